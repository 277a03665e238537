import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCrossFile, writeCrossFile } from '#domain/crosses/file.ts'
import { isSameName, refuseName } from '#domain/crosses/saved.ts'
import { expected } from '#domain/result.ts'
import { crossText, readCrossText } from '#domain/statistics/cross.ts'
import type { Day } from '#domain/time.ts'

const today = '2026-11-24' as Day
const text = 'x~of=staff~rows=rank~rows=age~columns=sex~count=mean:age~is=politics:party~is=politics:'

const file = (tables: unknown, more: object = {}) =>
  JSON.stringify({ format: 'juanzong-cross-tables', version: 1, program: '0', tables, ...more })

const one = { name: '表', said: '', asked: [['count', 'people']], day: 'today', clock: 'effective' }

const doubtsOf = (table: unknown) =>
  expected(readCrossFile(file([table]), today)).flatMap(({ doubts }) =>
    doubts.map(({ code, word }) => `${code} ${word}`),
  )

describe('a file of definitions', () => {
  it('reads as it was written, a unit by its names', () => {
    const unit = ['华星', '技术部']
    const written = writeCrossFile(
      [
        { name: '表', text: `${text}~under=0195-aa`, said: '层级', unit, day: '2026-06-30' as Day, clock: 'known' },
        { name: '另一', text, said: '', day: 'today', clock: 'effective' },
      ],
      '0.1.0',
    )
    const [first, second] = expected(readCrossFile(`\uFEFF${written}`, today))
    expect(first).toMatchObject({ name: '表', said: '层级', unit, day: '2026-06-30', clock: 'known', doubts: [] })
    expect([first?.cross, second?.cross]).toEqual([readCrossText(text), readCrossText(text)])
    expect(crossText(first?.cross as never)).toBe(text)
    expect(written).not.toContain('0195-aa')
  })

  it('names what this program does not have, and never leaves it out', () => {
    const asked = (...entries: [string, string][]) => doubtsOf({ ...one, asked: entries })
    expect(asked(['rows', 'star-sign'], ['count', 'people'])).toEqual(['part star-sign'])
    expect(asked(['is', 'sex:9'], ['count', 'mean:shoe-size'])).toEqual(['part is sex:9', 'part count mean:shoe-size'])
    expect(asked(['of', 'everybody'], ['share', 'most'])).toEqual(['part everybody', 'part share most'])
    expect(asked(['under', '0195'], ['colour', 'red'])).toEqual(['part under 0195', 'part colour red'])
    expect(asked(['rows', 'rank'], ['rows', 'age'], ['rows', 'sex'])).toEqual(['shape '])
    expect(doubtsOf({ ...one, day: '2026-02-30' })).toEqual(['day 2026-02-30'])
    expect(doubtsOf({ ...one, day: '2027-01-01' })).toEqual(['day 2027-01-01'])
    for (const wrong of [{ clock: 'mine' }, { unit: [] }, { unit: '技术部' }, { name: 7 }, { asked: 'rows=rank' }])
      expect(doubtsOf({ ...one, ...wrong }), JSON.stringify(wrong)).toEqual(['shape '])
  })

  it('that is none, is newer, empty or too many is refused', () => {
    const refusal = (text: string) => {
      const read = readCrossFile(text, today)
      return read.ok ? undefined : read.refusal
    }
    for (const text of ['', 'null', '[]', '{}', '{"format":"x"}', file({}), file([one], { version: '1' }), '{"a":'])
      expect(refusal(text), text).toBe('cross.file-foreign')
    expect(refusal(file([one], { version: 2 }))).toBe('cross.file-newer')
    expect(refusal(file([]))).toBe('cross.file-empty')
    expect(refusal(file(Array.from({ length: 201 }, () => one)))).toBe('cross.file-many')
    expect(refusal('['.repeat(65_000))).toBe('cross.file-foreign')
    const deep = `{"format":"juanzong-cross-tables","version":1,"tables":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
    expect(expected(readCrossFile(deep, today))[0]?.doubts).toEqual([
      { code: 'day', word: '' },
      { code: 'shape', word: '' },
    ])
  })

  it('is answered whatever stands in it, and shows no long text of it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ ...mixed }, { requiredKeys: [] }))), (tables) => {
        const read = readCrossFile(file(tables), today)
        for (const { name, said, doubts } of read.ok ? read.value : []) {
          expect(Math.max(name.length, said.length)).toBeLessThanOrEqual(200)
          for (const { word } of doubts) expect(word.length).toBeLessThanOrEqual(500)
        }
      }),
      { numRuns: 200 },
    )
  })
})

const words = fc.constantFrom('rows', 'columns', 'is', 'of', 'count', 'rank', 'sex:1', 'x'.repeat(300), '__proto__')
const mixed = {
  name: fc.oneof(fc.string(), fc.constant('名'.repeat(9_999)), fc.jsonValue()),
  said: fc.oneof(fc.string(), fc.constant('说'.repeat(9_999))),
  asked: fc.oneof(fc.array(fc.tuple(words, words)), fc.jsonValue()),
  unit: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
  day: fc.oneof(fc.constant('today'), fc.string()),
  clock: fc.constantFrom('known', 'effective', 'other'),
}

describe('a name', () => {
  it('is another’s where a reader takes both for one', () => {
    expect([isSameName('ＡＢ', 'ab'), isSameName('ab', 'abc')]).toEqual([true, false])
    expect(refuseName('AB', [{ name: 'ab' }])).toBe('cross.name-taken')
    expect(refuseName('𠮷'.repeat(60), [])).toBeUndefined()
    expect(refuseName('𠮷'.repeat(61), [])).toBe('cross.long-name')
  })
})
