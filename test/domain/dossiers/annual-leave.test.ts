import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annualLeaveIn } from '#domain/dossiers/annual-leave.ts'
import type { Fields } from '#domain/dossiers/section.ts'

const [annual, sick] = [
  { code: '1', text: '年休假' },
  { code: '2', text: '病假' },
]
const leftOf = (...records: readonly Fields[]) =>
  annualLeaveIn({ leave: records.map((fields, at) => ({ id: `${at}` as never, fields: { kind: annual, ...fields } })) })

describe('what is left of annual leave', () => {
  it('is what was given and brought over, without what was used and what the person waived in writing', () => {
    expect(leftOf({ year: '2026', entitled: '10', carried: '2', used: '4.5', waived: '3' })).toEqual({
      leaveLeft: '4.5',
      leaveBy: '20261231',
    })
    expect(leftOf({ year: '2026', entitled: '5', used: '1', waived: '4' })).toEqual({ leaveLeft: '0' })
    expect(leftOf({ year: '2026', entitled: '5', used: '7' })).toEqual({ leaveLeft: '0' })
  })

  it('never grows by a day that is used or waived, and owes nothing once all are', () => {
    const halves = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(halves, halves, halves, halves, (given, carried, used, waived) => {
        const days = (halves: number) => String(halves / 2)
        const left = leftOf({
          year: '2026',
          entitled: days(given),
          carried: days(carried),
          used: days(used),
          waived: days(waived),
        })
        const due = Math.max(0, given + carried - used - waived) / 2
        expect(left).toEqual({ leaveLeft: String(due), ...(due > 0 && { leaveBy: '20261231' }) })
      }),
    )
  })

  it('is of the newest year, whatever the order, and of no other kind of leave', () => {
    const [before, now] = [
      { year: '2025', entitled: '10', used: '1' },
      { year: '2026', entitled: '10', used: '8' },
    ]
    expect(leftOf(now, before)).toEqual({ leaveLeft: '2', leaveBy: '20261231' })
    expect(leftOf({ ...now, kind: sick })).toEqual({})
    expect(leftOf({ ...now, kind: sick }, before)).toEqual({ leaveLeft: '9', leaveBy: '20251231' })
  })

  it('is what was typed where somebody typed it, and nothing where nobody can tell', () => {
    expect(leftOf({ year: '2026', entitled: '10', used: '8', left: '3' })).toEqual({
      leaveLeft: '3',
      leaveBy: '20261231',
    })
    expect([leftOf(), leftOf({ year: '2026', used: '8' }), leftOf({ year: '2026', left: '三天' })]).toEqual([
      {},
      {},
      {},
    ])
  })
})
