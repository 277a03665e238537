import { isHeic } from './heic.ts'
import { isBlank, visible } from './text.ts'

/** What a file calls its photo: the bytes as they came, and the kind that their first bytes tell. */
export type WrittenPortrait = {
  readonly bytes: Uint8Array
  readonly kind: 'jpeg' | 'png' | 'bmp' | 'gif' | 'tiff' | 'webp'
}

export type PortraitRefusal = 'photo-not-base64' | 'photo-not-an-image' | 'picture-heic'

/**
 * 照片: Base64, with or without `data:image/…;base64,` before it and with any blanks inside. The kind is told by the first
 * bytes alone, whatever the prefix claims. Undefined where there is none.
 */
export function readPortrait(written: string): WrittenPortrait | PortraitRefusal | undefined {
  if (isBlank(written)) return undefined
  const base64 = visible(written)
    .replace(/^\s*data:[^,]{0,100},/, '')
    .replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return 'photo-not-base64'
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const kind = kinds.find(({ magic }) => magic.every((byte, at) => byte === undefined || bytes[at] === byte))?.kind
  if (kind) return { bytes, kind }
  return isHeic(bytes) ? 'picture-heic' : 'photo-not-an-image'
}

const kinds = [
  { kind: 'jpeg', magic: [0xff, 0xd8, 0xff] },
  { kind: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'gif', magic: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'webp', magic: [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x45, 0x42, 0x50] },
  { kind: 'tiff', magic: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'tiff', magic: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'bmp', magic: [0x42, 0x4d] },
] as const
