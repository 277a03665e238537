/**
 * Many pieces of bytes one after the other, and for each a list of numbers that ends with its length, as one text of JSON:
 * SQLite writes both, and the thread that reads them makes the first value of any.
 */
export type Pack = { readonly told: string; readonly bytes: Uint8Array | null }

/** Calls `each` with the numbers and the bytes of each piece, as they lie in the pack: no copy is made. */
export function eachPiece({ told, bytes }: Pack, each: (numbers: readonly number[], bytes: Buffer) => void): void {
  const { buffer, byteOffset } = bytes ?? new Uint8Array(0)
  let start = byteOffset
  for (const numbers of JSON.parse(told) as number[][]) {
    const length = numbers.at(-1) ?? 0
    each(numbers, Buffer.from(buffer, start, length))
    start += length
  }
}
