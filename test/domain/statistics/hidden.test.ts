import { expect, it } from 'vitest'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { maskedGroups } from '#domain/roster/entry.ts'
import { type AmountKey, amountKeys, amountOf, amounts } from '#domain/statistics/amounts.ts'
import { checkFlow } from '#domain/statistics/checks.ts'
import type { Looked } from '#domain/statistics/counted.ts'
import { type Cross, crossText } from '#domain/statistics/cross.ts'
import { tallyCross } from '#domain/statistics/cross-tally.ts'
import { footOf } from '#domain/statistics/foot.ts'
import { type MeasureKey, measureKeys, measureOf } from '#domain/statistics/measures/index.ts'
import { clocks } from '#domain/statistics/person.ts'
import { groupsOfPopulation, populations } from '#domain/statistics/population.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, marksOf, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf } from './census-of.ts'
import { type Made, organisation, type Random, random } from './people.ts'

/** The fields of these groups as in the one, all others as in the other. */
function mixed(open: ReadonlySet<string>, one: Contents, other: Contents): Contents {
  return Object.fromEntries(
    sections.flatMap(({ key, fields }): readonly (readonly [string, unknown])[] => {
      const [shown, hidden] = [one[key] ?? [], other[key] ?? []]
      const groups = new Set(fields.map(({ group }) => group))
      if (groups.size === 1) return [[key, open.has([...groups][0] ?? '') ? shown : hidden]]
      const merged = Object.fromEntries(
        fields.flatMap((field) => {
          const value = (open.has(field.group) ? shown : hidden)[0]?.fields[field.key]
          return value === undefined ? [] : [[field.key, value]]
        }),
      )
      return Object.keys(merged).length === 0 ? [] : [[key, [{ id: key, fields: merged }]]]
    }),
  ) as never
}

const altered = (open: ReadonlySet<string>, people: readonly Made[], others: readonly Made[]): readonly Made[] =>
  people.map((one, at) => ({
    ...one,
    versions: one.versions.map(({ since, contents }, nth) => {
      const other = others[at]?.versions[nth] ?? others[at]?.versions[0]
      return { since, contents: mixed(open, contents, other?.contents ?? {}) }
    }),
  }))

/** A cross-table of what somebody of these groups meets. */
function layoutOf(chosen: Random, open: ReadonlySet<string>): Layout {
  const may = measureKeys.filter((key) => open.has(measureOf(key).group))
  const keys = Object.keys(amounts) as readonly AmountKey[]
  const means = keys.filter((key) => open.has(amountOf(key).group))
  const of = chosen.one(populations.filter((one) => groupsOfPopulation[one].every((group) => open.has(group))))
  const measure = (): MeasureKey => chosen.one(may)
  return {
    of,
    rows: [measure(), measure()].slice(0, chosen.below(3)),
    columns: [
      { is: 'parts', measure: measure() },
      { is: 'of-which', columns: [{ measure: measure(), values: ['', '1'] }] },
      ...(means.length > 0 ? [{ is: 'mean', amount: chosen.one(means) } as const] : []),
    ],
  }
}

/** A cross-table of somebody's own asking, of what they meet. */
function crossOf(chosen: Random, open: ReadonlySet<string>): Cross {
  const may = measureKeys.filter((key) => open.has(measureOf(key).group))
  const means = amountKeys.filter((key) => open.has(amountOf(key).group))
  const side = () => [...new Set([chosen.one(may), chosen.one(may)])].slice(0, chosen.below(3))
  const amount = chosen.one(means)
  return {
    of: chosen.one(populations.filter((one) => groupsOfPopulation[one].every((group) => open.has(group)))),
    rows: side(),
    columns: side(),
    reckoned: amount === undefined ? { is: 'people' } : { is: chosen.one(['mean', 'median'] as const), amount },
    share: 'none',
    where: [{ measure: chosen.one(may), values: ['', '1', 'none'] }].filter(() => chosen.chance(0.3)),
  }
}

it('answers the same whatever the values are of groups that a table does not read', () => {
  const chosen = random(5)
  const [house, others] = [organisation(21, 25), organisation(22, 25).people]
  const readable = maskedGroups.filter((group) => group !== 'who' && group !== 'whole' && group !== 'custody')
  const met = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const open = new Set<string>(['who', ...readable.filter(() => chosen.chance(round % 2 === 0 ? 0.3 : 0.8))])
    const day = chosen.one(['2024-06-15', '2025-12-31', '2026-10-31'] as Day[])
    const clock = chosen.one(clocks)
    const look = (people: readonly Made[], on: Day): Looked => {
      const census = censusOf(house, people.map(knownOf), on, clock)
      return { census, clock, mayCount: everybody(census) }
    }
    const changed = altered(open, house.people, others)
    const same = altered(new Set([...open, ...maskedGroups]), house.people, others)
    const [one, other] = [look(same, day), look(changed, day)]
    const layouts = [
      ...tableKeys.map(tableOf).filter((table) => [...groupsOf(table)].every((group) => open.has(group))),
      ...Array.from({ length: 5 }, () => layoutOf(chosen, open)),
    ]
    for (const layout of layouts) {
      met.add([...groupsOf(layout)].toSorted().join())
      const told = `${JSON.stringify(layout)} for ${[...open].join()}`
      expect(tally(other.census, layout, other.mayCount), told).toEqual(tally(one.census, layout, one.mayCount))
      const foot = (looked: Looked) =>
        footOf(looked, layout).filter(({ figure }) => figure.within.every((group) => open.has(group)))
      expect(foot(other), told).toEqual(foot(one))
      const where = layout.rows.map((measure) => ({ measure, values: ['', '1', 'none'] }))
      const marks = ({ census, mayCount }: Looked) => marksOf(census, { of: layout.of, where }, mayCount)
      expect(marks(other), told).toEqual(marks(one))
    }
    for (let nth = 0; nth < 5; nth += 1) {
      const cross = crossOf(chosen, open)
      const count = ({ census, mayCount }: Looked) => tallyCross(census, cross, cross.where, mayCount, 10_000)
      expect(count(other), crossText(cross)).toEqual(count(one))
    }
    if (open.has('career')) {
      expect(checkFlow(other)).toEqual(checkFlow(one))
    }
  }
  expect(met.size).toBeGreaterThan(5)
})
