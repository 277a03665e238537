import iconv from 'iconv-lite'
import { limits } from '#domain/limits.ts'
import { otherKind } from './kinds.ts'
import { type Place, placeAt } from './place.ts'
import type { FileRefusal, Read } from './reading.ts'

/** A file of text and the encoding that it was read in; `claimed` is what it says where that is another. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly claimed?: string }

/**
 * The text of an exchange file. A byte-order mark wins; else the bytes tell what they are, and what the file declares only
 * decides between encodings that both fit (docs/decisions/0078): an .lrm, which cannot declare anything, is GBK where it
 * may be (docs/law/exchange-lrm.md §1). GBK and GB2312 are read as their superset GB18030. Bytes that nothing fits refuse
 * the file: nothing is replaced in silence.
 */
export function decode(
  bytes: Uint8Array,
  { name, most = limits.exchangeFile }: { readonly name?: string | undefined; readonly most?: number } = {},
): Read<Decoded> {
  const unfit = nothingIn(bytes, most) ?? otherKind(bytes, name)
  if (unfit) return { ok: false, refusal: unfit }

  const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  const mark = marks.find(({ start }) => begins(start))
  if (mark) return strictly(bytes.subarray(mark.start.length), mark.encoding)
  const wide = firstSigns.flatMap((sign) =>
    begins([sign, 0]) ? ['utf-16le'] : begins([0, sign]) ? ['utf-16be'] : [],
  )[0]
  if (wide) return strictly(bytes, wide)
  if (bytes.find((byte) => byte > 0x20) !== quote) return byItsBytes(bytes, declaredEncoding(bytes))
  const read = byItsBytes(bytes, 'gbk')
  if (!read.ok) return read
  const { text, encoding } = read.value
  return { ok: true, value: { text, encoding } }
}

/** Why there is nothing to read, whatever it is called. */
export function nothingIn(bytes: Uint8Array, most: number = limits.exchangeFile): FileRefusal | undefined {
  if (bytes.length === 0) return 'import.empty'
  if (bytes.length > most) return 'import.too-large'
  if (!bytes.some((byte) => byte !== 0)) return 'import.nuls'
  return bytes.some((byte) => byte > 0x20) ? undefined : 'import.blank'
}

/** What an .lrm begins with, and what XML begins with. */
const quote = 0x22
const firstSigns = [quote, 0x3c] as const

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

const saysUtf8 = (declared: string) => /^(utf-?8|us-ascii|ascii)$/i.test(declared)
const saysChinese = (declared: string) =>
  /^(gb-?18030|gbk|gb-?2312|cp936|ms936|windows-936|x-gbk|euc-cn|gb_2312-80)$/i.test(declared)

/** Chinese text is hardly ever valid UTF-8 by accident, and UTF-8 hardly ever reads as common characters of GB. */
function byItsBytes(bytes: Uint8Array, declared: string | undefined): Read<Decoded> {
  const utf8 = strictly(bytes, 'utf-8')
  const expectsChinese = declared !== undefined && saysChinese(declared)
  if (utf8.ok && (!expectsChinese || readsAsChinese(utf8.value.text))) {
    const fits = declared === undefined || saysUtf8(declared)
    return fits ? utf8 : { ok: true, value: { ...utf8.value, claimed: declared } }
  }
  const chinese = inChinese(bytes, expectsChinese ? declared.toLowerCase() : 'gb18030')
  if (expectsChinese) return chinese
  if (chinese.ok && isCommonChinese(bytes))
    return { ok: true, value: { ...chinese.value, claimed: declared ?? 'utf-8' } }
  if (declared === undefined || saysUtf8(declared) || utf8.ok) return utf8
  return { ok: false, refusal: 'import.encoding', params: { encoding: declared } }
}

/** Something beyond ASCII, and no letter of Latin, Greek or Cyrillic with marks, which misread GB is full of. */
const readsAsChinese = (text: string) => /[\u2E80-\u9FFF]/.test(text) && !/[\u00C0-\u1FFF]/.test(text)

/** Most pairs are characters of the first level of GB 2312, B0A1 to D7FA: other encodings do not look so. */
function isCommonChinese(bytes: Uint8Array): boolean {
  let [pairs, common] = [0, 0]
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x81) continue
    at += 1
    if (lead < 0xb0) continue
    pairs += 1
    if (lead <= 0xd7 && trail >= 0xa1) common += 1
  }
  return pairs > 0 && common / pairs > 0.7
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

function inChinese(bytes: Uint8Array, encoding: string): Read<Decoded> {
  const text = iconv.decode(bytes as Buffer, 'gb18030')
  const lost = text.indexOf('\uFFFD')
  if (lost < 0) return { ok: true, value: { text, encoding } }
  return { ok: false, refusal: 'import.undecodable', place: placeAt(text, lost), params: { encoding } }
}
