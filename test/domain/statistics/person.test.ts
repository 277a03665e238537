import { expect, it } from 'vitest'
import type { CountedFacts } from '#domain/dossiers/counted.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { type Clock, clocks, type Person, personOn } from '#domain/statistics/person.ts'
import { belongs, peoplePopulations } from '#domain/statistics/population.ts'
import type { Day } from '#domain/time.ts'
import { knownOf } from './census-of.ts'
import { organisation } from './people.ts'

type Said = CountedFacts & { readonly who?: object; readonly identity?: object; readonly since?: string }

/** Somebody of whom these versions were written; the first on 1 June 2024 unless it says otherwise. */
const person = (day: string, said: Said | readonly Said[], clock: Clock = 'effective', more = {}): Person | undefined =>
  personOn(
    {
      dossier: 'd' as never,
      archived: '2024-06-01T01:00:00.000Z' as never,
      ...more,
      versions: ([said].flat() as readonly Said[]).map(({ who, identity, since, ...facts }) => ({
        since: (since ?? '2024-06-01T01:00:00.000Z') as never,
        listed: { who: { name: '某', unit: 'u' as never, ...who }, identity: { ...identity }, career: {} },
        facts,
      })),
    },
    day as Day,
    clock,
  )

const of = (day: string, said: Said | readonly Said[], clock?: Clock, more?: object) => {
  const one = person(day, said, clock, more)
  const asked = peoplePopulations.filter((population) => population !== 'on-file')
  return asked.filter((population) => one && belongs[population](one, day as Day)).join(' ')
}

const value = (measure: MeasureKey, day: string, said: Said | readonly Said[], clock?: Clock) => {
  const one = person(day, said, clock)
  return one && measureOf(measure).of(one, day as Day, (unit) => unit)
}

const entered = (date: string) => ({ who: { entered: date } })
const date = (text: string) => text as never

it('counts whoever left on the last day still, and among those who left', () => {
  const leaver = { ...entered('20200101'), left: { kind: '10', day: date('20261031') } }
  expect(of('2026-10-30', leaver)).toBe('staff present year')
  expect(of('2026-10-31', leaver)).toBe('staff left present year')
  expect(of('2026-11-01', leaver)).toBe('left year')
  expect(of('2027-01-01', leaver)).toBe('')
})

it('counts a month from its first day to its last, and a year from its December on', () => {
  expect(of('2026-02-28', entered('202603'))).toBe('')
  expect(of('2026-03-01', entered('202603'))).toBe('staff joined present year')
  expect(of('2026-11-30', entered('2026'))).toBe('')
  expect(of('2026-12-01', entered('2026'))).toBe('staff joined present year')
  expect(of('2026-02-27', { left: { day: date('202602') } })).toBe('staff present year')
  expect(of('2026-02-28', { left: { day: date('202602') } })).toBe('staff left present year')
  expect(of('2026-12-30', { left: { day: date('2026') } })).toBe('staff present year')
  expect(value('joined-month', '2026-12-31', entered('2026'))).toBe('12')
})

it('has whoever was engaged again among the staff until retiring, and outside from the next day on', () => {
  const again = { ...entered('20000101'), kind: '41', retired: date('202505') }
  expect(of('2025-05-31', again)).toBe('staff left present year')
  expect(of('2025-06-01', again)).toBe('left outside present year')
  expect(of('2026-06-01', again)).toBe('outside present')
  expect(of('2026-06-01', { ...again, left: { day: date('20260501') } })).toBe('')
  expect(value('departure-kind', '2025-12-31', { ...again, left: { kind: '30', day: date('20260501') } })).toBe('60')
})

it('never has among the staff who retired elsewhere, is dispatched or is on loan', () => {
  expect(of('2025-03-01', { ...entered('20250201'), kind: '41', retired: date('202401') })).toBe('outside present')
  expect(of('2025-03-01', { ...entered('20250201'), kind: '40' })).toBe('outside present')
  expect(of('2025-03-01', { ...entered('20250201'), employment: '4' })).toBe('outside present')
  expect(of('2025-03-01', { ...entered('20250201'), employment: '7' })).toBe('outside present')
})

