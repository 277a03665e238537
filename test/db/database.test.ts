import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, openDatabase } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import { type World, world } from '../world.ts'

describe('the data file', () => {
  it('is opened with full synchronisation, or writes it acknowledged could be lost', async () => {
    const { db, close } = openDatabase(join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'juanzong.db'))
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('secure_delete')).toBe(1)
    await close()
  })

  it('belongs to one process: a second one is told so and changes nothing', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'juanzong.db')
    const first = openDatabase(file)
    await migrate(first.db)
    expect(() => openDatabase(file)).toThrow('folder-taken')
    await first.close()
    const second = openDatabase(file)
    await second.close()
  })

  it('is for the account of the service alone, its companions too, even where it was not', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'juanzong.db')
    const modes = () => readdirSync(dirname(file)).map((name) => statSync(join(dirname(file), name)).mode & 0o777)
    for (const _ of ['new', 'laid open']) {
      const { db, close } = openDatabase(file)
      await migrate(db)
      expect(modes()).toEqual(modes().map(() => 0o600))
      await close()
      chmodSync(file, 0o644)
    }
  })

  it('migrates once and refuses a file from a newer program', async () => {
    const { db, close } = openDatabase(':memory:')
    await migrate(db)
    await migrate(db)
    await sql`insert into migrations (name, at) values ('9999-from-the-future', '')`.execute(db)
    await expect(migrate(db, 'juanzong.db', { version: '0.1.0' })).rejects.toMatchObject({
      code: 'database-newer',
      about: { value: '> 0.1.0' },
    })
    await close()
  })

  it('of a trial version is refused with a sentence that says how to begin anew, and left as it is', async () => {
    const { db } = openDatabase(':memory:')
    await sql`create table migrations (name text primary key, at text not null) strict`.execute(db)
    await sql`insert into migrations values ('0001-thread', 'then')`.execute(db)
    await expect(migrate(db)).rejects.toThrow('database-trial')
    const { rows } = await sql<{ name: string }>`select name from sqlite_schema`.execute(db)
    expect(rows.map(({ name }) => name)).not.toContain('dossiers')
  })
})

describe('history', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.close())

  it.each(['revisions', 'summaries', 'case_events', 'log'])(
    'in %s can be neither changed nor removed',
    async (table) => {
      if (table === 'case_events') {
        await sql`insert into cases (id, number, kind, dossier_id, route_key, route_version, route_hash, applicant, content, rev, state, created_at)
        values ('case', 'C-0', 'create', ${w.dossiers.zhou}, 'create', 1, '', ${w.person('hr')}, 1, 1, 'ended', '')`.execute(
          w.app.db,
        )
        await sql`insert into case_events (case_id, seq, type, schema_version, at, body) values ('case', 1, 'x', 1, '', '{}')`.execute(
          w.app.db,
        )
      }
      const [column] = Object.keys(
        (await sql.raw<Record<string, unknown>>(`select * from ${table} limit 1`).execute(w.app.db)).rows[0] ?? {},
      )
      await expect(sql.raw(`update ${table} set ${column} = ${column}`).execute(w.app.db)).rejects.toThrow(
        'append-only',
      )
      await expect(sql.raw(`delete from ${table}`).execute(w.app.db)).rejects.toThrow('append-only')
    },
  )

  it('is not touched by a transaction inside a transaction, which says so at once', async () => {
    await expect(inTransaction(w.app, (app) => inTransaction(app, async () => {}))).rejects.toThrow('already open')
  })

  it('follows in memory only what was committed', async () => {
    const seen: string[] = []
    const failing = inTransaction(w.app, async (app) => {
      app.whenCommitted(() => seen.push('rolled back'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await inTransaction(w.app, async (app) => app.whenCommitted(() => seen.push('committed')))
    expect(seen).toEqual(['committed'])
  })

  it('follows in memory with everything that was committed, though one thing fails, and takes the roster anew', async () => {
    const seen: string[] = []
    const before = w.app.roster.entry(w.dossiers.wang)
    const done = await inTransaction(w.app, async (app) => {
      app.whenCommitted(() => {
        app.roster.remove(w.dossiers.wang)
        throw new Error('half done')
      })
      app.whenCommitted(() => seen.push('the next'))
      return 'committed'
    })
    expect([done, ...seen]).toEqual(['committed', 'the next'])
    expect(w.app.roster.entry(w.dossiers.wang)).toEqual(before)
  })

  it('tries again to take the roster anew where that failed at first', async () => {
    let tries = 0
    const reload = () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('not now')) : w.app.reload()
    }
    const app = { ...w.app, reload }
    await inTransaction(app, async (app) =>
      app.whenCommitted(() => {
        app.roster.remove(w.dossiers.wang)
        throw new Error('half done')
      }),
    )
    expect(w.app.roster.entry(w.dossiers.wang)).toBeUndefined()
    await inTransaction(app, async () => {})
    expect(w.app.roster.entry(w.dossiers.wang)).toBeDefined()
  })
})
