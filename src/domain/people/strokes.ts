import { strokeOrder } from './stroke-order.ts'

/**
 * 姓氏笔画: a key by which plain comparison of strings puts names in the order of their strokes, character by character, as
 * official lists have it. Latin names stand before Chinese ones, characters that the kept order lacks after all others.
 */
export function strokeKey(text: string): string {
  let key = ''
  for (const char of text) key += keyOf(char)
  return key
}

/** How many strokes a character has; undefined where the kept order does not say. */
export const strokesOf = (char: string): number | undefined => {
  const at = strokeOrder.findIndex((characters) => characters.includes(char))
  return at < 0 ? undefined : at + 1
}

const first = 0x4e00
let places: ReadonlyMap<string, string> | undefined

function keyOf(char: string): string {
  if (char < '\u2e80') return char
  places ??= new Map([...strokeOrder.join('')].map((known, place) => [known, String.fromCharCode(first + place)]))
  return places.get(char) ?? `\ue000${char}`
}