it('has whoever left no more than a date of retirement on the rolls, since the list shows no more', () => {
  expect(of('2026-03-01', { retired: date('202501') })).toBe('present')
})

it('leaves out on a day what was not on file then as known, and not as effective', () => {
  expect([of('2024-05-31', entered('2020'), 'known'), of('2024-05-31', entered('2020'))]).toEqual([
    '',
    'staff present year',
  ])
  expect(of('2024-06-01', entered('2020'), 'known')).toBe('staff present year')
})

it('takes a day of entering that was corrected later, and ends with the dossier that was sent', () => {
  const corrected = [entered('202401'), { ...entered('202603'), since: '2026-04-01T00:00:00.000Z' }]
  expect(of('2025-12-31', corrected)).toBe('')
  expect(of('2025-12-31', corrected, 'known')).toBe('staff present year')
  expect(of('2026-02-02', {}, 'effective', { sent: '2026-02-01T16:30:00.000Z' })).toBe('staff left present year')
  expect(of('2026-02-03', {}, 'effective', { sent: '2026-02-01T16:30:00.000Z' })).toBe('left year')
})

it('has what no date tells as it was known on the day, or as it was first said', () => {
  const filled = [
    { identity: { sex: '男' } },
    { identity: { sex: '女', nation: '回族' }, kind: '30', since: '2026-01-01T00:00:00.000Z' },
    { identity: { sex: '女', nation: '汉族' }, kind: '40', since: '2026-02-01T00:00:00.000Z' },
  ]
  expect(value('sex', '2025-12-31', filled)).toBe('1')
  expect(value('nation', '2025-12-31', filled)).toBe('03')
  expect(value('person-kind', '2025-12-31', filled)).toBe('30')
  expect(value('person-kind', '2025-12-31', filled, 'known')).toBeUndefined()
  expect(value('person-kind', '2026-03-01', filled)).toBe('40')
})

const ranked = (...ranks: readonly (readonly [string, string?])[]): Said => ({
  who: { rank: ranks.at(-1)?.[0] },
  ranks: ranks.map(([rank, from]) => ({ rank, ...(from && { from: date(from) }) })),
})

it('has the rank of the day, to the day, and joins stretches of one rank', () => {
  const risen = ranked(['主管', '201003'], ['中层副职', '20200515'], ['中层副职', '202301'], ['中层正职', '20260520'])
  expect([value('rank', '2026-05-19', risen), value('rank', '2026-05-20', risen)]).toEqual(['M2', 'M1'])
  expect(value('rank', '2010-02-28', risen)).toBeUndefined()
  expect([value('rank-tenure', '2023-04-30', risen), value('rank-tenure', '2023-05-01', risen)]).toEqual(['1-2', '3-4'])
  expect(value('rank-tenure', '2026-05-20', risen)).toBe('-0')
})

it('says nothing of how long a rank has been held where the record that begins it does not', () => {
  expect(value('rank-tenure', '2026-01-01', ranked(['中层副职'], ['中层副职', '202001']))).toBeUndefined()
  expect(value('rank-tenure', '2026-01-01', ranked(['中层正职'], ['中层副职', '202001']))).toBe('5-9')
})

it('tells no degree and no title from one that is not known', () => {
  const learned = (degree?: string) => ({ education: [{ level: '21', ...(degree && { degree }) }] })
  expect(value('degree', '2026-01-01', learned())).toBe('none')
  expect(value('degree', '2026-01-01', learned('金融硕士'))).toBe('master')
  expect(value('degree', '2026-01-01', learned('名誉博士'))).toBe('none')
  expect(value('title-level', '2026-01-01', {})).toBe('none')
  expect(value('title-level', '2026-01-01', { titles: [{}] })).toBeUndefined()
  expect(value('title-level', '2026-01-01', { titles: [{}, { level: '3', from: date('202601') }] })).toBe('3')
})

