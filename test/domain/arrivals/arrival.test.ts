import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Arrival, counted, dueOn, isOverdue, tasksOf } from '#domain/arrivals/arrival.ts'
import { readAnswered, readCheck, readMade, readSlip } from '#domain/arrivals/form.ts'
import type { AccountId, ArrivalId, DossierId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'

const [at, by] = ['2026-11-23T02:00:00.000Z' as Instant, 'a' as AccountId]
const day = (text: string) => text as Day
const none = { originals: 1, duplicates: 0, materials: 40, pages: 180 }
const came: Arrival = {
  id: 'id' as ArrivalId,
  version: 1,
  at,
  by,
  slip: {
    receivedOn: day('2026-11-23'),
    sentOn: day('2026-11-20'),
    from: '港务局',
    number: '1',
    name: '王建国',
    office: '科员',
    reason: '调入',
    unit: 'tech' as UnitId,
    said: none,
    counted: none,
    gap: '',
  },
}
const check = { quality: 'fit', note: '', at, by } as const
const receipt = { sentOn: day('2026-12-01'), at, by }
const approval = { at, by }
const stored = { box: 'A-03-2-07', at, by }
const dossier = 'd' as DossierId

describe('what is to do with a dossier that came', () => {
  it.each([
    ['everything', came, ['check', 'tie', 'receipt', 'approve', 'store'], '2026-12-23'],
    ['the tie, once it is checked', { ...came, check }, ['tie', 'receipt', 'approve', 'store'], '2026-12-23'],
    ['who lets it be stored', { ...came, check, dossier, receipt }, ['approve', 'store'], '2027-01-22'],
    ['its box, within two months', { ...came, check, dossier, receipt, approval }, ['store'], '2027-01-22'],
    [
      'what is missing, until it came',
      { ...came, slip: { ...came.slip, gap: '缺一页' }, check, dossier, receipt, stored },
      ['make'],
      '2027-01-22',
    ],
    ['nothing', { ...came, check, dossier, receipt, stored }, [], undefined],
  ] as const)('is %s', (_, arrival, tasks, due) => {
    expect(tasksOf(arrival)).toEqual(tasks)
    expect(dueOn(arrival)).toBe(due)
  })

  it('is overdue on the day after the month in which the receipt goes back, and not once it went', () => {
    expect(isOverdue(came, day('2026-12-23'))).toBe(false)
    expect(isOverdue(came, day('2026-12-24'))).toBe(true)
    expect(isOverdue({ ...came, check, dossier, receipt }, day('2026-12-24'))).toBe(false)
    expect(isOverdue({ ...came, check, dossier, receipt, stored }, day('2030-01-01'))).toBe(false)
  })
})

describe('the slip as it is copied', () => {
  const lines = {
    receivedOn: '2026-11-23',
    sentOn: '2026-11-20',
    from: '港务局',
    number: '1',
    name: '王建国',
    office: '科员',
    reason: '调入',
    unit: 'tech',
  }
  const read = (typed: Readonly<Record<string, string>>) =>
    readSlip((name) => typed[name] ?? '', { today: day('2026-11-24'), units: ['tech' as UnitId] })

  it('is taken where every figure agrees or the difference is told, and never otherwise', () => {
    const figures = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(figures, figures, fc.boolean(), (said, found, isTold) => {
        const typed = Object.fromEntries(
          counted.flatMap((what, at) => [
            [`said-${what}`, String(said[at])],
            [`counted-${what}`, String(found[at])],
          ]),
        )
        const isEmpty = found.slice(0, 3).every((number) => number === 0)
        const agrees = said.every((number, at) => number === found[at])
        const done = read({ ...lines, ...typed, gap: isTold ? '缺几页' : '' })
        expect(done.ok).toBe(!isEmpty && (agrees || isTold))
      }),
    )
  })

  it('asks for every line, for days in their order and for whole numbers', () => {
    const some = { 'said-originals': '1', 'counted-originals': '1' }
    expect(read({ ...lines, ...some }).ok).toBe(true)
    for (const [field, text, problem] of [
      ['name', ' ', 'required'],
      ['from', '长'.repeat(121), 'too-long'],
      ['receivedOn', '2026-11-25', 'day-order'],
      ['sentOn', '2026-11-24', 'day-order'],
      ['sentOn', '上周', 'not-a-day'],
      ['unit', 'other', 'unknown'],
      ['said-pages', '-1', 'not-a-count'],
    ] as const)
      expect(read({ ...lines, ...some, [field]: text }), field).toMatchObject({ problems: { [field]: problem } })
  })

  it('has a check that says why it is unfit, and days that do not lie before it came', () => {
    const typed = (values: Readonly<Record<string, string>>) => (name: string) => values[name] ?? ''
    expect(readCheck(typed({ quality: 'unfit' }))).toMatchObject({ problems: { note: 'required' } })
    expect(readCheck(typed({ quality: 'best' }))).toMatchObject({ problems: { quality: 'required' } })
    expect(readCheck(typed({ quality: 'good' })).ok).toBe(true)
    const days = { from: day('2026-11-23'), until: day('2026-11-24') }
    expect(readAnswered(typed({ answeredOn: '2026-11-22' }), days)).toMatchObject({
      problems: { answeredOn: 'day-order' },
    })
    expect(readMade(typed({ madeOn: '2026-11-24' }), days)).toMatchObject({ problems: { words: 'required' } })
  })
})
