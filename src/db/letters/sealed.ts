import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { LetterKept } from '#domain/letters/letter.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

const keyOf = (entity: UnitId): string => `letter/${entity}`

/** Whom a letter goes to may name people, so that it is sealed where other settings stand in clear. */
const placeOf = (key: string): Place => ({
  table: 'settings',
  group: 'organisation',
  dossier: 'organisation',
  record: key,
  version: 1,
  schema: 1,
})

/** To whom the last letter of a legal entity went; undefined where none was printed, or where its row was altered. */
export async function lastLetter(
  { db, vault, seals, damages }: Pick<Sound, 'db' | 'seals'> & Noting & { readonly vault: Vault },
  entity: UnitId,
): Promise<LetterKept | undefined> {
  const key = keyOf(entity)
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  if (!row || !seals.isSound('settings', key)) return undefined
  const damage = { of: 'organisation', id: key, what: 'does-not-open', where: 'settings' } as const
  const sealed = Buffer.from(row.value, 'base64') as Uint8Array as Sealed
  return salvaged({ damages }, damage, () => vault.open(sealed, placeOf(key)) as unknown as LetterKept)
}

/** Remembers it, in the place of the one before. */
export async function keepLetter(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  entity: UnitId,
  letter: LetterKept,
): Promise<void> {
  const key = keyOf(entity)
  const value = Buffer.from(vault.seal(letter as unknown as Json, placeOf(key))).toString('base64')
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
