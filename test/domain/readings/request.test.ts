import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Group, levelOf } from '#domain/access/groups.ts'
import { holds } from '#domain/cases/condition.ts'
import type { PersonId } from '#domain/ids.ts'
import { grantState } from '#domain/readings/grant.ts'
import { askableGroups, contentOf, readRequest, requestFields, requestIn } from '#domain/readings/request.ts'
import { readBack, readGiven } from '#domain/readings/visit.ts'
import type { Day, Instant } from '#domain/time.ts'

const rules = { of: 'house', today: '2026-11-24' as Day, profile: 'state', second: 'second' as PersonId } as const

const whole = { purpose: '2', reason: '核对任职经历', from: '2026-11-24', until: '2026.11.26', second: 'F002' }
const typed = (values: Readonly<Record<string, string>>, group: readonly string[] = ['career']) => ({
  text: (name: string) => values[name] ?? '',
  all: () => group,
})

describe('a request to read', () => {
  it('is read whole, and comes back from its case as it was', () => {
    const read = readRequest(typed(whole), rules)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.request).toMatchObject({ groups: ['career'], until: '2026-11-26', second: 'second' })
    expect(requestIn(requestFields(read.request))).toEqual(read.request)
  })

  it('takes thirty days and not one more, one day, and none that is over or turned round', () => {
    const problem = (from: string, until: string) => {
      const read = readRequest(typed({ ...whole, from, until }), rules)
      return read.ok ? undefined : Object.values(read.problems)[0]
    }
    expect(problem('2026-11-24', '2026-12-23')).toBeUndefined()
    expect(problem('2026-11-24', '2026-12-24')).toBe('window-too-long')
    expect(problem('2026-11-24', '2026-11-24')).toBeUndefined()
    expect(problem('2026-11-23', '2026-11-24')).toBe('day-past')
    expect(problem('2026-11-26', '2026-11-25')).toBe('day-order')
    expect(problem('2026-11', '2026-11-25')).toBe('not-a-day')
  })

  it('wants a second reader in a state organisation alone, and never takes one who is not known', () => {
    const alone = (profile: 'state' | 'enterprise', second: string) =>
      readRequest(typed({ ...whole, second }), { ...rules, profile, second: undefined })
    expect(alone('state', '')).toMatchObject({ problems: { second: 'two-readers' } })
    expect(alone('enterprise', '')).toMatchObject({ ok: true })
    expect(alone('enterprise', 'X1')).toMatchObject({ problems: { second: 'required' } })
  })

  it('asks the HR lead as soon as one group is sensitive, else HR, and tells finance and legal of their own', () => {
    fc.assert(
      fc.property(fc.subarray([...askableGroups], { minLength: 1 }), (wanted: readonly Group[]) => {
        const read = readRequest(typed(whole, wanted), rules)
        if (!read.ok) throw new Error('It is whole.')
        const content = contentOf(read.request, 3)
        const isGrave = wanted.some((group) => ['sensitive', 'special'].includes(levelOf[group]))
        expect([holds({ asked: 'hr-lead' }, content), holds({ asked: 'hr' }, content)]).toEqual([isGrave, !isGrave])
        expect(holds({ asked: 'finance' }, content)).toBe(wanted.includes('pay'))
        expect(holds({ asked: 'legal' }, content)).toBe(wanted.includes('contract'))
      }),
    )
  })

  it('never asks for the name alone, where the paper lies, or what belongs to the form', () => {
    for (const group of ['who', 'custody', 'form'])
      expect(readRequest(typed(whole, [group]), rules)).toMatchObject({ problems: { groups: 'required' } })
  })
})

describe('what was granted', () => {
  it('is open from its first moment to its last, both counted, and never once it was revoked', () => {
    const [from, until] = ['2026-11-24T00:00:00.000Z', '2026-11-26T00:00:00.000Z'] as [Instant, Instant]
    const at = (now: string, more = {}) => grantState({ from, until, ...more }, now as Instant)
    expect([at('2026-11-23T23:59:59.999Z'), at(from), at(until), at('2026-11-26T00:00:00.001Z')]).toEqual([
      'coming',
      'open',
      'open',
      'over',
    ])
    expect(at(from, { revokedAt: from })).toBe('revoked')
  })
})

describe('a visit at the desk', () => {
  it('needs readers, unit, identity, and of people from outside a letter', () => {
    const given = { readers: '吴桐、秦岭', unit: '巡察办', letter: '17号', identity: '身份证 2 件' }
    const without = (key: string, of: 'house' | 'outside') =>
      readGiven((name) => (name === key ? ' ' : (given[name as keyof typeof given] ?? '')), of)
    for (const of of ['house', 'outside'] as const) {
      expect(without('', of)).toMatchObject({ ok: true })
      for (const key of Object.keys(given))
        if (key !== 'letter' || of === 'outside')
          expect(without(key, of)).toEqual({ ok: false, problems: { [key]: 'required' } })
    }
    expect(without('letter', 'house')).toMatchObject({ ok: true, given: { letter: '' } })
  })

  it('says of copies what, how many and by whose leave, or nothing at all', () => {
    const back = (values: Record<string, string>) => readBack((name) => ({ pages: '3—8 页', ...values })[name] ?? '')
    expect(back({})).toMatchObject({ ok: true, back: { sheets: 0 } })
    expect(back({ copies: '审批表', sheets: '2', allowedBy: '方宁' })).toMatchObject({ ok: true, back: { sheets: 2 } })
    expect(back({ copies: '审批表' })).toEqual({
      ok: false,
      problems: { sheets: 'not-a-count', allowedBy: 'required' },
    })
    expect(back({ sheets: '2' })).toMatchObject({ problems: { sheets: 'not-a-count' } })
  })
})
