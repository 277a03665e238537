import { isHeic } from '#domain/parsing/heic.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { PaperType } from './section.ts'

/** Why a file is not taken as 附件 (docs/decisions/0228). */
export type PaperRefusal =
  | 'not-a-paper'
  | 'paper-heic'
  | 'paper-broken'
  | 'paper-too-large'
  | 'paper-too-long'
  | 'paper-too-much'
  | 'paper-locked'
  | 'paper-active'

/** What keeps a PDF, or one page of it, from being drawn. */
export type PdfTrouble = Extract<
  PaperRefusal,
  'paper-broken' | 'paper-too-long' | 'paper-too-much' | 'paper-locked' | 'paper-active'
>

export type PdfLookedAt = Result<{ readonly pages: number }, PdfTrouble>

/** Four bytes a pixel: red, green, blue and nothing. */
export type PixelsDrawn = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

export type PdfPageDrawn = Result<PixelsDrawn, PdfTrouble>

/** How much of the beginning tells what a file is, how much of the end tells that a PDF is whole, and the longest mark. */
const [headBytes, tailBytes, markBytes] = [64, 2_048, 16]

/**
 * What a paper is by its content, never by its name, and what speaks against it, told while it passes by. Whoever hides a
 * program deeper in a PDF than this sees meets a reader that runs none.
 */
export function watchPaper() {
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)]
  let [locked, active] = [false, false]
  const kind = () => kinds.find(({ magic }) => magic.every((byte, at) => head[at] === byte))?.type
  return {
    add: (bytes: Uint8Array): void => {
      if (head.length < headBytes) head = Buffer.concat([head, bytes.subarray(0, headBytes - head.length)])
      if (kind() !== 'application/pdf') return
      const seen = Buffer.concat([tail.subarray(-markBytes), bytes])
      locked ||= seen.includes('/Encrypt ')
      active ||= ['/JavaScript', '/Launch', '/EmbeddedFile'].some((name) => seen.includes(name))
      tail = Buffer.concat([tail, bytes.subarray(-tailBytes)]).subarray(-tailBytes)
    },
    /** It is whole: what it is. */
    end: (): Result<PaperType, PaperRefusal> => {
      const type = kind()
      if (isHeic(head)) return refuse('paper-heic')
      if (!type) return refuse('not-a-paper')
      if (type === 'application/pdf' && !tail.includes('%%EOF')) return refuse('paper-broken')
      if (locked) return refuse('paper-locked')
      return active ? refuse('paper-active') : ok(type)
    },
  }
}

const kinds: readonly { readonly type: PaperType; readonly magic: readonly number[] }[] = [
  { type: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/tiff', magic: [0x49, 0x49, 0x2a, 0] },
  { type: 'image/tiff', magic: [0x4d, 0x4d, 0, 0x2a] },
]
