import { decode } from './decode.ts'
import { readLrm } from './lrm.ts'
import { readLrmx } from './lrmx.ts'
import type { ParsedFile, ReadOptions } from './parsed.ts'
import type { Read } from './reading.ts'

/** The people of a text file: an .lrmx where it begins as XML, an .lrm where it begins with a quotation mark. */
export function readTextFile(bytes: Uint8Array, options: ReadOptions): readonly Read<ParsedFile>[] {
  const decoded = decode(bytes, { name: options.name })
  if (!decoded.ok) return [decoded]
  const { text, ...written } = decoded.value
  const people = /^\s*"/.test(text) ? readLrm(text, options) : readLrmx(text, options)
  return people.map((one) => (one.ok ? { ok: true, value: { ...one.value, ...written } } : one))
}
