import { describe, expect, it } from 'vitest'
import type { UnitId } from '#domain/ids.ts'
import { entityOf, treeOf, type Unit } from '#domain/organisation/unit.ts'

const unit = (id: string, parent: string | undefined, kind: Unit['kind'], position = 0): Unit => ({
  id: id as UnitId,
  parent: parent as UnitId | undefined,
  kind,
  name: id,
  code: id,
  position,
  entity: kind === 'company',
})

const list = [
  unit('cost-section', 'finance', 'section'),
  unit('finance', 'company', 'department', 2),
  unit('foundry', 'company', 'department', 1),
  unit('company', undefined, 'company'),
]
const tree = treeOf(list)
const [company, finance, section] = ['company', 'finance', 'cost-section'] as UnitId[] as [UnitId, UnitId, UnitId]

describe('the tree of units', () => {
  it('covers with a unit itself and everything under it', () => {
    expect([...tree.below(finance)].sort()).toEqual([section, finance])
    expect(tree.below(company).size).toBe(4)
    expect(tree.below('nowhere' as UnitId).size).toBe(0)
  })

  it('climbs from the nearest to the top, the unit itself left out', () => {
    expect(tree.above(section).map(({ id }) => id)).toEqual([finance, company])
    expect(tree.above(company)).toEqual([])
  })

  it('finds the legal person a unit belongs to', () => {
    expect(entityOf(tree, section)?.id).toBe(company)
    expect(entityOf(tree, company)?.id).toBe(company)
    expect(entityOf(tree, 'nowhere' as UnitId)).toBeUndefined()
  })

  it('refuses a circle', () => {
    expect(() => treeOf([unit('a', 'b', 'department'), unit('b', 'a', 'department')])).toThrow('circle')
  })
})
