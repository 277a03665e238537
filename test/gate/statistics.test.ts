import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { inTransaction } from '#db/transaction.ts'
import { expected } from '#domain/result.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { askedBy, askedByTable } from '#domain/statistics/asked.ts'
import { type Figure, figureText } from '#domain/statistics/figure.ts'
import { type Clock, clocks } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, type Tally } from '#domain/statistics/tally.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { countedGroupsOf, countFor, mayCountBy, viewerFor } from '#gate/statistics/counting.ts'
import { createStatistics, type Statistics } from '#memory/statistics.ts'
import { organisation } from '../domain/statistics/people.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World

const day = '2026-11-30' as Day

beforeAll(async () => {
  w = await world(undefined, 'enterprise')
  const places = [w.units.tech, w.units.tech, w.units.finance, w.units.office]
  for (const [at, { versions }] of organisation(31, 12).people.entries()) {
    const records = Object.entries(versions.at(-1)?.contents ?? {}).flatMap(([section, records]) =>
      (records ?? []).map(({ fields }) => ({
        section,
        fields: section === 'basic' ? { ...fields, name: `丙某${at}`, unit: places[at % places.length] } : fields,
      })),
    )
    await inTransaction(w.app, async (app) => {
      const made = expected(
        await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records: records as never }),
      )
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
    })
  }
})
afterAll(() => w.close())

const met = (who: Cast): readonly TableKey[] => {
  const groups = countedGroupsOf(w.app, w.actor(who))
  return tableKeys.filter((key) => mayCountBy(groups, tableOf(key)))
}

/** How many names the list has that a figure opens. */
async function namesOf(who: Cast, figure: Figure): Promise<number> {
  const { query } = readListQuery([['figure', figureText(figure)]])
  return w.app.roster.list(await viewerFor(w.app, w.actor(who), query), query).count
}

/** The figures of the cells that somebody stands in, each with what it counts. */
function figuresIn(key: TableKey, { rows, columns }: Tally, clock: Clock): readonly (readonly [Figure, number])[] {
  const { of, where = [], rows: measures } = tableOf(key)
  return rows.flatMap(({ path, cells }) =>
    columns.flatMap((column, at): (readonly [Figure, number])[] => {
      if (column.is === 'mean' || !cells[at]) return []
      const own = path.map((value, level) => ({ measure: measures[level] as never, values: [value] }))
      const narrowed = [...where, ...own, ...(column.is === 'value' ? [column.value] : [])]
      return [[{ of, day, clock, within: [...groupsOf(tableOf(key))], where: narrowed }, cells[at] ?? 0]]
    }),
  )
}

describe('the figures of a house', () => {
  it.each(['hr', 'hr2', 'keeper', 'headTech', 'leaderFinance', 'manager', 'legal', 'finance', 'archivist'] as const)(
    'open exactly as many names as each cell counts, for %s',
    async (who) => {
      const asked = new Map<string, readonly [Figure, number]>()
      for (const clock of who === 'headTech' ? clocks : clocks.slice(0, 1))
        for (const key of met(who).filter((key) => countedOf(tableOf(key).of) === 'people')) {
          const table = await countFor(w.app, w.actor(who), tableOf(key), day, clock)
          for (const one of figuresIn(key, table, clock)) asked.set(figureText(one[0]), one)
        }
      expect(asked.size).toBeGreaterThan(0)
      for (const [text, [figure, people]] of asked) expect(await namesOf(who, figure), text).toBe(people)
    },
  )

  it('are met by whoever may list all that they read', () => {
    expect(met('hr')).toEqual(tableKeys)
    const contracts = ['contract-kind', 'contract-due', 'contract-terms', 'probation-due']
    expect(met('legal')).toEqual(['on-the-rolls', ...contracts, 'headcount'])
    expect(met('finance')).toEqual(['on-the-rolls', 'headcount', 'pay-department'])
    const kept = ['dossiers-year', 'dossiers-room', 'names-dossiers', 'volumes']
    const used = ['transfers-out', 'transfers-in', 'readings-purpose', 'readings-department']
    expect(met('archivist')).toEqual(['on-the-rolls', 'headcount', ...kept, ...used])
    expect(met('headTech')).toContain('appraisal-department')
    expect(met('headTech')).not.toContain('contract-kind')
    expect([met('it'), met('auditor')]).toEqual([[], []])
  })

  it('count nobody outside the units of an office, and no relative', async () => {
    const total = async (who: Cast) => (await countFor(w.app, w.actor(who), tableOf('on-the-rolls'), day, 'known')).rows
    const [all, tech, kin] = [await total('hr'), await total('headTech'), await total('hr2')]
    const department = (rows: typeof all, unit: string) =>
      rows.find(({ path }) => path.length === 1 && path[0] === unit)?.cells[0]
    expect(tech.map(({ path }) => path[0] ?? w.units.tech)).toEqual(tech.map(() => w.units.tech))
    expect(department(kin, w.units.tech)).toBe((department(all, w.units.tech) ?? 0) - 1)
  })

  it('answer an address by everything that it depends on, whatever it says itself', async () => {
    const figure = { of: 'staff', day, clock: 'known', within: ['who'], where: [] } as const
    expect(await namesOf('legal', figure)).toBe(0)
    expect(await namesOf('hr', figure)).toBeGreaterThan(0)
    expect(await namesOf('legal', { ...figure, of: 'present' })).toBeGreaterThan(0)
    const byRank = { ...figure, of: 'present', where: [{ measure: 'rank', values: [''] }] } as const
    expect(await namesOf('legal', byRank)).toBe(0)
  })
})

