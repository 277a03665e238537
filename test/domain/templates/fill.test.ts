import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { superiorForm } from '#demo/superior-form.ts'
import { fieldsOf } from '#domain/templates/fields.ts'
import { fillForm } from '#domain/templates/fill.ts'
import type { Form } from '#domain/templates/form.ts'
import { patchSheet, type Write } from '#domain/templates/patch.ts'
import { placeIn } from '#domain/templates/place.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { rounds } from '../../thorough.ts'
import { unzipped } from '../../unzipped.ts'
import { formOf, plainSheet } from './form-file.ts'

const read = async (bytes: Uint8Array): Promise<Form> => {
  const form = await readForm(bytes)
  if (!form.ok) throw new Error(form.refusal)
  return form.value
}

const partsOf = async (bytes: Uint8Array) => new Map((await unzipped(bytes)).map(({ name, bytes }) => [name, bytes]))

const blanksOf = ({ sheets }: Form) =>
  sheets.map((sheet) => ({ part: sheet.part, blanks: fieldsOf(sheet).fields.filter(({ is }) => is === 'blank') }))

/** Writes into every blank cell a number of its own. */
const jobFor = async (bytes: Uint8Array) => ({
  bytes,
  sheets: blanksOf(await read(bytes)).map(({ part, blanks }, sheet) => ({
    part,
    writes: blanks.map(({ row, column }, at): Write => ({ row, column, value: sheet * 1000 + at + 1 })),
  })),
})

/** A sheet's source without what cells say: what is left has to stay as it was. */
const without = (source: string) =>
  source.replace(/<(?:\w+:)?v>[^<]*<\/(?:\w+:)?v>/g, '').replace(/<c ([^>]*)><\/c>/g, '<c $1/>')

