import { AsyncLocalStorage } from 'node:async_hooks'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unusedIn } from '#actions/agreements/matters.ts'
import { discardImport } from '#actions/imports/discarding.ts'
import { receiveFile } from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import { type Command, commandOf } from '#db/commands.ts'
import type { Db } from '#db/database.ts'
import { Conflict } from '#domain/errors.ts'
import type { StagedFile } from '#domain/imports/staged-file.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { waitingImports } from '#gate/imports/reader.ts'
import type { App } from '#house/app.ts'
import { written } from '../domain/imports/person-file.ts'
import { rounds } from '../thorough.ts'
import { type Cast, people, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
const fresh = () => {
  serial += 1
  return withCheck(`${String(110200 + serial)}19750312999`)
}
const xml = (number: string) => written({ ShenFenZheng: number })

/** Six files: of three people, of one of them again, of somebody whom another one keeps, and of nobody. */
const batchOf = (): readonly string[] => {
  const [first, second, third] = [fresh(), fresh(), fresh()]
  return [first, second, 'x', first, people.fang.idNumber, third].map((number) =>
    number === 'x' ? number : xml(number),
  )
}
const commandFor = (contents: readonly string[], id = w.app.newId<Command['id']>()) => commandOf(id, contents)

/** What the form does when it arrives: every file is received anew, however often it was sent. */
async function send(app: App, contents: readonly string[], command: Command, who: Cast = 'hr') {
  return stage(app, await receive(app, contents), command, who)
}

async function receive(app: App, contents: readonly string[]) {
  const files = []
  for (const [at, content] of contents.entries())
    files.push(
      ...(await receiveFile(app, { name: `${at}.lrmx`, bytes: new TextEncoder().encode(content), mend: false })),
    )
  return files
}

const stage = (app: App, files: Awaited<ReturnType<typeof receive>>, command: Command, who: Cast = 'hr') =>
  stageFiles(app, w.actor(who), { unit: w.units.tech, files }, command)

/** The world, told of each transaction before it begins. */
function watched(told: (nth: number) => void): App {
  let nth = 0
  const db = new Proxy(w.app.db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target)
      if (key === 'together') {
        nth += 1
        told(nth)
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...w.app, db: db as Db }
}

const killedBefore = (transaction: number): App =>
  watched((nth) => {
    if (nth === transaction) throw new Error('killed')
  })

const told = (rows: readonly StagedFile[] | undefined) =>
  rows?.map((row) => (row.ok ? [row.name, row.person, row.doubts] : [row.name, row.refusal, row.params]))

const stagedIn = async (command: Command) =>
  w.app.db.selectFrom('imports').select(['id', 'dossier_id']).where('batch_id', '=', command.id).orderBy('id').execute()

const logOf = async (command: Command) =>
  (await w.app.db.selectFrom('log').select(['seq', 'act', 'body']).orderBy('seq').execute()).filter(({ body }) =>
    body.includes(`"batch":"${command.id}"`),
  )

it('comes to the same end, wherever it was killed and sent again', async () => {
  const whole = batchOf()
  const wholly = commandFor(whole)
  const expected = told(await send(w.app, whole, wholly))
  const acts = (await logOf(wholly)).map(({ act }) => act)
  expect(acts).toEqual(['import.staged', 'import.staged', 'import.staged', 'import.refused'])

  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }), async (kills) => {
      const contents = batchOf()
      const command = commandFor(contents)
      for (const at of kills) await expect(send(killedBefore(at), contents, command)).rejects.toThrow('killed')
      expect(told(await send(w.app, contents, command))).toEqual(expected)
      expect(await stagedIn(command)).toHaveLength(3)
      expect((await logOf(command)).map(({ act }) => act)).toEqual(acts)
      expect(await send(w.app, contents, command)).toBeUndefined()
      expect(await stagedIn(command)).toHaveLength(3)
    }),
    { numRuns: rounds(12) },
  )
})

it('shows what is done so far to its author, and keeps neither key nor file of what is not', async () => {
  const before = await unusedIn(w.app)
  const contents = batchOf()
  const command = commandFor(contents)
  await expect(send(killedBefore(3), contents, command)).rejects.toThrow('killed')
  const { own } = await waitingImports(w.app, w.actor('hr'))
  const done = await stagedIn(command)
  expect(done).toHaveLength(2)
  expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(done.map(({ id }) => id)))
  expect(await unusedIn(w.app)).toEqual(before)
  await send(w.app, contents, command)
  expect(await unusedIn(w.app)).toEqual(before)
})

it('is gone on with by nobody else and with no other files', async () => {
  const contents = batchOf()
  const command = commandFor(contents)
  await expect(send(killedBefore(2), contents, command)).rejects.toThrow('killed')
  await expect(send(w.app, contents, command, 'hr2')).rejects.toThrow(Conflict)
  const others = batchOf()
  await expect(send(w.app, others, commandFor(others, command.id))).rejects.toThrow(Conflict)
  expect(await stagedIn(command)).toHaveLength(1)
})

it('stages each file once, however many clicks are under way at the same moment', async () => {
  const contents = batchOf()
  const command = commandFor(contents)
  const [left, right] = [await receive(w.app, contents), await receive(w.app, contents)]
  const [one, other] = await Promise.all([stage(w.app, left, command), stage(w.app, right, command)])
  expect(told(one)).toEqual(told(other))
  expect(await stagedIn(command)).toHaveLength(3)
  expect((await logOf(command)).map(({ act }) => act)).toHaveLength(4)
})

it('lets everybody else in between its files', async () => {
  const [waiting] = (await send(w.app, [xml(fresh())], commandFor(['waiting']))) ?? []
  if (!waiting?.ok) throw new Error('Not staged.')
  const contents = batchOf()
  const command = commandFor(contents)
  let between: Promise<unknown> | undefined
  const elsewhere = AsyncLocalStorage.snapshot()
  const another = () => discardImport(w.app, w.actor('hr2'), waiting.import, commandFor(['between']))
  const app = watched((nth) => {
    if (nth === 2) between = elsewhere(another)
  })
  await send(app, contents, command)
  await between
  const rows = await w.app.db.selectFrom('log').select(['seq', 'body']).where('act', '=', 'import.discarded').execute()
  const seq = rows.find(({ body }) => body.includes(waiting.import))?.seq ?? 0
  const [first, ...more] = await logOf(command)
  expect(seq).toBeGreaterThan(first?.seq ?? Number.POSITIVE_INFINITY)
  expect(seq).toBeLessThan(more.at(-1)?.seq ?? 0)
})
