import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '#domain/people/name-index.ts'
import { keysInFull, nameKeys } from '#domain/people/name-keys.ts'
import { matchName } from '#domain/people/name-match.ts'

/** Surnames, compound ones and what reads otherwise in them; given names; 繁體; Latin; what is mended before it is compared. */
const beginning = fc.constantFrom(
  ...'王单仇区曾乐解盖覃万乾干陳鍾於葉',
  '万俟',
  '萬俟',
  '尉迟',
  '欧阳',
  '长孙',
  'José ',
  '⻋',
)
const given = fc.array(fc.constantFrom(...'单乐长行重俟明瀋國国干乾女吕', '⻘', 'b', '·'), { maxLength: 3 })
const name = fc.tuple(beginning, given).map(([first, rest]) => first + rest.join(''))

describe('a name that is put together of parts', () => {
  it('has the keys of the whole name, whichever names its parts were first met in', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), (names) => {
        for (const one of [...names, ...names]) expect(nameKeys(one)).toEqual(keysInFull(one))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the index of names, whatever was put, changed and dropped before', () => {
  const step = fc.record({ slot: fc.nat(7), name: fc.option(name, { nil: undefined }) })
  const term = fc.constantFrom('w', 'wan', 's', 'sm', 'shan', 'dan', 'mq', 'moqi', 'lv', '单', '国', 'jb', 'z', 'gan')

  it('finds what comparing every name finds, each once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(term, { minLength: 4, maxLength: 4 }), (steps, terms) => {
        const index = createNameIndex()
        const standing = new Map<number, string>()
        for (const { slot, name } of steps) {
          if (name === undefined) {
            index.drop(slot)
            standing.delete(slot)
          } else {
            index.set(slot, name)
            standing.set(slot, name)
          }
        }
        for (const typed of terms) {
          const asked = { latin: typed, pinyin: typed }
          const found: [number, number][] = []
          index.find(asked, (slot, tier) => found.push([slot, tier]))
          const compared = [...standing].flatMap(([slot, name]) => {
            const tier = matchName(keysInFull(name), asked)
            return tier === undefined ? [] : [[slot, tier] as [number, number]]
          })
          expect(found.toSorted(([a], [b]) => a - b)).toEqual(compared.toSorted(([a], [b]) => a - b))
        }
      }),
      { numRuns: 300 },
    )
  })
})
