import { XMLValidator } from 'fast-xml-parser'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { drawAppointmentDocx } from '#views/exports/appointment.docx.ts'
import { type Unzipped, unzipped } from '../../unzipped.ts'

const person = new Proxy({ family: [] }, { get: (target, key) => (key in target ? target.family : '林致远') })
const form = { person, filledOn: '', filledBy: '方宁' } as unknown as AppointmentForm
const values = { text: () => '1997.07--\r\n<甲> & 乙', items: () => Array.from({ length: 9 }, () => () => '妻子') }

let parts: readonly Unzipped[]
const text = (wanted: string) => parts.find(({ name }) => name === wanted)?.bytes.toString('utf8') ?? ''
beforeAll(async () => {
  const portrait = sharp({ create: { width: 40, height: 50, channels: 3, background: '#888888' } })
  parts = await unzipped(await drawAppointmentDocx(form, values, await portrait.jpeg().toBuffer()))
})

type Cell = { readonly xml: string; readonly at: number; readonly span: number }

const numberIn = (xml: string, pattern: RegExp) => Number(pattern.exec(xml)?.[1] ?? Number.NaN)
const sum = (all: readonly number[]) => all.reduce((some, one) => some + one, 0)
const tables = () => text('word/document.xml').match(/<w:tbl>[\s\S]*?<\/w:tbl>/g) ?? []
const gridOf = (table: string) => [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))

function cellsOf(row: string): readonly Cell[] {
  let at = 0
  return (row.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map((xml) => {
    const span = numberIn(xml, /<w:gridSpan w:val="(\d+)"/) || 1
    const cell = { xml, at, span }
    at += span
    return cell
  })
}

const rowsOf = (table: string) => (table.match(/<w:tr[ >][\s\S]*?<\/w:tr>/g) ?? []).map(cellsOf)
const goesOn = ({ xml }: Cell) => /<w:vMerge(?: w:val="continue")?\/>/.test(xml)
const isMerged = ({ xml }: Cell) => xml.includes('<w:vMerge')

describe('a form for Word has what Word demands', () => {
  it('of a table: widths that add up, row by row', () => {
    expect(tables()).toHaveLength(2)
    for (const table of tables()) {
      const grid = gridOf(table)
      // Each width is rounded for itself.
      expect(Math.abs(sum(grid) - numberIn(table, /<w:tblW[^>]*w:w="(\d+)"/))).toBeLessThanOrEqual(grid.length)
      for (const row of rowsOf(table)) {
        expect(sum(row.map(({ span }) => span))).toBe(grid.length)
        for (const { xml, at, span } of row)
          expect(
            Math.abs(numberIn(xml, /<w:tcW[^>]*w:w="(\d+)"/) - sum(grid.slice(at, at + span))),
          ).toBeLessThanOrEqual(span)
      }
    }
  })

  it('of a merge: one that goes on has a cell of the same columns above that is merged', () => {
    for (const table of tables()) {
      const rows = rowsOf(table)
      for (const [number, row] of rows.entries())
        for (const cell of row.filter(goesOn)) {
          const above = rows[number - 1]?.find(({ at }) => at === cell.at)
          expect([above?.span, above && isMerged(above)]).toEqual([cell.span, true])
        }
    }
  })

  it('of a sheet printed on both sides: each table is no higher than its page, also with nine relatives', () => {
    const inMm = (twips: number) => (twips * 25.4) / 1440
    const heights = tables().map((table) =>
      inMm(sum([...table.matchAll(/<w:trHeight w:val="(\d+)"/g)].map(([, height]) => Number(height)))),
    )
    const pages = [...text('word/document.xml').matchAll(/<w:pgMar [^>]*w:top="(\d+)"[^>]*w:bottom="(\d+)"/g)].map(
      ([, above, below]) => 297 - inMm(Number(above) + Number(below)),
    )
    // The title takes 14 mm of the front, and 填表人 6 of the back.
    for (const [side, rest] of [14, 6].entries()) expect(heights[side]).toBeLessThanOrEqual((pages[side] ?? 0) - rest)
    expect(heights).toHaveLength(2)
  })

  it('of a cell: a paragraph at its end; of the body: a section at its end, and no table just before a section', () => {
    for (const cell of tables().flatMap(rowsOf).flat()) expect(cell.xml).toMatch(/(?:<\/w:p>|<w:p\/>)<\/w:tc>$/)
    const document = text('word/document.xml')
    expect(document).toMatch(/<\/w:sectPr><\/w:body>/)
    expect(document).not.toMatch(/<\/w:tbl><w:sectPr/)
  })

  it('of the package: every part is whole, of a known kind, and there where something points to it', () => {
    const names = parts.map(({ name }) => name)
    const types = text('[Content_Types].xml')
    const overridden = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name)
    expect(overridden.filter((name) => !names.includes(name ?? ''))).toEqual([])
    const endings = [...types.matchAll(/Extension="([^"]+)"/g)].map(([, ending]) => ending)
    expect(names.filter((name) => !overridden.includes(name) && !endings.includes(name.split('.').at(-1)))).toEqual([])
    const whole = (name: string) => !/\.(?:xml|rels)$/.test(name) || XMLValidator.validate(text(name)) === true
    expect(names.filter((name) => !whole(name))).toEqual([])
  })

  it('of relations: each leads to a part, and the picture has one', () => {
    const names = parts.map(({ name }) => name)
    const links = [...text('word/_rels/document.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => ({
      id: /Id="([^"]+)"/.exec(tag)?.[1],
      target: `word/${/Target="([^"]+)"/.exec(tag)?.[1]}`,
    }))
    expect(links.filter(({ target }) => !names.includes(target))).toEqual([])
    const used = [...text('word/document.xml').matchAll(/r:embed="([^"]+)"/g)].map(([, id]) => id)
    expect(used).toHaveLength(1)
    for (const id of used) expect(links.find((link) => link.id === id)?.target).toMatch(/^word\/media\//)
  })
})
