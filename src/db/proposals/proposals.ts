import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { CaseId, DossierId, PersonId, ProposalId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** A proposal without its values. `revision` counts what was written to it: whoever decides says which one was seen. */
export type Proposal = {
  readonly id: ProposalId
  readonly dossier: DossierId
  /** The kind of case that it is drawn for. */
  readonly kind: string
  readonly case?: CaseId
  readonly revision: number
  readonly createdAt: Instant
}

const columns = ['id', 'dossier_id', 'kind', 'case_id', 'revision', 'created_at'] as const

/** The one proposal of a dossier that is being drawn for this kind of case: not yet submitted, nor given up. */
export async function drawnOf(db: Db, dossier: DossierId, kind: string): Promise<Proposal | undefined> {
  const row = await db
    .selectFrom('proposals')
    .select(columns)
    .where('dossier_id', '=', dossier)
    .where('kind', '=', kind)
    .where('case_id', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && proposalOf(row)
}

/** Everything that is being drawn and not yet submitted, the oldest first. */
export async function allDrawn(db: Db): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(columns)
    .where('case_id', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(proposalOf)
}

/** Whether a proposal on this dossier is drawn or decided on: seldom, and asked at every look at a dossier. */
export const isProposedOn = async (db: Db, dossier: DossierId): Promise<boolean> =>
  (await openOn(db, dossier)).length > 0

const openOn = compiledOnce((db, dossier: DossierId) =>
  db.selectFrom('proposals').select('id').where('dossier_id', '=', dossier).where('ended_at', 'is', null).limit(1),
)

/** Every proposal on a dossier that was not given up, the newest first. */
export async function ofDossier(db: Db, dossier: DossierId): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(columns)
    .where('dossier_id', '=', dossier)
    .where((eb) => eb.or([eb('case_id', 'is not', null), eb('ended_at', 'is', null)]))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(proposalOf)
}

/** What this case is about. */
export async function ofCase(db: Db, id: CaseId): Promise<Proposal | undefined> {
  const row = await db.selectFrom('proposals').select(columns).where('case_id', '=', id).executeTakeFirst()
  return row && proposalOf(row)
}

type Row = {
  readonly id: ProposalId
  readonly dossier_id: DossierId
  readonly kind: string
  readonly case_id: CaseId | null
  readonly revision: number
  readonly created_at: Instant
}

const proposalOf = ({ id, dossier_id, kind, case_id, revision, created_at }: Row): Proposal => ({
  id,
  dossier: dossier_id,
  kind,
  ...(case_id && { case: case_id }),
  revision,
  createdAt: created_at,
})

/** Begins an empty proposal, to be drawn or of a case already. */
export async function add(db: Db, { id, dossier, kind, case: of, revision, createdAt }: Proposal): Promise<void> {
  await db
    .insertInto('proposals')
    .values({ id, dossier_id: dossier, kind, case_id: of ?? null, revision, created_at: createdAt, ended_at: null })
    .execute()
}

/** Something was written to it. */
export async function count(db: Db, id: ProposalId): Promise<void> {
  await db
    .updateTable('proposals')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** It goes on its way as this case. */
export async function submit(db: Db, id: ProposalId, of: CaseId): Promise<void> {
  await db.updateTable('proposals').set({ case_id: of }).where('id', '=', id).where('case_id', 'is', null).execute()
}

/** Given up before it was submitted, or its case has ended: the values stay, sealed, and count no more. */
export async function end(db: Db, id: ProposalId, at: Instant): Promise<void> {
  await db.updateTable('proposals').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute()
}

/** Which of several that came back is meant: the one of a case, or the one that holds a record. */
export type Meant = { readonly case?: CaseId | undefined; readonly record?: RecordId | undefined }

/**
 * The proposal of a case of this person on this dossier that came back and waits to be mended; of several the one that
 * is meant, else the first.
 */
export async function returnedTo(
  db: Db,
  person: PersonId,
  dossier: DossierId,
  kind: string,
  meant: Meant = {},
): Promise<Proposal | undefined> {
  const rows = await db
    .selectFrom('proposals as p')
    .innerJoin('cases as c', 'c.id', 'p.case_id')
    .select(['p.id', 'p.dossier_id', 'p.kind', 'p.case_id', 'p.revision', 'p.created_at'])
    .where('p.dossier_id', '=', dossier)
    .where('p.kind', '=', kind)
    .where('c.applicant', '=', person)
    .where('c.state', '=', 'returned')
    .orderBy('p.id')
    .execute()
  const found = rows.map(proposalOf)
  if (found.length < 2) return found[0]
  const holder = meant.record && (await holderAmong(db, found, meant.record))
  return found.find(({ id, case: of }) => of === meant.case || id === holder) ?? found[0]
}

const holderAmong = async (db: Db, some: readonly Proposal[], record: RecordId): Promise<ProposalId | undefined> =>
  (
    await db
      .selectFrom('proposed')
      .select('proposal_id')
      .where('record_id', '=', record)
      .where(
        'proposal_id',
        'in',
        some.map(({ id }) => id),
      )
      .limit(1)
      .executeTakeFirst()
  )?.proposal_id
