import { limits } from '#domain/limits.ts'
import { readForm } from './docx-form.ts'
import { attributeIn, readWordText, type WordText } from './docx-text.ts'
import type { ParsedFile, ReadOptions, Remark } from './parsed.ts'
import type { FileRefusal, Read } from './reading.ts'
import { tokenAt } from './xml-tokens.ts'
import type { ZipEntry } from './zip.ts'

/** Whether the parts of an archive are those of a Word document, whatever it is called. */
export const isWord = (entries: readonly ZipEntry[]): boolean => mainPart(entries) !== undefined

/** The text of the document; programs of the web call it `document2.xml`. */
const mainPart = (entries: readonly ZipEntry[]): ZipEntry | undefined =>
  entries.find(({ name }) => /^word\/document\d?\.xml$/i.test(name))

/**
 * 任免审批表 in Word: the one person of the form, found by the labels of its tables (docs/law/exchange-docx.md). Macros,
 * passwords and a second form are refused.
 */
export async function readDocx(entries: readonly ZipEntry[], { tags }: ReadOptions): Promise<Read<ParsedFile>> {
  const refused = unfit(entries)
  if (refused) return { ok: false, refusal: refused }
  const part = async (name: string) => entries.find((entry) => entry.name.toLowerCase() === name)?.read()
  const main = mainPart(entries)
  try {
    const [document, relations, types] = [
      await main?.read(),
      await part(`word/_rels/${main?.name.toLowerCase().slice('word/'.length)}.rels`),
      await part('[content_types].xml'),
    ]
    if (types && /macroEnabled/i.test(xmlText(types))) return { ok: false, refusal: 'import.macros' }
    if (!document) return { ok: false, refusal: 'import.docx-broken' }
    const text = readWordText(xmlText(document))
    if (!text.ok) return text
    const form = readForm(text.value, tags)
    if (!form.ok) return form
    const { portrait, remarks } = await portraitOf(text.value, entries, relations ? xmlText(relations) : '')
    const all = [...form.value.remarks, ...text.value.remarks.map((code): Remark => ({ code })), ...remarks]
    return { ok: true, value: { ...form.value, remarks: all, ...(portrait && { portrait }) } }
  } catch {
    return { ok: false, refusal: 'import.docx-broken' }
  }
}

/** What no form is: locked, with a program in it, or packed so that reading it would be the attack. */
function unfit(entries: readonly ZipEntry[]): FileRefusal | undefined {
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'import.password'
  if (entries.some(({ name }) => /(?:^|\/)vba(?:Project|Data)\.(?:bin|xml)$/i.test(name))) return 'import.macros'
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if ((mainPart(entries)?.bytes ?? 0) > longestPart || total > mostUnpacked) return 'import.too-much'
  return entries.every(({ isKnown }) => isKnown) ? undefined : 'import.docx-broken'
}

/** In bytes: a form of one person is a few hundred thousand. */
const longestPart = 40 * 1024 * 1024
const mostUnpacked = 200 * 1024 * 1024

function xmlText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

/** The first picture of the form that can be one; what is left out is said. Nothing outside the file is fetched. */
async function portraitOf({ pictures }: WordText, entries: readonly ZipEntry[], relations: string) {
  const targets = targetsIn(relations)
  const inOrder = [...pictures].sort((a, b) => Number(b.inTable) - Number(a.inTable))
  const remarks: Remark[] = []
  let portrait: Uint8Array | undefined
  for (const { id } of inOrder) {
    const target = targets.get(id)
    const entry = entries.find(({ name }) => name === `word/${target}` || `/${name}` === target)
    if (!entry || entry.bytes > limits.picture) {
      remarks.push({ code: 'picture-missing' })
      continue
    }
    const bytes = await entry.read()
    if (isDrawing(bytes)) remarks.push({ code: 'picture-wmf' })
    else if (portrait) remarks.push({ code: 'picture-second' })
    else portrait = bytes
  }
  return { portrait, remarks: [...new Map(remarks.map((one) => [one.code, one])).values()] }
}

/** WMF and EMF: drawings that nothing here can draw. */
const isDrawing = (bytes: Uint8Array): boolean =>
  [
    [0xd7, 0xcd, 0xc6, 0x9a],
    [0x01, 0x00, 0x09, 0x00],
    [0x02, 0x00, 0x09, 0x00],
    [0x01, 0x00, 0x00, 0x00],
  ].some((magic) => magic.every((byte, at) => bytes[at] === byte))

/** Where each relation leads that lies in the file. */
function targetsIn(relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  for (let at = 0; at < relations.length; ) {
    const token = tokenAt(relations, at)
    if (token.is === 'refused') break
    at = token.end
    if (token.is !== 'start' || attributeIn(token.attributes, 'TargetMode') === 'External') continue
    targets.set(
      attributeIn(token.attributes, 'Id') ?? '',
      (attributeIn(token.attributes, 'Target') ?? '').replace(/^\.\//, ''),
    )
  }
  return targets
}
