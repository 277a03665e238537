import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { numberOf, type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { openPdf, pdfText } from '../pdf.ts'
import { some } from '../thorough.ts'
import { unzipped } from '../unzipped.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

const hr = '邹雨桐'
const day = '2026-06-30'

const bare = (text: string) => text.replace(/\s/g, '')
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

/** The lines of the table on the screen, label and cells, and the words of its heading. */
async function screen(key: TableKey, at: { asOf?: string; clock?: string } = {}) {
  const { text } = await demo.as(hr).get(paths.statisticsTable(key, at))
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const rowsIn = (part: 'thead' | 'tbody') =>
    [...(new RegExp(`<${part}>(.*?)</${part}>`, 's').exec(table)?.[1] ?? '').matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => words(cell)),
    )
  const foot = /<p class="figures-foot">(.*?)<\/p>/s.exec(text)?.[1] ?? ''
  const beside = [...foot.matchAll(/<a .*?<\/a>/gs)].map(([line]) => words(line))
  return { head: rowsIn('thead').flat(), lines: rowsIn('tbody'), beside, text }
}

const sheet = (name: string, key: TableKey, form: Record<string, string> = {}) =>
  demo.as(name).bytes(paths.statisticsSheet(key), form)

const newest = async () =>
  JSON.parse((await log.search(demo.app.db, { act: 'statistics.printed' }, 1))[0]?.body ?? '{}')

describe('a table as a workbook', () => {
  it.each([
    ['by-rank', {}],
    ['middle', { asOf: day, clock: 'known' }],
    ['department-education', { asOf: day }],
  ] as const)('of %s says cell by cell what the screen says, numbers as numbers', async (key, at) => {
    const shown = await screen(key, at)
    const { answer, bytes } = await sheet(hr, key, { as: 'xlsx', ...at })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const from = data.findIndex(([label]) => label === shown.lines[0]?.[0])
    const lines = data.slice(from, from + shown.lines.length)
    expect(lines.flatMap((line) => line.slice(1)).every((cell) => typeof cell === 'number' || cell === '—')).toBe(true)
    const text = (cell: string | number | null, on: string | undefined) =>
      typeof cell === 'number' ? cell.toFixed(on?.includes('.') ? 1 : 0) : cell
    expect(lines.map((line, row) => line.map((cell, at) => text(cell, shown.lines[row]?.[at])))).toEqual(shown.lines)
    const all = data.flat().filter((cell) => typeof cell === 'string')
    for (const head of shown.head) expect(all).toContain(head)
    const around = all.join('\n')
    for (const one of [
      tableOf(key).name,
      '单位：',
      '制表人：邹雨桐',
      '审核人：',
      `截至 ${'asOf' in at ? day : '2026-11-24'}`,
    ])
      expect(around).toContain(one)
    expect(around).toContain(tableOf(key).means.name)
  })

  it('has its heading merged, its panes frozen, and is printed lying with the heading on every page', async () => {
    const { bytes } = await sheet(hr, 'by-rank', { as: 'xlsx' })
    const parts = new Map((await unzipped(bytes)).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
    // A program that does not work heights out lets the words of a row without one lie over the next.
    expect(xml.match(/<row (?![^>]* ht=)[^>]*>/g)).toBeNull()
    for (const each of ['ref="A3:A4"', 'ref="B3:B4"', 'ref="C3:G3"', 'xSplit="1"', 'ySplit="4"', 'state="frozen"'])
      expect(xml).toContain(each)
    for (const each of ['orientation="landscape"', 'fitToWidth="1" fitToHeight="0"', '第 &amp;P 页，共 &amp;N 页'])
      expect(xml).toContain(each)
    expect(parts.get('xl/workbook.xml')).toContain("'表 01'!$1:$4</definedName>")
  })
})

describe('a table as a PDF', () => {
  it.each([
    ['by-rank', {}],
    ['middle', { asOf: day, clock: 'known' }],
  ] as const)('of %s says line by line what the screen says', async (key, at) => {
    const shown = await screen(key, at)
    const { answer, bytes } = await sheet(hr, key, { as: 'pdf', ...at })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = bare(await pdfText(bytes))
    for (const line of shown.lines) expect(text).toContain(bare(line.join('')))
    for (const head of shown.head) expect(text).toContain(bare(head))
    for (const one of ['制表人：邹雨桐', '审核人：', tableOf(key).name, tableOf(key).means.name, '第1页，共'])
      expect(text).toContain(bare(one))
  })

  it('is in the language of the screen, its name too', async () => {
    const { headers } = await demo.as(hr).post(paths.statisticsSheet('by-sex'), {}, { 'Accept-Language': 'en' })
    expect(headers.get('content-disposition')).toContain(encodeURIComponent(tableOf('by-sex').en))
  })

  it('has every table that the viewer may count by in one file, none of nobody', async () => {
    const { answer, bytes } = await demo.as(hr).bytes(paths.statisticsSheets(), {})
    expect(answer.status).toBe(200)
    const pdf = await openPdf(bytes)
    const text = bare((await pdf.text()).join(''))
    const isDrawn = (key: TableKey) => text.includes(bare(`表 ${numberOf(key)}`))
    const asked = tableKeys.filter((key) => !isWorkedOut(countedOf(tableOf(key).of)))
    for (const key of some(asked, 5)) {
      const seen = await demo.as(hr).get(paths.statisticsTable(key))
      expect([key, seen.status === 200 && seen.text.includes('class="figure-table"')]).toEqual([key, isDrawn(key)])
    }
    const drawn = asked.filter(isDrawn)
    expect(drawn.length).toBeGreaterThan(30)
    expect(text).toContain(`第${pdf.pages}页，共${pdf.pages}页`)
    await pdf.close()
    expect((await newest()).about).toMatchObject({ table: 'all', tables: drawn.length, format: 'pdf' })
  })
})

describe('who stands beside a table', () => {
  it('stands at the foot of its files too, and of none that is sent out', async () => {
    const [line = ''] = (await screen('dossiers-room')).beside
    expect(line).toBe('库房未填：1 人。')
    const saidIn = async (form: Record<string, string>) => {
      const { bytes } = await sheet(hr, 'dossiers-room', form)
      if (form['as'] === 'pdf') return bare(await pdfText(bytes))
      const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: unknown[][] }]
      return bare(data.flat().join('\n'))
    }
    for (const as of ['pdf', 'xlsx']) {
      expect(await saidIn({ as })).toContain(bare(line))
      expect(await saidIn({ as, outward: 'on' })).not.toContain('库房未填')
    }
  })
})

