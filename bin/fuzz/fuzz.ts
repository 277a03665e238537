import { fuzzActions } from './actions.ts'
import { type Failure, fuzzCore } from './run.ts'
import { isSabotage } from './sabotage.ts'

/**
 * `npm run fuzz -- 100000`: random people of random organisations do random things to cases on the route *create*, most
 * of them on the pure core and 500 through the actions on a house with a database. `--seed` plays from that seed on,
 * `--sabotage subject|stale|rank` breaks a rule on purpose and must fail. Exits with 1 where an invariant was broken.
 */
const [flows = 20_000, ...words] = readArguments(process.argv.slice(2))

function readArguments(given: readonly string[]): [number | undefined, ...(readonly string[])] {
  const [first, ...rest] = given
  return first && /^\d+$/.test(first) ? [Number(first), ...rest] : [undefined, ...given]
}

const after = (name: string) => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? '') : undefined)
const sabotage = after('--sabotage')
if (sabotage !== undefined && !isSabotage(sabotage)) {
  console.error(`There is no sabotage ${sabotage}: subject, stale or rank.`)
  process.exit(2)
}
const seed = Number(after('--seed') ?? 1)

const through = sabotage ? 0 : Math.min(500, Math.ceil(flows / 10))
const failures: readonly Failure[] = [
  ...fuzzCore(flows - through, seed, sabotage),
  ...(await fuzzActions(through, seed)),
]
for (const { seed, broken } of failures.slice(0, 10)) console.log(`seed ${seed}: ${broken}`)
console.log(`${flows} flows, ${failures.length} failures`)
process.exit(failures.length === 0 ? 0 : 1)
