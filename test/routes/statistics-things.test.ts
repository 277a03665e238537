import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groups, materialGroups } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { readFigure } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { countFor, viewerFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
})

afterAll(() => demo.close())

const year = '2026-01-01'
const day = '2026-11-24'

/** Rows as they lie in the file, each with its dossier: a count that shares nothing with the program's. */
const raw = (query: string) =>
  demo.app.db.executeQuery<{ dossier: DossierId; at: string; end: string | null }>(sqlOf(query))

const sqlOf = (sql: string) => ({ sql, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: sql } }) as never

/** The tables that count all of a kind of things, and their rows in the file. */
const all: Readonly<Partial<Record<TableKey, string>>> = {
  volumes: `select v.dossier_id as dossier, '' as at, null as end from volumes v`,
  'papers-class': `select dossier_id as dossier, min(at) as at,
      max(case when kind in ('returned', 'removed') then at end) as end from materials group by dossier_id, material_id`,
  'cases-kind': `select dossier_id as dossier, created_at as at, ended_at as end from cases`,
  'readings-purpose': `select dossier_id as dossier, at, null as end from reading_visits
      union all select dossier_id, min(from_at), null from reading_grants where group_tags <> '' group by case_id`,
}

const inChina = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

describe('a table of what belongs to dossiers', () => {
  it.each([
    ['邹雨桐', true],
    ['任素梅', true],
    ['查慧敏', false],
  ])('counts the rows of the file that %s may count', async (name, some) => {
    const { app } = demo
    const actor = demo.actor(name)
    const may = (dossier: DossierId, needed: readonly (typeof groups)[number][]) => {
      const subject = app.roster.subject(dossier)
      return subject !== undefined && needed.every((group) => decide(actor, 'list', subject, group, quiet).allow)
    }
    let counted = 0
    for (const [key, query] of Object.entries(all) as [TableKey, string][]) {
      const needed = key === 'cases-kind' ? groups : key === 'papers-class' ? materialGroups : (['custody'] as const)
      const { rows } = await raw(query)
      const own = rows.filter(({ dossier, at, end }) => {
        const subject = app.roster.subject(dossier)
        // A case of a new dossier is one before there is a dossier.
        const isOnFile = key === 'cases-kind' || ['archived', 'closed', 'transferred'].includes(subject?.state ?? '')
        const isOfYear =
          key === 'readings-purpose' ? inChina(at) >= year && inChina(at) <= day : end === null || inChina(end) >= year
        return isOnFile && isOfYear && (key !== 'volumes' || subject?.state !== 'transferred') && may(dossier, needed)
      })
      const table = await countFor(app, actor, tableOf(key), day as never, 'effective')
      expect(table.people, key).toBe(own.length)
      const { query: asked } = readListQuery([['figure', `${tableOf(key).of}.${day}.effective.who`]])
      const people = new Set(own.map(({ dossier }) => dossier)).size
      expect(app.roster.list(await viewerFor(app, actor, asked), asked).count, key).toBe(people)
      counted += own.length
    }
    expect(counted > 0).toBe(some)
  })

  it('opens whose things its figures count, and nobody else', async () => {
    const { app } = demo
    const actor = demo.actor('邹雨桐')
    let opened = 0
    for (const key of tableKeys.filter((key) => countedOf(tableOf(key).of) !== 'people')) {
      const { status, text } = await demo.as('邹雨桐').get(paths.statisticsTable(key))
      expect(status, key).toBe(200)
      for (const [, figure = '', number = ''] of text.matchAll(
        /<a [^>]*href="\/dossiers\?figure=([^"]+)"[^>]*>(\d+)<\/a>/g,
      )) {
        const { query } = readListQuery([['figure', decodeURIComponent(figure)]])
        const names = app.roster.list(await viewerFor(app, actor, query), query).count
        expect(readFigure(decodeURIComponent(figure))?.of).toBe(tableOf(key).of)
        // A vacant post is nobody's.
        const isOfPosts = tableOf(key).of === 'posts'
        expect(isOfPosts || names > 0, figure).toBe(true)
        expect(names, figure).toBeLessThanOrEqual(Number(number))
        opened += 1
      }
    }
    expect(opened).toBeGreaterThan(20)
  })

  it('has no file without small numbers, and says so', async () => {
    const sheet = paths.statisticsSheet('cases-kind')
    expect((await demo.as('邹雨桐').get(paths.statisticsTable('cases-kind'))).text).not.toContain('name="outward"')
    const answer = await demo.as('邹雨桐').post(sheet, { as: 'xlsx', outward: 'on' })
    expect([answer.status, answer.text.includes('数的不是人')]).toEqual([422, true])
  })

  it('is not offered where the house has nothing of it', async () => {
    expect((await demo.as('邹雨桐').get(paths.statistics())).text).toContain(paths.statisticsTable('headcount'))
    await demo.app.db.updateTable('posts').set({ headcount: 0 }).execute()
    await demo.app.db.deleteFrom('post_changes').execute()
    expect((await demo.as('邹雨桐').get(paths.statistics())).text).not.toContain(paths.statisticsTable('headcount'))
  })
})
