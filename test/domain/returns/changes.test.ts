import { describe, expect, it } from 'vitest'
import { countedBy } from '#domain/returns/asked.ts'
import { changedCells, columnsIn } from '#domain/returns/changes.ts'
import { explain } from '#domain/returns/explaining.ts'
import { type FrozenTable, faultsOf, tallyOf } from '#domain/returns/figures.ts'
import type { Explanation, Reason } from '#domain/returns/reasons.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { type Column, groupsOf, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf } from '../statistics/census-of.ts'
import { type Made, type Organisation, organisation } from '../statistics/people.ts'
import { type Plain, plainOf } from '../statistics/plain.ts'
import { frozenOf } from './frozen-of.ts'

const ofPeople = tableKeys.filter((key) => countedBy(key) === 'people')

const [then, now] = ['2024-12-31', '2025-12-31'] as Day[] as [Day, Day]

/** What was written until a moment; of a dossier that came on file later, nothing. */
const knownUntil = (people: readonly Made[], until: string): readonly Made[] =>
  people
    .filter(({ archived }) => archived <= until)
    .map((one) => ({ ...one, versions: one.versions.filter(({ since }) => since <= until) }))

/** A house whose return of 2024 was frozen in January 2025, and that of 2025 when all was known and some dossiers were destroyed. */
function yearsOf(seed: number, people: number, tables: readonly TableKey[]) {
  const house = organisation(seed, people)
  const early = knownUntil(house.people, '2025-01-20')
  const late = house.people.filter((_, at) => at % 17 !== 5)
  const before = frozenOf(house, early.map(knownOf), { day: then, tables })
  const earlier = { day: then, people: before.snapshot.people }
  const after = frozenOf(house, late.map(knownOf), { day: now, tables, earlier })
  return { house, early, late, before, after }
}

/** Whether somebody stands in a cell, as whoever leafs through the dossiers sees it. */
const isIn = (one: Plain | undefined, of: string, where: readonly Where[]) =>
  one?.[`of ${of}`] === 'true' && where.every(({ measure, values }) => values.includes(one[measure] ?? ''))

function whereOf({ layout }: FrozenTable, path: readonly string[], column: number): readonly Where[] {
  const at = columnsIn({ layout })[column]
  return [
    ...(layout.where ?? []),
    ...path.map((value, level) => ({ measure: layout.rows[level] as never, values: [value] })),
    ...(at?.is === 'value' ? [at.value] : []),
  ]
}

const byId = (of: readonly Made[], above: Organisation['above'], day: Day) =>
  new Map(of.map((one) => [one.id, plainOf(one, above, day, 'effective')]))

/** Why, as the dossiers themselves say it: `was` is what was known then, `since` what is known now of then, `is` of now. */
function whyOf(
  id: string,
  of: string,
  where: readonly Where[],
  looked: Record<'was' | 'since' | 'is', Map<string, Plain | undefined>>,
) {
  const [since, is] = [looked.since.get(id), looked.is.get(id)]
  if (!looked.is.has(id)) return 'gone'
  if (isIn(since, of, where) === isIn(is, of, where)) return 'later'
  const [wasOf, isOf] = [since?.[`of ${of}`] === 'true', is?.[`of ${of}`] === 'true']
  if (wasOf && isOf) return 'moved'
  if (of === 'joined' || of === 'left') return 'period'
  if (of === 'on-file') return isOf ? 'filed' : 'sent'
  if (isOf) return since?.['of outside'] === 'true' ? 'counted' : 'came'
  return is?.['of outside'] === 'true' ? 'uncounted' : 'left'
}

const kindOf = ({ is }: Reason) => (is === 'corrected' || is === 'found' ? 'later' : is)

const added = (found: readonly Explanation[]) => found.reduce((sum, { by, people }) => sum + by * people.length, 0)

const peopleCells = (before: FrozenTable, table: FrozenTable) =>
  changedCells(before, table).map(({ path, column, was, is }) => ({
    at: { path, column: columnsIn(table)[column] as Column },
    column,
    was,
    is,
  }))

