import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeLines } from '#domain/grid/lines.ts'
import { lineOf, readPasted as readSheet, sheetColumns } from '#domain/materials/pasted.ts'
import { cellsOf, columns, readEntry } from '#domain/materials/typed.ts'
import type { Day } from '#domain/time.ts'

const sheet = sheetColumns('one', (place) => `列 ${place}`)
const readPasted = (text: string) => readSheet(text, sheet)
const today = '2026-11-24' as Day
const good = { class: '4-1', title: '毕业生登记表', year: '1996', month: '7', pages: '6' }

describe('a line of the catalogue that somebody typed', () => {
  it('is read with one copy of an original in the 正本 where nothing else is said', () => {
    expect(readEntry(good, today)).toEqual({
      ok: true,
      entry: {
        class: '4-1',
        title: '毕业生登记表',
        date: '199607',
        copies: 1,
        pages: 6,
        form: 'original',
        volume: 'original',
      },
    })
  })

  it.each([
    ['class', '', 'required'],
    ['class', '4', 'sub-class'],
    ['class', '十二', 'class-unknown'],
    ['title', ' ', 'required'],
    ['title', '长'.repeat(201), 'too-long'],
    ['year', '96', 'date-short-year'],
    ['month', '13', 'date-month'],
    ['day', '32', 'date-day'],
    ['year', '2027', 'date-ahead'],
    ['copies', '零', 'not-a-count'],
    ['copies', '0', 'not-a-count'],
    ['pages', '', 'required'],
    ['pages', '3.5', 'not-a-count'],
    ['remark', '长'.repeat(201), 'too-long'],
    ['kind', '传真', 'form-unknown'],
    ['volume', '第三本', 'volume-unknown'],
  ])('has its reason where %s is “%s”: %s', (column, text, problem) => {
    const read = readEntry({ ...good, [column]: text }, today)
    const place = column === 'month' || column === 'day' ? 'year' : column
    expect(read).toEqual({ ok: false, problems: { [place]: problem } })
  })

  it('has all its reasons at once', () => {
    const read = readEntry({ class: '4', title: '', pages: 'x' }, today)
    expect(read).toEqual({ ok: false, problems: { class: 'sub-class', title: 'required', pages: 'not-a-count' } })
  })

  it('takes the words and widths of people', () => {
    const read = readEntry(
      {
        ...good,
        year: '１９９６年',
        month: '７月',
        day: '1日',
        copies: '２份',
        pages: '6页',
        kind: '复印件',
        volume: '正副本',
      },
      today,
    )
    expect(read.ok && read.entry).toMatchObject({ date: '19960701', copies: 2, form: 'copy', volume: 'both' })
  })

  it('takes a whole date in the first cell', () => {
    expect(readEntry({ ...good, year: '1996/7/1', month: '' }, today)).toMatchObject({ entry: { date: '19960701' } })
  })

  it('sees in the remark that it is a copy', () => {
    expect(readEntry({ ...good, remark: '复印件' }, today)).toMatchObject({ entry: { form: 'copy' } })
  })

  it('reads what it wrote, whatever it is', () => {
    const text = fc.string({ maxLength: 40 })
    fc.assert(
      fc.property(fc.record(Object.fromEntries(columns.map((column) => [column, text]))), (cells) => {
        const read = readEntry(cells, today)
        if (!read.ok) return
        const again = readEntry(cellsOf(read.entry, { form: read.entry.form, volume: read.entry.volume }), today)
        expect(again).toEqual(read)
      }),
    )
  })
})

describe('rows pasted from Excel or Word', () => {
  it('stand as in the printed catalogue where no head says otherwise', () => {
    expect(readPasted('3-1\t年度考核登记表\t2001\t\t\t1\t2\t月日不详')).toEqual([
      {
        cells: expect.objectContaining({
          class: '3-1',
          title: '年度考核登记表',
          year: '2001',
          pages: '2',
          remark: '月日不详',
        }),
      },
    ])
  })

  it('follow a head in any order, also one of two rows', () => {
    const text = '类号\t材料名称\t材料制成时间\t\t\t份数\t页数\n\t\t年\t月\t日\n1\t干部履历表\t1998\t7\t1\t1\t8'
    expect(readPasted(text)[0]?.cells).toMatchObject({ class: '1', year: '1998', month: '7', day: '1', pages: '8' })
    expect(readPasted('类号\t材料名称\t材料制成时间\t\t\t份数\n1\t表\t1998\t7\t1\t2')[0]?.cells).toMatchObject({
      month: '7',
      day: '1',
      copies: '2',
    })
    expect(readPasted('页数\t材料名称\t类号\n2\t自传\t2')[0]?.cells).toEqual({ pages: '2', title: '自传', class: '2' })
  })

  it('take the class of the heading above them, and a bare number for a serial', () => {
    const text = '三、考核鉴定类\n1\t登记表\t2001\n2\t登记表\t2002\n四-2 专业技术职务（职称）\n1\t评审表\t2003'
    expect(readPasted(text).map(({ cells }) => cells.class)).toEqual([
      '三、考核鉴定类',
      '三、考核鉴定类',
      '四-2 专业技术职务（职称）',
    ])
  })

  it('say whose they are where one sheet is of many', () => {
    const many = sheetColumns('grid', (place) => place)
    const [row] = readSheet('LC-0023\t石铁成\t3\t登记表\t2001\t\t\t1\t2', many)
    expect(row).toMatchObject({ whose: { number: 'LC-0023', name: '石铁成' }, cells: { class: '3', pages: '2' } })
  })

  it('are known by the words of the reader’s language, as the grid writes them', () => {
    const text = '#\t列 title\t列 class\t列 pages\n\t自传\t2\t5'
    expect(readPasted(text)[0]?.cells).toMatchObject({ title: '自传', class: '2', pages: '5' })
  })

  it('keep a cell with a line break together and a lone quotation mark as it is', () => {
    const [row] = readPasted('1\t"履历表\n（续）"\t1998\t\t\t1\t8\n')
    expect(row?.cells.title).toBe('履历表\n（续）')
    expect(readPasted('1\t"三龄"认定表\t1998')[0]?.cells.title).toBe('"三龄"认定表')
  })

  it('come back as they went, whatever is in them', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\t\n\r"]/g, '').trim())
    const cells = fc.record(Object.fromEntries(columns.map((column) => [column, cell])))
    fc.assert(
      fc.property(cells, (cells) => {
        const given = { ...cells, class: '3', title: `题 ${cells['title'] ?? ''}`.trim() }
        expect(readPasted(writeLines([lineOf({ cells: given })], sheet))).toEqual([{ cells: given }])
      }),
    )
  })

  it('answers a hostile megabyte', () => {
    for (const text of [
      '"'.repeat(1_000_000),
      '\t'.repeat(1_000_000),
      '"a\t'.repeat(300_000),
      '类号\t材料名称\n'.repeat(50_000),
    ])
      expect(readPasted(text).length).toBeLessThan(1_000_000)
  })
})
