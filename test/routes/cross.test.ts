import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

type Asked = readonly [name: string, value: string][]

const cross = (name: string, asked?: Asked) => demo.as(name).get(paths.statisticsCross(asked))

/** Every number of a page with the figure that it opens. */
const figuresIn = (html: string) =>
  [...html.matchAll(/<a href="\/dossiers\?figure=([^"]+)">([\d.]+)<\/a>/g)].map(([, figure = '', number = '']) => ({
    figure: decodeURIComponent(figure),
    number,
  }))

const nested: Asked = [
  ['rows', 'department'],
  ['rows', 'age'],
  ['columns', 'education'],
  ['columns', 'sex'],
  ['count', 'people'],
  ['share', 'row'],
  ['is', 'politics:party'],
  ['is', 'politics:'],
]

/** The number of people behind a figure, by the list that it opens. */
const namesOf = async (name: string, figure: string) => {
  const { query } = readListQuery([['figure', figure]])
  return demo.app.roster.list(await viewerFor(demo.app, demo.actor(name), query), query).count
}

describe('a cross-table', () => {
  it('opens as many names as each of its numbers counts, below a unit too', async () => {
    const under = [...demo.app.directory.units.values()].find(({ entity, parent }) => entity && parent)?.id ?? ''
    for (const asked of [nested, [...nested, ['under', under]] satisfies Asked]) {
      const { status, text } = await cross('邹雨桐', asked)
      expect(status).toBe(200)
      const figures = figuresIn(text)
      expect(figures.length).toBeGreaterThan(20)
      for (const { figure, number } of figures) expect(await namesOf('邹雨桐', figure), figure).toBe(Number(number))
    }
  })

  it('counts only people below the unit that it is asked for', async () => {
    const people = async (asked: Asked) => Number(figuresIn((await cross('邹雨桐', asked)).text).at(-1)?.number)
    const all = await people([['count', 'people']])
    const units = [...demo.app.directory.units.values()].filter(({ kind }) => kind === 'department')
    const parts = []
    for (const { id } of units.slice(0, 3))
      parts.push(
        await people([
          ['count', 'people'],
          ['under', id],
        ]),
      )
    expect(Math.max(...parts.filter((part) => !Number.isNaN(part)))).toBeLessThan(all)
  })

  it('leads from its names back to itself', async () => {
    const { text } = await cross('邹雨桐', [...nested, ['asOf', '2026-11-10']])
    const names = await demo.as('邹雨桐').get(paths.figureNames(figuresIn(text)[0]?.figure ?? ''))
    const back = names.text.match(/href="(\/statistics\/cross\?[^"]+)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const figure = figuresIn(text)[0]?.figure ?? ''
    expect([...new URL(back, 'http://x').searchParams]).toEqual([
      ['of', 'staff'],
      ...nested,
      ['asOf', '2026-11-10'],
      ['cell', figure.split('@')[0]],
    ])
    const again = (await demo.as('邹雨桐').get(back.split('#')[0] ?? '')).text
    expect(again).toContain(`<a href="${paths.figureNames(figure)}" id="cell"`)
    expect(figuresIn(again.replace(/ id="cell" autofocus=""/, ''))).toEqual(figuresIn(text))
  })

  it('says percentages, means and medians', async () => {
    expect((await cross('邹雨桐', nested)).text).toMatch(/<td class="share">\d+\.\d%<\/td>/)
    for (const count of ['mean:age', 'median:age']) {
      const { text } = await cross('邹雨桐', [
        ['rows', 'sex'],
        ['count', count],
      ])
      const [first] = figuresIn(text)
      expect(first?.number).toMatch(/^[2-6]\d\.\d$/)
    }
  })

  it('turned over, or nested the other way, has an address of its own', async () => {
    const moved = async (way: string) => {
      const { status, location } = await cross('邹雨桐', [...nested, ['do', way]])
      expect(status).toBe(303)
      return new URL(location ?? '', 'http://x').searchParams
    }
    const turn = await moved('turn')
    expect([turn.getAll('rows'), turn.getAll('columns'), turn.get('share')]).toEqual([
      ['education', 'sex'],
      ['department', 'age'],
      'column',
    ])
    expect((await moved('rows')).getAll('rows')).toEqual(['age', 'department'])
  })

  it('offers the values of a measure that a condition is added for', async () => {
    const { text } = await cross('邹雨桐', [
      ['count', 'people'],
      ['by', 'sex'],
    ])
    expect(text).toContain('value="sex:1"')
    expect((await cross('邹雨桐', [['count', 'people']])).text).not.toContain('value="sex:1"')
  })

  it('is written into the log as it was asked for, without what it says', async () => {
    await cross('邹雨桐', [
      ['rows', 'sex'],
      ['count', 'people'],
      ['asOf', '2026-06-30'],
      ['clock', 'known'],
    ])
    const [newest] = await log.search(demo.app.db, { act: 'statistics.read' }, 1)
    expect(JSON.parse(newest?.body ?? '{}').about).toEqual({
      table: 'cross',
      asked: 'x~of=staff~rows=sex~count=people',
      day: '2026-06-30',
      clock: 'known',
    })
  })

  it('of a day that is none, or lies ahead, says that it is not known and keeps what was asked', async () => {
    for (const asOf of ['2026-02-30', '2099-01-01']) {
      const { status, text } = await cross('邹雨桐', [...nested, ['asOf', asOf]])
      expect([status, text.includes('columns=education')]).toEqual([422, true])
    }
  })
})

describe('whoever may not count by a measure', () => {
  it('is not offered it, and finds no table that names it', async () => {
    const { status, text } = await cross('查慧敏')
    expect(status).toBe(200)
    expect(text).not.toContain('value="politics"')
    for (const asked of [
      [['rows', 'politics']],
      [['columns', 'politics']],
      [['is', 'politics:party']],
      [['rows', 'star']],
    ] satisfies Asked[])
      expect((await cross('查慧敏', [...asked, ['count', 'people']])).status).toBe(404)
    expect(
      (
        await cross('邹雨桐', [
          ['rows', 'politics'],
          ['count', 'people'],
        ])
      ).status,
    ).toBe(200)
  })

  it('finds no unit outside, and nothing at all without people to list', async () => {
    const under = '0195aaaa-0000-7000-8000-000000000000'
    expect(
      (
        await cross('邹雨桐', [
          ['count', 'people'],
          ['under', under],
        ])
      ).status,
    ).toBe(404)
    expect((await cross('郝一鸣')).status).toBe(403)
    expect((await cross('强文思')).status).toBe(403)
  })
})
