import type { NameParts, Readings } from './name-keys.ts'
import { tiers } from './name-match.ts'

/** Whether a term is of letters alone, and not of more than a number has bits. */
export const isOfLetters = (term: string): boolean => /^[a-z]{1,30}$/.test(term)

/**
 * How names read, character by character, as numbers that lie beside each other: of 100,000 names ten thousand begin like zhang, and
 * to follow each of them through its parts takes thirty milliseconds.
 */
export type Spellings = {
  readonly set: (slot: number, name: NameParts) => void
  /**
   * How well letters match the name of a slot, as `matchName` has it: undefined where they do not, and -1 of a name that is too long to
   * be kept here.
   */
  readonly letters: (term: string) => (slot: number) => number | undefined
}

/** So many characters of a name are kept, two bytes each. */
const perName = 4

/** More readings than any house has, and no more than two bytes count. */
const mostReadings = 0xfffe

/** Of a name that is not kept. */
const tooLong = 0xffff

/** No name. */
export function createSpellings(): Spellings {
  const numbers = new Map<Readings, number>()
  /** By number; 0 stands for no character. */
  const known: (Readings | undefined)[] = [undefined]
  let codes = new Uint16Array(1024 * perName)

  const numberOf = (readings: Readings): number => {
    const found = numbers.get(readings)
    if (found !== undefined) return found
    if (known.length > mostReadings) return tooLong
    const made = known.push(readings) - 1
    numbers.set(readings, made)
    return made
  }
  const reach = (end: number) => {
    if (end <= codes.length) return
    const longer = new Uint16Array(Math.max(end, codes.length + (codes.length >> 2)))
    longer.set(codes)
    codes = longer
  }

  return {
    set: (slot, parts) => {
      const from = slot * perName
      reach(from + perName)
      codes.fill(0, from, from + perName)
      let at = from
      for (const { readings } of parts)
        for (const one of readings) {
          const number = at < from + perName ? numberOf(one) : tooLong
          if (number === tooLong) {
            codes[from] = tooLong
            return
          }
          codes[at++] = number
        }
    },
    letters: (term) => {
      const ways: (Ways | undefined)[] = []
      const wayOf = (number: number): Ways => {
        const way = ways[number] ?? waysOf(known[number] as Readings, term)
        ways[number] = way
        return way
      }
      const name: Ways[] = []
      return (slot) => {
        const from = slot * perName
        if (codes[from] === tooLong) return -1
        name.length = 0
        for (let at = from; at < from + perName && codes[at] !== 0; at += 1) name.push(wayOf(codes[at] ?? 0))
        return leastCost(name, 1 << term.length)
      }
    },
  }
}

/** To which places of the term readings lead from each, a bit a place: as the name is read, and by a lesser reading. */
type Ways = { readonly proper: Int32Array; readonly lesser: Int32Array }

function waysOf(readings: Readings, term: string): Ways {
  const made = { proper: new Int32Array(term.length), lesser: new Int32Array(term.length) }
  for (const [order, reading] of readings.all.entries()) {
    const by = order < readings.proper ? made.proper : made.lesser
    for (let from = 0; from < term.length; from += 1) by[from] = (by[from] ?? 0) | placesAfter(reading, term, from)
  }
  return made
}

/** After one letter of the reading, two, or as many as stand there. */
function placesAfter(reading: string, term: string, from: number): number {
  let places = 0
  for (let length = 0; length < reading.length && reading[length] === term[from + length]; length += 1)
    places |= 1 << (from + length + 1)
  return places
}

/** More than any match costs. */
const none = 8

function leastCost(name: readonly Ways[], end: number): number | undefined {
  let best = costFrom(name, 0, end)
  for (let at = 1; at < name.length && best > tiers.inside; at += 1)
    best = Math.min(best, tiers.inside + costFrom(name, at, end))
  return best < none ? best : undefined
}

/** What it costs to match from one character on. */
function costFrom(name: readonly Ways[], start: number, end: number): number {
  let [proper, lesser, best] = [1, 0, none]
  for (let at = start; at < name.length && (proper | lesser) !== 0; at += 1) {
    const way = name[at] as Ways
    const byProper = led(way.proper, proper)
    const byLesser = led(way.lesser, proper | lesser) | led(way.proper, lesser)
    const partial = at + 1 === name.length ? 0 : tiers.partial
    if ((byProper & end) !== 0) best = Math.min(best, partial)
    else if ((byLesser & end) !== 0) best = Math.min(best, tiers.lesser | partial)
    proper = byProper & ~end
    lesser = byLesser & ~end & ~proper
  }
  return best
}

/** Every place to which some of these lead. */
function led(ways: Int32Array, from: number): number {
  let places = 0
  for (let left = from; left !== 0; left &= left - 1) places |= ways[31 - Math.clz32(left & -left)] ?? 0
  return places
}
