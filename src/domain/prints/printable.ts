import { mendPrivateUse } from '#domain/people/private-use.ts'

/**
 * The text as it goes on paper. Old private-use characters become those they always meant; control characters, invisible
 * and direction-changing ones are left out (docs/security.md §7), and so are variation selectors, which no face here
 * knows. A letter and the accent typed behind it become the one letter that they are. Nothing else changes: 汉字 are not
 * normalised, since two forms of a character are two names.
 */
export const printable = (text: string): string => (plain.test(text) ? text.trim() : cleaned(text))

/** Of 汉字 and ASCII alone, as nearly every text is, nothing has to be looked for. */
const plain = /^[\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e\x20-\x7e]*$/

const cleaned = (text: string): string =>
  mendPrivateUse(text)
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/(?!\u3000)[\t\p{Zs}]/gu, ' ')
    .replace(invisible, '')
    .replace(accented, (letter) => letter.normalize('NFC'))
    .trim()

const accented = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}+/gu

const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu

/**
 * 自造字: what is left of the private-use areas has no agreed meaning, so printing it is warned of (docs/law/names.md §3).
 */
export const privateUse = (text: string): readonly string[] => [...new Set(printable(text).match(/\p{Co}/gu) ?? [])]

/** `U+4DAE`, as the message about a character names it. */
export const codePointOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
