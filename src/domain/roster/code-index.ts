import { foldCode } from '#domain/people/fold.ts'

/** Numbers and codes by slot, found by any part of them. */
export type CodeIndex = {
  readonly set: (slot: number, code: string | undefined) => void
  /** Calls `found` for each code that holds the folded term: 0 the whole of it, 1 its beginning or end, 2 inside. */
  readonly find: (term: string, found: (slot: number, tier: number) => void) => void
}

/**
 * All codes in one long text: looking through 100,000 of them is one search of a megabyte. Codes that changed since the text
 * was made are looked at one by one, until there are so many that a new text is cheaper.
 */
export function createCodeIndex(): CodeIndex {
  const codes: string[] = []
  const fresh = new Set<number>()
  let text: string | undefined
  let starts: Int32Array = new Int32Array(0)

  const build = () => {
    starts = new Int32Array(codes.length)
    let at = 1
    codes.forEach((code, slot) => {
      starts[slot] = at
      at += code.length + 1
    })
    text = `\n${codes.join('\n')}\n`
    fresh.clear()
    return text
  }

  return {
    set: (slot, code) => {
      const folded = code === undefined ? '' : foldCode(code)
      while (codes.length <= slot) codes.push('')
      if (codes[slot] === folded) return
      codes[slot] = folded
      if (text !== undefined) fresh.add(slot)
      if (fresh.size > mostFresh) text = undefined
    },
    find: (term, found) => {
      if (term === '') return
      const tell = (slot: number) => found(slot, tierOf(codes[slot] ?? '', term))
      for (const slot of slotsIn(text ?? build(), starts, term)) if (!fresh.has(slot)) tell(slot)
      for (const slot of fresh) if (codes[slot]?.includes(term)) tell(slot)
    },
  }
}

/** The slots whose code in the text holds the term, each once. */
function* slotsIn(text: string, starts: Int32Array, term: string): Generator<number> {
  for (let at = text.indexOf(term); at >= 0; ) {
    const slot = slotAt(starts, at)
    yield slot
    const next = starts[slot + 1]
    if (next === undefined) return
    at = text.indexOf(term, next - 1)
  }
}

const mostFresh = 1000

const tierOf = (code: string, term: string) =>
  code === term ? 0 : code.startsWith(term) || code.endsWith(term) ? 1 : 2

/** The last slot that starts at or before this place. */
function slotAt(starts: Int32Array, at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
