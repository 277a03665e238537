import iconv from 'iconv-lite'
import { type Place, placeAt } from './place.ts'
import type { Read } from './reading.ts'

/** A file of text and the encoding that it was read in. */
export type Decoded = { readonly text: string; readonly encoding: string }

/** The most bytes that one file may have (decisions.md 64). */
export const mostBytes = 10 * 1024 * 1024

/**
 * The text of an XML file: a byte-order mark wins over the declaration, which wins over the UTF-8 that XML assumes. GBK and
 * GB2312 are read as their superset GB18030. Bytes that do not decode refuse the file: nothing is replaced in silence.
 */
export function decode(bytes: Uint8Array): Read<Decoded> {
  if (bytes.length === 0) return { ok: false, refusal: 'import.empty' }
  if (bytes.length > mostBytes) return { ok: false, refusal: 'import.too-large' }

  const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  if (begins(zip)) return { ok: false, refusal: 'import.archive' }
  const mark = marks.find(({ start }) => begins(start))
  if (mark) return strictly(bytes.subarray(mark.start.length), mark.encoding)
  if (bytes[0] === 0 || bytes[1] === 0) return { ok: false, refusal: 'import.encoding-unmarked' }

  const declared = declaredEncoding(bytes)
  if (declared === undefined || /^(utf-?8|us-ascii|ascii)$/i.test(declared)) return strictly(bytes, 'utf-8')
  if (/^(gb-?18030|gbk|gb-?2312|cp936|ms936|windows-936|x-gbk|euc-cn|gb_2312-80)$/i.test(declared))
    return chinese(bytes, declared)
  if (/^utf-?16/i.test(declared)) return { ok: false, refusal: 'import.encoding-unmarked' }
  return { ok: false, refusal: 'import.encoding', params: { encoding: declared } }
}

/** `PK`: what packs several files into one, names and all in an encoding of its own. It is unpacked before, not here. */
const zip = [0x50, 0x4b, 0x03, 0x04]

const marks = [
  { start: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { start: [0xff, 0xfe], encoding: 'utf-16le' },
  { start: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/** The declaration is ASCII in every encoding that needs one; it must stand at the start and within 200 bytes. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(head)?.[1]
}

function strictly(bytes: Uint8Array, encoding: string): Read<Decoded> {
  try {
    return { ok: true, value: { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding } }
  } catch {
    return { ok: false, refusal: 'import.undecodable', place: firstBadPlace(bytes, encoding), params: { encoding } }
  }
}

/** Halves its way to the longest start of the file that still decodes; a character cut in two by the half is none. */
function firstBadPlace(bytes: Uint8Array, encoding: string): Place {
  const start = (length: number) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
    } catch {
      return undefined
    }
  }
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (start(middle) === undefined) bad = middle
    else good = middle
  }
  const text = start(good) ?? ''
  return placeAt(text, text.length)
}

function chinese(bytes: Uint8Array, declared: string): Read<Decoded> {
  const text = iconv.decode(bytes as Buffer, 'gb18030')
  const lost = text.indexOf('\uFFFD')
  if (lost < 0) return { ok: true, value: { text, encoding: declared.toLowerCase() } }
  return { ok: false, refusal: 'import.undecodable', place: placeAt(text, lost), params: { encoding: declared } }
}
