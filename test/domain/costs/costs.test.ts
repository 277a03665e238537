import { describe, expect, it } from 'vitest'
import { amountOf } from '#domain/costs/cost.ts'
import { costOf } from '#domain/costs/kinds/index.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { Day, PartialDate } from '#domain/time.ts'

const today = '2026-11-24' as Day

const somebody = (entered: string | undefined, contract: Readonly<Record<string, string>> = {}): RosterRow => ({
  dossier: 'one' as DossierId,
  unit: 'unit' as UnitId,
  state: 'archived',
  who: { name: '李响', unit: 'unit' as UnitId, ...(entered && { entered: entered as PartialDate }) },
  contract: contract as RosterRow['contract'] & object,
})

describe('what costs money if it is left', () => {
  it.each([
    ['20261031', '2026-11-30'],
    ['20261101', '2026-11-30'],
    ['20261015', '2026-11-14'],
    ['202610', '2026-10-31'],
  ])('is a contract of whoever came on %s, to be signed until %s, eleven months at most', (entered, until) => {
    expect(costOf('unsigned').one(somebody(entered), today)).toEqual({ until, halves: 22 })
    expect(costOf('unsigned').one(somebody(undefined), today)).toBeUndefined()
  })

  it('is told of a contract from the 25th day of the work on', () => {
    expect(costOf('unsigned').of(today).spans).toEqual({ entered: { from: '20241124', until: '20261031' } })
  })

  it('is a probation that ends: half a month below six months, twice; a month from six on', () => {
    const of = (entered: string) => costOf('probation').one(somebody(entered, { probationEnd: '20261127' }), today)
    expect(of('20260928')).toEqual({ until: '2026-11-27', halves: 2 })
    expect(of('20260528')).toEqual({ until: '2026-11-27', halves: 4 })
    expect(costOf('probation').of(today).spans).toEqual({ probationEnd: { from: '20261124', until: '20261201' } })
  })

  it('is a second fixed term that ends: twice the severance by full years, halves for what is over', () => {
    const of = (entered: string) =>
      costOf('secondTerm').one(somebody(entered, { to: '20261231', from: '20240101' }), today)
    expect(of('20210101')).toEqual({ until: '2026-12-31', halves: 24 })
    expect(of('20210901')).toEqual({ until: '2026-12-31', halves: 22 })
    expect(costOf('secondTerm').of(today).chosen).toMatchObject({ terms: ['2'] })
  })

  it('comes to so many months of pay, to the hundredth', () => {
    expect([amountOf({ halves: 22 }, 680_000), amountOf({ halves: 1 }, 333)]).toEqual([7_480_000, 167])
  })
})
