import type { PaperType } from '#domain/dossiers/section.ts'
import { limits } from '#domain/limits.ts'
import { isHeic } from '#domain/parsing/heic.ts'
import { ok, type Result, refuse } from '#domain/result.ts'

export type PaperRefusal =
  | 'not-a-paper'
  | 'paper-heic'
  | 'paper-broken'
  | 'paper-too-large'
  | 'paper-locked'
  | 'paper-active'

/** A scan of A3 at 600 dpi has 70 million pixels. */
const mostPixels = 120_000_000

/**
 * 附件: what an attached paper is by its content, never by its name (docs/decisions/0228). It is evidence and kept byte for byte, so what cannot be
 * read to its end, is locked by a password, or would run or carry something is refused.
 */
export async function inspectPaper(bytes: Uint8Array): Promise<Result<PaperType, PaperRefusal>> {
  if (bytes.length > limits.attachedPaper) return refuse('paper-too-large')
  if (isHeic(bytes)) return refuse('paper-heic')
  const known = kinds.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte))
  if (!known) return refuse('not-a-paper')
  const trouble = known.type === 'application/pdf' ? pdfTrouble(bytes) : await pictureTrouble(bytes)
  return trouble ? refuse(trouble) : ok(known.type)
}

const kinds: readonly { readonly type: PaperType; readonly magic: readonly number[] }[] = [
  { type: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/tiff', magic: [0x49, 0x49, 0x2a, 0] },
  { type: 'image/tiff', magic: [0x4d, 0x4d, 0, 0x2a] },
]

/** What stands in the clear of a PDF; whoever hides a program deeper meets the viewer of the browser, which runs none. */
function pdfTrouble(bytes: Uint8Array): PaperRefusal | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(-2048).includes('%%EOF')) return 'paper-broken'
  if (file.includes('/Encrypt ')) return 'paper-locked'
  return ['/JavaScript', '/Launch', '/EmbeddedFile'].some((name) => file.includes(name)) ? 'paper-active' : undefined
}

async function pictureTrouble(bytes: Uint8Array): Promise<PaperRefusal | undefined> {
  const { default: sharp } = await import('sharp')
  try {
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).resize(32).toBuffer()
    return undefined
  } catch (error) {
    return error instanceof Error && /pixel limit/i.test(error.message) ? 'paper-too-large' : 'paper-broken'
  }
}
