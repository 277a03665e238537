import { describe, expect, it } from 'vitest'
import { limits } from '#domain/limits.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { some } from '../../thorough.ts'
import { unzipped } from '../../unzipped.ts'
import { zipFlagged, zipNamed, zipOf } from '../imports/zip-file.ts'
import { workbookOf } from '../workbooks/workbook-file.ts'
import { formOf, plainSheet } from './form-file.ts'

const rows = [
  ['项目', '人数'],
  ['合计', ''],
]
const good = plainSheet('表', rows)
const refusal = async (bytes: Uint8Array) => {
  const form = await readForm(bytes)
  return form.ok ? undefined : form.refusal
}
const withSheet = (xml: string) => refusal2([{ name: '表', xml }])
const refusal2 = async (sheets: Parameters<typeof formOf>[0], more: Parameters<typeof formOf>[1] = {}) =>
  refusal(await formOf(sheets, more))

describe('a blank workbook', () => {
  it('says what is seen of it: merged cells, widths, formulas written out, lines and letters', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const xml = `<worksheet xmlns="${main}"><cols><col min="1" max="1" width="20.7"/><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"/></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>合</t></r><r><t>计</t></r><rPh><t>hj</t></rPh></is></c><c r="B2" s="1"/><c r="C2" s="1"><f t="shared" ref="C2:C3" si="0">SUM($B2:B3)</f></c></row><row r="3"><c r="A3"><v>12.50</v></c><c r="C3" s="1"><f t="shared" si="0"/></c></row></sheetData><mergeCells><mergeCell ref="A1:A1"/></mergeCells></worksheet>`
    const form = await readForm(await formOf([{ name: '表', xml }], { texts: ['项目', '人&amp;数'] }))
    if (!form.ok) throw new Error(form.refusal)
    const [sheet] = form.value.sheets
    expect(sheet).toMatchObject({ name: '表', part: 'xl/worksheets/sheet1.xml', widths: [21, 9, 0], rows: 3 })
    const said = sheet?.cells.map(({ is, text, formula, framed }) => [is, text ?? formula, framed])
    expect(said).toEqual([
      ['text', '项目', undefined],
      ['text', '人&数', undefined],
      ['blank', undefined, true],
      ['text', '合计', undefined],
      ['blank', undefined, true],
      ['formula', 'SUM($B2:B3)', true],
      ['number', '12.5', undefined],
      ['formula', 'SUM($B3:B4)', true],
    ])
  })

  it('is read in the strict variant too, and a hidden sheet is left as it is', async () => {
    const strict = await readForm(
      await workbookOf(
        [
          {
            name: '表',
            rows: [
              ['项目', '人数', '女'],
              ['合计', null, null],
              ['x', 1, 2],
            ],
          },
        ],
        [],
        true,
      ),
    )
    expect(strict.ok).toBe(true)
    const form = await readForm(await formOf([good, { name: '代码', state: 'hidden', xml: '<worksheet' }]))
    expect(form.ok && form.value.sheets.map(({ name }) => name)).toEqual(['表'])
  })
})

describe('a formula of a blank workbook', () => {
  it('is left to the program that opens the file where it is longer than a sum of a form, shared or not', async () => {
    const sum = (count: number) => Array.from({ length: count }, (_, at) => `A${at + 1}`).join('+')
    const cells = `<c r="B3" s="1"><f>${sum(250)}</f></c><c r="C3" s="1"><f>${sum(20)}</f></c><c r="D3" s="1"><f t="shared" ref="D3:E3" si="0">${sum(250)}</f></c><c r="E3" s="1"><f t="shared" si="0"/></c>`
    const xml = good.xml.replace('</sheetData>', `<row r="3">${cells}</row></sheetData>`)
    const form = await readForm(await formOf([{ name: '表', xml }]))
    const formulas = form.ok ? form.value.sheets[0]?.cells.filter(({ is }) => is === 'formula') : []
    expect(formulas?.map(({ formula }) => formula)).toEqual([undefined, sum(20), undefined, undefined])
  })
})

