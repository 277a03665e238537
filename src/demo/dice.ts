/** Draws that come out the same each time: whoever starts the demo meets the same people. */
export type Dice = {
  /** A whole number from `least` to `most`, both included. */
  readonly from: (least: number, most: number) => number
  readonly of: <Choice>(choices: readonly Choice[]) => Choice
  /** Whether it happens, so many times of a hundred. */
  readonly percent: (chance: number) => boolean
}

/** Mulberry32, seeded by a number or by a text. */
export function dice(seed: number | string): Dice {
  let state = typeof seed === 'number' ? seed : hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const from = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    from,
    of: (choices) => {
      if (choices.length === 0) throw new Error('There is nothing to choose from.')
      return choices[from(0, choices.length - 1)] as (typeof choices)[number]
    },
    percent: (chance) => next() * 100 < chance,
  }
}

/** FNV-1a. */
const hashOf = (text: string): number =>
  [...text].reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619), 2_166_136_261)