describe('a cell that changed since the year before', () => {
  it.each([1, 2])('is explained by everybody once, as the dossiers of house %i say it themselves', (seed) => {
    const { house, early, late, before, after } = yearsOf(seed, 45, ofPeople)
    const looked = {
      was: byId(early, house.above, then),
      since: byId(late, house.above, then),
      is: byId(late, house.above, now),
    }
    const met = new Set<string>()
    const snapshots = { before: before.snapshot, now: after.snapshot, sameDay: false }
    for (const [nth, table] of after.tables.entries())
      for (const cell of peopleCells(before.tables[nth] as FrozenTable, table)) {
        const found = explain({ table, ...snapshots }, cell.at)
        const name = `${table.key} ${cell.at.path.join('/')} ${cell.column}`
        expect(added(found), name).toBe(cell.is - cell.was)
        const all = found.flatMap(({ people }) => people)
        expect(new Set(all).size, name).toBe(all.length)
        const where = whereOf(table, cell.at.path, cell.column)
        const [stood, stands] = [looked.was, looked.is].map(
          (persons) => (id: string) => isIn(persons.get(id), table.layout.of, where),
        ) as [(id: string) => boolean, (id: string) => boolean]
        const everybody = [...new Set([...looked.was.keys(), ...looked.is.keys()])]
        expect(new Set(all), name).toEqual(new Set(everybody.filter((id) => stood(id) !== stands(id))))
        for (const [id, by, reason] of each(found)) {
          const why = whyOf(id, table.layout.of, where, looked)
          expect([by, kindOf(reason)], `${name} ${id}`).toEqual([stands(id) ? 1 : -1, why])
          met.add(reason.is)
          told(reason, looked.since.get(id), looked.is.get(id), groupsOf(table.layout).has('career'))
        }
      }
    expect([...met]).toEqual(expect.arrayContaining(['came', 'left', 'moved', 'corrected', 'gone', 'period']))
  })

  const each = (found: readonly Explanation[]) =>
    found.flatMap(({ by, reason, people }) => people.map((id) => [id, by, reason] as const))

  /** What the reason says is what stands in the dossiers. */
  function told(reason: Reason, since: Plain | undefined, is: Plain | undefined, readsCareer: boolean) {
    if (reason.is === 'moved')
      expect([since?.[reason.measure] ?? '', is?.[reason.measure] ?? '']).toEqual([reason.from, reason.to])
    if (reason.is === 'left') expect(reason.how ?? '').toBe((readsCareer && is?.['departure-kind']) || '')
    if (reason.is === 'came') expect(reason.how ?? '').toBe((readsCareer && is?.['entry-way']) || '')
  }

  it('names whoever grew older, was hired, retired and moved, each for what happened', () => {
    const person = (id: string, fields: Record<string, unknown>, more: Record<string, unknown> = {}): Made => ({
      id,
      archived: '2024-03-01T01:00:00.000Z',
      versions: [
        {
          since: '2024-03-01T01:00:00.000Z',
          contents: {
            basic: [
              { id: 'b', fields: { name: id, unit: 'd1', sex: { code: '2', text: '女' }, birth: '197003', ...fields } },
            ],
            entry: [{ id: 'e', fields: { entered: '20100101', kind: { code: '30', text: '' }, ...more } }],
          } as never,
        },
      ],
    })
    const above = { company: undefined, d1: 'company', d2: 'company' }
    const grown = person('a', { birth: '196906' })
    const hired = person('b', { birth: '199001' }, { entered: '20250601', way: { code: '11', text: '' } })
    const left: Made = {
      ...person('c', { birth: '198001' }),
      versions: person('c', { birth: '198001' }).versions.map((version) => ({
        ...version,
        contents: {
          ...version.contents,
          departure: [{ id: 'd', fields: { kind: { code: '10', text: '' }, lastDay: '20250331' } }],
        } as never,
      })),
    }
    const moved = person('d', { birth: '198501' })
    const later: Made = {
      ...moved,
      versions: [
        ...moved.versions,
        {
          since: '2025-04-01T01:00:00.000Z',
          contents: person('d', { birth: '198501', unit: 'd2' }).versions[0]?.contents as never,
        },
      ],
    }
    const tables = ['by-department', 'by-sex'] as const
    const before = frozenOf({ above }, [grown, hired, left, moved].filter(({ id }) => id !== 'b').map(knownOf), {
      day: then,
      tables,
    })
    const earlier = { day: then, people: before.snapshot.people }
    const after = frozenOf({ above }, [grown, hired, left, later].map(knownOf), { day: now, tables, earlier })
    const reasons = (key: TableKey, path: readonly string[], column = 0): readonly Explanation[] => {
      const table = after.tables.find((each) => each.key === key) as FrozenTable
      const at = columnsIn(table)[column] as never
      return explain({ table, before: before.snapshot, now: after.snapshot, sameDay: false }, { path, column: at })
    }
    expect(reasons('by-department', [])).toEqual([
      { by: 1, reason: { is: 'came', how: '11' }, people: ['b'] },
      { by: -1, reason: { is: 'left', how: '10' }, people: ['c'] },
    ])
    expect(reasons('by-department', ['d1'])).toEqual([
      { by: 1, reason: { is: 'came', how: '11' }, people: ['b'] },
      { by: -1, reason: { is: 'left', how: '10' }, people: ['c'] },
      { by: -1, reason: { is: 'moved', measure: 'department', from: 'd1', to: 'd2' }, people: ['d'] },
    ])
    const bySex = after.tables[1] as FrozenTable
    const aged = columnsIn(bySex).findIndex((column) => column.is === 'value' && column.value.values[0] === '51-55') + 1
    expect(reasons('by-sex', [], aged)).toEqual([
      { by: 1, reason: { is: 'moved', measure: 'age', from: '51-55', to: '56-59' }, people: ['a'] },
    ])
  })

  it('of a correction is what was recorded later, and nothing that happened', () => {
    const house = organisation(5, 60)
    const tables = ['by-sex', 'by-rank', 'by-education'] as const
    const early = frozenOf(house, knownUntil(house.people, '2026-01-20').map(knownOf), { day: now, tables })
    const corrected = early.snapshot.people
    const late = frozenOf(house, house.people.map(knownOf), { day: now, tables, corrected })
    let explained = 0
    for (const [nth, table] of late.tables.entries())
      for (const { at, was, is } of peopleCells(early.tables[nth] as FrozenTable, table)) {
        const found = explain({ table, before: early.snapshot, now: late.snapshot, sameDay: true }, at)
        expect(added(found)).toBe(is - was)
        for (const { reason } of found) expect(['corrected', 'found']).toContain(reason.is)
        explained += 1
      }
    expect(explained).toBeGreaterThan(5)
  })
})

