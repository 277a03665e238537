import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { yearEnds } from '#domain/statistics/years.ts'
import type { Day } from '#domain/time.ts'
import { countFor, viewerFor } from '#gate/statistics/counting.ts'
import { countYears } from '#gate/statistics/years.ts'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { yearNotes } from '#views/statistics/drawn-years.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { pdfText } from '../pdf.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

const hr = '邹雨桐'
const bare = (text: string) => text.replace(/\s/g, '')

/** The lines on the screen, each cell with the figure that it opens. */
function linesIn(text: string) {
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? ''
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => ({
      text: cell.replace(/<[^>]*>/g, '').trim(),
      figure: decodeURIComponent(/figure=([^"]+)"/.exec(cell)?.[1] ?? ''),
    })),
  )
}

const signedNumber = (text: string | undefined) => Number(text?.replace('−', '-').replace('+', '').replace('—', 'none'))

/** A cell of a workbook as the screen says it, with as many decimals and its sign. */
function inWords(cell: string | number | null | undefined, shown = '') {
  if (typeof cell !== 'number') return cell
  const text = Math.abs(cell).toFixed(shown.includes('.') ? 1 : 0)
  return /^[+−]/.test(shown) ? `${cell < 0 ? '−' : '+'}${text}` : text
}

const page = async (at: Parameters<typeof paths.statisticsYears>[0] = {}, who = hr) =>
  demo.as(who).get(paths.statisticsYears(at))

