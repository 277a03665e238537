import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { charts } from '#domain/statistics/charts/index.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { openPdf, pdfText } from '../pdf.ts'
import { isThorough, some } from '../thorough.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

const hr = '邹雨桐'

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .trim()

/** The rows of the table on the screen, each under its whole name. */
function tableIn(text: string): readonly Row[] {
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? ''
  let outer = ''
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => {
    const [label = '', ...cells] = [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => words(cell))
    const isInner = row.includes('class="inner"')
    if (!isInner) outer = label
    return { label: isInner ? `${outer} › ${label}` : label, cells }
  })
}

const altIn = (text: string) => words(/<img[^>]*alt="([^"]*)"/.exec(text.slice(text.indexOf('<picture>')))?.[1] ?? '')

/** 行：人数 3、研究生 1…；行：… as names and texts. */
const said = (text: string) =>
  text.split('；').map((line) => {
    const at = line.indexOf('：')
    // A name may have the mark that stands between two of them.
    const numbers = line.slice(at + 1).matchAll(/ ([\d.]+|—|\*)(?=、|$)/g)
    return { label: line.slice(0, at), numbers: [...numbers].map(([, number = '']) => number) }
  })

/** Whether numbers stand side by side in a row of the table. */
const stands = (row: readonly string[], numbers: readonly string[]) =>
  numbers.length === 0 || row.some((_, at) => numbers.every((number, next) => row[at + next] === number))

/** What is on the page of a table, and what its image says; undefined where neither has a chart. */
async function chartOf(key: TableKey) {
  const page = await demo.as(hr).get(paths.statisticsTable(key))
  const image = await demo.as(hr).get(paths.statisticsChart(key))
  const isThere = page.status === 200 && page.text.includes('<picture>')
  expect(image.status, key).toBe(isThere ? 200 : 404)
  if (!isThere) return undefined
  const inside = (name: string) => words(new RegExp(`<${name}[^>]*>(.*?)</${name}>`).exec(image.text)?.[1] ?? '')
  return { rows: tableIn(page.text), alt: altIn(page.text), title: inside('title'), text: inside('desc') }
}

type Row = { readonly label: string; readonly cells: readonly string[] }

/** The points of each line stand side by side in the row of everybody. */
function comparePoints(key: TableKey, text: string, rows: readonly Row[]) {
  const points = said(text)
  for (const line of points[0]?.numbers.keys() ?? []) {
    const numbers = points.map(({ numbers }) => numbers[line] ?? '')
    expect(stands(rows.at(-1)?.cells ?? [], numbers), key).toBe(true)
  }
}

function compareRows(key: TableKey, text: string, rows: readonly Row[]) {
  expect(said(text).map(({ label }) => label)).toEqual(rows.map(({ label }) => label))
  for (const [at, { label, numbers }] of said(text).entries()) {
    const [people, ...cells] = rows[at]?.cells ?? []
    expect([numbers[0], stands(cells, numbers.slice(1))], `${key} ${label}`).toEqual([people, true])
  }
}

describe('the chart of every table', () => {
  it('says the numbers of its table, in the image and beside it, and is not there where a number does', async () => {
    const drawn: TableKey[] = []
    for (const key of some(tableKeys, 4)) {
      const chart = await chartOf(key)
      if (!chart) continue
      drawn.push(key)
      const { rows, alt, title, text } = chart
      expect(alt).toBe(`${title}：${text}`)
      expect(title).toContain(tableOf(key).name)
      expect(title).toMatch(/（[人册份件次]），截至 2026-11-24$/)
      if (charts[key]?.is === 'trend') comparePoints(key, text, rows)
      else compareRows(key, text, rows)
    }
    expect(drawn.length).toBeGreaterThan(isThorough ? 30 : 7)
  })
})

describe('an image of a chart', () => {
  it('stands by itself: it may load nothing, run nothing and be framed by nobody', async () => {
    const { status, headers, text } = await demo.as(hr).get(paths.statisticsChart('by-age'))
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    )
    expect(text).not.toMatch(/style|script|href/)
  })

  it('is there for a narrow page and for a dark one, as large as the page says beforehand', async () => {
    const { text } = await demo.as(hr).get(paths.statisticsTable('by-rank'))
    const named = [...text.matchAll(/(?:srcset|src)="([^"]*chart\.svg[^"]*)"[^>]*?width="(\d+)" height="(\d+)"/g)]
    expect(named.length).toBe(4)
    for (const [, address = '', width, height] of named) {
      const image = await demo.as(hr).get(address.replaceAll('&amp;', '&'))
      expect(image.text).toContain(`width="${width}" height="${height}"`)
    }
    expect(text).toContain('media="(max-width: 999px) and (prefers-color-scheme: dark)"')
  })

  it('is for whoever may see the table, and of nobody for anybody else', async () => {
    expect((await demo.as('任素梅').get(paths.statisticsChart('by-rank'))).status).toBe(404)
    expect((await demo.as('郝一鸣').get(paths.statisticsChart('by-rank'))).status).toBe(403)
    expect((await demo.as(hr).get(paths.statisticsChart('by-star'))).status).toBe(404)
    expect((await demo.as(hr).get(paths.statisticsChart('by-nation'))).status).toBe(404)
    expect((await demo.as(hr).get(paths.statisticsChart('by-rank', { asOf: '1950-01-01' }))).status).toBe(404)
    expect((await demo.as(hr).get(paths.statisticsChart('by-rank', { asOf: '2026-02-30' }))).status).toBe(422)
  })

  it('is of the people of whoever looks, and logged like its table', async () => {
    const [own, all] = await Promise.all(
      ['马克勤', hr].map(async (name) => (await demo.as(name).get(paths.statisticsTable('department-sex'))).text),
    )
    expect(altIn(own ?? '')).not.toBe(altIn(all ?? ''))
    await demo.as(hr).get(paths.statisticsChart('by-age', { asOf: '2026-06-30', clock: 'known' }))
    const [newest] = await log.search(demo.app.db, { act: 'statistics.read' }, 1)
    expect(JSON.parse(newest?.body ?? '{}').about).toEqual({ table: 'by-age', day: '2026-06-30', clock: 'known' })
  })
})

