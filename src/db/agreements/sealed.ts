import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Agreement, Asked, Ended } from '#domain/agreements/agreement.ts'
import type { AgreementId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** Asked is version 1 of an agreement and its end version 2, so neither passes for the other or for another one's. */
const placeOf = (id: AgreementId, version: 1 | 2): Place => ({
  table: 'agreements',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version,
  schema: 1,
})

/** A request for the agreement of a second person, what it asks sealed. */
export async function add({ db, vault }: Store, id: AgreementId, asked: Asked): Promise<void> {
  const sealed = vault.seal(asked as unknown as Json, placeOf(id, 1))
  await db.insertInto('agreements').values({ id, asked: sealed, ended: null }).execute()
}

/** Ends an agreement that is open; answers whether it still was. */
export async function end({ db, vault }: Store, id: AgreementId, ended: Ended): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agreements')
    .set({ ended: vault.seal(ended as unknown as Json, placeOf(id, 2)) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many of those that have ended are still told. */
const mostEnded = 50

const newestFirst = (db: Db) => db.selectFrom('agreements').select(['id', 'asked', 'ended']).orderBy('id', 'desc')

const openOnes = compiledOnce((db) => newestFirst(db).where('ended', 'is', null))

const endedOnes = compiledOnce((db) => newestFirst(db).where('ended', 'is not', null).limit(mostEnded))

/** Those that are open and the last that have ended, the newest first. One that is not what was written is left out; one that does not open is noted as damaged and left out. */
export async function list({ db, vault, damages, seals }: Store & Noting & Sound): Promise<readonly Agreement[]> {
  const rows = [...(await openOnes(db)), ...(await endedOnes(db))]
  const sound = rows.filter(({ id }) => seals.isSound('agreements', id))
  return sound.flatMap(({ id, asked, ended }) => {
    const damage = { of: 'organisation', id, what: 'does-not-open', where: 'agreements' } as const
    const opened = salvaged({ damages }, damage, (): Agreement => {
      const end = ended && (vault.open(ended, placeOf(id, 2)) as unknown as Ended)
      return { id, ...(vault.open(asked, placeOf(id, 1)) as unknown as Asked), ...(end && { ended: end }) }
    })
    return opened ? [opened] : []
  })
}
