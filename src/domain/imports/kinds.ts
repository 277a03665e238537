import type { FileRefusal } from './reading.ts'

/**
 * What a file is that is no exchange file, by its first bytes and, where these leave several, by the end of its name:
 * whoever sent it is told what it is and what helps. Undefined for whatever may be text.
 */
export function otherKind(bytes: Uint8Array, name = ''): FileRefusal | undefined {
  const known = kinds.find(({ magic }) => magic.every((byte, at) => byte === undefined || bytes[at] === byte))
  if (!known) return byName(name, bytes)
  if (known.refusal === 'import.word-old' && bytes[0] === 0xd0) return compoundKind(bytes, name)
  const ending = endingOf(name)
  return known.endings?.find(([endings]) => endings.includes(ending))?.[1] ?? known.refusal
}

type Kind = {
  readonly magic: readonly (number | undefined)[]
  readonly refusal: FileRefusal
  readonly endings?: readonly (readonly [readonly string[], FileRefusal])[]
}

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const any = (count: number) => Array.from({ length: count }, () => undefined)

const kinds: readonly Kind[] = [
  { magic: [0xff, 0xd8, 0xff], refusal: 'import.picture', endings: [[['pic'], 'import.pic']] },
  { magic: [0x89, ...letters('PNG')], refusal: 'import.picture' },
  { magic: letters('GIF8'), refusal: 'import.picture' },
  { magic: [...letters('RIFF'), ...any(4), ...letters('WEBP')], refusal: 'import.picture' },
  { magic: [0x49, 0x49, 0x2a, 0], refusal: 'import.picture' },
  { magic: [0x4d, 0x4d, 0, 0x2a], refusal: 'import.picture' },
  { magic: [...letters('BM'), ...any(4), 0, 0, 0, 0], refusal: 'import.picture', endings: [[['pic'], 'import.pic']] },
  { magic: [...any(4), ...letters('ftyp')], refusal: 'import.picture' },
  { magic: letters('%PDF'), refusal: 'import.pdf' },
  { magic: [...letters('PK'), 3, 4], refusal: 'import.archive' },
  { magic: [...letters('PK'), 5, 6], refusal: 'import.archive' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], refusal: 'import.word-old' },
  { magic: letters('{\\rtf'), refusal: 'import.word-old' },
  { magic: letters('Rar!'), refusal: 'import.archive' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], refusal: 'import.archive' },
  { magic: [0x1f, 0x8b], refusal: 'import.archive' },
]

/** Word, WPS and Excel of old, and what a password locks, share one container: its streams tell, else the name. */
function compoundKind(bytes: Uint8Array, name: string): FileRefusal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return 'import.password'
  if (holds('WordDocument')) return 'import.word-old'
  return holds('Workbook') || ['xls', 'et'].includes(endingOf(name)) ? 'import.sheet' : 'import.word-old'
}

/** Whether it is packed as a zip, as archives, Word files and workbooks are. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && [0x0403, 0x0605].includes((bytes[3] ?? 0) * 256 + (bytes[2] ?? 0))

/** What an archive is by the parts in it. */
export function packedKind(parts: readonly { readonly name: string }[]): FileRefusal {
  const has = (name: string) => parts.some((part) => part.name.toLowerCase().startsWith(name))
  if (has('xl/')) return 'import.sheet'
  if (has('ppt/')) return 'import.not-a-form'
  // What LibreOffice and others write: their office programs save it as Word's.
  if (has('mimetype') && has('content.xml')) return 'import.word-old'
  return has('ofd.xml') ? 'import.pdf' : 'import.archive'
}

/** What an archive that cannot be opened was to be, by the end of its name. */
export const brokenKind = (name = ''): FileRefusal =>
  ['docx', 'docm', 'wps'].includes(endingOf(name)) ? 'import.docx-broken' : 'import.zip-broken'

/** Files whose bytes do not tell. */
function byName(name: string, bytes: Uint8Array): FileRefusal | undefined {
  if (endingOf(name) === 'pic') return 'import.pic'
  if (!webPage.test(String.fromCharCode(...bytes.subarray(0, 200)))) return undefined
  return ['doc', 'docx', 'wps'].includes(endingOf(name)) ? 'import.word-old' : 'import.web-page'
}

/** A page of the web, or one with its pictures in one file, as Word saves it and many a program exports its `.doc`. */
const webPage = /^(?:ï»¿)?\s*(?:<!doctype\s+html\b|<html\b|mime-version:)/i

const endingOf = (name: string) => /\.([a-z]{2,4})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
