import { type Failure, fuzzCore } from './run.ts'
import { isSabotage } from './sabotage.ts'

/**
 * `npm run fuzz -- 100000`: random people of random organisations do random things to cases on every route, and on routes
 * drawn at random, most of them on the pure core and 500 through the actions on a house with a database. `--seed` plays from that seed on,
 * `--sabotage subject|stale|rank|hold` breaks a rule on purpose and must fail. Exits with 1 where an invariant was broken.
 */
const [flows = 20_000, ...words] = readArguments(process.argv.slice(2))

function readArguments(given: readonly string[]): [number | undefined, ...(readonly string[])] {
  const [first, ...rest] = given
  return first && /^\d+$/.test(first) ? [Number(first), ...rest] : [undefined, ...given]
}

const after = (name: string) => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? '') : undefined)
const sabotage = after('--sabotage')
if (sabotage !== undefined && sabotage !== 'hold' && !isSabotage(sabotage)) {
  console.error(`There is no sabotage ${sabotage}: subject, stale, rank or hold.`)
  process.exit(2)
}
const seed = Number(after('--seed') ?? 1)

/** A lock is a row beside the case: its rule is broken where the rows are, every other one in the core. */
const loose = sabotage === 'hold'
const share = sabotage === undefined || loose ? Math.min(500, Math.round(flows / 40)) : 0
const failures: readonly Failure[] = [
  ...fuzzCore(flows - share, seed, sabotage === 'hold' ? undefined : sabotage),
  ...(share > 0 ? await (await import('./actions.ts')).fuzzActions(share, seed, loose) : []),
]
for (const { seed, broken } of failures.slice(0, 10)) console.log(`seed ${seed}: ${broken}`)
console.log(`${flows} flows, ${failures.length} failures`)
process.exitCode = failures.length === 0 ? 0 : 1
