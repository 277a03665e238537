import Sqlite from 'better-sqlite3'
import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshRun } from '#actions/prints/fresh-run.ts'
import { sealedNames, tableOf } from '#db/seals/tables.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { sitting, walker } from './walk.ts'

/** What the house asked SQLite on the way, once it was open: opening reads everything. */
let asked: ReadonlySet<string>
let w: World
beforeAll(async () => {
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare')
  w = await world()
  prepare.mockClear()
  await walk()
  asked = new Set(prepare.mock.calls.map(([text]) => text))
  prepare.mockRestore()
})
afterAll(() => w.close())

/** A change from the first draft to the last verdict, each page as it leads on, a look at the dossier, and a name for its print. */
async function walk() {
  const { wang } = w.dossiers
  const { draw, submit } = proposer(w, wang)
  await draw('titles', { title: '正高级工程师' })
  const id = await submit()
  const { approve } = walker(w)
  for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
    const { location } = await approve(at.who, id)
    await w.as(at.who).get(location ?? paths.home())
  }
  const looked: readonly (readonly [Cast, string])[] = [
    ['hr', paths.dossier(wang)],
    ['hr', paths.case(id)],
    ['hr', paths.home()],
    ['manager', paths.home()],
  ]
  for (const [who, path] of looked) expect((await w.as(who).get(path)).status).toBe(200)
  await freshRun(w.app, w.actor('hr'), { dossier: wang, purpose: 'work' })
  for (const path of ofAPastDay) expect((await w.as('hr').get(path)).status).toBe(200)
}

/** The list of a past day, and the names of a figure of it: some dossiers are opened a turn, all of them in the end. */
const ofAPastDay = [
  paths.dossierList('asOf=2026-11-20'),
  paths.figureNames('staff.2026-11-20.known.who'),
  paths.figureNames('staff.2026-11-20.effective.who'),
]

/** What grows with the dossiers and cases of a house, and with its years. */
const growing = [
  ...sealedNames.filter((name) => ['dossier', 'case'].includes(tableOf(name).kind)),
  'log',
  'notices',
  'commands',
] as readonly string[]

/** Indices that hold a few of the rows alone: what waits, the open cases aside, of which there may be thousands. */
async function shortIndices(): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'index' and sql like '% where %'
    and name not in ('cases_live', 'case_seats_open')`.execute(w.app.db)
  return new Set(rows.map(({ name }) => name))
}

/** What SQLite would read from the first row to the last to answer this, by the names that it has there. */
async function readWhole(text: string): Promise<readonly string[]> {
  const [values, short] = [Array.from(text.matchAll(/\?/g), () => null), await shortIndices()]
  const plan = CompiledQuery.raw(`explain query plan ${text}`, values)
  const { rows } = await w.app.db.executeQuery<{ detail: string }>(plan)
  return rows.flatMap(({ detail }) => {
    const [, name, index] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(detail) ?? []
    return name === undefined || (index !== undefined && short.has(index)) ? [] : [name]
  })
}

describe('what hangs on one dossier or one case', () => {
  it('is found without reading what hangs on all the others', async () => {
    for (const name of sealedNames.filter((name) => growing.includes(name))) {
      const { owner, ownedBy } = tableOf(name)
      const text = `select 1 from main.${name} t where ${ownedBy?.('t') ?? `${owner('t')} = ?`}`
      expect([name, ...(await readWhole(text))]).toEqual([name])
    }
  })
})

describe('the pages of a case, and the lists of a past day', () => {
  it('ask nothing for which a table that grows would be read whole', async () => {
    const questions = [...asked].filter((text) => /^\s*(?:select|update|delete)/i.test(text))
    expect(questions.length).toBeGreaterThan(50)
    for (const text of questions) {
      const whole = await readWhole(text)
      const alias = (name: string) => new RegExp(`"?\\b${name}"?(?: as)? "?(\\w+)`).exec(text)?.[1] ?? ''
      const found = growing.filter((name) => whole.includes(name) || whole.includes(alias(name)))
      expect({ text, found }).toEqual({ text, found: [] })
    }
  })
})
