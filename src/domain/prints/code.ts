import { ok, type Result, refuse } from '#domain/result.ts'

/**
 * 页码: what stands in the QR of a printed page, `P-7F3K-2-X`. Run in Crockford base 32 (no I, L, O, U), the page's place
 * in its run, and a check character. It is only a name: looking it up needs a sign-in (docs/decisions/0024, 0064).
 */
export type PageCode = { readonly run: string; readonly ordinal: number; readonly code: string }

export type CodeRefusal = 'scan.incomplete' | 'scan.check'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const runLength = 4

/** The name of a run, from four random bytes: about a million names, so the caller looks whether it is taken. */
export const runCode = (random: Uint8Array): string =>
  [...random.subarray(0, runLength)].map((byte) => alphabet[byte % alphabet.length]).join('')

/** The code of the page with this place in its run, counted from 1 through all its sheets. */
export const pageCode = (run: string, ordinal: number): string => `P-${run}-${ordinal}-${checkOf(run, ordinal)}`

/**
 * Reads folded text (scan.ts). Letters that Crockford leaves out mean the digits they look like; the dashes may be
 * missing. Refuses what is too short to be a whole code, and a whole one whose check character is another. No code is
 * printed with a 0 before its place: read as a number, that 0 would go unchecked and move the weights of the digits after
 * it, so that one wrong character could name another page.
 */
export function readPageCode(folded: string): Result<PageCode, CodeRefusal> {
  const found = /^P-?([0-9A-Z]{4})(-?)(\d{1,3})(-?)([0-9A-Z])$/.exec(lookAlikes(folded))
  const [, run = '', before = '', ordinal = '', after = '', check = ''] = found ?? []
  // With one dash and a digit at the end, as in `P-7F3K-12`, the check character may be missing and a digit taken for it.
  const isCut = before !== after && /\d/.test(check)
  if (!found || isCut || [...run, check].some((char) => !alphabet.includes(char))) return refuse('scan.incomplete')
  if (ordinal.startsWith('0') || checkOf(run, Number(ordinal)) !== check) return refuse('scan.check')
  return ok({ run, ordinal: Number(ordinal), code: pageCode(run, Number(ordinal)) })
}

const lookAlikes = (folded: string) =>
  folded.slice(0, 1) + folded.slice(1).replace(/[OIL]/g, (char) => (char === 'O' ? '0' : '1'))

/**
 * A weighted sum in the field of 32 elements, each place with a weight of its own: finds every wrong character and every
 * two that changed places.
 */
function checkOf(run: string, ordinal: number): string {
  const values = [...`${run}${ordinal}`].map((char) => alphabet.indexOf(char))
  const sum = values.reduce((sum, value, place) => sum ^ times(value, place + 1), 0)
  return alphabet[sum] ?? ''
}

/** value · 2^power modulo x⁵ + x² + 1. */
function times(value: number, power: number): number {
  let product = value
  for (let step = 0; step < power; step += 1) product = (product << 1) ^ (product & 16 ? 0b100101 : 0)
  return product & 31
}
