/**
 * Which three characters follow each other in which text, a bit each: a text may hold a term only where all threes of the term are
 * marked. What was once marked stays so, which says too much and never too little.
 */
export type Signs = {
  readonly add: (text: number, of: string) => void
  /** Calls `found` for each of the first `many` texts that may hold the term, in their order. */
  readonly find: (term: string, many: number, found: (text: number) => void) => void
}

/** So many lines, a bit a text in each: threes that share one only say too much. */
const lines = 2048

/** Marks of no text. */
export function createSigns(): Signs {
  let words = 1
  let bits = new Uint32Array(lines * words)

  const widen = (needed: number) => {
    const wider = Math.max(needed, words * 2)
    const moved = new Uint32Array(lines * wider)
    for (let line = 0; line < lines; line += 1) moved.set(bits.subarray(line * words, (line + 1) * words), line * wider)
    bits = moved
    words = wider
  }

  return {
    add: (text, of) => {
      const word = text >> 5
      if (word >= words) widen(word + 1)
      for (const line of linesOf(of)) {
        const at = line * words + word
        bits[at] = (bits[at] ?? 0) | (1 << (text & 31))
      }
    },
    find: (term, many, found) => {
      const wanted = linesOf(term)
      for (let word = 0; word << 5 < many; word += 1) {
        let left = 0xffffffff
        for (const line of wanted) left &= bits[line * words + word] ?? 0
        while (left !== 0) {
          const bit = 31 - Math.clz32(left & -left)
          const text = (word << 5) + bit
          if (text < many) found(text)
          left &= left - 1
        }
      }
    },
  }
}

function linesOf(text: string): readonly number[] {
  const found: number[] = []
  let [one, two] = [text.charCodeAt(0), text.charCodeAt(1)]
  for (let at = 2; at < text.length; at += 1) {
    const three = text.charCodeAt(at)
    found.push((one * 961 + two * 31 + three) % lines)
    one = two
    two = three
  }
  return found
}
