import type { Census } from '#domain/statistics/census.ts'
import { type Clock, personOn } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { tally } from '#domain/statistics/tally.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf, thingCensus } from '../../test/domain/statistics/census-of.ts'
import { organisation } from '../../test/domain/statistics/people.ts'

/**
 * How long the standard tables take of people who are known already, as milliseconds of the
 * server's own CPU: a day asked for first, which tells everybody apart once, and again. `statistics.ts 100000` for more people.
 */
const people = Number(process.argv[2] ?? 10_000)
const made = organisation(1, Math.min(people, 2_000))
const few = made.people.map(knownOf)
const known = Array.from({ length: people }, (_, at) => ({ ...(few[at % few.length] as (typeof few)[number]) }))

const say = (name: string, times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  process.stdout.write(`${name}: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, longest ${at(1)} ms\n`)
}

function timed<Answer>(work: () => Answer): { readonly took: number; readonly answer: Answer } {
  const from = process.threadCpuUsage()
  const answer = work()
  const { user, system } = process.threadCpuUsage(from)
  return { took: (user + system) / 1000, answer }
}

const census = (day: string, clock: Clock) => timed(() => censusOf(made, known, day as Day, clock))

process.stdout.write(`${people} people, ${tableKeys.length} tables\n`)
for (const [day, clock] of [
  ['2026-10-31', 'effective'],
  ['2025-12-31', 'effective'],
  ['2024-12-31', 'effective'],
  ['2025-12-31', 'known'],
] as const) {
  const persons = timed(() => known.map((one) => personOn(one, day as Day, clock)))
  const taken = census(day, clock)
  const may = everybody(taken.answer)
  const table = timed(() => tally(taken.answer, tableOf('by-department'), may))
  process.stdout.write(
    `${day} ${clock}: everybody ${persons.took.toFixed(0)} ms, the census ${taken.took.toFixed(0)} ms, its first table ${table.took.toFixed(0)} ms\n`,
  )
  const censuses = new Map<Countable, Census>([['people', taken.answer]])
  const censusFor = (counted: Countable) => {
    const found = censuses.get(counted)
    if (found || counted === 'people' || counted === 'posts') return found ?? taken.answer
    const { census } = thingCensus(made, taken.answer, known, counted)
    censuses.set(counted, census)
    return census
  }
  const count = (key: TableKey) => {
    const of = censusFor(countedOf(tableOf(key).of))
    return tally(of, tableOf(key), everybody(of))
  }
  say(
    ' all tables, first, with the things that they count',
    tableKeys.map((key) => timed(() => count(key)).took),
  )
  const again = [1, 2, 3].flatMap(() => tableKeys.map((key) => timed(() => count(key)).took))
  say(' all tables, again', again)
}