it('reads again whatever a failed reading left unread', async () => {
  const { db, vault, seals, damages, roster, directory, now } = w.app
  let fails = true
  const read: number[] = []
  const sources = {
    allRead: (dossiers: number) => read.push(dossiers),
    vault,
    seals,
    damages,
    roster,
    directory,
    now,
    get db() {
      if (fails) throw new Error('the disk is away')
      return db
    },
  }
  const statistics = createStatistics(sources)
  await expect(statistics.ready()).rejects.toThrow('the disk is away')
  fails = false
  await statistics.ready()
  await w.app.statistics.ready()
  expect(statistics.progress().done).toBe(w.app.statistics.progress().done)
  expect(statistics.progress().done).toBeGreaterThan(12)
  const [one] = w.app.roster.lines()
  statistics.changed('dossier', (one as NonNullable<typeof one>).subject.dossier)
  await statistics.ready()
  expect(read).toEqual([statistics.progress().done])
})

it('looks at everybody in turns, so that others have theirs', async () => {
  const statistics = createStatistics({ ...w.app, peopleAtOnce: 1, placesAtOnce: 1 })
  await statistics.ready()
  let [turns, isOver] = [0, false]
  const other = (async () => {
    while (!isOver) {
      await setImmediate()
      turns += 1
    }
  })()
  const turnsFor = async (table: 'by-sex' | 'volumes', counted: 'people' | 'volumes') => {
    const before = turns
    await statistics.prepared(day, 'known', { ...askedBy(tableOf(table)), counted })
    return turns - before
  }
  const everybody = 12
  expect(await turnsFor('by-sex', 'people')).toBeGreaterThanOrEqual(everybody)
  expect(await turnsFor('volumes', 'volumes')).toBeGreaterThanOrEqual(everybody)
  isOver = true
  await other
  const [one, same] = [statistics, w.app.statistics].map((of) => of.census(day, 'known').members('staff'))
  await w.app.statistics.ready()
  const count = (marks: Uint8Array | undefined) => marks?.reduce((sum, mark) => sum + mark, 0)
  expect(count(one)).toBe(count(same))
})

