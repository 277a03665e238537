import { expect, it } from 'vitest'
import { joined } from '#db/joined.ts'

const insert = 'insert into "rows" ("id", "n") values (?, ?)'
const raise = 'update "rows" set "n" = n + 1 where "id" = ?'
const of = (text: string, ...values: readonly (readonly unknown[])[]) => values.map((each) => ({ text, values: each }))

it('inserts rows of one table together, their values in their order', () => {
  expect(joined(of(insert, ['a', 1], ['b', 2], ['c', 3]))).toEqual([
    { text: `${insert}, (?, ?), (?, ?)`, values: ['a', 1, 'b', 2, 'c', 3] },
  ])
  const two = `${insert}, (?, ?)`
  expect(joined(of(two, ['a', 1, 'b', 2], ['c', 3, 'd', 4]))).toEqual([
    { text: `${two}, (?, ?), (?, ?)`, values: ['a', 1, 'b', 2, 'c', 3, 'd', 4] },
  ])
})

it('raises several rows together, and one as often as it was to be raised', () => {
  expect(joined(of(raise, ['a'], ['b'], ['a'], ['c'], ['a']))).toEqual([
    { text: 'update "rows" set "n" = n + 1 where "id" in (?, ?, ?)', values: ['a', 'b', 'c'] },
    { text: 'update "rows" set "n" = n + 1 where "id" in (?)', values: ['a'] },
    { text: 'update "rows" set "n" = n + 1 where "id" in (?)', values: ['a'] },
  ])
})

it('needs no more statements than eight of a kind', () => {
  const many = joined(of(insert, ...Array.from({ length: 20 }, (_, at) => [String(at), at])))
  expect(many.map(({ values }) => values.length / 2)).toEqual([8, 8, 4])
  expect(many.flatMap(({ values }) => values.filter((value) => typeof value === 'number'))).toHaveLength(20)
  const ids = Array.from({ length: 9 }, (_, at) => [String(at)])
  expect(joined(of(raise, ...ids)).map(({ values }) => values.length)).toEqual([8, 1])
})

it.each([
  [insert, [['a', 1]]],
  ['insert into "rows" ("id") select ?', [['a'], ['b']]],
  ['insert into "rows" ("id", "n") values (?, 1)', [['a'], ['b']]],
  ['insert into "rows" ("id") values (?) on conflict do nothing', [['a'], ['b']]],
  [
    'update "rows" set "n" = ? where "id" = ?',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  ['update "rows" set "n" = n + 1 where "id" = ? and "n" > 0', [['a'], ['b']]],
] as const)('leaves alone what it does not know: %s', (text, values) => {
  const alike = of(text, ...values)
  expect(joined(alike)).toEqual(alike)
})
