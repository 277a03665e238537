import { type Opening, type Store, sealedBeside } from '#db/seals/beside.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Sample, SampleVerdict } from '#domain/samples/sample.ts'
import type { Sealed } from '#keys/sealed.ts'

/** A reason tells of the dossier. */
const { seal, read } = sealedBeside('samples', 'organisation')

/** A case drawn for a later look (抽查), sealed: who applied it, when, and the groups that it changed. */
export async function add({ db, vault }: Store, { case: id, dossier, ended: _, ...drawn }: Sample): Promise<void> {
  const sealed = seal(vault, { dossier, id }, 1, drawn)
  await db.insertInto('samples').values({ case_id: id, dossier_id: dossier, drawn: sealed, ended: null }).execute()
}

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, case: id }: Sample, ended: SampleVerdict): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('samples')
    .set({ ended: seal(vault, { dossier, id }, 2, ended) })
    .where('case_id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The same of one case; undefined where it was not drawn, or where its row was altered. */
export async function find(store: Opening, id: CaseId): Promise<Sample | undefined> {
  const row = await store.db.selectFrom('samples').selectAll().where('case_id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/**
 * Those that nobody has looked at, the oldest first. What is not as it was written, or does not open, is noted and left
 * out.
 */
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

const opened = (store: Opening, { case_id: id, dossier_id: dossier, drawn, ...row }: Row): Sample | undefined =>
  read(store, { dossier, id }, (open): Sample => {
    const ended = row.ended && open<SampleVerdict>(row.ended, 2)
    return { case: id, dossier, ...open<Pick<Sample, 'by' | 'at' | 'groups'>>(drawn, 1), ...(ended && { ended }) }
  })
