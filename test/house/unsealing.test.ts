import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as summaries from '#db/roster/sealed.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { placesIn } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { openBundle } from '#keys/bundle.ts'
import { decrypt } from '#keys/envelope.ts'
import type { House } from '#routes/web/house.ts'
import { passphrase, type World, world } from '../world.ts'

let root: string
let folder: string
let dossiers: World['dossiers']
const secret = { kind: 'passphrase', text: passphrase } as const

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-unsealing-'))
  mkdirSync(join(root, 'one'))
  const w = await world(join(root, 'one'))
  dossiers = w.dossiers
  await w.close()
})
afterAll(() => rmSync(root, { recursive: true }))

/** The threads that this test started, and whether each still lives. */
const threads: Worker[] = []
const started = (thread: Worker) => void threads.push(thread)
const living = () => threads.filter(({ threadId }) => threadId !== -1).length

beforeEach(() => {
  folder = join(mkdtempSync(join(root, 'try-')), 'data')
  cpSync(join(root, 'one'), folder, { recursive: true })
  process.on('worker', started)
})
afterEach(async () => {
  process.off('worker', started)
  threads.length = 0
  for (const house of houses.splice(0)) await house.close()
})

const houses: House[] = []
const houseOn = async (data: string, elsewhereFrom: number) => {
  const house = await openHouse({ data }, { demo: false, elsewhereFrom })
  houses.push(house)
  return house
}
async function opened(data: string, elsewhereFrom: number) {
  const house = await houseOn(data, elsewhereFrom)
  await house.openWith(secret)
  const app = house.app()
  if (!app) throw new Error('The house is not open.')
  return app
}
const [elsewhere, here] = [1, Number.POSITIVE_INFINITY]

/** What was written into the log about damage, when aside. */
async function logged({ db }: App) {
  const { rows } = await sql<{ body: string }>`select body from log order by seq`.execute(db)
  return rows.map(({ body }) => ({ ...JSON.parse(body), at: '' })).filter(({ act }) => String(act).includes('damage'))
}