describe('the years', () => {
  it('are the last five ends of a year, and the day itself where it is none', () => {
    expect(yearEnds('2026-11-24' as Day)).toEqual([
      '2021-12-31',
      '2022-12-31',
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
      '2026-11-24',
    ])
    expect(yearEnds('2025-12-31' as Day)).toHaveLength(5)
    expect(yearEnds('2025-12-31' as Day).at(-1)).toBe('2025-12-31')
  })

  it.each([hr, '苏雅琴'])('say what the standard tables of each day say, for %s', async (who) => {
    const lines = linesIn((await page({}, who)).text)
    expect(lines).toHaveLength(6)
    for (const [at, day] of yearEnds('2026-11-24' as Day).entries()) {
      const [label, staff, , joined, left, age] = (lines[at] ?? []).map(({ text }) => text)
      expect(label).toContain(day.slice(0, 4))
      const table = (key: TableKey) => countFor(demo.app, demo.actor(who), tableOf(key), day, 'effective')
      const sexes = await table('by-sex')
      expect(Number(staff), day).toBe(sexes.people)
      expect(Number(joined), day).toBe((await table('joined-people')).people)
      expect(Number(left), day).toBe((await table('left-people')).people)
      const mean = sexes.columns.findIndex((column) => column.is === 'mean')
      expect(mean, 'the table has ages').toBeGreaterThan(0)
      expect(age, day).toBe(sexes.rows.at(-1)?.cells[mean]?.toFixed(1))
    }
    expect(lines.some(([, staff]) => Number(staff?.text) > 0)).toBe(true)
  })

  it('say by how many they differ from the line before, and open as many names as they count', async () => {
    const { app } = demo
    const lines = linesIn((await page()).text)
    const staff = lines.map(([, cell]) => Number(cell?.text))
    expect(lines.map(([, , by]) => signedNumber(by?.text))).toEqual(
      staff.map((people, at) => (at === 0 ? Number.NaN : people - (staff[at - 1] ?? 0))),
    )
    const figures = lines.flatMap((cells) => [1, 3, 4].flatMap((at) => (cells[at]?.figure ? [cells[at]] : [])))
    expect(figures.length).toBeGreaterThan(5)
    for (const { text, figure } of figures) {
      const { query } = readListQuery([['figure', figure]])
      expect(app.roster.list(await viewerFor(app, demo.actor(hr), query), query).count, figure).toBe(Number(text))
    }
    expect((await page()).text).toMatch(/years\/chart\.svg\?of=staff/)
  })

  it('lead from their names back to the cell, of the day and clock of the page', async () => {
    const { text } = await page({ asOf: '2026-11-23', clock: 'known' })
    const figure = linesIn(text).at(-1)?.[1]?.figure ?? ''
    expect(figure).toMatch(/@years~2026-11-23$/)
    const names = (await demo.as(hr).get(paths.figureNames(figure))).text
    const back = /href="(\/statistics\/years\?[^"]*cell=[^"]*#cell)"/.exec(names)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(back).toContain('asOf=2026-11-23')
    expect(back).toContain('clock=known')
    expect((await demo.as(hr).get(back.split('#')[0] ?? '')).text).toMatch(/<a [^>]*id="cell"/)
  })

  it('are a workbook and a PDF as on the screen, and stand in the log by their day', async () => {
    const lines = linesIn((await page({ asOf: '2026-06-30' })).text)
    const ask = async (as: string) =>
      (await demo.as(hr).bytes(paths.statisticsYearsSheet(), { as, asOf: '2026-06-30' })).bytes
    const [{ data }] = (await readXlsx(Buffer.from(await ask('xlsx')))) as unknown as [
      { data: (string | number | null)[][] },
    ]
    const from = data.findIndex(([label]) => label === lines[0]?.[0]?.text)
    const said = data
      .slice(from, from + lines.length)
      .map((row, at) => row.map((cell, nth) => inWords(cell, lines[at]?.[nth]?.text)))
    expect(said).toEqual(lines.map((line) => line.map(({ text }) => text)))
    expect(data.flat().join('')).toContain('每年都对得上')
    const paper = bare(await pdfText(await ask('pdf')))
    for (const line of lines) expect(paper).toContain(bare(line.map(({ text }) => text).join('')))
    const [entry] = await log.search(demo.app.db, { act: 'statistics.printed' }, 1)
    expect(JSON.parse(entry?.body ?? '{}').about).toEqual({
      table: 'years',
      day: '2026-06-30',
      clock: 'effective',
      format: 'pdf',
    })
  })

  it('name on paper how many make the difference where one does not follow from the year before', async () => {
    const asked = { day: '2025-12-31' as Day, clock: 'effective', withAge: true } as const
    const years = await countYears(demo.app, demo.actor(hr), asked)
    const [first, ...others] = years
    if (!first) throw new Error('There are no years.')
    const appeared = { ...first.flow.appeared, people: 2 }
    const off = [...others, { ...first, flow: { ...first.flow, holds: false, appeared } }]
    expect(yearNotes(off, { t: translator('zh-Hans') })).toEqual(['2021 年末：上年末 ＋ 进 － 出 对不上。多出 2 人'])
  })

  it('are counted once for a page and its images, and again when somebody changes', async () => {
    const { app } = demo
    const count = () => countYears(app, demo.actor(hr), { day: '2026-11-24' as Day, clock: 'effective', withAge: true })
    const years = await count()
    expect(await count()).toBe(years)
    app.statistics.changed('dossier', demo.dossierOf('马克勤'))
    const again = await count()
    expect(again).not.toBe(years)
    expect(again).toEqual(years)
  })

  it('have an image of each chart, with its numbers in words', async () => {
    const lines = linesIn((await page()).text)
    const { status, text } = await demo.as(hr).get(paths.statisticsYearsChart({ of: 'staff', size: 'narrow' }))
    expect(status).toBe(200)
    expect(text).toContain(`2025 年末`)
    expect(text).toContain(lines.at(-1)?.[1]?.text ?? 'nothing')
    expect((await demo.as(hr).get(paths.statisticsYearsChart({ of: 'anything' }))).status).toBe(404)
    expect((await page({}, hr)).text).toContain(paths.statisticsYearsSheet())
  })

  it('are not there for whoever may not count who came and left, and say what is wrong with a day', async () => {
    for (const who of ['任素梅', '郝一鸣']) {
      const status = who === '郝一鸣' ? 403 : 404
      expect((await page({}, who)).status, who).toBe(status)
      expect((await demo.as(who).get(paths.statisticsYearsChart({ of: 'staff' }))).status, who).toBe(status)
      expect((await demo.as(who).post(paths.statisticsYearsSheet(), { as: 'pdf' })).status, who).toBe(status)
    }
    expect((await page({ asOf: '2026-02-30' })).status).toBe(422)
    expect((await demo.as(hr).post(paths.statisticsYearsSheet(), { as: 'pdf', asOf: '2026-02-30' })).status).toBe(422)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await demo.as(hr).post(paths.statisticsYearsSheet(), { as: 'pdf' }, foreign)).status).toBe(403)
    expect((await page({ asOf: '1990-06-30' })).text).toContain('这一天')
    expect((await demo.as('任素梅').get(paths.statistics())).text).not.toContain(`href="${paths.statisticsYears()}"`)
    expect((await demo.as(hr).get(paths.statistics())).text).toContain(`href="${paths.statisticsYears()}"`)
  })
})
