import { crossEntries } from '#domain/statistics/cross.ts'
import { tablesOfAll } from '#routes/statistics/tables.tsx'
import { paths } from '#views/paths.ts'
import { figuresHouse } from './figures-house.ts'
import { type Goal, row, type Took, watched } from './turns.ts'

/**
 * How long pages of figures take of people who are known already, and how long others wait meanwhile. What was counted is not
 * remembered. `statistics.ts 100000` for more people.
 */
const people = Number(process.argv[2] ?? 10_000)
const isLarge = people > 20_000
const { w, ahead, forget } = await figuresHouse(people)
const hr = w.as('hr')
const say = (text: string) => process.stdout.write(text)

async function asked(path: string): Promise<Took> {
  forget()
  const { took, answer } = await watched(() => hr.get(path))
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return took
}

async function each(paths: readonly string[]): Promise<readonly Took[]> {
  const all: Took[] = []
  for (const path of paths) all.push(await asked(path))
  return all
}

const wait: Goal = { wait: 20 }
const today = w.app.now().slice(0, 10)
const offered = tablesOfAll(w.app, w.actor('hr'))

say(`${people} people, ${offered.length} tables\n`)
const { took: beforehand } = await watched(ahead)
say(row('today, told apart beforehand', [beforehand], wait))
const tables = (at: Parameters<typeof paths.statisticsTable>[1]) => offered.map((key) => paths.statisticsTable(key, at))
await each(tables({ asOf: '2025-06-30' }))
say(row('each table of today', await each(tables({})), { answer: isLarge ? 100 : 15, ...wait }))
say(row('each table of today, again', await each(tables({})), { answer: isLarge ? 100 : 15, ...wait }))
const past = Array.from({ length: 12 }, (_, at) => `${2015 + at}-0${1 + (at % 9)}-15`).filter((day) => day < today)
const firsts = (clock?: string) =>
  past.map((asOf, at) => paths.statisticsTable(offered[(at * 5) % offered.length] ?? '', { asOf, clock }))
say(
  row('the first table of a past day, as effective', await each(firsts()), {
    ...(!isLarge && { answer: 100 }),
    ...wait,
  }),
)
say(row('the first table of a past day, as known then', await each(firsts('known')), { answer: 3000, ...wait }))
say(row('every table of one past day', await each(tables({ asOf: '2024-06-30' })), wait))

const cross = (reckoned: Parameters<typeof crossEntries>[0]['reckoned']) =>
  paths.statisticsCross(
    crossEntries({
      of: 'staff',
      rows: ['department', 'rank'],
      columns: ['sex', 'education'],
      reckoned,
      share: 'none',
      where: [],
    }),
  )
say(row('a cross-table of two measures each way', await each(Array(10).fill(cross({ is: 'people' }))), wait))
const median = cross({ is: 'median', amount: 'age' })
say(row('the same, the median of ages', await each(Array(10).fill(median)), wait))
say(row('the page of checks', await each([paths.statisticsChecks(), paths.statisticsChecks()]), wait))
say(row('the page of checks of a past day', await each([paths.statisticsChecks({ asOf: '2023-09-30' })]), wait))
say(row('nothing, for comparison', [(await watched(() => new Promise((done) => setImmediate(done)))).took]))
await w.close()
