import { foldCode } from '#domain/people/fold.ts'

/** Numbers and codes by slot, found by any part of them. */
export type CodeIndex = {
  readonly set: (slot: number, code: string | undefined) => void
  /** Calls `found` for each code that holds the folded term: 0 the whole of it, 1 its beginning or end, 2 inside. */
  readonly find: (term: string, found: (slot: number, tier: number) => void) => void
}

/** All codes in one long text: looking through 100,000 of them is one search of a megabyte. */
export function createCodeIndex(): CodeIndex {
  const codes: string[] = []
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
    return text
  }

  return {
    set: (slot, code) => {
      const folded = code === undefined ? '' : foldCode(code)
      while (codes.length <= slot) codes.push('')
      if (codes[slot] === folded) return
      codes[slot] = folded
      text = undefined
    },
    find: (term, found) => {
      if (term === '') return
      const all = text ?? build()
      for (let at = all.indexOf(term); at >= 0; ) {
        const slot = slotAt(starts, at)
        found(slot, tierOf(codes[slot] ?? '', term))
        at = all.indexOf(term, (starts[slot] ?? 0) + (codes[slot]?.length ?? 0))
      }
    },
  }
}

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
