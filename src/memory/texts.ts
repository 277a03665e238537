import { createMemo } from '#domain/memo.ts'

/** Texts that were drawn of things. */
export type Texts = {
  /** What was drawn of a thing; `as` says everything else that the text depends on, and another one is drawn anew. */
  readonly keep: (of: object, as: string, draw: () => string) => string
  readonly clear: () => void
}

/** Keeps so many characters of those that were asked for last: two bytes each where one of them is Chinese. */
export function createTexts(most = 2_500_000): Texts {
  const kept = createMemo<string>(most, (text) => text.length + 100)
  const numbers = new WeakMap<object, number>()
  let things = 0
  return {
    keep: (of, as, draw) => {
      const number = numbers.get(of) ?? things++
      numbers.set(of, number)
      return kept.get(`${number} ${as}`, draw)
    },
    clear: kept.clear,
  }
}