describe('today', () => {
  const today = () => dayOf(w.app.now())
  const isTold = (of: Statistics, on: Day) =>
    of.census(on, 'effective').tellApart(askedByTable('by-education'), 1) === 0
  const some = { ...askedBy(tableOf('by-sex')), counted: 'people' } as const

  it('is told apart for every table once one was asked for, and no other day is', async () => {
    const statistics = createStatistics(w.app)
    await statistics.prepared('2025-06-30' as Day, 'effective', some)
    await setImmediate()
    expect(isTold(statistics, '2025-06-30' as Day)).toBe(false)
    await statistics.prepared(today(), 'effective', some)
    await setImmediate()
    expect(isTold(statistics, today())).toBe(true)
  })

  it('is told apart before whoever waits for so many dossiers waits no more', async () => {
    const statistics = createStatistics({ ...w.app, worthSaying: 3, placesAtOnce: 100 })
    expect(statistics.takesLong()).toBe(true)
    while (statistics.takesLong()) await setImmediate()
    expect(isTold(statistics, today())).toBe(true)
  })

  it('stays told apart, whatever other days are asked for', async () => {
    const statistics = createStatistics(w.app)
    await statistics.prepared(today(), 'effective', some)
    await setImmediate()
    for (let month = 1; month <= 9; month += 1)
      await statistics.prepared(`2025-0${month}-15` as Day, 'effective', {
        ...askedByTable('by-sex'),
        counted: 'people',
      })
    expect(isTold(statistics, today())).toBe(true)
    expect(isTold(statistics, '2025-01-15' as Day)).toBe(false)
  })

  it('is told apart no further once the keys are gone', async () => {
    const statistics = createStatistics({ ...w.app, placesAtOnce: 1 })
    await statistics.prepared(today(), 'effective', some)
    statistics.forget()
    await setImmediate()
    expect(statistics.progress().done).toBe(0)
  })
})

it('forgets what nobody has asked for in half an hour, and counts the same when somebody asks again', async () => {
  const { db, vault, seals, damages, roster, directory } = w.app
  let at = '2026-11-24T01:00:00.000Z'
  const statistics = createStatistics({
    db,
    vault,
    seals,
    damages,
    roster,
    directory,
    now: () => at as Instant,
  })
  const staff = () =>
    statistics
      .census(day, 'known')
      .members('staff')
      .reduce((sum, one) => sum + one, 0)
  await statistics.ready()
  const before = staff()
  expect(statistics.remembered('once', () => 'counted')).toBe('counted')
  statistics.sweep('2026-11-24T01:29:00.000Z' as Instant)
  expect(statistics.progress().done).toBeGreaterThan(12)
  at = '2026-11-24T01:31:00.000Z'
  statistics.sweep(at as Instant)
  expect(statistics.progress().done).toBe(0)
  await statistics.ready()
  expect(staff()).toBe(before)
  expect(statistics.remembered('once', () => 'counted anew')).toBe('counted anew')
})

describe('places of posts', () => {
  const post = '统计岗'
  const table = (who: Cast) => countFor(w.app, w.actor(who), tableOf('headcount'), day, 'effective')
  const rowOf = ({ rows }: Tally) => rows.find(({ path }) => path.length === 1 && path[0] === w.units.tech)?.cells

  beforeAll(async () => {
    await inTransaction(w.app, async (app) => {
      expected(await addPost(app, 'system', { unit: w.units.tech, name: post, rank: '', headcount: 2 }))
      // A post without a headcount counts for nothing.
      expected(await addPost(app, 'system', { unit: w.units.tech, name: '顾问', rank: '' }))
      for (const [at, held] of [post, '顾问'].entries()) {
        const fields = { name: `戊某${at}`, unit: w.units.tech, post: held }
        const records = [{ section: 'basic', fields }] as never
        const made = expected(await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records }))
        for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
      }
    })
  })

  it('are held, vacant, or held beyond the headcount, by whoever says so in the dossier', async () => {
    // All places, the headcount, the people, beyond, vacant.
    expect(rowOf(await table('hr'))).toEqual([2, 2, 1, 0, 1])
    await inTransaction(w.app, async (app) => {
      for (const at of [2, 3]) {
        const fields = { name: `戊某${at}`, unit: w.units.tech, post }
        const records = [{ section: 'basic', fields }] as never
        const made = expected(await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records }))
        for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
      }
    })
    const counted = await table('hr')
    expect(rowOf(counted)).toEqual([3, 2, 3, 1, 0])
    expect(counted.rows.find(({ path }) => path.length === 2)?.cells).toEqual([3, 2, 3, 1, 0])
    const figure: Figure = { of: 'posts', day, clock: 'effective', within: ['who'], where: [] }
    const over = { measure: 'post-state', values: ['over'] } as const
    expect([await namesOf('hr', figure), await namesOf('hr', { ...figure, where: [over] })]).toEqual([3, 1])
  })

  it('count for whoever lists the people of the unit, and for nobody else', async () => {
    expect(rowOf(await table('headTech'))).toEqual([3, 2, 3, 1, 0])
    expect((await table('leaderFinance')).people).toBe(0)
    expect((await table('it')).people).toBe(0)
  })
})
