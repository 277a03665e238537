import type { Coded, Contents, DossierRecord, Value } from '#domain/dossiers/section.ts'
import { monthNumber, type PartialDate } from '#domain/time.ts'

/** The one record of a single section, as far as its viewer may see it. */
export const only = (contents: Contents, section: string): DossierRecord | undefined => contents[section]?.[0]

/** A date that is known to the month, else undefined: about the others no check can say anything. */
export const monthOf = (value: Value | undefined): PartialDate | undefined =>
  typeof value === 'string' && /^\d{6}(?:\d{2})?$/.test(value) ? (value as PartialDate) : undefined

/** The text of a value that is text; empty for any other. */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

/** The words of a value: its text, also that of a code or a post. */
export const wordsOf = (value: Value | undefined): string =>
  typeof value === 'object' && 'text' in value ? value.text : textOf(value)

/** The code of a coded value. */
export const codeIn = (value: Value | undefined): string | undefined => (value as Coded | undefined)?.code

/** Full years between two months; negative when `at` lies before. */
export const yearsBetween = (from: PartialDate, at: PartialDate): number => Math.floor(monthsBetween(from, at) / 12)

/** Months from one to the other; negative when `at` lies before. */
export const monthsBetween = (from: PartialDate, at: PartialDate): number => monthNumber(at) - monthNumber(from)

/** Whether one date certainly lies before another, as far as the less precise of the two tells. */
export const isBefore = (date: PartialDate, other: PartialDate): boolean => {
  const known = Math.min(date.length, other.length)
  return date.slice(0, known) < other.slice(0, known)
}

/** Two texts that say the same but for blanks and signs. */
export const sameWords = (one: string, other: string): boolean => bareWords(one) === bareWords(other)

/** A text without blanks and signs, in one width. */
export const bareWords = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

/** 学习, 就读 and the like; a line that only names a school and a subject is one of study as well. */
export const isStudy = (line: string) =>
  /(?:学习|就读|读书|求学|攻读|进修|学员|学生|研究生|本科生|毕业|待分配|待业)[）)]?$/.test(line) ||
  /(?:专业|系|班)$/.test(line)
