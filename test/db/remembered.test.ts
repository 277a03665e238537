import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '#db/connection.ts'
import { type Db, migrate, openDatabase } from '#db/database.ts'
import { inside } from '#db/inside.ts'
import { named, remembered } from '#db/remembered.ts'
import type { Instant } from '#domain/time.ts'

describe('an answer that holds until something is written', () => {
  let { db, close } = openDatabase(':memory:')
  let asked = 0

  beforeEach(async () => {
    ;({ db, close } = openDatabase(':memory:'))
    await migrate(db)
    asked = 0
  })
  afterEach(() => close())

  const settings = () =>
    remembered(db, 'settings', () => {
      asked += 1
      return db.selectFrom('settings').select('value').execute()
    })
  const write = (key: string) => db.insertInto('settings').values({ key, value: key }).execute()

  it('is asked for once while nothing is written', async () => {
    expect(await settings()).toEqual([])
    await db.selectFrom('units').select('id').execute()
    expect(await settings()).toEqual([])
    expect(asked).toBe(1)
  })

  it('is known by the very list that was asked about, however long that is', async () => {
    const about = (list: readonly string[]) =>
      remembered(db, `about ${named(db, list)}`, () => {
        asked += 1
        return Promise.resolve(list.length)
      })
    const [one, other] = [['a', 'b'], ['a']]
    expect([await about(one), await about(other), await about(one)]).toEqual([2, 1, 2])
    expect(asked).toBe(2)
  })

  it('is asked for again after any change', async () => {
    await settings()
    await write('a')
    expect(await settings()).toEqual([{ value: 'a' }])
    await db.updateTable('settings').set({ value: 'b' }).execute()
    expect(await settings()).toEqual([{ value: 'b' }])
    await db.deleteFrom('settings').execute()
    expect(await settings()).toEqual([])
  })

  it('of some tables outlives what is written to others, and no change of its own, however it is said', async () => {
    const own = () => remembered(db, 'own', async () => (asked += 1), ['settings'])
    const asks = async (times: number, change: () => Promise<unknown>) => {
      await own()
      const before = asked
      await change()
      await own()
      expect(asked - before).toBe(times)
    }
    await asks(0, () => db.updateTable('units').set({ name: 'b' }).execute())
    await asks(0, () => sql`delete from main.units`.execute(db))
    await asks(1, () => write('a'))
    await asks(1, () => db.updateTable('settings').set({ value: 'b' }).execute())
    await asks(1, () => db.replaceInto('settings').values({ key: 'a', value: 'c' }).execute())
    await asks(1, () => sql`insert or ignore into settings (key, value) values ('a', 'd')`.execute(db))
    await asks(1, () => sql`update or ignore settings set value = 'e'`.execute(db))
    await asks(1, () => sql`with none as (select 1) delete from settings where key = 'none'`.execute(db))
    await asks(1, () => db.deleteFrom('settings').execute())
    await asks(1, () => sql`create table more (one text) strict`.execute(db))
  })

  it('is fresh for whoever asked while a transaction was still open', async () => {
    await settings()
    const changing = db.transaction().execute(async (db) => {
      await db.insertInto('settings').values({ key: 'a', value: 'a' }).execute()
      const meanwhile = settings()
      await db.updateTable('settings').set({ value: 'b' }).execute()
      return { meanwhile }
    })
    expect(await (await changing).meanwhile).toEqual([{ value: 'b' }])
    expect(await settings()).toEqual([{ value: 'b' }])
  })

  it('is what was there before when the change was rolled back', async () => {
    const failed = db.transaction().execute(async (db) => {
      await db.insertInto('settings').values({ key: 'a', value: 'a' }).execute()
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await settings()).toEqual([])
  })

  it('is never remembered inside a transaction', async () => {
    await db.transaction().execute(async (tx) => {
      expect(tx).not.toBeInstanceOf(Database)
      const read = () => remembered(tx, 'settings', () => tx.selectFrom('settings').select('value').execute())
      await read()
      await tx.insertInto('settings').values({ key: 'a', value: 'a' }).execute()
      expect(await read()).toEqual([{ value: 'a' }])
    })
  })

  describe('in a transaction', () => {
    const inOne = <Value>(work: (read: () => Promise<unknown>, tx: Db) => Promise<Value>) =>
      db.transaction().execute((tx) => {
        const open = { isOpen: true, hasBegun: true, run: db.run, recall: db.recall, traces: { entries: [] } }
        const own = () =>
          remembered(
            tx,
            'settings',
            () => {
              asked += 1
              return tx.selectFrom('settings').select('value').execute()
            },
            ['settings'],
          )
        return inside.run(open, () => work(own, tx))
      })
    const outside = () =>
      remembered(
        db,
        'settings',
        () => {
          asked += 1
          return db.selectFrom('settings').select('value').execute()
        },
        ['settings'],
      )

    it('holds what was known before it, until something of it is written', async () => {
      await outside()
      await inOne(async (read, tx) => {
        await tx.updateTable('units').set({ name: 'b' }).execute()
        expect(await read()).toEqual([])
        expect(asked).toBe(1)
        await tx.insertInto('settings').values({ key: 'a', value: 'a' }).execute()
        expect(await read()).toEqual([{ value: 'a' }])
      })
      expect(await outside()).toEqual([{ value: 'a' }])
    })

    it('is not what was read in one that was undone', async () => {
      await outside()
      const undone = inOne(async (read, tx) => {
        await tx.insertInto('settings').values({ key: 'a', value: 'a' }).execute()
        await read()
        throw new Error('no')
      })
      await expect(undone).rejects.toThrow('no')
      expect(await inOne((read) => read())).toEqual([])
    })

    it('is never waited for where it waits for the end of this very transaction', async () => {
      await inOne(async (read) => {
        const meanwhile = outside()
        expect(await read()).toEqual([])
        return { meanwhile }
      })
      expect(asked).toBe(2)
    })
  })

  it('outlives an entry in the access log, which every read writes', async () => {
    const before = db.changes()
    await db.insertInto('log').values({ seq: 1, body: '{}', chain: 'x' }).execute()
    expect(db.changes()).toBe(before)
  })

  it('is asked for again after a question that failed', async () => {
    const failing = () => remembered(db, 'broken', () => Promise.reject(new Error('disk')))
    await expect(failing()).rejects.toThrow('disk')
    expect(await remembered(db, 'broken', async () => 1 as unknown as Instant)).toBe(1)
  })
})
