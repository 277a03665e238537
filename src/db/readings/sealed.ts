import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import { type Opening, type Store, sealedBeside } from '#db/seals/beside.ts'
import type { CaseId, DossierId, PersonId, VisitId } from '#domain/ids.ts'
import type { Back, Given, Visit } from '#domain/readings/visit.ts'
import type { Instant } from '#domain/time.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place } from '#keys/vault.ts'

/** Given out and given back: who read it, and what of it. */
const { seal, read } = sealedBeside('reading_visits', 'custody')

/** A dossier is handed out at the desk: to whom and on which letter, sealed under its key. */
export async function addVisit(
  { db, vault }: Store,
  { id, case: of, dossier, given }: Omit<Visit, 'back'>,
): Promise<void> {
  const sealed = seal(vault, { dossier, id }, 1, given)
  await db
    .insertInto('reading_visits')
    .values({ id, case_id: of, dossier_id: dossier, at: given.at, given: sealed, back: null })
    .execute()
}

/** Answers whether it was still out. */
export async function endVisit({ db, vault }: Store, { id, dossier }: Visit, back: Back): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reading_visits')
    .set({ back: seal(vault, { dossier, id }, 2, back) })
    .where('id', '=', id)
    .where('back', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One visit opened; undefined where there is none, or where its row was altered. */
export async function findVisit(store: Opening, id: VisitId): Promise<Visit | undefined> {
  const row = await store.db.selectFrom('reading_visits').selectAll().where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Of one case, in the order in which they were. */
export async function visitsOfCase(store: Opening, id: CaseId): Promise<readonly Visit[]> {
  const rows = await store.db
    .selectFrom('reading_visits')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** Of one dossier, in the order in which they were. */
export async function visitsOfDossier(store: Opening, dossier: DossierId): Promise<readonly Visit[]> {
  const rows = await store.db
    .selectFrom('reading_visits')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .orderBy('at')
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** What was given out between two moments, the earliest first. */
export async function visitsBetween(
  store: Opening,
  from: Instant,
  until: Instant,
  most: number,
): Promise<readonly Visit[]> {
  const rows = await store.db
    .selectFrom('reading_visits')
    .selectAll()
    .where('at', '>=', from)
    .where('at', '<=', until)
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** What is out and has not come back. */
export async function visitsOut(store: Opening): Promise<readonly Visit[]> {
  const rows = await store.db
    .selectFrom('reading_visits')
    .selectAll()
    .where('back', 'is', null)
    .orderBy('at')
    .limit(200)
    .execute()
  return rows.flatMap((row) => opened(store, row) ?? [])
}

/** Those of many dossiers, for figures. */
export async function visitsOfDossiers(store: Opening, dossiers: readonly DossierId[]): Promise<readonly Visit[]> {
  const rows = await rowsOfDossiers(store.db, JSON.stringify(dossiers))
  return rows.flatMap((row) => opened(store, row) ?? [])
}

const rowsOfDossiers = compiledOnce((db, ids: string) =>
  db.selectFrom('reading_visits').selectAll().where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`),
)

type Row = {
  readonly id: VisitId
  readonly case_id: CaseId
  readonly dossier_id: DossierId
  readonly given: Sealed
  readonly back: Sealed | null
}

const opened = (store: Opening, { id, case_id, dossier_id: dossier, given, ...row }: Row): Visit | undefined =>
  read(store, { dossier, id }, (open): Visit => {
    const back = row.back && open<Back>(row.back, 2)
    return { id, case: case_id, dossier, given: open<Given>(given, 1), ...(back && { back }) }
  })

export type Revocation = { readonly by: PersonId; readonly at: Instant; readonly reason: string }

const revocationPlace = (dossier: DossierId, id: CaseId, person: PersonId): Place => ({
  table: 'reading_grants',
  group: 'organisation',
  dossier,
  record: `${id}/${person}`,
  version: 1,
  schema: 1,
})

/** Ends what is not revoked yet, for every reader of the case; answers whether anything was. */
export async function revoke(
  { db, vault }: Store,
  { id, dossier }: { readonly id: CaseId; readonly dossier: DossierId },
  revocation: Revocation,
): Promise<boolean> {
  const rows = await db
    .selectFrom('reading_grants')
    .select('person_id')
    .where('case_id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
  for (const { person_id: person } of rows)
    await db
      .updateTable('reading_grants')
      .set({ revoked_at: revocation.at, revoked: vault.seal(revocation, revocationPlace(dossier, id, person)) })
      .where('case_id', '=', id)
      .where('person_id', '=', person)
      .execute()
  return rows.length > 0
}

/** Why and by whom a grant of this case was revoked, if one was. */
export async function revocationOf(
  { db, vault, seals }: Opening,
  { id, dossier }: { readonly id: CaseId; readonly dossier: DossierId },
): Promise<Revocation | undefined> {
  const row = await db
    .selectFrom('reading_grants')
    .select(['person_id', 'revoked'])
    .where('case_id', '=', id)
    .where('revoked', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (!row?.revoked || !vault.hasKey(dossier) || !seals.isSound('dossier', dossier, 1)) return undefined
  return vault.open(row.revoked, revocationPlace(dossier, id, row.person_id)) as unknown as Revocation
}
