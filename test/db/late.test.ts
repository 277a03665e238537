import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { addPerson } from '#actions/organisation/people.ts'
import { connectionOf } from '#db/connection.ts'
import { contentOf } from '#db/dossiers/dossiers.ts'
import { openTransaction } from '#db/inside.ts'
import { createLate } from '#db/late.ts'
import { checkEverything } from '#db/seals/night.ts'
import { inTransaction } from '#db/transaction.ts'
import { contact } from '#domain/dossiers/sections/contact.ts'
import { Damaged } from '#domain/errors.ts'
import type { CommandId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { type World, world } from '../world.ts'

let w: World
let commits: number
beforeEach(async () => {
  w = await world()
  // What is there is changed from now on, which moves nothing that others are judged by.
  await save('零')
  await save('一')
  commits = 0
  w.app.seals.whenMoved(() => {
    commits += 1
  })
})
afterEach(async () => {
  await checkEverything(connectionOf(w.app.db).seals, w.app.vault.mac)
  expect(w.app.seals.unsound()).toEqual([])
  await w.close()
})

const command = () => ({ id: w.app.newId<CommandId>(), bodyHash: 'body' })

/** One row, of which no list says anything. */
const save = (email: string, of = command(), dossier: DossierId = w.dossiers.zhou) =>
  saveRecord(w.app, w.actor('hr'), { dossier, section: contact, fields: { email } }, of)

/** So many rows lie in the file, whatever waits. */
const lying = () =>
  connectionOf(w.app.db).seals.statement('select count(*) from main.revisions').pluck().get() as number

const seen = async ({ db }: App = w.app) =>
  (await sql<{ many: number }>`select count(*) as many from revisions`.execute(db)).rows[0]?.many ?? 0

const content = ({ db }: App, dossier = w.dossiers.zhou) => contentOf(db, dossier)

type Work<T> = () => Promise<T>

/** Begun in this order in one turn of the loop, so that they share a commit. */
const ended = async (works: readonly Work<unknown>[]) =>
  (await Promise.allSettled(works.map((work) => work()))).map(({ status }) => status)

describe('what those write who share a commit', () => {
  it('is written just before it, and at once where somebody sees the rows of the same dossier', async () => {
    const [before, was, wang] = [lying(), (await content(w.app)) ?? 0, await content(w.app, w.dossiers.wang)]
    const found: unknown[] = []
    const written = ['revisions', 'dossiers', 'commands'] as const
    const noted = connectionOf(w.app.db).changes(written)
    const looks = () =>
      inTransaction(w.app, async (app) => {
        expect(connectionOf(w.app.db).changes(written)).toBe(noted + written.length)
        found.push([lying() - before, await content(app, w.dossiers.wang), lying() - before])
        found.push([await content(app), lying() - before])
      })
    expect(await ended([() => save('二'), looks])).toEqual(['fulfilled', 'fulfilled'])
    expect(found).toEqual([
      [0, wang, 0],
      [was + 1, 1],
    ])
    expect([commits, lying()]).toEqual([1, before + 1])
  })

  it('is seen by any other question about its tables, and by who changes them', async () => {
    const [before, found] = [await seen(), [] as number[]]
    const counts = () => inTransaction(w.app, async (app) => found.push(await seen(app)))
    const changes = () =>
      inTransaction(w.app, ({ db }) =>
        db.updateTable('dossiers').set({ content: 40 }).where('id', '=', w.dossiers.zhou).execute(),
      )
    await ended([() => save('二'), counts, () => save('三'), changes])
    expect([found, commits, await content(w.app)]).toEqual([[before + 1], 1, 40])
  })

  it('stays where a part has it written and is undone, and what is of that part goes', async () => {
    const [before, was, found, of] = [lying(), (await content(w.app)) ?? 0, [] as unknown[], command()]
    const undone = () =>
      inTransaction(w.app, async (app) => {
        found.push(await seen(app))
        await app.db.updateTable('dossiers').set({ content: 40 }).where('id', '=', w.dossiers.zhou).execute()
        throw new Error('not this one')
      })
    const refused = () =>
      inTransaction(w.app, async (app) => {
        const late = openTransaction()?.traces.late
        late?.put({ text: 'delete from commands', values: [], table: 'commands', of: '' })
        found.push(await content(app), lying())
        throw new Error('nor this one')
      })
    const states = await ended([() => save('二', of), undone, refused, () => save('三')])
    expect(states).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(found).toEqual([before + 1, was + 1, before + 1])
    expect([commits, lying(), await content(w.app)]).toEqual([1, before + 2, was + 2])
    expect((await save('二', of)).ok && lying()).toBe(before + 2)
  })

  it('is done once where the same form comes twice at the same moment', async () => {
    const [before, of] = [lying(), command()]
    const [one, other] = await Promise.all([save('二', of), save('二', of)])
    expect(other).toEqual(one)
    expect([commits, lying()]).toEqual([1, before + 1])
  })

  it('fails nobody but the one who writes to a dossier whose head is not ours', async () => {
    const [before, { statement }] = [lying(), connectionOf(w.app.db).seals]
    const mac = statement("select mac from main.heads where kind = 'dossier' and id = ?").pluck().get(w.dossiers.zhou)
    const set = statement("update main.heads set mac = ? where kind = 'dossier' and id = ?")
    set.run(Buffer.alloc(32), w.dossiers.zhou)
    const reasons: unknown[] = []
    const forged = () =>
      save('二').catch((error: unknown) => {
        reasons.push(error)
        throw error
      })
    const other = (name: string) => () =>
      inTransaction(w.app, async (app) => void (await addPerson(app, 'system', { name })))
    expect(await ended([other('甲'), forged, other('乙')])).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([reasons[0] instanceof Damaged, commits, lying()]).toEqual([true, 1, before])
    set.run(mac, w.dossiers.zhou)
  })

  it('is written as it was asked about, whatever is found out of its dossier before the commit', async () => {
    const before = lying()
    const finds = () =>
      inTransaction(w.app, async () =>
        w.app.seals.note({ kind: 'dossier', id: w.dossiers.zhou, what: 'altered', where: 'volumes', part: 2 }),
      )
    expect(await ended([() => save('二'), finds, () => save('三')])).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect([commits, lying()]).toEqual([1, before + 1])
    w.app.seals.trust()
  })

  it('is sealed with the key that its dossier had when it was put there', async () => {
    const before = lying()
    const shreds = () => inTransaction(w.app, async () => w.app.vault.shred(w.dossiers.zhou))
    expect(await ended([() => save('二'), shreds, () => save('三')])).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect([commits, lying()]).toEqual([1, before + 1])
  })

  it('fails everybody where it cannot be written, also who did not hear of it', async () => {
    const before = lying()
    const impossible = () =>
      inTransaction(w.app, async () => {
        const late = openTransaction()?.traces.late
        late?.put({ text: 'insert into commands (id) values (null)', values: [], table: 'commands', of: '' })
      })
    const deaf = () =>
      inTransaction(w.app, ({ db }) =>
        db
          .selectFrom('commands')
          .select('id')
          .execute()
          .catch(() => []),
      )
    const all = await ended([() => save('二'), impossible, deaf, deaf])
    expect(all).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
    expect(lying()).toBe(before)
    expect(await ended([() => save('三'), () => save('四')])).toEqual(['fulfilled', 'fulfilled'])
  })
})

it('never keeps more than some dozens waiting, and makes a value only when it is written', () => {
  const run: unknown[] = []
  const nothing = () => {}
  const late = createLate({
    run: (text, [at]) => run.push(`${text} ${at}`),
    changing: nothing,
    ensureOurs: nothing,
    asEnsured: (work) => work(),
  })
  for (let at = 0; at < 64; at += 1) {
    expect(run).toEqual([])
    late.put({ text: at % 2 === 0 ? 'even' : 'odd', values: [() => run.length], table: 'commands', of: '' })
  }
  expect(run).toEqual(Array.from({ length: 64 }, (_, at) => `${at < 32 ? 'even' : 'odd'} ${at}`))
})
