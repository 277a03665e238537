import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compiledOnce } from '#db/compiled.ts'
import { migrate, openDatabase } from '#db/database.ts'

describe('a query that is compiled once', () => {
  let { db, close } = openDatabase(':memory:')
  const readValue = compiledOnce((db, key: string) => db.selectFrom('settings').select('value').where('key', '=', key))
  const write = (to: typeof db, key: string) => to.insertInto('settings').values({ key, value: key }).execute()

  beforeEach(async () => {
    ;({ db, close } = openDatabase(':memory:'))
    await migrate(db)
    await write(db, 'a')
  })
  afterEach(() => close())

  it('answers with other values each time', async () => {
    expect(await readValue(db, 'a')).toEqual([{ value: 'a' }])
    expect(await readValue(db, 'b')).toEqual([])
  })

  it('sees nothing of a transaction that somebody else has open, and all of it afterwards', async () => {
    const failed = db.transaction().execute(async (tx) => {
      await write(tx as unknown as typeof db, 'b')
      const meanwhile = readValue(db, 'b')
      // Whoever reads inside sees it, and whoever reads outside waits: what is undone was never there.
      expect(await readValue(tx as unknown as typeof db, 'b')).toEqual([{ value: 'b' }])
      throw Object.assign(new Error('undone'), { meanwhile })
    })
    const { meanwhile } = await failed.then(
      () => expect.fail(),
      (error) => error as { meanwhile: ReturnType<typeof readValue> },
    )
    expect(await meanwhile).toEqual([])
    await db.transaction().execute((tx) => write(tx as unknown as typeof db, 'b'))
    expect(await readValue(db, 'b')).toEqual([{ value: 'b' }])
  })
})
