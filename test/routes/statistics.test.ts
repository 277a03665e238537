import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordChange } from '#actions/organisation/changing.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import type { UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { readFigure } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { dayOf } from '#domain/time.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { lookFor } from '#gate/statistics/looking.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

/** The figures of a page, each by its address, with the number that stands there. */
const figuresIn = (html: string) =>
  [...html.matchAll(/<a href="\/dossiers\?figure=([^"]+)">([\d.]+)<\/a>/g)].map(([, figure = '', number = '']) => ({
    figure: decodeURIComponent(figure),
    number,
  }))

describe('a standard table', () => {
  it.each(['邹雨桐', '单国梁', '查慧敏'])('of %s opens as many names as each of its figures counts', async (name) => {
    const { app } = demo
    const actor = demo.actor(name)
    let compared = 0
    for (const key of tableKeys.filter((key) => countedOf(tableOf(key).of) === 'people')) {
      const answer = await demo.as(name).get(paths.statisticsTable(key))
      if (answer.status === 404) continue
      expect(answer.status).toBe(200)
      for (const { figure, number } of figuresIn(answer.text).filter(({ number }) => /^\d+$/.test(number))) {
        const { query } = readListQuery([['figure', figure]])
        expect(app.roster.list(await viewerFor(app, actor, query), query).count, figure).toBe(Number(number))
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(0)
  })

  it('is written into the log before it is counted, without what it says', async () => {
    await demo.as('邹雨桐').get(paths.statisticsTable('by-rank', { asOf: '2026-06-30', clock: 'known' }))
    const [newest] = await log.search(demo.app.db, { act: 'statistics.read' }, 1)
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({
      act: 'statistics.read',
      about: { table: 'by-rank', day: '2026-06-30', clock: 'known' },
    })
  })

  it('says of which units it counts, and the whole house to whoever counts that alone', async () => {
    const units = [...demo.app.directory.units.values()]
    const house = units.find(({ parent }) => parent === undefined)?.name ?? ''
    const scopeFor = async (name: string) => {
      const { text } = await demo.as(name).get(paths.statisticsTable('on-the-rolls'))
      return /<p class="page-sub">([^·]*) ·/.exec(text)?.[1]
    }
    expect(await scopeFor('邹雨桐')).toBe(house)
    expect((await demo.as('邹雨桐').get(paths.statisticsTable('by-rank'))).text).toContain('制表人无权查看的人员')
    const led = (await scopeFor('单国梁'))?.split('、') ?? []
    expect(led).not.toContain(house)
    expect(units.filter(({ name }) => led.includes(name)).length).toBeGreaterThan(0)
  })

  it('is not there for whoever may not count by what it reads, and for nobody under another name', async () => {
    expect((await demo.as('任素梅').get(paths.statisticsTable('by-rank'))).status).toBe(404)
    expect((await demo.as('邹雨桐').get(paths.statisticsTable('by-star'))).status).toBe(404)
    expect((await demo.as('郝一鸣').get(paths.statisticsTable('by-rank'))).status).toBe(403)
  })

  it('says of a day that is none, or lies ahead, that it is not known', async () => {
    for (const asOf of ['2026-02-30', '2099-01-01'])
      expect((await demo.as('邹雨桐').get(paths.statisticsTable('by-rank', { asOf }))).status).toBe(422)
  })
})

describe('a table that was drawn before', () => {
  /** What is kept of a page, and the same drawn for somebody who comes back to a cell, which is kept of none. */
  const bodies = async (path: (cell?: string) => string, chosen: string) => {
    const { app, actor, as } = demo
    const session = await sessions.begin(app, actor('邹雨桐').account, 'test')
    const Cookie = `${sessionCookieName({ https: false, app })}=${session}; ${chosen}`
    const of = async (cell?: string) =>
      (await as('邹雨桐').get(path(cell), { Cookie })).text.split('<div class="figures-page">')[1] ?? ''
    return [await of(), await of('none')] as const
  }

  it('is what it would be now: in any language and theme, of any day, and after a unit was renamed', async () => {
    const { app } = demo
    const seen = new Set<string>()
    const look = async () => {
      for (const chosen of ['', 'language=en', 'theme=dark'])
        for (const asOf of [undefined, '2026-06-30', undefined]) {
          const path = (cell?: string) =>
            paths.statisticsTable('by-department', { asOf, ...(cell !== undefined && { cell }) })
          const [kept, drawn] = await bodies(path, chosen)
          expect(kept).toBe(drawn)
          seen.add(kept)
        }
    }
    await look()
    expect(seen.size).toBe(3 * 2)
    const unit = [...app.directory.units.values()].find(({ name }) => [...seen][0]?.includes(`>${name}<`))
    const change = { unit: unit?.id as UnitId, what: 'name', value: '改名的部门', since: dayOf(app.now()) } as const
    expected(await inTransaction(app, (app) => recordChange(app, 'system', change)))
    await app.directory.reload()
    await look()
    expect([...seen].filter((text) => text.includes('改名的部门')).length).toBe(3)
  })
})

describe('a figure', () => {
  const asked = (name: string, figure: string) => demo.as(name).get(paths.figureNames(figure))

  it('shows whoever may not list its groups nobody, whatever it asks', async () => {
    const day = '2026-11-01'
    const { text } = await asked('任素梅', `staff.${day}.effective.who_identity.sex:1`)
    expect(text).not.toContain('data-row=')
  })

  it('that cannot be read lists nobody, and says so like a list of nobody', async () => {
    for (const figure of ['nonsense', 'staff.2026-13-01.effective.who', 'staff.2026-11-01.effective.moon'])
      expect((await asked('邹雨桐', figure)).text).not.toContain('data-row=')
  })

  it.each([
    paths.statisticsTable('by-rank', { asOf: '2026-10-31', clock: 'known' }),
    paths.statisticsCross([
      ['of', 'staff'],
      ['rows', 'rank'],
      ['columns', 'sex'],
      ['count', 'people'],
      ['asOf', '2026-10-31'],
    ]),
  ])('of %s leads back to its own cell, which is one place of the page', async (table) => {
    const { text } = await demo.as('邹雨桐').get(table)
    expect(text).not.toContain('id="cell"')
    for (const { figure } of figuresIn(text).filter((_, at) => at % 7 === 0)) {
      const names = await asked('邹雨桐', figure)
      const back = /href="([^"]*#cell)"/.exec(names.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const again = await demo.as('邹雨桐').get(back.replace('#cell', ''))
      const marked = [...again.text.matchAll(/<a href="([^"]*)" id="cell" autofocus/g)].map(([, href = '']) => href)
      expect(marked).toEqual([paths.figureNames(figure)])
    }
  })

  it.each([
    ['2026-11-10', 'effective'],
    ['2026-11-10', 'known'],
    ['2020-06-30', 'effective'],
  ])('of %s, %s, has as many names at its own day as it counts, and as they are today', async (asOf, clock) => {
    const { app } = demo
    const figures = figuresIn((await demo.as('邹雨桐').get(paths.statisticsTable('by-rank', { asOf, clock }))).text)
    expect(figures.length).toBeGreaterThan(20)
    for (const { figure, number } of figures.filter(({ number }) => /^\d+$/.test(number)))
      for (const at of [[], [['asOf', 'now']], [['asOf', '2026-11-20']]] as [string, string][][]) {
        const { viewer, query, past } = await lookFor(
          app,
          demo.actor('邹雨桐'),
          readListQuery([['figure', figure], ...at]).query,
        )
        expect(past?.day).toBe(at[0] === undefined ? asOf : at[0][1] === 'now' ? undefined : at[0][1])
        expect(app.roster.list(viewer, query, past).count, figure).toBe(Number(number))
      }
  })

  it('is read as it was written', () => {
    const text = 'left.2026-11-01.known.who_career.departure-kind:10,11.unit:@by-rank'
    expect(readFigure(text)).toMatchObject({
      of: 'left',
      from: 'by-rank',
      where: [{ values: ['10', '11'] }, { values: [''] }],
    })
  })
})