it('says of what has no date that it changed between the two freezings, and not that it was so before', () => {
  const house = organisation(3, 8)
  const lying = (box: string) => house.people.map(knownOf).map((one) => ({ ...one, box }))
  const tables = ['dossiers-room'] as const
  const before = frozenOf(house, lying('A-01-1-01'), { day: then, tables })
  const earlier = { day: then, people: before.snapshot.people }
  const after = frozenOf(house, lying('B-01-1-01'), { day: then, tables, earlier })
  const [table] = after.tables
  const snapshots = { before: before.snapshot, now: after.snapshot, sameDay: false }
  const found = explain({ table: table as FrozenTable, ...snapshots }, { path: ['B'], column: { is: 'people' } })
  expect(found.map(({ reason }) => reason)).toEqual([{ is: 'undated', measure: 'room', from: 'A', to: 'B' }])
  expect(added(found)).toBe(table?.people)
})

it('asks once for each thing that does not add up, of people and of what they have apart', () => {
  const checks = (people: number): FrozenTable['checks'] => ({
    own: [{ is: 'parts', measure: 'presence', rows: 1, apart: [{ row: 0, people } as never], holds: false }],
    pairs: [],
  })
  const faults = faultsOf([
    { key: 'dossiers-kind', checks: checks(2) },
    { key: 'names-dossiers', checks: checks(3) },
    { key: 'volumes', checks: checks(5) },
  ])
  expect(faults).toEqual([
    { key: 'parts:presence', people: 3, counted: 'people', tables: ['dossiers-kind', 'names-dossiers'] },
    { key: 'parts:presence:volumes', people: 5, counted: 'volumes', tables: ['volumes'] },
  ])
})

it('freezes every number that is counted at the same moment, averages and gaps among them', () => {
  const house = organisation(9, 80)
  const known = house.people.map(knownOf)
  const { tables } = frozenOf(house, known, { day: now, tables: ofPeople })
  const census = censusOf(house, known, now, 'effective')
  for (const table of tables) {
    const found = tally(census, tableOf(table.key), everybody(census))
    const { rows, gaps, people } = tallyOf(table)
    expect({ rows, gaps, people }, table.key).toEqual({ rows: found.rows, gaps: found.gaps, people: found.people })
  }
})

it('keeps of somebody who stands in no table no more than how that one left', () => {
  const house = organisation(4, 60)
  const { snapshot } = frozenOf(house, house.people.map(knownOf), {
    day: now,
    tables: ['contract-kind', 'by-employment'],
  })
  const { codes, members } = snapshot.now
  const staff = members.get('staff') ?? new Uint8Array()
  const sexes = codes.get('sex')?.codes ?? new Uint16Array()
  expect(snapshot.people.some((_, at) => staff[at] === 0)).toBe(true)
  for (const [at, member] of staff.entries()) if (member === 0) expect(sexes[at]).toBe(0)
  expect(codes.has('age')).toBe(false)
})
