import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GridSaving, lot, saveGrid } from '#actions/grid/saving.ts'
import { type Command, commandOf } from '#db/commands.ts'
import type { Db } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import { training } from '#domain/dossiers/sections/training.ts'
import type { Wanted } from '#domain/grid/records.ts'
import type { DossierId } from '#domain/ids.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { rounds } from '../thorough.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
const begin = async (): Promise<DossierId> => {
  serial += 1
  const typed = { name: `丁断电${serial}`, unit: w.units.tech, post: '工程师', sex: '男', birth: '1990.02' }
  const { location } = await w.as('hr').post(paths.newDossier(), typed)
  return (location ?? '').split('/').at(-1) as DossierId
}

const added = (from: number, count: number): readonly Wanted[] =>
  Array.from({ length: count }, (_, at) => ({
    is: 'new',
    fields: { name: `培训${from + at}`, from: `20200${1 + (at % 9)}` },
  }))

/** The world, killed before the transaction of this number begins. */
function killedBefore(transaction: number): App {
  let nth = 0
  const db = new Proxy(w.app.db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target)
      if (key === 'together') {
        nth += 1
        if (nth === transaction) throw new Error('killed')
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...w.app, db: db as Db }
}

const send = (app: App, saving: GridSaving, command: Command) => saveGrid(app, w.actor('hr'), saving, command)

const namesOf = async (dossier: DossierId) => {
  const { contents } = (await inTransaction(w.app, (app) => openForWork(app, 'check', dossier))).opened
  return (contents['training'] ?? []).map(({ fields }) => String(fields['name'])).sort()
}

const revisionsOf = (dossier: DossierId) =>
  w.app.db
    .selectFrom('revisions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', dossier)
    .executeTakeFirstOrThrow()

it('comes to the same end, wherever it was killed and sent again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 130 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      async (count, kills) => {
        const dossier = await begin()
        const saving = { dossier, section: training, lines: [...added(0, count), ...added(0, 1)], nothing: '' }
        const command = commandOf(w.app.newId<Command['id']>(), ['grid'])
        for (const at of kills)
          await send(killedBefore(at), saving, command).catch((error) => expect(String(error)).toContain('killed'))
        expect(await send(w.app, saving, command)).toEqual({ ok: true, value: { written: count, same: 1 } })
        const names = added(0, count).map((line) => (line.is === 'new' ? String(line.fields['name']) : ''))
        expect(await namesOf(dossier)).toEqual(names.sort())
        const before = await revisionsOf(dossier)
        expect(await send(w.app, saving, command)).toEqual({ ok: true, value: { written: count, same: 1 } })
        expect(await revisionsOf(dossier)).toEqual(before)
      },
    ),
    { numRuns: rounds(10) },
  )
})

it('says at which row it stopped when the draft was submitted meanwhile, and what was saved before is whole', async () => {
  const dossier = await begin()
  const saving = { dossier, section: training, lines: added(0, 100), nothing: '' }
  const command = commandOf(w.app.newId<Command['id']>(), ['grid'])
  await expect(send(killedBefore(4), saving, command)).rejects.toThrow('killed')
  const entry = w.app.roster.entry(dossier)
  if (!entry) throw new Error('No such draft.')
  w.app.roster.put({ ...entry, subject: { ...entry.subject, state: 'approving' } })
  expect(await send(w.app, saving, command)).toEqual({ ok: false, refusal: 'dossier.read-only', at: 0 })
  w.app.roster.put(entry)
  expect(await send(w.app, saving, command)).toMatchObject({ ok: true })
  expect(await namesOf(dossier)).toHaveLength(100)
})

it('changes and takes away in lots as well, each against the record as it is', async () => {
  const dossier = await begin()
  const command = (name: string) => commandOf(w.app.newId<Command['id']>(), [name])
  await send(w.app, { dossier, section: training, lines: added(0, 90), nothing: '' }, command('add'))
  const reading = await readDossier(w.app, w.actor('hr'), dossier, { act: 'dossier.read' })
  const records = reading?.contents['training'] ?? []
  const lines = records.map(
    ({ id, fields }, at): Wanted =>
      at % 3 === 0
        ? { is: 'removal', record: id, stamp: 'training/1' }
        : { is: 'change', record: id, stamp: 'training/1', fields: { ...fields, name: `${fields['name']}（改）` } },
  )
  expect(await send(w.app, { dossier, section: training, lines, nothing: '' }, command('change'))).toEqual({
    ok: true,
    value: { written: 90, same: 0 },
  })
  const names = await namesOf(dossier)
  expect([names.length, names.every((name) => name.endsWith('（改）'))]).toEqual([60, true])
  const again = await send(
    w.app,
    { dossier, section: training, lines: lines.slice(1, 2), nothing: '' },
    command('again'),
  )
  expect(again).toMatchObject({ ok: true })
})

/** The world, with how many envelopes were sealed and opened in each turn of the event loop. */
function countedByTurn() {
  const turns = [{ sealed: 0, opened: 0 }]
  let isOver = false
  const next = () => {
    turns.push({ sealed: 0, opened: 0 })
    if (!isOver) setImmediate(next)
  }
  setImmediate(next)
  const count = (what: 'sealed' | 'opened') => {
    const turn = turns.at(-1)
    if (turn) turn[what] += 1
  }
  const { seal, open } = w.app.vault
  const vault: App['vault'] = {
    ...w.app.vault,
    seal: (...given) => {
      count('sealed')
      return seal(...given)
    },
    open: (...given) => {
      count('opened')
      return open(...given)
    },
  }
  return {
    app: { ...w.app, vault },
    most: () => {
      isOver = true
      const most = (of: 'sealed' | 'opened') => Math.max(...turns.map((turn) => turn[of]))
      return { turns: turns.length, sealed: most('sealed'), opened: most('opened') }
    },
  }
}

it('serves others between a few rows, however many are saved, looked through again or gone on with', async () => {
  const dossier = await begin()
  const saving = { dossier, section: training, lines: added(0, 1_000), nothing: '' }
  const command = commandOf(w.app.newId<Command['id']>(), ['many'])
  await expect(send(killedBefore(40), saving, command)).rejects.toThrow('killed')
  const { app, most } = countedByTurn()
  expect(await send(app, saving, command)).toEqual({ ok: true, value: { written: 1_000, same: 0 } })
  await readDossier(app, w.actor('hr'), dossier, { act: 'dossier.read' })
  const counted = most()
  expect(counted.sealed).toBeLessThanOrEqual(lot + 2)
  expect(counted.opened).toBeLessThanOrEqual(100 + 10)
  expect(await namesOf(dossier)).toHaveLength(1_000)
})
