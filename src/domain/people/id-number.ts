import { ok, type Result, refuse } from '#domain/result.ts'
import { type PartialDate, partialDate } from '#domain/time.ts'

declare const brand: unique symbol

/** 公民身份号码: 18 positions, X upper case, checked (GB 11643-1999). */
export type IdNumber = string & { readonly [brand]: 'id-number' }

export type IdNumberRefusal = 'id-length' | 'id-digits' | 'id-birth' | 'id-checksum'

/**
 * A resident number as a person or a file writes it: full-width, with blanks, with invisible characters, with a small x,
 * or of 15 digits. The area code is never a reason to refuse: abolished ones live on (docs/law/id-number.md §4).
 */
export function readIdNumber(text: string): Result<IdNumber, IdNumberRefusal> {
  const plain = plainIdNumber(text)
  if (plain.length === 15) return /^\d{15}$/.test(plain) ? checked(lengthened(plain)) : refuse('id-digits')
  if (plain.length !== 18) return refuse('id-length')
  return /^\d{17}[\dX]$/.test(plain) ? checked(plain) : refuse('id-digits')
}

/** The same characters in one spelling: what is compared, searched and fingerprinted. */
export const plainIdNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}'’‘]/gu, '')
    .toUpperCase()

/** 出生日期 as the number says it; it may differ from the date that the organisation determined. */
export const birthIn = (number: IdNumber): PartialDate => number.slice(6, 14) as PartialDate

/** The code of 性别: an odd sequence is a man's. */
export const sexIn = (number: IdNumber): '1' | '2' => (Number(number[16]) % 2 === 1 ? '1' : '2')

/** Sequences 996 to 999 belong to no living person born after 1900: the only numbers that demo and tests use. */
export const isSynthetic = (number: IdNumber): boolean => Number(number.slice(14, 17)) >= 996

/** The number of 18 positions for its first 17. */
export const withCheck = (first: string): IdNumber => `${first}${checkCharacter(first)}` as IdNumber

function checked(number: string): Result<IdNumber, IdNumberRefusal> {
  if (!partialDate(number.slice(6, 14))) return refuse('id-birth')
  return checkCharacter(number.slice(0, 17)) === number[17] ? ok(number as IdNumber) : refuse('id-checksum')
}

/** 15 positions are those of births in 19xx without century and check character. */
const lengthened = (short: string) => withCheck(`${short.slice(0, 6)}19${short.slice(6)}`)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const checkCharacter = (first: string) =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first[at]), 0) % 11] ?? ''
