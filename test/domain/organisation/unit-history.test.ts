import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnitId } from '#domain/ids.ts'
import { treeOf } from '#domain/organisation/unit.ts'
import {
  closingsDue,
  type FoundedUnit,
  plannedOf,
  refuseHistory,
  type UnitChange,
  type UnitHistory,
  unitsOn,
  versionOf,
} from '#domain/organisation/unit-history.ts'
import type { Day, Instant } from '#domain/time.ts'

const day = (text: string) => text as Day
const id = (text: string) => text as UnitId

const unit = (name: string, parent?: string, kind: FoundedUnit['kind'] = 'department'): FoundedUnit => ({
  id: id(name),
  parent: parent === undefined ? undefined : id(parent),
  kind,
  name,
  code: name,
  position: 0,
  entity: parent === undefined,
  series: '',
  openedOn: day('2000-01-01'),
})

const founded = [unit('厂', undefined, 'company'), unit('技术', '厂'), unit('设计', '技术'), unit('生产', '厂')]

const change = (n: number, unit: string, what: UnitChange['what'], value: string | undefined, since: string) =>
  ({ unit: id(unit), n, what, value, since: day(since), at: '' as Instant, by: '' }) satisfies UnitChange

const history = (...changes: readonly UnitChange[]): UnitHistory => ({ founded, changes })
const named = (of: UnitHistory, unit: string, on: string) => unitsOn(of, day(on)).find((one) => one.id === id(unit))

describe('what became of a unit', () => {
  it('has on every day the name and the parent of that day, whenever it was recorded', () => {
    const changed = history(
      change(1, '设计', 'name', '设计院', '2026-05-01'),
      change(2, '设计', 'parent', '厂', '2025-05-01'),
      change(3, '设计', 'name', '设计所', '2026-01-01'),
    )
    expect(named(changed, '设计', '2024-12-31')).toMatchObject({ name: '设计', parent: '技术' })
    expect(named(changed, '设计', '2025-05-01')).toMatchObject({ name: '设计', parent: '厂' })
    expect(named(changed, '设计', '2026-04-30')).toMatchObject({ name: '设计所' })
    expect(named(changed, '设计', '2026-05-01')).toMatchObject({ name: '设计院' })
    expect(versionOf(changed, id('设计'))).toBe(3)
  })

  it('is closed on the day when that was carried out, and belongs to the unit that took it over', () => {
    const announced = change(1, '设计', 'closing', '生产', '2026-05-01')
    expect(named(history(announced), '设计', '2027-01-01')?.closedOn).toBeUndefined()
    expect(closingsDue(history(announced), day('2026-04-30'))).toEqual([])
    expect(closingsDue(history(announced), day('2026-05-01'))).toEqual([announced])
    const done = history(announced, change(2, '设计', 'closed', '生产', '2026-05-01'))
    expect(named(done, '设计', '2026-04-30')?.closedOn).toBeUndefined()
    expect(named(done, '设计', '2026-05-01')).toMatchObject({
      closedOn: '2026-05-01',
      mergedInto: '生产',
      parent: '生产',
    })
    expect(
      treeOf(unitsOn(done, day('2026-05-01')))
        .below(id('生产'))
        .has(id('设计')),
    ).toBe(true)
    expect([closingsDue(done, day('2027-01-01')), plannedOf(done, id('设计'), day('2027-01-01'))]).toEqual([[], []])
  })

  it('is as if what was taken back had never been announced', () => {
    const back = history(
      change(1, '设计', 'name', '设计院', '2027-01-01'),
      change(2, '设计', 'withdrawn', '1', '2026-05-01'),
    )
    expect(named(back, '设计', '2028-01-01')?.name).toBe('设计')
    expect(plannedOf(back, id('设计'), day('2026-06-01'))).toEqual([])
    expect(versionOf(back, id('设计'))).toBe(2)
  })

  it('is refused where it goes in a circle, also with what is announced for a later day', () => {
    const circle = history(change(1, '技术', 'parent', '设计', '2026-05-01'))
    expect(refuseHistory(circle, id('技术'), day('2026-05-01'))).toBe('organisation.circle')
    const later = [change(1, '生产', 'parent', '技术', '2027-01-01'), change(1, '技术', 'parent', '生产', '2026-05-01')]
    expect(refuseHistory(history(...later), id('技术'), day('2026-05-01'))).toBe('organisation.circle')
  })

  it('is refused where a sibling has the name, the parent is of a lower level or not open, or it was not there yet', () => {
    const refused = (one: UnitChange) => refuseHistory(history(one), one.unit, one.since)
    expect(refused(change(1, '生产', 'name', '技术 ', '2026-05-01'))).toBe('organisation.name-taken')
    expect(refused(change(1, '生产', 'name', '技术', '1999-05-01'))).toBe('organisation.before-opening')
    expect(refused(change(1, '生产', 'parent', '没有', '2026-05-01'))).toBe('organisation.parent-closed')
    const section = { ...history(), founded: [...founded, unit('班', '设计', 'section')] }
    const under = { ...section, changes: [change(1, '生产', 'parent', '班', '2026-05-01')] }
    expect(refuseHistory(under, id('生产'), day('2026-05-01'))).toBe('organisation.kind-above')
    expect(refused(change(1, '生产', 'name', '制造', '2026-05-01'))).toBeUndefined()
  })

  it('never becomes anything but a tree, whatever is asked for in whatever order', () => {
    const names = founded.map(({ name }) => name)
    const asked = fc.record({
      unit: fc.constantFrom(...names.slice(1)),
      to: fc.constantFrom(...names),
      month: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (wishes) => {
        let kept = history()
        for (const { unit, to, month } of wishes) {
          const since = `2026-0${month}-01`
          const next = {
            ...kept,
            changes: [...kept.changes, change(versionOf(kept, id(unit)) + 1, unit, 'parent', to, since)],
          }
          if (refuseHistory(next, id(unit), day(since)) === undefined) kept = next
        }
        for (let month = 1; month <= 9; month += 1)
          expect(treeOf(unitsOn(kept, day(`2026-0${month}-15`))).units.size).toBe(4)
      }),
    )
  })
})
