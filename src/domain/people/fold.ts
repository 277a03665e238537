import { Converter } from 'opencc-js/t2cn'
import { mendPrivateUse } from './private-use.ts'

/**
 * A name as it is compared: private-use characters mended, widths and case folded, 繁體 folded to 简体 character by
 * character, blanks, invisible characters and the dots inside names dropped. Never shown, only matched.
 */
export const foldName = (name: string): string => foldedWords(name).join('')

/** The same, word by word: a name in Latin letters has several, and each may be abbreviated. */
export const foldedWords = (name: string): readonly string[] =>
  mendPrivateUse(name)
    .normalize('NFKC')
    .toLowerCase()
    .split(ignored)
    .filter((word) => word !== '')
    .map((word) => [...word].map(simplified).join(''))

/**
 * A number or box code as it is compared: `ＨＲ－２０２６－０３１２` and `hr——2026 0312` are both `HR20260312`. Input methods
 * turn the dash into many signs, so dashes do not count.
 */
export const foldCode = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replace(ignored, '').replace(dashes, '')

/** Blanks, format and control characters (U+200B, U+FEFF, direction marks), dots of minority names, pinyin apostrophes. */
const ignored = /[\s\p{Cf}\p{Cc}·•‧∙・﹒.'’‘`ˊ]/gu

const dashes = /[\p{Pd}−ー_]/gu

/** Ways of writing that no table of traditional characters lists but names have. */
const variants: Readonly<Record<string, string>> = { 𠮷: '吉', 髙: '高' }

const known = new Map<string, string>()
let converter: ((text: string) => string) | undefined

function simplified(char: string): string {
  const folded = known.get(char)
  if (folded !== undefined) return folded
  const convert = converter ?? Converter({ from: 't', to: 'cn' })
  converter = convert
  const made = variants[char] ?? convert(char)
  known.set(char, made)
  return made
}
