import type { Values } from './values.ts'

/** What these slots say, those that have a 1: each text once, the frequent first, else as they come. */
export function frequent({ codes, texts }: Values, slots: readonly number[], marks: Uint8Array): readonly string[] {
  const counts = new Uint32Array(texts.length)
  const occurring: number[] = []
  for (const slot of slots) {
    const code = marks[slot] === 1 ? (codes[slot] ?? 0) : 0
    if (code === 0) continue
    if (counts[code] === 0) occurring.push(code)
    counts[code] = (counts[code] ?? 0) + 1
  }
  return occurring.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0)).flatMap((code) => texts[code] || [])
}
