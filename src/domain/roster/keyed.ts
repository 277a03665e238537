import { finish, type Steps, sorting } from '#domain/steps.ts'
import type { Values } from './values.ts'

/** One column as an order of slots: the key of each text is made once, and plain comparison of strings orders keys. */
export type Keyed = {
  readonly has: (slot: number) => boolean
  /** Puts the texts in order some at a time, before slots are sorted by them. */
  readonly placing: () => Steps
  /** Below 0 where `a` stands before `b`, 0 where the column does not tell them apart. */
  readonly compare: (a: number, b: number) => number
  /** The same slots in order. Those that the column does not tell apart stay as they came. */
  readonly sorted: (slots: Int32Array) => Int32Array
}

/** So many keys are made in one piece. */
const keysAtOnce = 2_000

/** `nothing` is the key of whoever says nothing. */
export function createKeyed(values: Values, keyOf: (text: string) => string, nothing: string): Keyed {
  const keys = [nothing]
  const keyAt = (code: number): string => {
    const known = keys[code]
    if (known !== undefined) return known
    for (let next = keys.length; next <= code; next += 1) keys.push(keyOf(values.texts[next] ?? ''))
    return keys[code] ?? nothing
  }

  let placed = { at: new Uint32Array(0), many: 0 }
  /** The place of each text among all, equal keys having the same, and how many places there are. */
  const placing = function* (): Steps {
    if (placed.at.length === values.texts.length) return
    const at = new Uint32Array(values.texts.length)
    for (let code = 0; code < at.length; code += keysAtOnce) {
      keyAt(code)
      yield
    }
    const ordered = yield* sorting(Uint32Array.from(at.keys()), (a, b) => compareTexts(keyAt(a), keyAt(b)))
    let place = 0
    for (let nth = 0; nth < ordered.length; nth += 1) {
      const code = ordered[nth] ?? 0
      if (nth > 0 && keyAt(ordered[nth - 1] ?? 0) !== keyAt(code)) place += 1
      at[code] = place
      if (nth % keysAtOnce === 0) yield
    }
    placed = { at, many: place + 1 }
  }
  const places = () => {
    finish(placing())
    return placed
  }

  return {
    has: (slot) => (values.codes[slot] ?? 0) > 0,
    placing,
    compare: (a, b) => {
      const [left, right] = [values.codes[a] ?? 0, values.codes[b] ?? 0]
      return left === right ? 0 : compareTexts(keyAt(left), keyAt(right))
    },
    // Counted and dealt out, not compared: a hundred thousand take some milliseconds.
    sorted: (slots) => {
      const { codes } = values
      const { at, many } = places()
      const starts = new Uint32Array(many + 1)
      for (const slot of slots) {
        const next = (at[codes[slot] ?? 0] ?? 0) + 1
        starts[next] = (starts[next] ?? 0) + 1
      }
      for (let place = 1; place <= many; place += 1) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0)
      const dealt = new Int32Array(slots.length)
      for (const slot of slots) {
        const place = at[codes[slot] ?? 0] ?? 0
        const start = starts[place] ?? 0
        dealt[start] = slot
        starts[place] = start + 1
      }
      return dealt
    },
  }
}

/** Below 0 where `a` stands before `b`, as plain comparison of strings has it. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
