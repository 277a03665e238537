import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '#domain/people/name-index.ts'
import { keysInFull, nameKeys } from '#domain/people/name-keys.ts'
import { matchName } from '#domain/people/name-match.ts'
import { readTerm } from '#domain/people/term.ts'

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
  const step = fc.record({ slot: fc.nat(30), name: fc.option(name, { nil: undefined, freq: 9 }) })
  /** As it was typed: one character or letter, two, and what is put together of them. */
  const term = fc
    .array(fc.constantFrom(...'wsmqljbgdzynae', ...'单国國王万長长乐女吕曾', 'wan', 'shan', 'dan', 'ü', 'lü', 'jo'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => readTerm(parts.join('')))

  it('finds what comparing every name finds, each once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(term, { minLength: 8, maxLength: 8 }), (steps, terms) => {
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
        for (const { name: latin, pinyin = latin } of terms) {
          const asked = { latin, pinyin }
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

describe('looking for a name', () => {
  /** How many names are compared with a term, among so many of which every tenth is 王伟 and the others have a part of it. */
  const compared = (size: number, typed: string) => {
    let times = 0
    const index = createNameIndex((keys, term) => {
      times += 1
      return matchName(keys, term)
    })
    for (let slot = 0; slot < size; slot += 1) index.set(slot, slot % 10 === 0 ? '王伟' : slot % 2 ? '王娜' : '李伟')
    const { name: latin, pinyin = latin } = readTerm(typed)
    let found = 0
    index.find({ latin, pinyin }, () => {
      found += 1
    })
    return [found, times]
  }

  it.each(['王', 'w', 'wa', 'wn'])('by %s compares none', (typed) => {
    expect(compared(400, typed)).toEqual([expect.any(Number), 0])
    expect(compared(400, typed)[0]).toBeGreaterThan(40)
  })

  it.each(['王伟', '王wei'])('by %s compares those that have all of it', (typed) => {
    expect(compared(400, typed)).toEqual([40, 40])
  })
})
