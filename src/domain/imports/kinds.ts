import type { FileRefusal } from './reading.ts'

/**
 * What a file is that is no exchange file, by its first bytes and, where these leave several, by the end of its name:
 * whoever sent it is told what it is and what helps. Undefined for whatever may be text.
 */
export function otherKind(bytes: Uint8Array, name = ''): FileRefusal | undefined {
  const known = kinds.find(({ magic }) => magic.every((byte, at) => byte === undefined || bytes[at] === byte))
  if (!known) return byName(name, bytes)
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
  {
    magic: [...letters('PK'), 3, 4],
    refusal: 'import.archive',
    endings: [
      [['docx', 'docm', 'dotx'], 'import.word-new'],
      [['xlsx', 'xlsm'], 'import.sheet'],
      [['ofd'], 'import.pdf'],
    ],
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    refusal: 'import.word-old',
    endings: [[['xls', 'et'], 'import.sheet']],
  },
  { magic: letters('{\\rtf'), refusal: 'import.word-old' },
  { magic: letters('Rar!'), refusal: 'import.archive' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], refusal: 'import.archive' },
  { magic: [0x1f, 0x8b], refusal: 'import.archive' },
]

/** Files whose bytes do not tell. */
function byName(name: string, bytes: Uint8Array): FileRefusal | undefined {
  if (endingOf(name) === 'pic') return 'import.pic'
  return webPage.test(String.fromCharCode(...bytes.subarray(0, 200))) ? 'import.web-page' : undefined
}

const webPage = /^\s*(?:<!doctype\s+html|<html)\b/i

const endingOf = (name: string) => /\.([a-z]{2,4})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