describe('the chart of a cross-table', () => {
  const asked = (...entries: [string, string][]): [string, string][] => [...entries, ['count', 'people']]

  it.each([
    ['bars', asked(['rows', 'rank'])],
    ['columns alone', asked(['columns', 'education'])],
    ['divided bars', asked(['rows', 'department'], ['columns', 'sex'])],
    ['cells', asked(['rows', 'rank'], ['columns', 'age-by-five'], ['columns', 'sex'])],
    ['areas', asked(['rows', 'department'], ['rows', 'unit'])],
    [
      'an average',
      [
        ['rows', 'department'],
        ['count', 'mean:age'],
      ] satisfies [string, string][],
    ],
  ] as const)('as %s says the numbers of its table', async (_, entries) => {
    const page = await demo.as(hr).get(paths.statisticsCross([...entries]))
    const image = await demo.as(hr).get(paths.crossChart([...entries]))
    expect([page.status, image.status, page.text.includes('<picture>')]).toEqual([200, 200, true])
    const text = words(/<desc[^>]*>(.*?)<\/desc>/.exec(image.text)?.[1] ?? '')
    expect(altIn(page.text)).toContain(text)
    const rows = tableIn(page.text)
    if (entries[0]?.[0] === 'columns')
      return expect(
        stands(
          rows.at(-1)?.cells ?? [],
          said(text)
            .flatMap(({ numbers }) => numbers)
            .slice(0, -1),
        ),
      ).toBe(true)
    for (const [
      at,
      {
        label,
        numbers: [whole, ...numbers],
      },
    ] of said(text).entries()) {
      expect(rows[at]?.label).toBe(label)
      expect([...numbers, whole]).toEqual(numbers.length > 0 ? rows[at]?.cells : [rows[at]?.cells.at(-1)])
    }
  })

  it('is none of an average by rows and columns, nor of the people alone', async () => {
    for (const entries of [
      asked(),
      [
        ['rows', 'department'],
        ['columns', 'sex'],
        ['count', 'mean:age'],
      ] satisfies [string, string][],
    ])
      expect((await demo.as(hr).get(paths.crossChart(entries))).status).toBe(404)
  })

  it('is for whoever may count it, and logged like it', async () => {
    const byRank = asked(['rows', 'rank'], ['columns', 'sex'])
    expect((await demo.as('任素梅').get(paths.crossChart(byRank))).status).toBe(404)
    expect((await demo.as('郝一鸣').get(paths.crossChart(byRank))).status).toBe(403)
    expect((await demo.as(hr).get(paths.crossChart([...byRank, ['asOf', '2099-01-01']]))).status).toBe(422)
    await demo.as(hr).get(paths.crossChart([...byRank, ['asOf', '2026-06-30']]))
    const [newest] = await log.search(demo.app.db, { act: 'statistics.read' }, 1)
    expect(JSON.parse(newest?.body ?? '{}').about).toMatchObject({ table: 'cross', day: '2026-06-30' })
  })

  it('stands on its sheet', async () => {
    const { bytes } = await demo
      .as(hr)
      .bytes(paths.crossSheet(), { asked: 'x~of=staff~rows=department~columns=sex~count=people', as: 'pdf' })
    expect((await pdfText(bytes)).replace(/\s/g, '')).toContain('一级部门×性别（人），截至2026-11-24')
  })
})

describe('the sheet of a table', () => {
  const bare = (text: string) => text.replace(/\s/g, '')
  const sheet = async (key: TableKey, form: Record<string, string> = {}) =>
    (await demo.as(hr).bytes(paths.statisticsSheet(key), form)).bytes

  it('has the same drawing below the table, as lines and words and without anything transparent', async () => {
    const bytes = await sheet('by-age')
    const text = bare(await pdfText(bytes))
    expect(text).toContain(bare('年龄与性别：年龄（五岁一段） × 性别（人），截至 2026-11-24'))
    expect(text.match(/35–39/g)?.length).toBe(2)
    const file = Buffer.from(bytes).toString('latin1')
    expect(file).not.toMatch(/\/Subtype \/Image|\/SMask|\/ca 0|\/CA 0|\/Pattern/)
  })

  it('has none where there is none on the page', async () => {
    const pdf = await openPdf(await sheet('by-nation'))
    expect(bare((await pdf.text()).join(''))).not.toContain('（人），截至')
    await pdf.close()
  })
})
