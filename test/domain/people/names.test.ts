import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestKin } from '#domain/access/kinship.ts'
import { keptByDeputy } from '#domain/dossiers/keeper.ts'
import type { PersonId, RecordId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import { createNameIndex } from '#domain/people/name-index.ts'
import { readTerm } from '#domain/people/term.ts'
import type { PartialDate } from '#domain/time.ts'

const birth = '197708' as PartialDate
const [ann, me] = ['ann', 'me'] as PersonId[] as [PersonId, PersonId]

const finds = (name: string, typed: string) => {
  const index = createNameIndex()
  index.set(0, name)
  const { name: latin, pinyin = latin } = readTerm(typed)
  let found = false
  index.find({ latin, pinyin }, () => {
    found = true
  })
  return found
}
const asked = (name: string, typed: string) =>
  suggestKin({ name: typed, birth }, [{ person: ann, name, birth }]).length > 0
const keptApart = (name: string, typed: string) =>
  keptByDeputy({ basic: [{ id: 'r' as RecordId, fields: { name: typed, birth } }] }, [{ person: ann, name, birth }], me)

/** Ways of writing one name. */
const pairs = [
  ['陈卫国', '陳衛國'],
  ['古丽娜尔·买买提', '古丽娜尔•买买提'],
  ['古丽娜尔·买买提', '古丽娜尔．买买提'],
  ['古丽娜尔·买买提', '古丽娜尔∙买买提'],
  ['古丽娜尔·买买提', '古丽娜尔・买买提'],
  ['古丽娜尔·买买提', '古丽娜尔‧买买提'],
  ['古丽娜尔·买买提', '古丽娜尔･买买提'],
  ['古丽娜尔·买买提', '古丽娜尔⋅买买提'],
  ['古丽娜尔·买买提', '古丽娜尔买买提'],
  ['车青', '⻋⻘'],
  ['金龙', '⾦⻰'],
  ['沈䶮', '沈\uE863'],
  ['沈䶮', '沈䶮\u{E0100}'],
  ['林致远', '林　致\u200b远'],
  ['林致远', ' 林\u3164致远'],
  ['José Álvarez', 'jose alvarez'],
  ['Jean-Pierre Dupont', 'JEAN PIERRE DUPONT'],
  ['O’Brien', "O'Brien"],
  ['Łukasz', 'Lukasz'],
] as const

describe('one name written in two ways', () => {
  it.each(pairs)('%s and %s are the same for the list, the question of kin and the keeper', (one, other) => {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      expect([sameName(a, b), finds(a, b), asked(a, b), keptApart(a, b)]).toEqual([true, true, true, true])
    }
  })

  it('is compared in one way: whoever is asked for as kin is found by the name', () => {
    const sign = fc.constantFrom(...'陈陳车⻋⻘青龙⻰·•．∙ 　é乾干国國', '\uE863', '\u200b')
    const name = fc.array(sign, { minLength: 1, maxLength: 5 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect([asked(a, b), keptApart(a, b)]).toEqual([sameName(a, b), sameName(a, b)])
        if (sameName(a, b)) expect(finds(a, b)).toBe(true)
      }),
    )
  })

  it('is no name where nobody gave one', () => {
    for (const blank of ['', ' ', '·', '\u200b']) expect(sameName(blank, blank)).toBe(false)
  })
})
