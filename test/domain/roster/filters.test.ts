import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnKeys, columnOf } from '#domain/roster/column.ts'
import { listedGroups } from '#domain/roster/entry.ts'
import { choiceFilters, rangeFilters, ranges } from '#domain/roster/filters.ts'
import { admitted, listedStates, queryText, readListQuery } from '#domain/roster/query.ts'

const read = (text: string) => readListQuery([...new URLSearchParams(text)])

const date = fc.constantFrom('1975', '1975.03', '1975.03.12', '2000.02.29')
const anyQuery = fc
  .record({
    q: fc.constantFrom('', '王', 'lv &='),
    choices: fc.array(fc.tuple(fc.constantFrom(...choiceFilters), fc.constantFrom(...listedStates, '大学')), {
      maxLength: 4,
    }),
    spans: fc.array(fc.tuple(fc.constantFrom(...rangeFilters.flatMap((key) => Object.values(ranges[key]))), date), {
      maxLength: 3,
    }),
    sort: fc.constantFrom('', ...columnKeys.flatMap((key) => [key, `-${key}`])),
    columns: fc.subarray(columnKeys.filter((key) => key !== 'name')),
    page: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ q, choices, spans, sort, columns, page }) =>
    new URLSearchParams([
      ['q', q],
      ...choices,
      ...spans,
      ['sort', sort],
      ...columns.map((column) => ['columns', column]),
      ['page', String(page)],
    ] as [string, string][]).toString(),
  )

it('reads again what it wrote, for every filter that is declared', () => {
  fc.assert(
    fc.property(anyQuery, (text) => {
      const { query, unclear } = read(text)
      expect(unclear).toEqual([])
      expect(read(queryText(query))).toEqual({ query, unclear: [] })
    }),
  )
})

it('is written as a form writes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (binary, plain) => {
      for (const q of [binary, plain, '张 伟', "a!'()~*-._+&=%", '\ud800'])
        expect(queryText({ ...read('').query, q })).toBe(q === '' ? '' : new URLSearchParams({ q }).toString())
    }),
  )
})

it('asks for nothing of a group that the viewer may not list, by whichever filter', () => {
  fc.assert(
    fc.property(anyQuery, fc.subarray([...listedGroups]), (text, groups) => {
      const asked = admitted(read(text).query, new Set(groups))
      const columns = [...Object.keys(asked.chosen), ...Object.keys(asked.spans)] as (typeof columnKeys)[number][]
      for (const key of columns) expect(groups).toContain(columnOf(key).group)
    }),
  )
})

it('says what is left of leave of today alone', () => {
  const asked = 'leaveFrom=2026&columns=leaveLeft&columns=leaveBy&columns=entered&sort=leaveBy'
  const [today, then] = ['', '&asOf=2026-11-01'].map((day) => admitted(read(asked + day).query, new Set(listedGroups)))
  expect([today?.columns, today?.spans]).toEqual([['entered', 'leaveLeft', 'leaveBy'], { leaveBy: { from: '2026' } }])
  expect([then?.columns, then?.spans, then?.sort]).toEqual([['entered'], {}, undefined])
})

it('gives no two filters one name in an address', () => {
  const names = [...choiceFilters, ...rangeFilters.flatMap((filter) => Object.values(ranges[filter]))]
  const others = ['q', 'unit', 'sort', 'columns', 'page']
  expect(new Set([...names, ...others]).size).toBe(names.length + others.length)
})
