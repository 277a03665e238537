import { compiledOnce } from '#db/compiled.ts'
import { type Opening, type Store, sealedBeside } from '#db/seals/beside.ts'
import { type FollowUp, type FollowUpEnd, isGivenBack } from '#domain/followups/followup.ts'
import type { DossierId, FollowUpId } from '#domain/ids.ts'
import type { Sealed } from '#keys/sealed.ts'

const { seal, read } = sealedBeside('followups', 'organisation')

/** One task a dossier, kind and day (and case, of what comes back), however often it is asked for; answers whether it is new. */
export async function add({ db, vault }: Store, { id, dossier, ended: _, ...opened }: FollowUp): Promise<boolean> {
  const mark = markOf({ vault }, dossier, opened)
  const known = await db
    .selectFrom('followups')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('mark', '=', mark)
    .executeTakeFirst()
  if (known) return false
  const sealed = seal(vault, { dossier, id }, 1, opened)
  await db.insertInto('followups').values({ id, dossier_id: dossier, mark, opened: sealed, ended: null }).execute()
  return true
}

const markOf = (
  { vault }: Pick<Store, 'vault'>,
  dossier: DossierId,
  { kind, day, case: of }: Pick<FollowUp, 'kind' | 'day' | 'case'>,
) => vault.tag(dossier, `followup:${kind}:${isGivenBack(kind) ? of : day}`)

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, id }: FollowUp, ended: FollowUpEnd): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('followups')
    .set({ ended: seal(vault, { dossier, id }, 2, ended) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One task after a creation opened; undefined where there is none, or where its row was altered. */
export async function find(store: Opening, id: FollowUpId): Promise<FollowUp | undefined> {
  const row = await store.db.selectFrom('followups').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Those that nobody has done. What is not as it was written, or does not open, is noted and left out. */
export async function waiting(store: Opening): Promise<readonly FollowUp[]> {
  return (await openOnes(store.db)).flatMap((row) => opened(store, row) ?? [])
}

const openOnes = compiledOnce((db) => db.selectFrom('followups').selectAll().where('ended', 'is', null).orderBy('id'))

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

/** What was done, or decided, about one dossier. */
export async function endedOn(store: Opening, dossier: DossierId): Promise<readonly FollowUp[]> {
  const rows = await store.db
    .selectFrom('followups')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .where('ended', 'is not', null)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

type Row = {
  readonly id: FollowUpId
  readonly dossier_id: DossierId
  readonly opened: Sealed
  readonly ended: Sealed | null
}

const opened = (store: Opening, { id, dossier_id: dossier, ...row }: Row): FollowUp | undefined =>
  read(store, { dossier, id }, (open): FollowUp => {
    const ended = row.ended && open<FollowUpEnd>(row.ended, 2)
    return { id, dossier, ...open<Omit<FollowUp, 'id' | 'dossier'>>(row.opened, 1), ...(ended && { ended }) }
  })