it('ignores the day of a birth, and has a year alone as its December', () => {
  const born = (birth: string) => ({ identity: { birth } })
  expect([value('age', '2025-12-01', born('19891231')), value('age', '2025-11-30', born('1989'))]).toEqual([
    '36-40',
    '-35',
  ])
  expect(value('age', '2025-12-01', born('1989'))).toBe('36-40')
  expect(value('birth-precision', '2025-12-01', born('1989'))).toBe('year')
})

it('counts on when the law delays, and never before the old age', () => {
  const worker = { identity: { sex: '女', birth: '198411' }, base: '50' }
  expect(value('retirement-original', '2034-11-01', worker)).toBe('1')
  expect(value('retirement-original', '2034-12-01', worker)).toBe('due')
  expect(value('retirement-now', '2038-11-01', worker)).toBe('1')
  expect([
    value('retirement-earliest', '2035-10-01', worker),
    value('retirement-earliest', '2035-11-01', worker),
  ]).toEqual(['3', '1'])
  const clerk = { identity: { sex: '男', birth: '196501' } }
  expect([value('retirement-now', '2025-02-01', clerk), value('retirement-now', '2025-03-01', clerk)]).toEqual([
    '1',
    'due',
  ])
  expect(value('retirement-earliest', '2025-01-01', clerk)).toBe('1')
  expect(value('retirement-year', '2024-12-31', clerk)).toBe('1')
  expect(value('retirement-now', '2025-01-01', { identity: { sex: '女', birth: '197001' } })).toBeUndefined()
})

it('has the contract that runs, and tells the one that ran out', () => {
  const signed = (...contracts: NonNullable<CountedFacts['contracts']>) => ({ contracts })
  const first = { kind: '1', from: date('20230101'), to: date('20251231') }
  expect(value('contract-kind', '2025-12-31', signed(first))).toBe('1')
  expect(value('contract-due', '2025-12-01', signed(first))).toBe('30')
  expect(value('contract-due', '2025-11-30', signed(first))).toBe('90')
  expect(value('contract-kind', '2026-01-01', signed(first))).toBe('over')
  expect(value('contract-kind', '2026-01-01', signed(first, { kind: '2', from: date('20260101') }))).toBe('2')
  expect(value('contract-kind', '2025-06-01', signed({ ...first, ended: date('20250531') }))).toBe('none')
  expect(value('contract-kind', '2025-06-01', signed(first, { kind: 'A', from: date('20250101') }))).toBe('1')
  expect(value('contract-terms', '2026-02-01', signed(first, { ...first, from: date('20260101') }))).toBe('2')
})

it('has the grade of the year before, and the hours of the year', () => {
  const year = {
    grades: [{ year: date('2024'), result: '1' }, { year: date('2025') }],
    hours: { 2025: 89.5, 2026: 90 },
  }
  expect([value('appraisal', '2025-12-31', year), value('appraisal', '2024-12-31', year)]).toEqual([
    'excellent',
    'none',
  ])
  expect(value('appraisal', '2026-01-01', year)).toBeUndefined()
  expect([value('training-hours', '2025-01-01', year), value('training-hours', '2026-01-01', year)]).toEqual([
    '40-89',
    '90-109',
  ])
})

it('stands as of a day as it does of one whom nobody has asked of another day', () => {
  const days = ['2026-10-31', '2019-12-31', '2024-02-29', '2030-01-01', '2022-07-01'] as const
  for (const made of organisation(5, 80).people) {
    const asked = knownOf(made)
    for (const on of days)
      for (const clock of clocks) {
        const [again, first] = [asked, knownOf(made)].map((known) => personOn(known, on as never, clock))
        expect(again).toEqual(first)
      }
  }
})
