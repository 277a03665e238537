import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Aside, AsideAsked, AsideEnded } from '#domain/asides/aside.ts'
import type { AsideId, DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** Asked is version 1 and its end version 2, under the dossier's key: a reason tells of the dossier. */
const placeOf = (dossier: DossierId, id: AsideId, version: 1 | 2): Place => ({
  table: 'asides',
  group: 'organisation',
  dossier,
  record: id,
  version,
  schema: 1,
})

export async function add({ db, vault }: Store, dossier: DossierId, id: AsideId, asked: AsideAsked): Promise<void> {
  const sealed = vault.seal(asked as unknown as Json, placeOf(dossier, id, 1))
  await db.insertInto('asides').values({ id, dossier_id: dossier, asked: sealed, ended: null }).execute()
}

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, id }: Aside, ended: AsideEnded): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('asides')
    .set({ ended: vault.seal(ended as unknown as Json, placeOf(dossier, id, 2)) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Opening = Store & Noting & Sound

/** All of one dossier, the oldest first. What is not as it was written, or does not open, is noted and left out. */
export async function ofDossier(store: Opening, dossier: DossierId): Promise<readonly Aside[]> {
  const rows = await store.db.selectFrom('asides').selectAll().where('dossier_id', '=', dossier).orderBy('id').execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

export async function find(store: Opening, id: AsideId): Promise<Aside | undefined> {
  const row = await store.db.selectFrom('asides').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** The dossiers in which somebody has asked and nobody has agreed yet. */
export async function waiting({ db }: Pick<Store, 'db'>): Promise<readonly DossierId[]> {
  const rows = await db
    .selectFrom('asides')
    .select('dossier_id')
    .distinct()
    .where('ended', 'is', null)
    .orderBy('dossier_id')
    .execute()
  return rows.map(({ dossier_id }) => dossier_id)
}

type Row = {
  readonly id: AsideId
  readonly dossier_id: DossierId
  readonly asked: Sealed
  readonly ended: Sealed | null
}

function opened({ vault, damages, seals }: Opening, { id, dossier_id: dossier, asked, ended }: Row): Aside | undefined {
  if (!vault.hasKey(dossier) || !seals.isSound('dossier', dossier, 1)) return undefined
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'asides' } as const
  return salvaged({ damages }, damage, (): Aside => {
    const end = ended && (vault.open(ended, placeOf(dossier, id, 2)) as unknown as AsideEnded)
    return {
      id,
      dossier,
      ...(vault.open(asked, placeOf(dossier, id, 1)) as unknown as AsideAsked),
      ...(end && { ended: end }),
    }
  })
}
