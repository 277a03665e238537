/** Many pieces of bytes as one, which goes from thread to thread without a copy. `ends` says where each piece ends. */
export type Pack = { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer> }

/** Copies the pieces into a pack; what is undefined becomes a piece without a byte. */
export function packed(pieces: readonly (Uint8Array | undefined)[]): Pack {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0))
  const ends = new Uint32Array(pieces.length)
  let end = 0
  pieces.forEach((piece, at) => {
    if (piece) bytes.set(piece, end)
    end += piece?.length ?? 0
    ends[at] = end
  })
  return { bytes, ends }
}

/** The piece at this place, as it lies in the pack: no copy is made. Undefined where it has no byte. */
export function pieceAt({ bytes, ends }: Pack, at: number): Buffer | undefined {
  const [start, end] = [at === 0 ? 0 : (ends[at - 1] ?? 0), ends[at] ?? 0]
  return start === end ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
}

/** What is handed over with a pack, so that it is moved and not copied. */
export const buffersOf = ({ bytes, ends }: Pack): ArrayBuffer[] => [bytes.buffer, ends.buffer]
