import { describe, expect, it } from 'vitest'
import { suggestKin } from '#domain/access/kinship.ts'
import type { PersonId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'

const [ann, bo] = ['ann', 'bo'] as PersonId[] as [PersonId, PersonId]
const month = '197708' as PartialDate

describe('kinship', () => {
  it('suggests whoever has the name and the month of birth, however the name is spaced', () => {
    const known = [{ person: ann, name: '许明舟', birth: '19770812' as PartialDate }]
    expect(suggestKin({ name: '许 明舟', birth: month }, known)).toEqual([{ person: ann, certain: false }])
    expect(
      suggestKin({ name: '阿依古丽・买买提', birth: month }, [{ person: bo, name: '阿依古丽·买买提', birth: month }]),
    ).toHaveLength(1)
  })

  it('suggests nobody by the name alone, by a year without a month, or for a relative without a name', () => {
    const known = [
      { person: ann, name: '许明舟', birth: '1977' as PartialDate },
      { person: bo, name: '', birth: month },
    ]
    expect(suggestKin({ name: '许明舟', birth: '1977' as PartialDate }, known)).toEqual([])
    expect(suggestKin({ name: '许明舟' }, known)).toEqual([])
    expect(suggestKin({ name: '', birth: month }, known)).toEqual([])
  })

  it('is certain of the same ID number, and puts that first', () => {
    const known = [
      { person: ann, name: '许明舟', birth: month },
      { person: bo, name: '许明洲', prints: ['7f'] },
    ]
    expect(suggestKin({ name: '许明舟', birth: month, prints: ['7f'] }, known)).toEqual([
      { person: bo, certain: true },
      { person: ann, certain: false },
    ])
  })
})