describe('a table that is sent out', () => {
  it('shows no number below five, in no format, and says so at its foot', async () => {
    const { bytes } = await sheet(hr, 'by-rank', { as: 'xlsx', outward: 'on' })
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const numbers = data.flat().filter((cell) => typeof cell === 'number')
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers.filter((number) => number > 0 && number < 5)).toEqual([])
    expect(data.flat()).toContain('*')
    const said = data.flat().join('\n')
    expect(said).toContain('小于 5 的数字，以及由合计能推出它们的数字，不显示')
    expect(said).not.toContain('差')
    expect((await newest()).about).toMatchObject({ table: 'by-rank', format: 'xlsx', outward: true })
    const paper = bare(await pdfText((await sheet(hr, 'by-rank', { outward: 'on' })).bytes))
    for (const row of data.filter((row) => row.includes('*'))) expect(paper).toContain(bare(String(row[0])))
    expect(paper).toContain(bare('小于 5 的数字'))
  })
})

describe('a file of figures', () => {
  it('is written into the log with its table, day and format, and nothing of what it says', async () => {
    await sheet(hr, 'by-rank', { as: 'xlsx', asOf: day, clock: 'known' })
    expect((await newest()).about).toEqual({ table: 'by-rank', day, clock: 'known', format: 'xlsx' })
  })

  it('is the same file when it is asked for twice', async () => {
    for (const as of ['xlsx', 'pdf']) {
      const [first, second] = [await sheet(hr, 'by-sex', { as }), await sheet(hr, 'by-sex', { as })]
      expect([first.answer.status, Buffer.compare(first.bytes, second.bytes)]).toEqual([200, 0])
    }
  })

  it('is for whoever may see the table, and of nobody for anybody else', async () => {
    const before = await newest()
    expect((await sheet('任素梅', 'by-rank')).answer.status).toBe(404)
    expect((await sheet(hr, 'by-star' as TableKey)).answer.status).toBe(404)
    for (const path of [paths.statisticsSheet('by-rank'), paths.statisticsSheets()]) {
      expect((await demo.as('郝一鸣').post(path)).status).toBe(403)
      expect((await demo.as(hr).post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    }
    expect(await newest()).toEqual(before)
  })

  it('of a day that is none, or lies ahead, is none, and says which day was asked for', async () => {
    const before = await newest()
    for (const path of [paths.statisticsSheet('by-rank'), paths.statisticsSheets()])
      for (const asOf of ['2026-02-30', '2099-01-01']) {
        const { status, text } = await demo.as(hr).post(path, { asOf })
        expect([status, text.includes(asOf)]).toEqual([422, true])
      }
    expect(await newest()).toEqual(before)
  })

  it('of a day on which nobody was here is none', async () => {
    const { status, text } = await demo.as(hr).post(paths.statisticsSheets(), { asOf: '1950-01-01' })
    expect([status, text.includes('这一天没有符合范围的人员')]).toEqual([422, true])
  })

  it('asks for a fresh proof like every file that leaves', async () => {
    demo.forward(301)
    const { status, text } = await demo.as(hr).post(paths.statisticsSheet('by-rank'), { as: 'xlsx' })
    expect([status, text.includes('proof-secret')]).toEqual([422, true])
  })
})
