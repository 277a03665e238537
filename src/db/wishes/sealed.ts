import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

const placeOf = (account: AccountId, version: number): Place => ({
  table: 'phrases',
  group: 'organisation',
  dossier: 'organisation',
  record: account,
  version,
  schema: 1,
})

/** The phrases of this account, in the order in which they were written; none where they do not open. */
export async function phrasesOf(
  { db, vault, damages }: Store & Noting,
  account: AccountId,
): Promise<readonly string[]> {
  const row = await db.selectFrom('phrases').selectAll().where('account_id', '=', account).executeTakeFirst()
  if (!row) return []
  const damage = { of: 'organisation', id: account, what: 'does-not-open', where: 'phrases' } as const
  const open = () => vault.open(row.sealed, placeOf(account, row.version)) as unknown as readonly string[]
  return salvaged({ damages }, damage, open) ?? []
}

/** The phrases that somebody writes opinions with, sealed, in the place of those before. */
export async function setPhrases({ db, vault }: Store, account: AccountId, phrases: readonly string[]): Promise<void> {
  const known = await db.selectFrom('phrases').select('version').where('account_id', '=', account).executeTakeFirst()
  const version = (known?.version ?? 0) + 1
  const sealed = vault.seal([...phrases], placeOf(account, version))
  await db
    .insertInto('phrases')
    .values({ account_id: account, version, sealed })
    .onConflict((on) => on.column('account_id').doUpdateSet({ version, sealed }))
    .execute()
}
