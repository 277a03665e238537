import { describe, expect, it } from 'vitest'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { type Fellows, type Seconding, secondAs, standInsFor } from '#domain/access/second-person.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'

const [house, hr] = ['house', 'hr'] as UnitId[] as [UnitId, UnitId]
const actor = (name: string, ...duties: readonly Duty[]): Actor => ({
  account: name as AccountId,
  person: name as PersonId,
  duties: duties.map((duty) => ({ duty, units: new Set([house, hr]) })),
  profile: 'state',
})
const office = (person: string, kind: Office['kind'], unit: UnitId): Office => ({
  person: person as PersonId,
  kind,
  unit,
  title: '',
  rank: 1,
})
const [officer, other, deputy, leader, head, last] = [
  actor('officer', 'hr'),
  actor('other', 'hr'),
  actor('deputy', 'keeper'),
  actor('leader', 'leader'),
  actor('head', 'head'),
  actor('last'),
]
const fellows = (...everyone: readonly Actor[]): Fellows => ({
  everyone,
  offices: [office('leader', 'leader', hr), office('head', 'head', house)],
  parent: (unit) => (unit === hr ? house : undefined),
  fallback: last.person,
})
const asked: Seconding = {
  by: officer.person,
  unit: hr,
  under: hr,
  does: ({ duties }) => duties.some(({ duty }) => duty === 'hr'),
  admits: () => true,
}
const barring = (...barred: readonly Actor[]): Seconding => ({ ...asked, admits: (one) => !barred.includes(one) })

describe('the second person', () => {
  it('is whoever else holds the duty, and then nobody stands in', () => {
    const all = fellows(officer, other, deputy, leader)
    expect([other, deputy, leader, officer].map((one) => secondAs(one, asked, all))).toEqual([
      'duty',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is the 专管人, else the nearest superior who may, else the 最终审批人', () => {
    const all = [officer, deputy, leader, head, last]
    expect(standInsFor(asked, fellows(...all))).toEqual(['deputy'])
    expect(standInsFor(barring(deputy), fellows(...all))).toEqual(['leader'])
    expect(standInsFor(barring(deputy, leader), fellows(...all))).toEqual(['head'])
    expect(standInsFor(barring(deputy, leader, head), fellows(...all))).toEqual(['last'])
  })

  it('is nobody where all who could stand in are barred or gone, and never the first, whatever that one is besides', () => {
    expect(standInsFor(barring(last), fellows(officer, last))).toEqual([])
    expect(standInsFor(asked, fellows(officer))).toEqual([])
    const both = { ...asked, by: leader.person, does: () => false }
    expect(standInsFor(both, fellows(leader, head))).toEqual(['head'])
    expect(secondAs(leader, both, fellows(leader, head))).toBeUndefined()
  })
})
