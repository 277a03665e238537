/** The scripts that faces are asked for apart: no face has all of them. */
export const scripts = ['han', 'latin', 'cyrillic', 'greek', 'mongolian', 'tibetan', 'other'] as const

export type Script = (typeof scripts)[number]

const of: readonly (readonly [Script, RegExp])[] = [
  ['han', /\p{Script=Han}/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['mongolian', /\p{Script=Mongolian}/u],
  ['tibetan', /\p{Script=Tibetan}/u],
]

/** `ł` is Latin, `қ` Cyrillic; signs, digits and whatever else is asked of nobody in particular are `other`. */
export const scriptOf = (char: string): Script => of.find(([, belongs]) => belongs.test(char))?.[0] ?? 'other'

/** Letters of these join, stack or change with their neighbours: only the face itself knows how. */
export const isShaped = (text: string): boolean => /[\p{Script=Mongolian}\p{Script=Tibetan}]/u.test(text)

/** Words of letters, each with its marks, and between them single characters: what is best set in one face. */
export const wordsOf = (text: string): readonly string[] => text.match(words) ?? []

const words =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+|[\p{Script=Mongolian}\u202f]+|\p{Script=Tibetan}+|./gsu
