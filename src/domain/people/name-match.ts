import { isLatin, type NameKeys } from './name-keys.ts'

type Keys = Pick<NameKeys, 'chars' | 'readings'>

/** A typed name, folded: `latin` as names of the West write it, `pinyin` with v where ü was typed. Equally long. */
export type NameTerm = { readonly latin: string; readonly pinyin: string }

/**
 * How well a term matches a name; the lower the better, undefined when not at all. Characters match anywhere in the name,
 * letters as beginnings of consecutive syllables from any syllable on: zhangw, zw and zhwei find 张伟, and 张w too.
 *
 * 0 the whole name · 1 its beginning · 2, 3 the same by a lesser reading (dan for the surname 单) · 4 to 7 further inside.
 */
export function matchName(keys: Keys, term: NameTerm): number | undefined {
  let best: number = none
  for (let at = 0; at < keys.chars.length && best > 0; at += 1) {
    best = Math.min(best, (at === 0 ? 0 : tiers.inside) + consume(keys, at, term, 0))
  }
  return best < none ? best : undefined
}

/** What a match costs that leaves a part of the name, that needs a lesser reading, that begins inside the name. */
export const tiers = { partial: 1, lesser: 2, inside: 4 } as const

const none = 8

/** The cost of matching the rest of the term from here on; `none` or more when it does not. */
function consume(keys: Keys, at: number, term: NameTerm, from: number): number {
  if (from === term.latin.length) return at === keys.chars.length ? 0 : tiers.partial
  const char = keys.chars[at]
  if (char === undefined) return none
  let best = term.latin.startsWith(char, from) ? consume(keys, at + 1, term, from + char.length) : none
  const { all, proper } = keys.readings[at] ?? { all: [], proper: 0 }
  const typed = isLatin(char) ? term.latin : term.pinyin
  for (let order = 0; order < all.length && best > 0; order += 1) {
    best = Math.min(
      best,
      (order < proper ? 0 : tiers.lesser) | consumeReading(keys, at, term, from, all[order] ?? '', typed),
    )
  }
  return best
}

/** Longest beginning of the syllable first, so that xian is tried as xian before xi and an. */
function consumeReading(keys: Keys, at: number, term: NameTerm, from: number, reading: string, typed: string): number {
  let best: number = none
  for (let length = sharedLength(reading, typed, from); length > 0 && best > 0; length -= 1) {
    best = Math.min(best, consume(keys, at + 1, term, from + length))
  }
  return best
}

function sharedLength(reading: string, typed: string, from: number): number {
  let length = 0
  while (length < reading.length && reading[length] === typed[from + length]) length += 1
  return length
}
