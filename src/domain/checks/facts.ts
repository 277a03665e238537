import type { Coded, Contents, DossierRecord, Value } from '#domain/dossiers/section.ts'
import { monthNumber, type PartialDate } from '#domain/time.ts'

/** The one record of a single section, as far as its viewer may see it. */
export const only = (contents: Contents, section: string): DossierRecord | undefined => contents[section]?.[0]

/** A date that is known to the month, else undefined: about the others no check can say anything. */
export const monthOf = (value: Value | undefined): PartialDate | undefined =>
  typeof value === 'string' && /^\d{6}(?:\d{2})?$/.test(value) ? (value as PartialDate) : undefined

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

export const codeIn = (value: Value | undefined): string | undefined => (value as Coded | undefined)?.code

/** Full years between two months; negative when `at` lies before. */
export const yearsBetween = (from: PartialDate, at: PartialDate): number =>
  Math.floor((monthNumber(at) - monthNumber(from)) / 12)

/** Two texts that say the same but for blanks and signs. */
export const sameWords = (one: string, other: string): boolean => bare(one) === bare(other)

const bare = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
