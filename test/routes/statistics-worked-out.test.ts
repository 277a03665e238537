import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { groups } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { findingsIn } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { askedByTable } from '#domain/statistics/asked.ts'
import { figureText } from '#domain/statistics/figure.ts'
import type { Population } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import type { Tally } from '#domain/statistics/tally.ts'
import { type Day, dayOf, partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { readMissing } from '#gate/materials/missing.ts'
import { countFor, viewerFor } from '#gate/statistics/counting.ts'
import { createStatistics } from '#memory/statistics.ts'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { organisation } from '../domain/statistics/people.ts'
import { drawnForm } from '../forms.ts'

let demo: DemoWorld

beforeAll(async () => {
  demo = await demoWorld()
  const { app } = demo
  const entity = [...app.directory.units.values()].find(({ entity }) => entity)?.id as never
  const units = ['马克勤', '邹雨桐'].map((name) => app.roster.entry(demo.dossierOf(name))?.columns.who.unit)
  // The demo keeps its dossiers well: these are as their makers wrote them.
  for (const [at, { versions }] of organisation(31, 8).people.entries()) {
    const records = Object.entries(versions.at(-1)?.contents ?? {}).flatMap(([section, records]) =>
      (records ?? []).map(({ fields }) => ({
        section,
        fields: section === 'basic' ? { ...fields, name: `丙某${at}`, unit: units[at % units.length] } : fields,
      })),
    )
    await inTransaction(app, async (app) => {
      const begun = { entity, keeper: 'hr', records: records as never } as const
      const made = expected(await createDraft(app, demo.actor(hr), begun))
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    })
  }
})

afterAll(() => demo.close())

const hr = '邹雨桐'
const tables = ['findings-rule', 'findings-department', 'missing-class', 'missing-department'] as const

const count = (key: TableKey, who = hr, day = dayOf(demo.app.now())): Promise<Tally> =>
  countFor(demo.app, demo.actor(who), tableOf(key), day, 'effective')

const cellOf = ({ rows }: Tally, ...path: readonly string[]): number =>
  rows.find((row) => row.path.join('/') === path.join('/'))?.cells[0] ?? 0

/** The dossiers of which somebody may list everything, and that are kept here. */
const ownOf = (who: string): readonly DossierId[] =>
  [...demo.app.roster.lines()].flatMap(({ subject }) =>
    ['archived', 'closed'].includes(subject.state) &&
    groups.every((group) => decide(demo.actor(who), 'list', subject, group, quiet).allow)
      ? [subject.dossier]
      : [],
  )

/** What the page of each dossier finds, rule by rule. */
async function foundIn(dossiers: readonly DossierId[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const dossier of dossiers) {
    const { opened } = await openForWork(demo.app, 'check', dossier, { silent: true })
    const today = partialDateOf(dayOf(demo.app.now()))
    for (const [, all] of findingsIn(opened.contents, { groups: new Set(groups), today }))
      for (const { code } of all) found.set(code, (found.get(code) ?? 0) + 1)
  }
  return found
}

const namesOf = async (of: Population, who = hr, where: readonly { measure: never; values: string[] }[] = []) => {
  const figure = { of, day: dayOf(demo.app.now()), clock: 'effective', within: ['who'], where } as const
  const { query } = readListQuery([['figure', figureText(figure)]])
  const { count, rows } = demo.app.roster.list(await viewerFor(demo.app, demo.actor(who), query), query)
  return { count, dossiers: rows.map(({ dossier }) => dossier) }
}

describe('what is worked out from whole dossiers', () => {
  it.each([hr, '苏雅琴'])('counts each finding that the pages of the dossiers show, for %s', async (who) => {
    const own = ownOf(who)
    const found = await foundIn(own)
    const table = await count('findings-rule', who)
    expect(own.length).toBeGreaterThan(5)
    expect(found.size).toBeGreaterThan(3)
    for (const [rule, many] of found) {
      const section = rules.find(({ key }) => key === rule)?.section ?? ''
      expect(cellOf(table, section, rule), rule).toBe(many)
    }
    expect(table.people).toBe([...found.values()].reduce((sum, one) => sum + one, 0))
    expect((await count('findings-department', who)).people).toBe(table.people)
    expect((await namesOf('findings', who)).dossiers.every((one) => own.includes(one))).toBe(true)
  })

  it.each([hr, '苏雅琴'])('counts each paper that the list of missing papers names, for %s', async (who) => {
    const own = ownOf(who)
    const unit = demo.app.directory.actorOf(demo.actor(who).account)?.duties[0]?.units.values().next().value as never
    const lacking = await readMissing(demo.app, demo.actor(who), { unit, dossiers: own })
    const table = await count('missing-class', who)
    const many = lacking.flatMap(({ lacks }) => lacks)
    expect(many.length).toBeGreaterThan(5)
    expect(table.people).toBe(many.length)
    for (const [key, same] of Map.groupBy(many, ({ key }) => key)) {
      const inClass = `materials-${same[0]?.class.split('-')[0]}`
      expect(cellOf(table, inClass, key), key).toBe(same.length)
    }
    expect((await namesOf('lacks', who)).count).toBe(lacking.length)
    expect((await count('missing-department', who)).people).toBe(many.length)
  })

  it('is not there for whoever may not list every group, whatever the figure is that they ask for', async () => {
    for (const who of ['马克勤', '卢敬川', '任素梅'])
      for (const key of tables) {
        expect((await demo.as(who).get(paths.statisticsTable(key))).status, `${who} ${key}`).toBe(404)
        expect((await namesOf(tableOf(key).of, who)).count, who).toBe(0)
      }
  })

  it('says every rule and paper in words, and has no file that hides small numbers', async () => {
    for (const language of ['zh-Hans', 'en'] as const) {
      const t = translator(language)
      const names = rules.map(({ key, section }) => [section, t(`rule.name.${key}` as never)].join())
      expect(new Set(names).size, language).toBe(rules.length)
      expect(
        names.every((name) => /,same-person$|,rule\.name\.same-person$/.test(name) || !name.includes('rule.')),
      ).toBe(true)
    }
    for (const key of tables) {
      const { text } = await demo.as(hr).get(paths.statisticsTable(key))
      expect(text).not.toMatch(/rule\.name\.|section\.[a-z]|materials\.expected/)
    }
    const sheet = await demo.as(hr).post(paths.statisticsSheet('findings-rule'), { as: 'xlsx', outward: 'on' })
    expect(sheet.status).toBe(422)
  })

  it('follows a change, and what two people let stand', async () => {
    const before = await count('findings-rule')
    const own = demo.dossierOf('邹雨桐')
    const [dossier] = (await namesOf('findings')).dossiers.filter((one) => one !== own)
    if (!dossier) throw new Error('Nobody has a finding.')
    const action = /\/dossiers\/[^"]*\/findings\/([\w-]+)[^"]*/
    const [address = '', rule = ''] = action.exec((await demo.as(hr).get(paths.dossier(dossier))).text) ?? []
    const at = address.replaceAll('&amp;', '&')
    const { text } = await demo.as(hr).get(at)
    await demo.as(hr).post(at, { ...drawnForm(text, at), reason: '经核对，原件如此，组织部门认定过。' })
    const after = await count('findings-rule')
    expect(after.people).toBe(before.people)
    const asked = after.columns.findIndex((column) => column.is === 'value' && column.value.values.join() === 'asked')
    const section = rules.find(({ key }) => key === rule)?.section ?? ''
    const row = after.rows.find(({ path }) => path.join('/') === `${section}/${rule}`)
    expect(row?.cells[asked]).toBe(1)
    expect(before.rows.find(({ path }) => path.join('/') === `${section}/${rule}`)?.cells[asked]).toBe(0)
  })

  it('says how far it is to whoever asks for it, and lets everybody else count', async () => {
    const { app } = demo
    let worked = 0
    const statistics = createStatistics({
      ...app,
      worthSaying: 3,
      workOut: async () => {
        worked += 1
        return []
      },
    })
    Object.assign(app, { statistics })
    while (statistics.takesLong()) await setImmediate()
    expect((await demo.as(hr).get(paths.statisticsTable('by-rank'))).status).toBe(200)
    expect([statistics.takesLong('lacks'), worked]).toEqual([true, 0])
    const table = paths.statisticsTable('missing-class')
    const asked = await demo.as(hr).get(table)
    const working = `${paths.statisticsWorking()}?${new URLSearchParams({ to: table })}`
    expect([asked.status, asked.location]).toEqual([303, working])
    const page = await demo.as(hr).get(working)
    expect(page.text).toContain('<progress')
    expect(page.text).toContain('打开每一份档案')
    await statistics.prepared('2026-11-24' as Day, 'effective', { ...askedByTable('missing-class'), counted: 'lacks' })
    expect((await demo.as(hr).get(working)).text).toContain(`href="${table}"`)
    expect(worked).toBe(statistics.progress('lacks').of)
    expect((await demo.as(hr).get(table)).status).toBe(200)
  })

  it('is worked out again on another day, since what was due may be over', async () => {
    const statistics = createStatistics({ ...demo.app, workOut: () => Promise.resolve([]) })
    const today = dayOf(demo.app.now())
    await statistics.prepared(today, 'effective', { ...askedByTable('findings-rule'), counted: 'findings' })
    expect(statistics.takesLong('findings')).toBe(false)
    const { of, done } = statistics.progress('findings')
    expect([done, of > 12]).toEqual([of, true])
    demo.forward(86_400)
    expect(statistics.progress('findings').done).toBe(0)
    expect(statistics.progress().done).toBeGreaterThan(12)
  })
})
