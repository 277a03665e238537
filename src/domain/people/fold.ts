import { Converter } from 'opencc-js/t2cn'
import { mendPrivateUse } from './private-use.ts'
import { mendRadicals } from './radicals.ts'

/**
 * A name as it is compared, wherever names are compared: lists, the question of kin, accounts, namesakes. Private-use signs
 * and pictures of radicals are mended, widths and case folded, 繁體 folded to 简体 character by character, Latin letters lose
 * their marks; blanks, invisible signs and the dots and dashes inside names are dropped. Never shown, only compared.
 */
export const foldName = (name: string): string => (isPlain(name) ? simplifiedIn(name) : foldedWords(name).join(''))

/** Whether two names are ways of writing one name; a name that nobody gave is like none. */
export const sameName = (a: string, b: string): boolean => {
  // Sign by sign: of another length it is another name.
  if (a.length !== b.length && isPlain(a) && isPlain(b)) return false
  const folded = foldName(a)
  return folded !== '' && folded === foldName(b)
}

/** The folded name word by word: a name in Latin letters has several, and each may be abbreviated. */
export const foldedWords = (name: string): readonly string[] =>
  wordsOf(name).map((word) => simplifiedIn(unmarked(word)))

function simplifiedIn(word: string): string {
  let text = ''
  for (const char of word) text += simplified(char)
  return text
}

/** The words as they stand, mended and of one width and case but neither unmarked nor simplified. */
export const wordsOf = (name: string): readonly string[] => (isPlain(name) ? [name] : split(name))

/** Most names: there is nothing to mend in them, and a roster has 100,000. */
export const isPlain = (name: string): boolean => /^[\u4e00-\u9fa5]+$/.test(name)

const split = (name: string): readonly string[] =>
  mendRadicals(mendPrivateUse(name))
    .normalize('NFKC')
    .toLowerCase()
    .split(betweenWords)
    .filter((word) => word !== '')

/**
 * A number or box code as it is compared: `ＨＲ－２０２６－０３１２` and `hr——2026 0312` are both `HR20260312`. Input methods
 * turn the dash into many signs, so dashes do not count.
 */
export const foldCode = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replace(ignored, '').replace(dashes, '')

/**
 * Latin letters without their marks: é as e, ł as l, ß as ss. In every other script a mark belongs to the letter. `umlaut` is
 * what ü becomes: u in names of the West, v where pinyin is typed.
 */
export const unmarked = (text: string, umlaut: 'u' | 'v' = 'u'): string =>
  /[\u00AA-\u2E7F]/.test(text)
    ? text.replace(/\p{Script=Latin}\p{M}*/gu, (letter) => bareLetter(letter.normalize('NFD'), umlaut))
    : text

const bareLetter = (letter: string, umlaut: 'u' | 'v') =>
  umlaut === 'v' && /^u\p{M}*\u0308/u.test(letter)
    ? 'v'
    : (withoutDecomposition[letter[0] ?? ''] ?? letter.replace(/\p{M}/gu, ''))

const withoutDecomposition: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŋ: 'n', ſ: 's', ə: 'e', ǝ: 'e' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
}

/** Blanks, invisible signs (format, control, variation selectors, fillers), the dots of minority names, apostrophes. */
const ignored = /[\s\p{Cf}\p{Cc}\p{Variation_Selector}\u115F\u1160\u2800\u3164·•‧∙⋅・●᛫⸱ꞏ˙﹒.'’‘ʼʻ′`ˊ]/gu

/** Jean-Pierre is Jean Pierre. */
const betweenWords = new RegExp(`${ignored.source}|[\\p{Pd}−]`, 'gu')

const dashes = /[\p{Pd}−ー_]/gu

/** Ways of writing that no table of traditional characters lists but names have. */
const variants: Readonly<Record<string, string>> = { 𠮷: '吉', 髙: '高' }

const known = new Map<string, string>()
let converter: ((text: string) => string) | undefined

function simplified(char: string): string {
  if (char < '\u2E80') return char
  const folded = known.get(char)
  if (folded !== undefined) return folded
  const convert = converter ?? Converter({ from: 't', to: 'cn' })
  converter = convert
  const made = variants[char] ?? convert(char)
  known.set(char, made)
  return made
}
