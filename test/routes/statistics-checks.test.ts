import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { Act } from '#domain/log/entry.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { numberOf, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { pdfText } from '../pdf.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})
afterAll(() => demo.close())

const hr = '邹雨桐'
const day = '2026-06-30'

const bare = (text: string) => text.replace(/\s/g, '')
const words = (html: string) => bare(html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'))
const nameOf = (key: (typeof tableKeys)[number]) => `表 ${numberOf(key)} ${tableOf(key).name}`

const newest = async (act: Act) => JSON.parse((await log.search(demo.app.db, { act }, 1))[0]?.body ?? '{}').about

/** The lines of the card of comparisons on the page of a table, each with its outcome. */
const linesIn = (html: string) => {
  const card = html.slice(html.lastIndexOf('核对</h2>'))
  const list = card.slice(card.indexOf('<ul'), card.indexOf('</ul>'))
  return [...list.matchAll(/line-text">(.*?)<\/span>(?:<span class="line-end">(.*?)<\/span>)?<\/li>/gs)].map(
    ([, what = '', outcome = '']) => [words(what), words(outcome)] as const,
  )
}

const sheet = async (as: string, form = {}) =>
  (await demo.as(hr).bytes(paths.statisticsChecksSheet(), { as, ...form })).bytes

type Row = readonly (string | null)[]

/** A row of the workbook as the page of its table says it: what is compared, and its outcome with its tick. */
const asOnPage = ([, what, outcome, holds]: Row) => [
  bare(what ?? ''),
  `${holds === '对得上' ? '✓' : ''}${bare(outcome ?? '').replaceAll('、', '')}`,
]

describe('the checks of all tables', () => {
  it('stand on one page, and in one workbook and one PDF, as they stand beside each table', async () => {
    const at = { asOf: '2026-11-12', clock: 'known' }
    const { status, text: page } = await demo.as(hr).get(paths.statisticsChecks(at))
    expect(status).toBe(200)
    const [{ data }] = (await readXlsx(Buffer.from(await sheet('xlsx', at)))) as unknown as [{ data: Row[] }]
    const paper = bare(await pdfText(await sheet('pdf', at)))
    for (const key of tableKeys.filter((key) => !isWorkedOut(countedOf(tableOf(key).of)))) {
      const own = await demo.as(hr).get(paths.statisticsTable(key, at))
      const isThere = own.status === 200 && own.text.includes('class="figure-table"')
      const rows = data.filter(([label]) => label === nameOf(key))
      expect(page.includes(`>${nameOf(key)}</a>`), key).toBe(isThere)
      expect(paper.includes(bare(nameOf(key))) || !isThere, key).toBe(true)
      expect(rows.map(asOnPage), key).toEqual(isThere ? linesIn(own.text) : [])
    }
    const said = data.flat().join('\n')
    const [off, all] = ['对不上', '对得上'].map((word) => data.filter(([, , , holds]) => holds === word).length)
    expect([(off ?? 0) > 20, (all ?? 0) > 100]).toEqual([true, true])
    expect(page).toContain(`${off} 处对不上`)
    expect(said).toContain(`${(off ?? 0) + (all ?? 0)} 处，${off} 处对不上`)
    for (const word of ['内部使用', `截至 ${at.asOf}`, '制表人：邹雨桐']) expect(paper).toContain(bare(word))
  })

  it('open the people who make a difference, and lead to their tables', async () => {
    const { text } = await demo.as(hr).get(paths.statisticsChecks({ asOf: '2018-01-31' }))
    const [, figure, people] = /href="\/dossiers\?figure=([^"]+)"[^>]*>差的 (\d+) 人/.exec(text) ?? []
    const { query } = readListQuery([['figure', decodeURIComponent(figure ?? '')]])
    const { count } = demo.app.roster.list(await viewerFor(demo.app, demo.actor(hr), query), query)
    expect([count > 0, count]).toEqual([true, Number(people)])
    expect(text).toContain('href="/statistics/tables/by-rank?asOf=2018-01-31"')
  })

  it('are of the tables that the viewer may count by, and of nobody for whoever meets no people', async () => {
    const { text } = await demo.as('任素梅').get(paths.statisticsChecks())
    expect([text.includes(nameOf('on-the-rolls')), text.includes(nameOf('by-rank'))]).toEqual([true, false])
    const before = await newest('statistics.printed')
    for (const who of ['郝一鸣', '强文思']) {
      expect((await demo.as(who).get(paths.statisticsChecks())).status).toBe(403)
      expect((await demo.as(who).post(paths.statisticsChecksSheet())).status).toBe(403)
    }
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await demo.as(hr).post(paths.statisticsChecksSheet(), {}, foreign)).status).toBe(403)
    for (const asOf of ['2026-02-30', '2099-01-01']) {
      expect((await demo.as(hr).get(`${paths.statisticsChecks()}?asOf=${asOf}`)).status).toBe(422)
      expect((await demo.as(hr).post(paths.statisticsChecksSheet(), { asOf })).status).toBe(422)
    }
    expect(await newest('statistics.printed')).toEqual(before)
  })

  it('are in the log with day and clock, and ask for a fresh proof when they leave', async () => {
    await sheet('xlsx', { asOf: day })
    const about = { table: 'checks', day, clock: 'effective' }
    expect(await newest('statistics.read')).toEqual(about)
    expect(await newest('statistics.printed')).toMatchObject({ ...about, format: 'xlsx' })
    demo.forward(301)
    const { status, text } = await demo.as(hr).post(paths.statisticsChecksSheet(), { as: 'xlsx' })
    expect([status, text.includes('proof-secret')]).toEqual([422, true])
  })
})
