import type { Doubt } from '#domain/dossiers/section.ts'
import { standardOf } from '#domain/people/private-use.ts'

/** Nothing was written: blanks of every width, invisible characters, or the （无） of one exporter (domain.md §2.4). */
export const isBlank = (text: string): boolean => /^(?:[（(]\s*无\s*[）)])?$/.test(visible(text).trim())

/** Without blanks at either end (also no-break and full-width ones) and without characters that nobody can see. */
export const trimmed = (text: string): string => (isBlank(text) ? '' : visible(text).trim())

/** One line for numbers, dates and code names: compatibility forms folded, blanks at the ends gone. */
export const plain = (text: string): string => trimmed(text.normalize('NFKC'))

/** A value that the form writes in one cell: line ends and the blanks around them go, as Chinese needs none. */
export const oneLine = (text: string): string =>
  trimmed(text)
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .join('')

/** 姓名: no blanks between Chinese characters (domain.md §2.4); those between other words are single. */
export const nameOf = (text: string): string =>
  oneLine(text)
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')

/** The text without control characters (tab and line ends aside) and without the invisible ones that join, turn or hide. */
export const visible = (text: string): string => text.replace(unseen, '')

const unseen = /[^\P{Cc}\t\n\r]|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/**
 * A value without what nobody can see, and what a person should know about its characters: one was lost before, a private-use
 * character stands for a standard one (taken over only by choice), or has no agreed meaning.
 */
export function cleaned(text: string): { readonly text: string; readonly doubts: readonly Doubt[] } {
  const clean = visible(text)
  const doubts: Doubt[] = []
  if (clean.includes('\uFFFD')) doubts.push({ code: 'character-lost' })

  const standard = [...clean].map((character) => standardOf(character) ?? character).join('')
  if (standard !== clean) doubts.push({ code: 'private-use', readings: [standard, clean] })
  const unknown = [...standard].find((character) => /\p{Co}/u.test(character))
  if (unknown) doubts.push({ code: 'private-use-unknown', params: { character: codePoint(unknown) } })
  return { text: clean, doubts }
}

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
