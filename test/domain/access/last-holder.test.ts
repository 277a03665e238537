import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duty, duties } from '#domain/access/actor.ts'
import { lastHeld, onlyHolder } from '#domain/access/last-holder.ts'
import type { AccountId } from '#domain/ids.ts'
import { inForce } from '#domain/organisation/span.ts'
import type { Day } from '#domain/time.ts'

const [a, b] = ['a', 'b'] as AccountId[] as [AccountId, AccountId]
const day = '2026-11-24' as Day
const grant = (account: AccountId, duty: Duty, until?: string) => ({
  account,
  duty,
  from: '2020-01-01' as Day,
  until: until as Day | undefined,
})
const everybody = () => true

describe('the last holder', () => {
  it('is whoever alone has an indispensable duty on that day', () => {
    expect(lastHeld([grant(a, 'it')], { account: a, duties: ['it'], day }, everybody)).toBe('it')
    expect(lastHeld([grant(a, 'it'), grant(b, 'it')], { account: a, duties: ['it'], day }, everybody)).toBeUndefined()
    expect(lastHeld([grant(a, 'finance')], { account: a, duties: ['finance'], day }, everybody)).toBeUndefined()
  })

  it('is not relieved by somebody who may not act, or whose term is over by then', () => {
    const two = [grant(a, 'auditor'), grant(b, 'auditor')]
    expect(lastHeld(two, { account: a, duties: ['auditor'], day }, (other) => other === a)).toBe('auditor')
    const over = [grant(a, 'auditor'), grant(b, 'auditor', '2026-11-24')]
    expect(lastHeld(over, { account: a, duties: ['auditor'], day }, everybody)).toBe('auditor')
  })

  it('never leaves a house that had an HR lead, IT and an auditor without one of them', () => {
    const anyGrant = fc.record({
      account: fc.constantFrom(a, b),
      duty: fc.constantFrom(...duties),
      from: fc.constant('2020-01-01' as Day),
      until: fc.constantFrom(undefined, '2026-01-01' as Day, '2027-01-01' as Day),
    })
    fc.assert(
      fc.property(fc.array(anyGrant), (granted) => {
        const losing = { account: a, duties, day }
        if (lastHeld(granted, losing, everybody) !== undefined) return
        for (const duty of ['hr-lead', 'it', 'auditor'] as const) {
          const held = granted.filter(inForce(day)).filter((one) => one.duty === duty)
          if (held.length > 0) expect(held.some(({ account }) => account === b)).toBe(true)
        }
      }),
    )
  })
})

describe('the only holder', () => {
  it('is whoever alone may act with the duty on that day, for however many units', () => {
    expect(onlyHolder([grant(a, 'it'), grant(a, 'it'), grant(b, 'auditor')], 'it', day, everybody)).toBe(a)
    expect(onlyHolder([grant(a, 'it'), grant(b, 'it')], 'it', day, everybody)).toBeUndefined()
    expect(onlyHolder([grant(a, 'it'), grant(b, 'it')], 'it', day, (one) => one === b)).toBe(b)
    expect(onlyHolder([grant(a, 'it'), grant(b, 'it', '2026-11-24')], 'it', day, everybody)).toBe(a)
    expect(onlyHolder([], 'it', day, everybody)).toBeUndefined()
  })
})
