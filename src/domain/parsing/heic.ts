/**
 * A picture as phones keep it, HEIC or HEIF: told by the brands that stand behind `ftyp` (ISO/IEC 23008-12 §10.2), since its
 * name says nothing. Nothing here can read one, and whoever sends it can have it as JPEG.
 */
export function isHeic(bytes: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(4, 8) !== 'ftyp') return false
  return brands.has(text(8, 12)) || (text(16, mostSeen).match(/.{4}/gs) ?? []).some((brand) => brands.has(brand))
}

const brands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/** The major brand comes first, and no list of compatible ones is longer than this. */
const mostSeen = 64
