import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { Outcome } from '#domain/cases/case.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { dueOf } from '#domain/cases/timing.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { openSeats } from './seats.ts'

/** A case in somebody's list, and the moment that puts it there. */
export type Line = { readonly id: CaseId; readonly at: Instant }

/** 待办: seats open to this person and own cases that came back, whatever waits longest first. */
export async function awaiting(db: Db, person: PersonId): Promise<readonly Line[]> {
  const seats = await openSeats(db, person).select(['s.case_id as id', 's.opened_at as at']).execute()
  const back = await returned(db).where('c.applicant', '=', person).execute()
  return [...seats, ...back.flatMap(({ id, at }) => (at ? [{ id, at }] : []))].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** The cases that came back to their applicants, and when. */
export const returned = (db: Db) =>
  db
    .selectFrom('cases as c')
    .select(['c.id', 'c.dossier_id', 'c.applicant'])
    .select((eb) =>
      eb
        .selectFrom('case_seats as s')
        .select((eb) => eb.fn.max('s.decided_at').as('at'))
        .whereRef('s.case_id', '=', 'c.id')
        .as('at'),
    )
    .where('c.state', '=', 'returned')
    .where('c.ended_at', 'is', null)

/** How many cases wait for this person, stranded ones aside. */
export const countAwaiting = (db: Db, person: PersonId): Promise<number> =>
  remembered(db, `awaiting ${person}`, async () => {
    const { seats } = await openSeats(db, person)
      .select((eb) => eb.fn.countAll<number>().as('seats'))
      .executeTakeFirstOrThrow()
    const { returned } = await db
      .selectFrom('cases')
      .select((eb) => eb.fn.countAll<number>().as('returned'))
      .where('applicant', '=', person)
      .where('state', '=', 'returned')
      .executeTakeFirstOrThrow()
    return seats + returned
  })

/** When each open seat of this person should have its verdict: what is late is for the caller's clock. */
export const dueOfAwaited = (db: Db, person: PersonId): Promise<readonly Instant[]> =>
  remembered(db, `due ${person}`, async () => {
    const rows = await openSeats(db, person)
      .select(['s.step', 's.opened_at', 'c.route_key', 'c.route_version'])
      .execute()
    return rows.map((row) => dueOf(routeNamed(row.route_key, row.route_version), row.step, row.opened_at))
  })

/** 已办: cases in which this person gave a verdict, the latest first. */
export const decidedBy = async (db: Db, person: PersonId, limit: number): Promise<readonly Line[]> => {
  const rows = await db
    .selectFrom('case_seats')
    .select((eb) => ['case_id as id', eb.fn.max('decided_at').as('at')])
    .where('decider', '=', person)
    .groupBy('case_id')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, at }) => ({ id, at: at as Instant }))
}

/** 我发起: cases that this person submitted, the newest first. */
export const startedBy = (db: Db, person: PersonId, limit: number): Promise<readonly Line[]> =>
  db
    .selectFrom('cases')
    .select(['id', 'created_at as at'])
    .where('applicant', '=', person)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()

/** 抄送: cases whose end was copied to this person, the latest first. */
export const copiedTo = (db: Db, person: PersonId, limit: number): Promise<readonly Line[]> =>
  db
    .selectFrom('case_copies')
    .select(['case_id as id', 'at'])
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()

/** 已阅: the first look of somebody copied; answers whether it was the first. */
export async function readCopy(db: Db, id: CaseId, person: PersonId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_copies')
    .set({ read_at: at })
    .where('case_id', '=', id)
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What may be said of a dossier's cases without opening them. */
export type CaseMark = {
  readonly id: CaseId
  readonly number: string
  readonly live: boolean
  readonly createdAt: Instant
}

/** The cases of one dossier, the newest first. */
export async function ofDossier(db: Db, dossier: DossierId): Promise<readonly CaseMark[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'number', 'created_at', 'ended_at'])
    .where('dossier_id', '=', dossier)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, number, created_at, ended_at }) => ({ id, number, live: !ended_at, createdAt: created_at }))
}

/** The dossiers with a case under way: few of all, and asked for at every look at a dossier. */
export const dossiersInHand = (db: Db): Promise<ReadonlySet<DossierId>> =>
  remembered(db, 'dossiers in hand', async () => {
    const rows = await db.selectFrom('cases').select('dossier_id').where('ended_at', 'is', null).execute()
    return new Set(rows.map(({ dossier_id }) => dossier_id))
  })

/** Every case, or those under way or ended so, with its dossier: for whoever may see the dossiers to choose from. */
export async function every(
  db: Db,
  which?: 'live' | Outcome,
): Promise<readonly (Line & { readonly dossier: DossierId })[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'dossier_id', 'created_at'])
    .$if(which === 'live', (query) => query.where('ended_at', 'is', null))
    .$if(which !== undefined && which !== 'live', (query) => query.where('state', '=', which as Outcome))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, dossier_id, created_at }) => ({ id, dossier: dossier_id, at: created_at }))
}
