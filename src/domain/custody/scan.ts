import { readPageCode } from '#domain/prints/code.ts'
import { type LocationKind, readLocationCode } from './location.ts'

/** Why something typed or scanned is no code. Nothing is ever guessed from half a number (docs/look.md §6). */
export type ScanRefusal = 'scan.empty' | 'scan.letters-lost' | 'scan.incomplete' | 'scan.check' | 'scan.unknown'

/** What a scanner or a person typed: the code of a page, the code of a place, or a miss with its cause. */
export type Scan =
  | { readonly is: 'page'; readonly code: string }
  | { readonly is: 'place'; readonly code: string; readonly kind: LocationKind }
  | { readonly is: 'miss'; readonly refusal: ScanRefusal }

/**
 * Reads one line. Full-width characters, small letters, blanks, and each dash that an input method makes of `-` are
 * folded, and so is what a scanner may be set to send around a code; letters that an input method swallowed or turned into 汉字 are a miss, since half a number could be another's.
 */
export function readScan(typed: string): Scan {
  const text = withoutFrame(fold(typed))
  if (text === '') return { is: 'miss', refusal: 'scan.empty' }
  if (/[^\x20-\x7e]/.test(text) || /^[-\d]+$/.test(text)) return { is: 'miss', refusal: 'scan.letters-lost' }
  const place = readLocationCode(text)
  if (place) return { is: 'place', code: place.code, kind: place.kind }
  if (!text.startsWith('P')) return { is: 'miss', refusal: 'scan.unknown' }
  const page = readPageCode(text)
  return page.ok ? { is: 'page', code: page.value.code } : { is: 'miss', refusal: page.refusal }
}

/** Without the sign of the kind of code (`]Q1`) and any other that a scanner was set to send before or after it. */
const withoutFrame = (folded: string): string =>
  folded.replace(/^\][A-Z]\d/, '').replace(/^[!-,./:-@[-`{-~]+(?=.)|(?<=.)[!-,./:-@[-`{-~]+$/g, '')

/** Upper case, half width, one plain dash, no blanks and nothing invisible. */
export const fold = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[-\u2010-\u2015\u2212\u2500\u30fc]+/g, '-')