describe('a file that is no blank workbook', () => {
  it('is refused with the cure for what it is', async () => {
    expect(await refusal(new TextEncoder().encode('项目,人数'))).toBe('workbook.not-one')
    expect(await refusal(await zipOf([['a.txt', 'x']]))).toBe('workbook.not-one')
    const compound = (stream: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')])
    expect(await refusal(compound('Workbook'))).toBe('workbook.binary')
    expect(await refusal(compound('EncryptedPackage'))).toBe('workbook.password')
    expect(await refusal2([good], { parts: [['xl/vbaProject.bin', 'x']] })).toBe('workbook.macros')
    const said = async (type: string) => refusal(await replaced('[Content_Types].xml', () => `<Types a="${type}"/>`))
    expect(await said('application/vnd.ms-excel.sheet.macroEnabled.main+xml')).toBe('workbook.macros')
    expect(await said('spreadsheetml.template.main+xml')).toBe('workbook.broken')
    expect(await said('spreadsheetml.sheet.main+xml')).toBeUndefined()
    const twice = (text: string) => text.replace('sheet2.xml', 'sheet1.xml')
    expect(await refusal(await replaced('xl/_rels/workbook.xml.rels', twice))).toBe('workbook.broken')
    expect(await refusal2([good], { parts: [['_xmlsignatures/sig1.xml', '<x/>']] })).toBe('template.signed')
    expect(await refusal(await zipFlagged(await packedOf('xl/more.xml'), 0x1))).toBe('workbook.password')
    expect(
      await refusal2([
        plainSheet('表', [
          ['项目', '人数'],
          ['合计', '3'],
        ]),
      ]),
    ).toBe('template.nothing-blank')
  })

  it('is refused where it is larger than a page shows', async () => {
    expect(await refusal(new Uint8Array(limits.templateFile + 1))).toBe('template.too-large')
    const long = [...rows, ...Array.from({ length: limits.templateRows }, () => ['合计', ''])]
    expect(await refusal2([plainSheet('表', long)])).toBe('template.too-long')
    const far = good.xml.replace('</row></sheetData>', '<c r="DZ2" s="1"/></row></sheetData>')
    expect(await withSheet(far)).toBe('template.too-wide')
    expect(
      await refusal2(Array.from({ length: limits.templateSheets + 1 }, (_, at) => ({ ...good, name: `表${at}` }))),
    ).toBe('template.too-many-sheets')
    const wide = plainSheet(
      '表',
      Array.from({ length: 450 }, () => Array.from({ length: 20 }, () => '字')),
    )
    expect(await refusal2([wide, { ...wide, name: '又' }, { ...wide, name: '再' }])).toBe('template.too-many-cells')
    const head = ['项目', ...Array.from({ length: 20 }, () => '人数')]
    const asks = plainSheet('表', [
      head,
      ...Array.from({ length: 260 }, () => ['合计', ...Array.from({ length: 20 }, () => '')]),
    ])
    expect(await refusal2([asks])).toBe('template.too-many-fields')
    const corner = '<row r="400"><c r="DA400" s="1"/></row></sheetData>'
    expect(await withSheet(good.xml.replace('</sheetData>', corner))).toBe('template.too-many-cells')
  })

  it('is refused where reading it would be the attack', async () => {
    for (const megabytes of some([31, 70], 2))
      expect(await refusal2([good], { parts: [['xl/media/bomb.bin', new Uint8Array(megabytes * 1024 * 1024)]] })).toBe(
        'workbook.too-much',
      )
    expect(await withSheet('<a>'.repeat(350_000))).toBe('workbook.broken')
    expect(await withSheet(`<a>${'<b/>'.repeat(1_000_000)}</a>`)).toBe('workbook.too-much')
    const entity = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${good.xml.replace('<?xml version="1.0"?>', '')}`
    expect(await withSheet(entity)).toBe('workbook.broken')
    expect(await withSheet(good.xml.replace('合计', '&a;'))).toBe('workbook.broken')
    expect(await withSheet(good.xml.replace('</row>', ''))).toBe('workbook.broken')
    for (const row of ['0', '-5', '2.5'])
      expect(await withSheet(good.xml.replace('<row r="2">', `<row r="${row}">`)), row).toBe('workbook.broken')
    const merged = (times: number) =>
      good.xml.replace('</sheetData>', `</sheetData>${'<mergeCell ref="A1:C3"/>'.repeat(times)}`)
    expect(await withSheet(merged(1))).not.toBe('workbook.broken')
    expect(await withSheet(merged(300_000))).toBe('workbook.broken')
    const named = async (name: string) => refusal(await zipNamed(await packedOf(name), (text) => Buffer.from(text)))
    expect(await named('../../etc/passwd')).toBe('workbook.broken')
    expect(await named('/etc/passwd')).toBe('workbook.broken')
    expect(await named('XL/workbook.xml')).toBe('workbook.broken')
  })
})

/** A workbook of two sheets in which one part says something else. */
async function replaced(name: string, say: (text: string) => string) {
  const parts = await unzipped(await formOf([good, { ...good, name: '又' }]))
  return zipOf(parts.map((part) => [part.name, part.name === name ? say(part.bytes.toString()) : part.bytes] as const))
}

/** A workbook with one more entry of that name. */
async function packedOf(name: string) {
  const own = (await unzipped(await formOf([good]))).map(({ name, bytes }) => [name, new Uint8Array(bytes)] as const)
  return [...own, [name, 'x'] as const]
}
