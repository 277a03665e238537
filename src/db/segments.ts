import { type CipherKey, decrypt, encrypt, overhead } from '#keys/envelope.ts'

const segmentBytes = 65_536

/**
 * Seals what comes in pieces, a segment as soon as the next one has begun, so that no more than one is ever held, and no
 * more of it than has come. Each segment knows its number and whether it is the last: nothing can be cut off, moved, doubled
 * or joined on. Pieces are kept as they are given until they are sealed: whoever gives one leaves it alone.
 */
export function sealing(key: CipherKey, place: readonly string[], write: (sealed: Buffer) => Promise<void>) {
  let held: Uint8Array[] = []
  let [filled, index] = [0, 0]
  const seal = async (last: boolean) => {
    const sealed = encrypt(key, Buffer.concat(held), segmentPlace(place, index, last))
    held = []
    filled = 0
    index += 1
    await write(sealed)
  }
  return {
    add: async (bytes: Uint8Array): Promise<void> => {
      for (let at = 0; at < bytes.length; ) {
        if (filled === segmentBytes) await seal(false)
        const piece = bytes.subarray(at, at + segmentBytes - filled)
        held.push(piece)
        filled += piece.length
        at += piece.length
      }
    },
    end: () => seal(true),
  }
}

/** Opens a sealed file of `size` bytes, which `read` gives in pieces; others have their turn between two segments. */
export async function openSegments(
  key: CipherKey,
  place: readonly string[],
  { size, read }: { readonly size: number; readonly read: (at: number, bytes: number) => Promise<Buffer> },
): Promise<Buffer> {
  const sealedBytes = segmentBytes + overhead(key.suite)
  const count = Math.max(1, Math.ceil(size / sealedBytes))
  const plain = Buffer.alloc(Math.max(0, size - count * overhead(key.suite)))
  for (let index = 0; index < count; index += 1) {
    const sealed = await read(index * sealedBytes, sealedBytes)
    plain.set(decrypt(key, sealed, segmentPlace(place, index, index === count - 1)), index * segmentBytes)
  }
  return plain
}

const segmentPlace = (place: readonly string[], index: number, last: boolean) => [
  ...place,
  String(index),
  last ? 'last' : 'more',
]
