import { attributeIn } from '#domain/imports/docx-text.ts'
import { type Attributes, tokenAt } from '#domain/imports/xml-tokens.ts'
import type { ZipEntry } from '#domain/imports/zip.ts'

type Part = { readonly name: string; readonly entry: ZipEntry | undefined; readonly isHidden: boolean }

/**
 * What the reader of values does not tell of a sheet: numbers of hidden rows, cells merged downward, and formulas without a
 * value, by the address of their cell. Rows and columns count from nought on.
 */
export type SheetFacts = {
  readonly hidden: ReadonlySet<number>
  readonly mergedDown: readonly { readonly column: number; readonly from: number; readonly to: number }[]
  readonly lost: readonly { readonly column: number; readonly row: number }[]
}

/** The sheets in their order, each with its part of the archive. */
export async function sheetsOf(entries: readonly ZipEntry[]): Promise<readonly Part[]> {
  const [book, relations] = [
    await textOf(entries, 'xl/workbook.xml'),
    await textOf(entries, 'xl/_rels/workbook.xml.rels'),
  ]
  const targets = new Map(
    tagsIn(relations, 'Relationship').map((tag) => [attributeIn(tag, 'Id'), attributeIn(tag, 'Target') ?? '']),
  )
  return tagsIn(book, 'sheet').map((tag): Part => {
    const target =
      targets.get(
        attributeIn(
          tag.filter(([name]) => name.includes(':')),
          'id',
        ),
      ) ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    return {
      name: attributeIn(tag, 'name') ?? '',
      entry: entries.find(({ name }) => name === path),
      isHidden: /hidden/i.test(attributeIn(tag, 'state') ?? ''),
    }
  })
}

/** Which rows and columns of a sheet are hidden and which cells are merged. */
export async function facts(entry: ZipEntry | undefined): Promise<SheetFacts> {
  const source = entry ? decoded(await entry.read()) : ''
  const hidden = new Set<number>()
  let number = 0
  for (const row of tagsIn(source, 'row')) {
    number = Number(attributeIn(row, 'r') ?? number + 1)
    if (/^(?:1|true)$/.test(attributeIn(row, 'hidden') ?? '')) hidden.add(number)
  }
  const mergedDown = tagsIn(source, 'mergeCell').flatMap((tag) => downward(attributeIn(tag, 'ref') ?? ''))
  return { hidden, mergedDown, lost: formulasLost(source) }
}

/** A formula that no program has worked out, or whose value is an error: what it would say, nobody knows. */
function formulasLost(source: string): SheetFacts['lost'] {
  if (!/<(?:\w+:)?f[\s>/]|\st="e"/.test(source)) return []
  const cells = [...source.matchAll(/<(?:\w+:)?c(?=[\s/>])/g)]
  return cells.flatMap(({ index }, at) => {
    const token = tokenAt(source, index)
    if (token.is !== 'start' || token.empty) return []
    const inner = source.slice(token.end, cells[at + 1]?.index)
    const type = attributeIn(token.attributes, 't')
    // A text may be worked out to be none.
    const value = type === 'str' ? /<(?:\w+:)?v[\s>/]/ : /<(?:\w+:)?v(?:\s[^>]*)?>[^<]/
    const isLost = type === 'e' || (/<(?:\w+:)?f[\s>/]/.test(inner) && !value.test(inner))
    const [, column = '', row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributeIn(token.attributes, 'r') ?? '') ?? []
    return isLost && row ? [{ column: columnOf(column), row: Number(row) - 1 }] : []
  })
}

function downward(ref: string): SheetFacts['mergedDown'] {
  const [, column = '', from = '', to = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(ref) ?? []
  if (from === '' || Number(to) <= Number(from)) return []
  // Merged over several columns as well, its words stand in the first of them.
  return [{ column: columnOf(column), from: Number(from) - 1, to: Number(to) - 1 }]
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The start tags of this name, whatever prefix they have: no text can hold one, since its signs are escaped. */
const tagsIn = (source: string, name: string): readonly Attributes[] =>
  [...source.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g'))].flatMap(({ index }) => {
    const token = tokenAt(source, index)
    return token.is === 'start' ? [token.attributes] : []
  })

const textOf = async (entries: readonly ZipEntry[], wanted: string) => {
  const entry = entries.find(({ name }) => name === wanted)
  return entry ? decoded(await entry.read()) : ''
}

const decoded = (bytes: Uint8Array) =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
