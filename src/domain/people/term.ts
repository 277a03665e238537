import { foldCode, foldName, isPlain, unmarked } from './fold.ts'

/** What somebody typed into a search box, read as everything it may be. */
export type Term = {
  /** As names are compared; empty when nothing is left of it, or when it holds digits, which no name has. */
  readonly name: string
  /** The same with v for the ü that was typed, where there was one: lü finds 吕, and Müller is found by müller. */
  readonly pinyin?: string
  /** As dossier numbers and box codes are compared: at least two characters with a digit among them. */
  readonly code?: string
  /** The last six or fewer characters of a resident ID number, at least four. */
  readonly tail?: string
  /** A whole resident ID number, 18 characters or the old 15. */
  readonly idNumber?: string
  /** The beginning was swallowed by an input method: `-2026-0312` for `HR-2026-0312`. */
  readonly cut: boolean
}

/** The longest term that is looked at: no name, number or code is longer. */
const longest = 60

/** What was typed into a search, as a name, as Pinyin, as a code and as an ID number at once. */
export function readTerm(typed: string): Term {
  const text = typed.slice(0, longest)
  const name = foldName(text)
  if (isPlain(text)) return { name, cut: false }
  const pinyin = foldName(unmarked(text.normalize('NFKC').toLowerCase(), 'v'))
  const code = foldCode(text)
  const coded = /\d/.test(code) && code.length >= 2
  const digits = /^\d{3,17}[\dX]$/.test(code) ? code : undefined
  return {
    name: /\d/.test(name) ? '' : name,
    ...(pinyin !== name && !/\d/.test(name) && { pinyin }),
    ...(coded && { code }),
    ...(digits && isTail(digits) && { tail: digits.slice(-6) }),
    ...(digits && (digits.length === 15 || digits.length === 18) && { idNumber: digits }),
    cut: coded && /^[\s\p{Cf}]*[\p{Pd}−]/u.test(text.normalize('NFKC')),
  }
}

/** Whether anything is left to search for. */
export const isEmptyTerm = ({ name, code }: Term): boolean => name === '' && code === undefined

const isTail = (digits: string) => digits.length <= 6 || digits.length === 15 || digits.length === 18
