import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { FollowUp, FollowUpEnd } from '#domain/followups/followup.ts'
import type { DossierId, FollowUpId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** Opened is version 1 and its end version 2, under the dossier's key. */
const placeOf = (dossier: DossierId, id: FollowUpId, version: 1 | 2): Place => ({
  table: 'followups',
  group: 'organisation',
  dossier,
  record: id,
  version,
  schema: 1,
})

/** One task a dossier, kind and day, however often it is asked for; answers whether it is new. */
export async function add({ db, vault }: Store, { id, dossier, ended: _, ...opened }: FollowUp): Promise<boolean> {
  const mark = markOf({ vault }, dossier, opened)
  const known = await db
    .selectFrom('followups')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('mark', '=', mark)
    .executeTakeFirst()
  if (known) return false
  const sealed = vault.seal(opened as unknown as Json, placeOf(dossier, id, 1))
  await db.insertInto('followups').values({ id, dossier_id: dossier, mark, opened: sealed, ended: null }).execute()
  return true
}

const markOf = ({ vault }: Pick<Store, 'vault'>, dossier: DossierId, { kind, day }: Pick<FollowUp, 'kind' | 'day'>) =>
  vault.tag(dossier, `followup:${kind}:${day}`)

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, id }: FollowUp, ended: FollowUpEnd): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('followups')
    .set({ ended: vault.seal(ended as unknown as Json, placeOf(dossier, id, 2)) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Opening = Store & Noting & Sound

export async function find(store: Opening, id: FollowUpId): Promise<FollowUp | undefined> {
  const row = await store.db.selectFrom('followups').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Those that nobody has done. What is not as it was written, or does not open, is noted and left out. */
export async function waiting(store: Opening): Promise<readonly FollowUp[]> {
  const rows = await store.db.selectFrom('followups').selectAll().where('ended', 'is', null).orderBy('id').execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** The same of one dossier. */
export async function waitingOn(store: Opening, dossier: DossierId): Promise<readonly FollowUp[]> {
  const rows = await store.db
    .selectFrom('followups')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .where('ended', 'is', null)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

type Row = {
  readonly id: FollowUpId
  readonly dossier_id: DossierId
  readonly opened: Sealed
  readonly ended: Sealed | null
}

function opened(store: Opening, { id, dossier_id: dossier, ...row }: Row): FollowUp | undefined {
  const { vault, damages, seals } = store
  if (!vault.hasKey(dossier) || !seals.isSound('dossier', dossier, 1)) return undefined
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'followups' } as const
  return salvaged({ damages }, damage, (): FollowUp => {
    const ended = row.ended && (vault.open(row.ended, placeOf(dossier, id, 2)) as unknown as FollowUpEnd)
    const begun = vault.open(row.opened, placeOf(dossier, id, 1)) as unknown as Omit<FollowUp, 'id' | 'dossier'>
    return { id, dossier, ...begun, ...(ended && { ended }) }
  })
}