const change = (file: string, text: string, ...values: unknown[]) => {
  const db = new Sqlite(join(folder, file))
  const triggers = db.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as Trigger[]
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`)
  const { changes } = db.prepare(text).run(...values)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
  if (changes === 0) throw new Error(`Nothing was changed by ${text}`)
}
type Trigger = { readonly name: string; readonly sql: string }

const { database, keyring } = placesIn('')

const cut = (column: string) =>
  `cast(substr(${column}, 1, length(${column}) - 1) || iif(substr(${column}, -1) = x'00', x'01', x'00') as blob)`
const inSummaries = (set: string, of: DossierId, ...values: unknown[]) =>
  change(database, `update summaries set ${set} where dossier_id = ?`, ...values, of)
const inHeads = (set: string, of: DossierId, ...values: unknown[]) =>
  change(database, `update heads set ${set} where kind = 'dossier' and id = ?`, ...values, of)
/** As whoever writes to the file itself: a table takes anything meanwhile, and is what it was afterwards. */
function loosely(table: string, work: () => void) {
  const define = (sql: string) => {
    const db = new Sqlite(join(folder, database)).unsafeMode()
    const old = db.prepare('select sql from sqlite_schema where name = ?').pluck().get(table) as string
    db.pragma('writable_schema = on')
    db.prepare('update sqlite_schema set sql = ? where name = ?').run(
      sql ||
        old
          .replace(/\)\s*strict/i, ')')
          .replaceAll('not null', '')
          .replace(/\)\s*,\s*without/i, ') without'),
      table,
    )
    db.close()
    return old
  }
  const old = define('')
  work()
  define(old)
}

const inKeys = (set: string, of: DossierId) => change(keyring, `update data_keys set ${set} where owner = ?`, of)
const foreign = 'payload = (select s.payload from summaries s where s.dossier_id = ? order by version limit 1)'

/** Each harms every dossier in a way of its own. */
const harm: Readonly<Record<string, () => void>> = {
  'whose bytes, places, versions or keys are not as they were': () => {
    inSummaries(`payload = ${cut('payload')}`, dossiers.wang)
    inSummaries('payload = substr(payload, 1, 20)', dossiers.chen)
    inSummaries(foreign, dossiers.shen, dossiers.zhou)
    inSummaries('version = version + 7', dossiers.guyuan)
    inSummaries('schema_version = 3', dossiers.zhou)
    inKeys("wrapped = null, shredded_at = 'x'", dossiers.fang)
  },
  'that are empty or gone, or whose keys are': () => {
    inKeys(`wrapped = ${cut('wrapped')}`, dossiers.wang)
    inSummaries("payload = x''", dossiers.chen)
    inKeys(`"check" = x'0000000000000000'`, dossiers.shen)
    change(database, 'delete from summaries where dossier_id = ?', dossiers.zhou)
    change(keyring, 'delete from data_keys where owner = ?', dossiers.fang)
  },
  'of dossiers whose rows or heads are not as they were': () => {
    change(database, "update dossiers set state = 'closed' where id = ?", dossiers.wang)
    change(database, 'update dossiers set archived_at = null where id = ?', dossiers.chen)
    inSummaries("known_since = known_since || '\n' || known_since", dossiers.shen)
    inHeads('mac = zeroblob(32)', dossiers.zhou)
    inHeads('n = n + 1', dossiers.fang)
    change(database, "delete from heads where kind = 'dossier' and id = ?", dossiers.guyuan)
  },
  'of dossiers whose rows or heads hold bytes in place of text': () => {
    loosely('dossiers', () => {
      change(database, "update dossiers set created_at = x'00ff' where id = ?", dossiers.wang)
      change(database, "update dossiers set archived_at = x'61' where id = ?", dossiers.chen)
    })
    loosely('heads', () => inHeads("counts = x'31'", dossiers.zhou))
  },
  'that are text, a number or nothing': () => {
    loosely('summaries', () => {
      inSummaries("payload = 'text' || char(0)", dossiers.wang)
      inSummaries('payload = 7', dossiers.chen)
      inSummaries('payload = null', dossiers.zhou)
    })
    inKeys("wrapped = null, shredded_at = 'x'", dossiers.fang)
  },
  'of dossiers that were put back with their heads, or are gone': () => {
    change(database, 'delete from summaries where dossier_id = ? and version = 1', dossiers.wang)
    inHeads('sums = (select h.sums from heads h where h.id = ?)', dossiers.zhou, dossiers.fang)
    inHeads("counts = '0,0,0'", dossiers.chen)
  },
}

describe('what a thread of its own opens', () => {
  it.each(Object.keys(harm))('is the same, and told the same, of summaries %s', async (what) => {
    harm[what]?.()
    const other = join(mkdtempSync(join(root, 'other-')), 'data')
    cpSync(folder, other, { recursive: true })
    const [there, usual] = [await opened(folder, elsewhere), await opened(other, here)]
    expect(threads.length).toBeGreaterThan(0)
    expect(there.roster.all()).toEqual(usual.roster.all())
    expect(usual.damages.all().length).toBeGreaterThan(0)
    expect(there.damages.all()).toEqual(usual.damages.all())
    expect(there.seals.unsound()).toEqual(usual.seals.unsound())
    expect(await logged(there)).toEqual(await logged(usual))
  })

  it('wipes the bytes that were plain once they are read', async () => {
    const w = await world()
    const ids = Object.values(w.dossiers) as DossierId[]
    const sealed = await summaries.newestSealed(w.app, ids)
    const plain: Buffer[] = []
    openBundle({ ...sealed, keys: w.keyring.wrapped(ids) }, w.keyring.wrapping, (_, bytes) => {
      plain.push(bytes)
      if (plain.length === 1) expect(bytes.toString()).toContain('{')
    })
    expect(plain.length).toBe(2 * ids.length)
    expect(plain.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
    await w.close()
  })
})

describe('the thread that unseals', () => {
  it('is there for many dossiers only, and ended when the house is open', async () => {
    await opened(folder, 7)
    expect(threads).toHaveLength(0)
    await houses[0]?.close()
    await opened(folder, 6)
    expect([threads.length, living()]).toEqual([1, 0])
  })

  it('ends with the house that is locked while it works, and the house opens again', async () => {
    const house = await houseOn(folder, elsewhere)
    const locked = new Promise<void>((done) => process.once('worker', () => done(house.close())))
    await Promise.allSettled([house.openWith(secret), locked])
    expect([threads.length, living(), house.app()]).toEqual([1, 0, undefined])
    expect((await opened(folder, elsewhere)).roster.all()).toHaveLength(6)
  })

  it('may be ended by the machine: its work is done here, and nobody is missing', async () => {
    process.once('worker', (thread) => void thread.terminate())
    const app = await opened(folder, elsewhere)
    expect(app.roster.all()).toHaveLength(6)
    expect(app.damages.all()).toEqual([])
    expect(living()).toBe(0)
  })

  it('may be ended half way, after it has compared and before it reads', async () => {
    process.once('worker', (thread) => thread.once('message', () => void thread.terminate()))
    const app = await opened(folder, elsewhere)
    expect(app.roster.all()).toHaveLength(6)
    expect([app.damages.all(), app.seals.unsound()]).toEqual([[], []])
    expect([threads.length, living()]).toEqual([1, 0])
  })

  it('is handed nothing that opens a key of the house', async () => {
    mkdirSync(join(folder, 'new'))
    const w = await world(join(folder, 'new'))
    const { key, label } = w.keyring.wrapping
    const raw = new Sqlite(join(folder, 'new', keyring), { readonly: true })
    const wrapped = raw.prepare('select name, wrapped from house_keys').all() as { name: string; wrapped: Buffer }[]
    raw.close()
    expect(wrapped.length).toBeGreaterThan(3)
    for (const { name, wrapped: envelope } of wrapped)
      expect(() => decrypt(key, envelope, ['keyring', label.installation, label.mark, 'house', name])).toThrow()
    await w.close()
  })
})
