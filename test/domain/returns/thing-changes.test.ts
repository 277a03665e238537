import { expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { countedBy, isUndated } from '#domain/returns/asked.ts'
import { type CellAt, changedCells, columnsIn } from '#domain/returns/changes.ts'
import { explain } from '#domain/returns/explaining.ts'
import { type FrozenTable, tallyOf } from '#domain/returns/figures.ts'
import type { Explanation, Reason } from '#domain/returns/reasons.ts'
import type { Side, Snapshot } from '#domain/returns/snapshot.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { type Column, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { everybody, knownOf, thingCensus } from '../statistics/census-of.ts'
import { type Made, type Organisation, organisation } from '../statistics/people.ts'
import { type Plain, placedLast, plainOf } from '../statistics/plain.ts'
import { plainThings } from '../statistics/plain-belongings.ts'
import { frozenOf } from './frozen-of.ts'

const [then, now] = ['2024-12-31', '2025-12-31'] as Day[] as [Day, Day]

/** Posts are of the organisation, and are frozen with it (test/gate/returns-things.test.ts). */
const tables = tableKeys.filter((key) => !['people', 'posts'].includes(countedBy(key)))

/** Of every third dossier some of what belongs to it was entered after the first return. */
const withLess = (one: Made, at: number): Made =>
  at % 3 === 0 && one.belongs
    ? { ...one, belongs: { ...one.belongs, papers: one.belongs.papers.slice(1), readings: [], volumes: [] } }
    : one

/** A house whose return of 2024 was frozen in January 2025, and that of 2025 when all was known and some dossiers were destroyed. */
function yearsOf(seed: number, people: number) {
  const house = organisation(seed, people)
  const until = '2025-01-20'
  const early = house.people
    .map(withLess)
    .filter(({ archived }) => archived <= until)
    .map((one) => ({ ...one, versions: one.versions.filter(({ since }) => since <= until) }))
  const late = house.people.filter((_, at) => at % 17 !== 5)
  const before = frozenOf(house, early.map(knownOf), { day: then, tables })
  const earlier = { day: then, people: before.snapshot.people }
  const after = frozenOf(house, late.map(knownOf), { day: now, tables, earlier })
  return { house, early, late, before, after }
}

type Kind = Exclude<ReturnType<typeof countedBy>, 'people'>

/** Of everybody on a day, their things of each kind one by one, as they were written down. */
function leafing(of: readonly Made[], above: Organisation['above'], day: Day) {
  const persons = of.map((made) => [made, plainOf(made, above, day, 'effective')] as const)
  const things = new Map<Kind, ReadonlyMap<string, readonly Plain[]>>()
  const madeOf = (kind: Kind) =>
    new Map(
      persons.map(([made, said]) => {
        const person = said ?? (kind === 'cases' ? placedLast(made, above) : undefined)
        return [made.id, person ? plainThings(made.belongs, person, kind, day) : []]
      }),
    )
  /** Of everybody, which of them stand in a cell. */
  return ({ layout, key }: FrozenTable, where: readonly Where[]) => {
    const kind = countedBy(key) as Kind
    const known = things.get(kind) ?? madeOf(kind)
    things.set(kind, known)
    return new Map([...known].map(([id, all]) => [id, all.map((one) => isIn(one, layout.of, where))]))
  }
}

const isIn = (one: Plain, of: string, where: readonly Where[]) =>
  one[`of ${of}`] === 'true' && where.every(({ measure, values }) => values.includes(one[measure] ?? ''))

function whereOf({ layout }: FrozenTable, { path, column }: CellAt): readonly Where[] {
  return [
    ...(layout.where ?? []),
    ...path.map((value, level) => ({ measure: layout.rows[level] as never, values: [value] })),
    ...(column.is === 'value' ? [column.value] : []),
  ]
}

const cells = (before: FrozenTable, table: FrozenTable) =>
  changedCells(before, table).map(({ path, column, was, is }) => ({
    at: { path, column: columnsIn(table)[column] as Column },
    was,
    is,
  }))

const total = (found: readonly Explanation[], is: (one: Explanation) => boolean = () => true) =>
  found.filter(is).reduce((sum, { by, things = Number.NaN }) => sum + by * things, 0)

/** What was only written down later, or has no date; everything else happened between the two days. */
const later: readonly Reason['is'][] = ['corrected', 'undated-thing', 'gone']

const countOf = (flags: readonly boolean[] | undefined) => flags?.filter(Boolean).length ?? 0

it.each([1, 2])('tells every changed number of things of house %i as the dossiers say it, each thing once', (seed) => {
  const { house, early, late, before, after } = yearsOf(seed, 40)
  const leafed = {
    was: leafing(early, house.above, then),
    since: leafing(late, house.above, then),
    is: leafing(late, house.above, now),
  }
  const met = new Set<string>()
  let explained = 0
  for (const [nth, table] of after.tables.entries())
    for (const { at, was, is } of cells(before.tables[nth] as FrozenTable, table)) {
      const name = `${table.key} ${at.path.join('/')} ${JSON.stringify(at.column)}`
      const found = explain({ table, before: before.snapshot, now: after.snapshot, sameDay: false }, at)
      expect(total(found), name).toBe(is - was)
      const where = whereOf(table, at)
      const looked = {
        was: leafed.was(table, where),
        since: leafed.since(table, where),
        is: leafed.is(table, where),
      }
      const everybody = [...new Set([...looked.was.keys(), ...looked.is.keys()])]
      const many = (side: keyof typeof looked, id: string) => countOf(looked[side].get(id))
      const recorded = everybody.reduce((sum, id) => sum + many('since', id) - many('was', id), 0)
      expect(
        total(found, ({ reason }) => later.includes(reason.is)),
        name,
      ).toBe(recorded)
      for (const by of [1, -1] as const) {
        const changed = (id: string) =>
          (looked.is.get(id) ?? []).filter((is, one) => looked.since.get(id)?.[one] !== is && is === (by === 1))
        const happened = everybody.map((id) => changed(id).length)
        const own = found.filter((one) => one.by === by && !later.includes(one.reason.is))
        expect(total(own), name).toBe(happened.reduce((sum, number) => sum + by * number, 0))
        const named = own.flatMap(({ people }) => people)
        expect(new Set(named), name).toEqual(new Set(everybody.filter((_, place) => (happened[place] ?? 0) > 0)))
      }
      for (const { reason, people, things } of found) {
        met.add(reason.is)
        expect(new Set(people).size).toBe(people.length)
        expect(things).toBeGreaterThan(0)
        if (reason.is === 'undated-thing') expect(isUndated(table.layout), name).toBe(true)
      }
      explained += 1
    }
  expect(explained).toBeGreaterThan(100)
  expect([...met]).toEqual(expect.arrayContaining(['corrected', 'gone', 'moved', 'recorded', 'ended', 'undated-thing']))
})

it('tells of posts who took one and left one, and of vacant ones that they are nobody’s', () => {
  const [moved, gone] = ['moved', 'retired'] as DossierId[] as [DossierId, DossierId]
  const people = [moved, gone]
  const marks = (...all: readonly number[]) => Uint8Array.from(all)
  /** One after the other: X of one who moved to Y, Y of the same, a vacant X, a vacant Y, X of one who left, another vacant X. */
  const [owners, posts, states] = [
    [0, 0, -1, -1, 1, -1],
    [1, 2, 1, 2, 1, 1],
    [1, 1, 3, 3, 1, 3],
  ]
  const side = (day: Day, there: Uint8Array, here: Uint8Array): { people: Side; things: Side } => ({
    people: { day, codes: new Map(), members: new Map([['present', here]]) },
    things: {
      day,
      members: new Map([['posts', there]]),
      codes: new Map([
        ['post', { codes: Uint16Array.from(posts), values: ['x', 'y'] }],
        ['post-state', { codes: Uint16Array.from(states), values: ['held', 'over', 'vacant'] }],
      ]),
    },
  })
  const [is, was] = [side(now, marks(0, 1, 1, 0, 0, 1), marks(1, 0)), side(then, marks(1, 0, 0, 1, 1, 0), marks(1, 1))]
  const held = {
    masks: new Map([['who', marks(1, 1, 1, 1, 1, 1)]]),
    owners: Int32Array.from(owners),
    many: new Uint32Array(6).fill(1),
  }
  const snapshot = (one: typeof is, earlier?: typeof is): Snapshot => ({
    people,
    masks: new Map([['who', marks(1, 1)]]),
    now: one.people,
    ...(earlier && { earlier: earlier.people }),
    things: new Map([['posts', { ...held, now: one.things, ...(earlier && { earlier: earlier.things }) }]]),
  })
  const table = { key: 'headcount', layout: tableOf('headcount') } as unknown as FrozenTable
  const reasons = (post: string, states?: readonly string[]) =>
    explain(
      {
        table: { ...table, layout: { ...table.layout, rows: ['post'] } },
        before: snapshot(was),
        now: snapshot(is, was),
        sameDay: false,
      },
      {
        path: [post],
        column: states
          ? { is: 'value', value: { measure: 'post-state', values: states }, adds: false }
          : { is: 'people' },
      },
    )
  expect(reasons('x', ['held', 'over'])).toEqual([
    { by: -1, reason: { is: 'unseated' }, people: [moved], things: 1 },
    { by: -1, reason: { is: 'left' }, people: [gone], things: 1 },
  ])
  expect(reasons('y', ['held', 'over'])).toEqual([{ by: 1, reason: { is: 'seated' }, people: [moved], things: 1 }])
  expect(reasons('x', ['vacant'])).toEqual([{ by: 1, reason: { is: 'place' }, people: [], things: 2 }])
  expect(total(reasons('x'))).toBe(0)
})

it('tells of a correction that everything was recorded later', () => {
  const house = organisation(5, 40)
  const early = frozenOf(house, house.people.map(withLess).map(knownOf), { day: now, tables })
  const late = frozenOf(house, house.people.map(knownOf), { day: now, tables, corrected: early.snapshot.people })
  let explained = 0
  for (const [nth, table] of late.tables.entries())
    for (const { at, was, is } of cells(early.tables[nth] as FrozenTable, table)) {
      const found = explain({ table, before: early.snapshot, now: late.snapshot, sameDay: true }, at)
      expect(total(found)).toBe(is - was)
      for (const { reason } of found) expect(['corrected', 'undated-thing']).toContain(reason.is)
      explained += 1
    }
  expect(explained).toBeGreaterThan(20)
})

it('freezes every number of things that is counted at the same moment, averages and gaps among them', () => {
  for (const seed of [7, 8]) {
    const house = organisation(seed, 60)
    const known = house.people.map(knownOf)
    const { tables: frozen, snapshot } = frozenOf(house, known, { day: now, tables })
    for (const table of frozen) {
      const { census } = thingCensus(house, known, now, 'effective', countedBy(table.key) as Exclude<Kind, 'posts'>)
      const found = tally(census, tableOf(table.key), everybody(census))
      const { rows, gaps, people: many } = tallyOf(table)
      expect({ rows, gaps, many }, table.key).toEqual({ rows: found.rows, gaps: found.gaps, many: found.people })
    }
    expect(snapshot.people.length).toBeLessThanOrEqual(known.length)
  }
})