const shared = '<c r="A1" t="s"><v>0</v></c>'
const head = `<row r="1">${shared}<c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`
const texts = ['项目', '人数', '女']
const sheet = (data: string, before = '', after = '') =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${data}</sheetData>${after}</worksheet>`

const write = (ref: string, value: number | undefined = 7): Write => ({
  ...(placeIn(ref) ?? { row: 0, column: 0 }),
  value,
})

describe('a workbook that is filled in', () => {
  it('keeps every part but the sheets and the flag to reckon anew, byte by byte and in its order', async () => {
    const blank = await superiorForm()
    const made = await fillForm(await jobFor(blank))
    const [before, after] = [await unzipped(blank), await unzipped(made)]
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name))
    const changed = before.filter(({ bytes }, at) => !bytes.equals(after[at]?.bytes ?? Buffer.alloc(0)))
    expect(changed.map(({ name }) => name)).toEqual([
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ])
    const [old, now] = [await partsOf(blank), await partsOf(made)]
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
      expect(without(String(now.get(part)))).toBe(without(String(old.get(part))))
    expect(String(now.get('xl/workbook.xml'))).toBe(
      String(old.get('xl/workbook.xml')).replace(
        '<calcPr calcId="191029"/>',
        '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
      ),
    )
  })

  it('says in each cell what was written there, read by another program, and nothing else', async () => {
    const blank = await superiorForm()
    const job = await jobFor(blank)
    const filled = (await readXlsx(Buffer.from(await fillForm(job)))) as unknown as { data: unknown[][] }[]
    const empty = (await readXlsx(Buffer.from(blank))) as unknown as { data: unknown[][] }[]
    for (const [at, { writes }] of job.sheets.entries()) {
      const expected = structuredClone(empty[at]?.data ?? [])
      for (const { row, column, value } of writes) (expected[row] as unknown[])[column] = value
      const formulas = fieldsOf((await read(blank)).sheets[at] as Form['sheets'][number]).fields
      for (const { row, column, is } of formulas) if (is === 'formula') (expected[row] as unknown[])[column] = null
      expect(filled[at]?.data).toEqual(expected)
    }
  })

  it('has what a formula comes to where it is known, and no old value where it is not', async () => {
    const book = await formOf([
      plainSheet('表', [
        ['项目', '人数', '女'],
        ['合计', '=SUM(B3:B4)', '=C3+C4'],
        ['甲部', '', ''],
        ['乙部', '', ''],
      ]),
    ])
    const writes = [write('B3', 2), write('B4', 3), write('B2', 5)]
    const made = String(
      (await partsOf(await fillForm({ bytes: book, sheets: [{ part: 'xl/worksheets/sheet1.xml', writes }] }))).get(
        'xl/worksheets/sheet1.xml',
      ),
    )
    expect(made).toContain('<f>SUM(B3:B4)</f><v>5</v>')
    expect(made).toContain('<f>C3+C4</f></c>')
  })

  it('is the same file for the same numbers', async () => {
    const job = await jobFor(await superiorForm())
    expect(Buffer.from(await fillForm(job)).equals(Buffer.from(await fillForm(job)))).toBe(true)
  })
})

/** A cell that is not there, has a style alone, or an empty value. */
const blankOf = (ref: string, kind: number) =>
  kind === 0 ? '' : kind === 1 ? `<c r="${ref}" s="2"/>` : `<c r="${ref}"><v/></c>`

/** A cell that is not there, or says something. */
const saidOf = (ref: string, kind: number) =>
  kind === 0
    ? ''
    : kind === 1
      ? `<c r="${ref}" t="str"><v>字${ref}</v></c>`
      : `<c r="${ref}" s="${kind}"><v>${kind * 7}</v></c>`

describe('a number in a cell', () => {
  it.each([
    ['an empty cell keeps its style', '<c r="B2" s="3"/>', '<c r="B2" s="3"><v>7</v></c>'],
    ['a cell with nothing in it', '<c r="B2" s="3"></c>', '<c r="B2" s="3"><v>7</v></c>'],
    ['a cell with an empty value', '<c r="B2"><v></v></c>', '<c r="B2"><v>7</v></c>'],
    ['a cell of an empty text', '<c r="B2" t="inlineStr" s="1"><is><t> </t></is></c>', '<c r="B2" s="1"><v>7</v></c>'],
    ['a cell of a shared blank', '<c r="B2" t="s"><v>9</v></c>', '<c r="B2"><v>7</v></c>'],
  ])('%s', (_, cell, made) => {
    const [before, after] = [`<c r="A2" t="s"><v>0</v></c>`, `<c r="C2"/>`]
    const source = sheet(`${head}<row r="2">${before}${cell}${after}</row>`)
    expect(patchSheet(source, [write('B2')])).toBe(source.replace(cell, made))
  })

  it('has the prefix of its sheet', () => {
    const source =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="B2" s="4"/></x:row></x:sheetData></x:worksheet>'
    expect(patchSheet(source, [write('B2'), write('C2', 8), write('B3', 9)])).toBe(
      source
        .replace('<x:c r="B2" s="4"/>', '<x:c r="B2" s="4"><x:v>7</x:v></x:c><x:c r="C2"><x:v>8</x:v></x:c>')
        .replace('</x:sheetData>', '<x:row r="3"><x:c r="B3"><x:v>9</x:v></x:c></x:row></x:sheetData>'),
    )
  })

  it('stands where its cell is missing, in order, in the style of its row or column, and the extent grows with it', () => {
    const source = sheet(
      '<row r="2" spans="1:3" s="5" customFormat="1"><c r="A2"/><c r="D2"/></row><row r="6"/>',
      '<dimension ref="A1:D6"/><cols><col min="2" max="5" width="9" style="8"/></cols>',
    )
    expect(
      patchSheet(source, [
        write('C2', 1),
        write('E2', 2),
        write('B2', 3),
        write('B4', 4),
        write('B6', 5),
        write('B9', 6),
      ]),
    ).toBe(
      sheet(
        '<row r="2" spans="1:5" s="5" customFormat="1"><c r="A2"/><c r="B2" s="5"><v>3</v></c><c r="C2" s="5"><v>1</v></c><c r="D2"/><c r="E2" s="5"><v>2</v></c></row>' +
          '<row r="4"><c r="B4" s="8"><v>4</v></c></row><row r="6"><c r="B6" s="8"><v>5</v></c></row><row r="9"><c r="B9" s="8"><v>6</v></c></row>',
        '<dimension ref="A1:E9"/><cols><col min="2" max="5" width="9" style="8"/></cols>',
      ),
    )
  })

  it('leaves cells that only count on where they were', () => {
    const source = sheet('<row><c/><c/></row><row><c r="A2"/><c r="C2" s="1"/><c s="2"/></row>')
    expect(patchSheet(source, [write('B1', 1), write('B2', 2), write('D2', 3)])).toBe(
      sheet(
        '<row><c/><c><v>1</v></c></row><row><c r="A2"/><c r="B2"><v>2</v></c><c r="C2" s="1"/><c r="D2" s="2"><v>3</v></c></row>',
      ),
    )
  })

  it('is never written over something', () => {
    for (const cell of ['<c r="B2"><v>3</v></c>', '<c r="B2" t="inlineStr"><is><t>无</t></is></c>'])
      expect(() => patchSheet(sheet(`<row r="2">${cell}</row>`), [write('B2')])).toThrow(/says something already/)
  })

  it('changes no other cell, whichever cells are written and however the sheet is laid out', () => {
    const cells = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), {
      minLength: 1,
      maxLength: 30,
      selector: ([row, column]) => `${row},${column}`,
    })
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat(3)), (written, kinds) => {
        const isWritten = (row: number, column: number) =>
          written.some(([one, other]) => one === row && other === column)
        const said = new Map<string, string>()
        const rows = Array.from({ length: 9 }, (_, row) => {
          const own = Array.from({ length: 9 }, (_, column) => {
            const ref = `${String.fromCharCode(65 + column)}${row + 1}`
            const kind = kinds.next().value
            if (isWritten(row, column)) return blankOf(ref, kind)
            const cell = saidOf(ref, kind)
            if (cell !== '') said.set(ref, cell)
            return cell
          }).join('')
          return own === '' && kinds.next().value === 0 ? '' : `<row r="${row + 1}">${own}</row>`
        })
        const made = patchSheet(
          sheet(rows.join('')),
          written.map(([row, column]): Write => ({ row, column, value: row * 100 + column })),
        )
        const after = new Map(
          [...made.matchAll(/<c r="([A-Z]\d)"[^>]*?(?:\/>|>.*?<\/c>)/g)].map(([cell, ref]) => [ref ?? '', cell]),
        )
        for (const [ref, cell] of said) expect(after.get(ref)).toBe(cell)
        for (const [row, column] of written)
          expect(after.get(`${String.fromCharCode(65 + column)}${row + 1}`)).toContain(`<v>${row * 100 + column}</v>`)
        expect(after.size).toBe(said.size + written.length)
        const places = [...after.keys()].map((ref) => (ref.charCodeAt(1) - 48) * 100 + ref.charCodeAt(0))
        expect(places).toEqual(places.toSorted((one, other) => one - other))
      }),
      { numRuns: rounds(200) },
    )
  })
})

describe('the flag to reckon anew', () => {
  const flagged = async (calc: string, workbook?: (source: string) => string) => {
    const bytes = await formOf([{ name: '表', xml: sheet(`${head}<row r="2">${shared}<c r="B2"/></row>`) }], {
      texts,
      calc,
      ...(workbook && { workbook }),
    })
    const made = await fillForm({ bytes, sheets: [{ part: 'xl/worksheets/sheet1.xml', writes: [write('B2')] }] })
    return String((await partsOf(made)).get('xl/workbook.xml'))
  }
  it.each([
    ['<calcPr/>', '<calcPr fullCalcOnLoad="1"/>'],
    ['<calcPr calcId="1" fullCalcOnLoad="0"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'],
    ['<calcPr calcMode="manual"></calcPr>', '<calcPr calcMode="manual" fullCalcOnLoad="1"></calcPr>'],
    ['', '</definedNames><calcPr fullCalcOnLoad="1"/></workbook>'],
    ['<extLst><ext/></extLst>', '<calcPr fullCalcOnLoad="1"/><extLst><ext/></extLst>'],
  ])('of %s is %s', async (calc, made) => {
    expect(await flagged(calc)).toContain(made)
  })

  it('stands at its place where the elements have a prefix', async () => {
    const prefixed = (source: string) =>
      source
        .replace(/<(\/?)(workbook|sheets|sheet|definedNames|definedName)\b/g, '<$1x:$2')
        .replace('xmlns=', 'xmlns:x=')
    expect(await flagged('', prefixed)).toContain('<x:calcPr fullCalcOnLoad="1"/></x:workbook>')
  })
})
