/** 密码 must be so long: less where a second factor stands beside it (docs/security.md §6). */
export const shortest = { withFactor: 12, alone: 15 } as const

/** Nobody types more, and what is hashed has an end. */
export const longest = 200

export type PasswordRefusal =
  | 'password.missing'
  | 'password.too-short'
  | 'password.too-short-alone'
  | 'password.too-long'
  | 'password.differs'
  | 'password.personal'
  | 'password.house'
  | 'password.common'
  | 'password.same'

/** What a password may not lean on. Words of less than three signs (two of Han) are in everything and count for nothing. */
export type Known = {
  /** Staff number, name, its pinyin, digits of the birth. */
  readonly personal: readonly string[]
  /** What the house and its units are called. */
  readonly house: readonly string[]
}

type Asked = {
  readonly password: string
  readonly again: string
  readonly hasFactor: boolean
  readonly known: Known
  /** Whether a word stands in the list of what everybody chooses. */
  readonly isCommon: (word: string) => boolean
}

/**
 * Why a password is no good, if it is not: its length and what others would try first. Nothing is asked of its composition,
 * which only makes people write `P@ssw0rd1` (NIST SP 800-63B §3.1.1).
 */
export function refusePassword({ password, again, hasFactor, known, isCommon }: Asked): PasswordRefusal | undefined {
  const signs = [...password.normalize('NFKC')].length
  if (signs === 0) return 'password.missing'
  if (signs > longest) return 'password.too-long'
  if (signs < shortest.withFactor) return hasFactor ? 'password.too-short' : 'password.too-short-alone'
  if (!hasFactor && signs < shortest.alone) return 'password.too-short-alone'
  const plain = plainOf(password)
  if (leansOn(plain, known.personal)) return 'password.personal'
  if (leansOn(plain, known.house)) return 'password.house'
  if (isGuessed(password.normalize('NFKC').toLowerCase(), isCommon)) return 'password.common'
  return password === again ? undefined : 'password.differs'
}

/** Case, width and whatever stands between letters and digits make no difference. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const leansOn = (plain: string, words: readonly string[]): boolean =>
  words.map(plainOf).some((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3) && plain.includes(word))

/**
 * Tried first by everybody: a word of the list, such a word with digits and signs before or behind it or written several
 * times, one short piece over and over, a row of the keyboard or of digits.
 */
function isGuessed(password: string, isCommon: (word: string) => boolean): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const words = core.length * 3 < password.length ? [] : [core, pieceOf(core), spelledOut(core)]
  if (pieceOf(password).length <= 4 || isCommon(password)) return true
  return [...words, spelledOut(password)].some(isCommon) || [password, ...words].some(isRow)
}

const spelledOut = (word: string): string => word.replace(/[01345$@!]/g, (sign) => spelt[sign] ?? sign)

const spelt: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  $: 's',
  '@': 'a',
  '!': 'i',
}

/** The shortest piece of which the text is a repetition; the text itself where it is none. */
function pieceOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length)
    if (piece.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return piece
  }
  return text
}

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

/** Made of nothing but stretches of four and more along a row, either way. */
function isRow(text: string): boolean {
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')])
  let rest = text
  while (rest.length > 0) {
    const at = rest
    const length = Math.max(0, ...both.map((row) => stretch(at, row)))
    if (length < 4) return false
    rest = rest.slice(length)
  }
  return true
}

/** How much of the beginning runs along the row. */
function stretch(text: string, row: string): number {
  const from = row.indexOf(text[0] ?? '\0')
  let length = 0
  while (from >= 0 && length < text.length && text[length] === row[from + length]) length += 1
  return length
}
