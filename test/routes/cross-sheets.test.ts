import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { type Cross, crossEntries, crossText } from '#domain/statistics/cross.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { openPdf, pdfText } from '../pdf.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})
afterAll(() => demo.close())

const hr = '邹雨桐'
const day = '2026-06-30'

const cross: Cross = {
  of: 'staff',
  rows: ['department', 'sex'],
  columns: ['education'],
  reckoned: { is: 'people' },
  share: 'row',
  where: [{ measure: 'politics', values: ['party', ''] }],
}
const mean: Cross = { ...cross, columns: [], reckoned: { is: 'mean', amount: 'age' }, share: 'none' }
const wide: Cross = { ...cross, rows: ['sex'], columns: ['department', 'age'], share: 'none', where: [] }

const bare = (text: string) => text.replace(/\s/g, '')
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

/** The lines of the table on the screen, label and cells, and the words of its heading. */
async function screen(one: Cross) {
  const { text } = await demo.as(hr).get(paths.statisticsCross([...crossEntries(one), ['asOf', day]]))
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const rowsIn = (part: 'thead' | 'tbody') =>
    [...(new RegExp(`<${part}>(.*?)</${part}>`, 's').exec(table)?.[1] ?? '').matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => words(cell)),
    )
  return { head: rowsIn('thead').flat(), lines: rowsIn('tbody') }
}

const sheet = (name: string, one: Cross, form: Record<string, string> = {}) =>
  demo.as(name).bytes(paths.crossSheet(), { asked: crossText(one), asOf: day, ...form })

const newest = async () =>
  JSON.parse((await log.search(demo.app.db, { act: 'statistics.printed' }, 1))[0]?.body ?? '{}').about

describe('a cross-table as a file', () => {
  it.each([
    ['people with percentages', cross],
    ['means', mean],
  ] as const)('says as a workbook cell by cell what the screen says: %s', async (_, one) => {
    const shown = await screen(one)
    const { bytes } = await sheet(hr, one, { as: 'xlsx' })
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const from = data.findIndex(([label]) => label === shown.lines[0]?.[0])
    const lines = data.slice(from, from + shown.lines.length)
    const text = (cell: string | number | null, on = '') =>
      typeof cell !== 'number'
        ? (cell ?? '')
        : on.endsWith('%')
          ? `${(cell * 100).toFixed(1)}%`
          : cell.toFixed(on.includes('.') ? 1 : 0)
    expect(lines.map((line, row) => line.map((cell, at) => text(cell, shown.lines[row]?.[at])))).toEqual(shown.lines)
    const around = data.flat().join('\n')
    for (const one of ['内部使用', `截至 ${day}`, '制表人：邹雨桐', '审核人：', '政治面貌：中共党员、未填'])
      expect(around).toContain(one)
  })

  it('says as a PDF line by line what the screen says', async () => {
    const shown = await screen(cross)
    const { answer, bytes } = await sheet(hr, cross, { as: 'pdf' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = bare(await pdfText(bytes))
    for (const line of shown.lines) expect(text).toContain(bare(line.join('')))
    for (const head of shown.head) expect(text).toContain(bare(head))
    expect(text).toContain('内部使用')
  })

  it('that is wider than a sheet goes on on a further one, each column once', async () => {
    const { lines } = await screen(wide)
    const pdf = await openPdf((await sheet(hr, wide)).bytes)
    const text = bare((await pdf.text()).join(''))
    const { pages } = pdf
    await pdf.close()
    const wholes = [...text.matchAll(/合计(\d+)/g)].map(([, numbers]) => numbers)
    expect([pages > 1, wholes.length]).toEqual([true, pages])
    expect(wholes.join('')).toBe(lines.at(-1)?.slice(1).join(''))
  })

  it('bears the name under which it is kept', async () => {
    const { location } = await demo.as(hr).post(paths.savedCrosses(), { asked: crossText(cross), name: '党员学历' })
    const saved = new URL(location ?? '', 'http://x').searchParams.get('saved') ?? ''
    const { answer, bytes } = await sheet(hr, cross, { saved })
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('党员学历'))
    expect(bare(await pdfText(bytes))).toContain('党员学历')
  })

  it('is written into the log as it was asked for, and twice the same', async () => {
    for (const as of ['xlsx', 'pdf']) {
      const [one, other] = [await sheet(hr, cross, { as }), await sheet(hr, cross, { as })]
      expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
      const about = { table: 'cross', asked: crossText(cross), day, clock: 'effective', format: as }
      expect(await newest()).toEqual(about)
    }
  })

  it('is of nobody for whoever may not count it, and none of a day that is none', async () => {
    const before = await newest()
    expect((await sheet('查慧敏', cross)).answer.status).toBe(404)
    expect((await demo.as(hr).post(paths.crossSheet(), { asked: 'x~rows=star' })).status).toBe(404)
    expect((await demo.as('郝一鸣').post(paths.crossSheet(), { asked: crossText(cross) })).status).toBe(403)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await demo.as(hr).post(paths.crossSheet(), { asked: crossText(cross) }, foreign)).status).toBe(403)
    const { status, text } = await demo.as(hr).post(paths.crossSheet(), { asked: crossText(cross), asOf: '2026-02-30' })
    expect([status, text.includes('2026-02-30')]).toEqual([422, true])
    expect(await newest()).toEqual(before)
  })

  it('asks for a fresh proof like every file that leaves', async () => {
    demo.forward(301)
    const { status, text } = await demo.as(hr).post(paths.crossSheet(), { asked: crossText(cross) })
    expect([status, text.includes('proof-secret')]).toEqual([422, true])
  })
})
