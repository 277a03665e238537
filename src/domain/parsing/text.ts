import type { Doubt } from '#domain/dossiers/section.ts'
import { standardOf } from '#domain/people/private-use.ts'
import { mendRadicals } from '#domain/people/radicals.ts'

/**
 * Nothing was written: blanks of every width, invisible characters, or the （无） of one exporter
 * (docs/law/exchange-lrmx.md §3).
 */
export const isBlank = (text: string): boolean => /^(?:[（(]\s*无\s*[）)])?$/.test(visible(text).trim())

/** Without blanks at either end (also no-break and full-width ones) and without characters that nobody can see. */
export const trimmed = (text: string): string => (isBlank(text) ? '' : visible(text).trim())

/** One line for numbers, dates and code names: compatibility forms folded, blanks at the ends gone. */
export const plain = (text: string): string => trimmed(folded(text))

/** Compatibility forms folded. A number in a ring or raised stays what it is: ① is no digit of the month before it. */
export const folded = (text: string): string => text.replace(/\P{No}+/gu, (part) => part.normalize('NFKC'))

/** A value that the form writes in one cell: line ends and the blanks around them go, as Chinese needs none. */
export const oneLine = (text: string): string => linesIn(text).join('')

/** The lines of a value that say something, without the blanks around them. */
export const linesIn = (text: string): readonly string[] =>
  trimmed(text)
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The first so many characters, with a sign where there are more. */
export const beginning = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

/** The text without these signs and blanks at either end. Looks at each sign once, however many stand in a row. */
export function withoutEnds(text: string, signs: string): string {
  const goes = (at: number) => signs.includes(text.charAt(at)) || text.charAt(at).trim() === ''
  let [from, to] = [0, text.length]
  while (from < to && goes(from)) from += 1
  while (to > from && goes(to - 1)) to -= 1
  return text.slice(from, to)
}

/**
 * 姓名: Latin letters in their own width, no blanks between Chinese characters (docs/law/exchange-lrmx.md §2); those
 * between other words are single.
 */
export const nameOf = (text: string): string =>
  oneLine(text)
    .replace(/[\uFF21-\uFF3A\uFF41-\uFF5A\u3000]/g, (sign) => sign.normalize('NFKC'))
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')

/** The text without control characters (tab and line ends aside) and without the invisible ones that join, turn or hide. */
export const visible = (text: string): string => text.replace(unseen, '')

/** What no XML may hold: controls but tab and line ends, and the two that are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that are looked for
export const forbiddenSigns = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g

const unseen =
  /[^\P{Cc}\t\n\r]|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu

/**
 * A value without what nobody can see and with characters in place of pictures of radicals, and what a person should know of
 * its characters: one was lost before, a private-use one stands for a standard one (taken over only by choice), or has no
 * agreed meaning.
 */
export function cleaned(text: string): { readonly text: string; readonly doubts: readonly Doubt[] } {
  const seen = visible(text)
  const clean = mendRadicals(seen)
  const doubts: Doubt[] = []
  if (clean !== seen) doubts.push({ code: 'radical-mended', params: { text: radicalsIn(seen) } })
  if (clean.includes('\uFFFD')) doubts.push({ code: 'character-lost' })

  const standard = [...clean].map((character) => standardOf(character) ?? character).join('')
  if (standard !== clean) doubts.push({ code: 'private-use', readings: [standard, clean] })
  const unknown = [...standard].find((character) => /\p{Co}/u.test(character))
  if (unknown) doubts.push({ code: 'private-use-unknown', params: { character: codePoint(unknown) } })
  return { text: clean, doubts }
}

const radicalsIn = (text: string) =>
  [...new Set([...text].filter((sign) => mendRadicals(sign) !== sign))]
    .map((sign) => `${sign}→${mendRadicals(sign)}`)
    .join(' ')

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
