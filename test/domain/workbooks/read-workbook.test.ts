import { describe, expect, it } from 'vitest'
import { readWorkbook } from '#domain/workbooks/read-workbook.ts'
import { zipFlagged, zipOf } from '../imports/zip-file.ts'
import { type BookSheet, workbookOf } from './workbook-file.ts'

const head = ['姓名', '材料名称', '日期']
const refusalOf = async (bytes: Uint8Array) => {
  const read = await readWorkbook(bytes)
  return read.ok ? undefined : read.refusal
}
const rowsOf = async (...sheets: readonly BookSheet[]) => {
  const read = await readWorkbook(await workbookOf(sheets))
  if (!read.ok) throw new Error(read.refusal)
  return read.value.sheets
}

describe('a workbook', () => {
  it('gives its rows by their numbers, in either form of OOXML', async () => {
    for (const isStrict of [false, true]) {
      const read = await readWorkbook(
        await workbookOf([{ rows: [head, [], ['林致远', '自传', '1999.07']] }], [], isStrict),
      )
      expect(read).toMatchObject({
        ok: true,
        value: { sheets: [{ rows: [{ number: 1 }, { number: 3, cells: ['林致远', '自传', '1999.07'] }] }] },
      })
    }
  })

  it('says which cells were numbers, and keeps what a number does not hold', async () => {
    const [sheet] = await rowsOf({
      rows: [
        [{ stored: '1.10101198510069E+17' }, { stored: '1985.0999999999999' }, 3, "'0012", '110101198510069993\t'],
      ],
    })
    expect(sheet?.rows[0]).toMatchObject({
      cells: ['1.10101198510069E+17', '1985.1', '3', '0012', '110101198510069993'],
      numeric: [0, 1, 2],
    })
  })

  it('gives true dates as the day that stands in them, in the years of summer time too', async () => {
    const [sheet] = await rowsOf({ rows: [[{ date: 32250 }, { date: 31536 }, { date: 33496 }]] })
    expect(sheet?.rows[0]?.cells).toEqual(['1988.04.17', '1986.05.04', '1991.09.15'])
  })

  it('repeats what is merged over several rows, and no more', async () => {
    const [sheet] = await rowsOf({
      rows: [head, ['林致远', 'a'], [null, 'b'], [null, 'c'], ['', 'd']],
      merged: ['A2:A4', 'B1:C1'],
    })
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(['姓名', '林致远', '林致远', '林致远', ''])
  })

  it('marks hidden rows and hidden sheets, and leaves empty sheets out', async () => {
    const sheets = await rowsOf(
      { name: '甲', rows: [head, ['a'], ['b']], hidden: [3] },
      { name: '空', rows: [] },
      { name: '旧', state: 'veryHidden', rows: [['x']] },
    )
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['甲', false],
      ['旧', true],
    ])
    expect(sheets[0]?.rows.map(({ isHidden }) => isHidden)).toEqual([false, false, true])
  })

  it('is refused with its reason where nobody should read it', async () => {
    const sheet = [{ rows: [head] }]
    expect(await refusalOf(await workbookOf(sheet, [['xl/vbaProject.bin', 'x']]))).toBe('workbook.macros')
    expect(await refusalOf(await zipOf([['xl/workbook.bin', 'x']]))).toBe('workbook.binary')
    expect(await refusalOf(await zipFlagged([['xl/workbook.xml', 'x']], 1))).toBe('workbook.password')
    expect(await refusalOf(await zipOf([['word/document.xml', 'x']]))).toBe('workbook.not-one')
    expect(
      await refusalOf(
        await zipOf([
          ['xl/workbook.xml', '<workbook'],
          ['xl/_rels/workbook.xml.rels', ''],
        ]),
      ),
    ).toBe('workbook.broken')
    expect(await refusalOf(Buffer.from('姓名,材料名称'))).toBe('workbook.not-one')
    expect(await refusalOf(new Uint8Array([]))).toBe('workbook.not-one')
    expect(await refusalOf(await workbookOf([{ rows: [['', null]] }]))).toBe('workbook.empty')
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from('Workbook', 'utf16le'),
    ])
    expect(await refusalOf(ole)).toBe('workbook.binary')
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusalOf(locked)).toBe('workbook.password')
  })

  it('is refused beyond 10,000 rows and 200 columns', async () => {
    const rows = (count: number) => [{ rows: Array.from({ length: count }, () => ['x']) }]
    expect(await refusalOf(await workbookOf(rows(10_000)))).toBeUndefined()
    expect(await refusalOf(await workbookOf(rows(10_001)))).toBe('workbook.too-long')
    expect(await refusalOf(await workbookOf([{ rows: [Array.from({ length: 201 }, () => 'x')] }]))).toBe(
      'workbook.too-wide',
    )
  })

  it('is refused where a cell is longer than cells are, and where what is merged comes to too much', async () => {
    const cell = (length: number) => [{ rows: [['x'.repeat(length)]] }]
    expect(await refusalOf(await workbookOf(cell(32_767)))).toBeUndefined()
    expect(await refusalOf(await workbookOf(cell(32_768)))).toBe('workbook.cell-too-long')
    const rows = Array.from({ length: 700 }, (_, at) => [at === 0 ? '字'.repeat(30_000) : null, 'x'])
    expect(await refusalOf(await workbookOf([{ rows, merged: ['A1:A700'] }]))).toBe('workbook.too-much')
  })
})
