import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Change } from '#domain/custodians/change.ts'
import type { KeyringCopy } from '#domain/custodians/copy.ts'
import type { Holders } from '#domain/custodians/holder.ts'

/**
 * What is known of the custodians, in settings of their own: nothing in it opens anything, and persons stand in it by their
 * ids. Which locks are in force says the keyring alone.
 */
type Kept = {
  readonly 'custodians-change': Change
  readonly 'custodians-holders': Holders
  readonly 'custodians-copies': readonly KeyringCopy[]
}

/** The change that is asked for or under way, or the last one. A row that somebody altered says nothing. */
export const change = (store: Sound) => find(store, 'custodians-change')

/** Who holds which share, by the print of its lock. */
export const holders = async (store: Sound): Promise<Holders> => (await find(store, 'custodians-holders')) ?? {}

/** Every copy that is known of, the newest first. */
export const copies = async (store: Sound): Promise<readonly KeyringCopy[]> =>
  (await find(store, 'custodians-copies')) ?? []

/** In the place of the one before. */
export const saveChange = (db: Db, value: Change) => save(db, 'custodians-change', value)

/** In the place of all before. */
export const saveHolders = (db: Db, value: Holders) => save(db, 'custodians-holders', value)

/** In the place of all before. */
export const saveCopies = (db: Db, value: readonly KeyringCopy[]) => save(db, 'custodians-copies', value)

async function find<Key extends keyof Kept>({ db, seals }: Sound, key: Key): Promise<Kept[Key] | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row && seals.isSound('settings', key) ? (JSON.parse(row.value) as Kept[Key]) : undefined
}

async function save<Key extends keyof Kept>(db: Db, key: Key, kept: Kept[Key]): Promise<void> {
  const value = JSON.stringify(kept)
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
