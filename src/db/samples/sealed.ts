import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Sample, SampleVerdict } from '#domain/samples/sample.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** Drawn is version 1 and its end version 2, under the dossier's key: a reason tells of the dossier. */
const placeOf = (dossier: DossierId, id: CaseId, version: 1 | 2): Place => ({
  table: 'samples',
  group: 'organisation',
  dossier,
  record: id,
  version,
  schema: 1,
})

export async function add({ db, vault }: Store, { case: id, dossier, ended: _, ...drawn }: Sample): Promise<void> {
  const sealed = vault.seal(drawn as unknown as Json, placeOf(dossier, id, 1))
  await db.insertInto('samples').values({ case_id: id, dossier_id: dossier, drawn: sealed, ended: null }).execute()
}

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, case: id }: Sample, ended: SampleVerdict): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('samples')
    .set({ ended: vault.seal(ended as unknown as Json, placeOf(dossier, id, 2)) })
    .where('case_id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type Opening = Store & Noting & Sound

export async function find(store: Opening, id: CaseId): Promise<Sample | undefined> {
  const row = await store.db.selectFrom('samples').selectAll().where('case_id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Those that nobody has looked at, the oldest first. What is not as it was written, or does not open, is noted and left out. */
export async function waiting(store: Opening): Promise<readonly Sample[]> {
  const rows = await store.db.selectFrom('samples').selectAll().where('ended', 'is', null).orderBy('case_id').execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

type Row = {
  readonly case_id: CaseId
  readonly dossier_id: DossierId
  readonly drawn: Sealed
  readonly ended: Sealed | null
}

function opened(store: Opening, { case_id: id, dossier_id: dossier, drawn, ended }: Row): Sample | undefined {
  const { vault, damages, seals } = store
  if (!vault.hasKey(dossier) || !seals.isSound('dossier', dossier, 1)) return undefined
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'samples' } as const
  return salvaged({ damages }, damage, (): Sample => {
    const end = ended && (vault.open(ended, placeOf(dossier, id, 2)) as unknown as SampleVerdict)
    const begun = vault.open(drawn, placeOf(dossier, id, 1)) as unknown as Pick<Sample, 'by' | 'at' | 'groups'>
    return { case: id, dossier, ...begun, ...(end && { ended: end }) }
  })
}
