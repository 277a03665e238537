import { compiledOnce } from '#db/compiled.ts'
import { type Opening, type Store, sealedBeside } from '#db/seals/beside.ts'
import type { Aside, AsideAsked, AsideEnded } from '#domain/asides/aside.ts'
import type { AsideId, DossierId } from '#domain/ids.ts'
import type { Sealed } from '#keys/sealed.ts'

/** A reason tells of the dossier. */
const { seal, read } = sealedBeside('asides', 'organisation')

/** A finding that somebody asks to set aside, sealed under the key of its dossier. */
export async function add({ db, vault }: Store, dossier: DossierId, id: AsideId, asked: AsideAsked): Promise<void> {
  const sealed = seal(vault, { dossier, id }, 1, asked)
  await db.insertInto('asides').values({ id, dossier_id: dossier, asked: sealed, ended: null }).execute()
}

/** Ends one that is open; answers whether it still was. */
export async function end({ db, vault }: Store, { dossier, id }: Aside, ended: AsideEnded): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('asides')
    .set({ ended: seal(vault, { dossier, id }, 2, ended) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All of one dossier, the oldest first. What is not as it was written, or does not open, is noted and left out. */
export async function ofDossier(store: Opening, dossier: DossierId): Promise<readonly Aside[]> {
  const rows = await rowsOf(store.db, dossier)
  return rows.flatMap((row) => opened(store, row) ?? [])
}

const rowsOf = compiledOnce((db, dossier: DossierId) =>
  db.selectFrom('asides').selectAll().where('dossier_id', '=', dossier).orderBy('id'),
)

/** One such request opened; undefined where there is none, or where its row was altered. */
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

const opened = (store: Opening, { id, dossier_id: dossier, asked, ...row }: Row): Aside | undefined =>
  read(store, { dossier, id }, (open): Aside => {
    const ended = row.ended && open<AsideEnded>(row.ended, 2)
    return { id, dossier, ...open<AsideAsked>(asked, 1), ...(ended && { ended }) }
  })
