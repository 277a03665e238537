import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import { type Db, oneOf } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Outcome } from '#domain/cases/case.ts'
import type { BatchId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { openSeats } from './open-seats.ts'

/** A case in somebody's list, and the moment that puts it there. */
export type Line = {
  readonly id: CaseId
  readonly at: Instant
  /** It stands for so many cases of a batch; `due` is when the first of their seats should have its verdict. */
  readonly batch?: { readonly id: BatchId; readonly cases: number; readonly due?: Instant | undefined }
}

/** A piece of a list: so many lines from there on. */
export type Range = { readonly from: number; readonly most: number }

const countOf = sql<number>`count(*)`.as('count')

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
  const rows = await casesOf(db, dossier)
  return rows.map(({ id, number, created_at, ended_at }) => ({ id, number, live: !ended_at, createdAt: created_at }))
}

const casesOf = compiledOnce((db, dossier: DossierId) =>
  db
    .selectFrom('cases')
    .select(['id', 'number', 'created_at', 'ended_at'])
    .where('dossier_id', '=', dossier)
    .orderBy('created_at', 'desc'),
)

/** The cases with an open seat that this person sits on. */
export const waitingOn = (db: Db, person: PersonId): Promise<readonly Line[]> =>
  openSeats(db, person).select(['c.id', 'c.created_at as at']).distinct().orderBy('c.id').execute()

/** The cases that are decided and wait for their day. */
export const scheduled = (db: Db): Promise<readonly Line[]> =>
  db.selectFrom('cases').select(['id', 'created_at as at']).where('state', '=', 'scheduled').orderBy('id').execute()

/** Which dossiers a list of cases is about: all but a few, or only these. */
export type Scope = { readonly but: readonly DossierId[] } | { readonly only: readonly DossierId[] }

type Which = {
  readonly scope: Scope
  readonly state?: 'live' | Outcome | undefined
  /** Only what ended at this moment or later. */
  readonly since?: Instant | undefined
}

/** The cases in this scope, all of them, those under way or those that ended so; the newest first. */
export const every = (db: Db, which: Which, { from, most }: Range): Promise<readonly Line[]> =>
  within(db, which)
    .select(['id', 'created_at as at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(from)
    .execute()

/** How many cases a list of them holds. */
export async function countEvery(db: Db, which: Which): Promise<number> {
  const { count } = await within(db, which).select(countOf).executeTakeFirstOrThrow()
  return count
}

const within = (db: Db, { scope, state, since }: Which) =>
  db
    .selectFrom('cases')
    .$if('only' in scope, (query) => query.where(oneOf('dossier_id', 'only' in scope ? scope.only : [])))
    .$if('but' in scope && scope.but.length > 0, (query) =>
      query.where(sql<SqlBool>`not ${oneOf('dossier_id', 'but' in scope ? scope.but : [])}`),
    )
    .$if(since !== undefined, (query) => query.where('ended_at', '>=', since as Instant))
    .$if(state === 'live', (query) => query.where('ended_at', 'is', null))
    .$if(state !== undefined && state !== 'live', (query) => query.where('state', '=', state as Outcome))

/** What figures know of a case without opening it; of one that is open, the block that it waits at since the longest. */
export type CaseFacts = {
  readonly id: CaseId
  readonly dossier: DossierId
  readonly kind: string
  readonly version: number
  readonly state: string
  readonly began: Instant
  readonly ended?: Instant
  readonly step?: string
}

/** The cases of many dossiers, for figures; one that is not what was written is left out. */
export async function factsOf({ db, seals }: Sound, dossiers: readonly DossierId[]): Promise<readonly CaseFacts[]> {
  const rows = await factRows(db, JSON.stringify(dossiers))
  return rows
    .filter(({ id }) => seals.isSound('case', id, 0))
    .map((row) => ({
      id: row.id,
      dossier: row.dossier_id,
      kind: row.route_key,
      version: row.route_version,
      state: row.state,
      began: row.created_at,
      ...(row.ended_at && { ended: row.ended_at }),
      ...(row.step && { step: row.step }),
    }))
}

const factRows = compiledOnce((db, ids: string) =>
  db
    .selectFrom('cases as c')
    .select(['c.id', 'c.dossier_id', 'c.route_key', 'c.route_version', 'c.state', 'c.created_at', 'c.ended_at'])
    .select((eb) =>
      eb
        .selectFrom('case_seats as s')
        .select('s.step')
        .whereRef('s.case_id', '=', 'c.id')
        .where('s.state', '=', sql.lit('open'))
        .orderBy('s.opened_at')
        .limit(sql.lit(1))
        .as('step'),
    )
    .where(sql<SqlBool>`c.dossier_id in (select value from json_each(${ids}))`),
)

/** The dossiers that these cases are about. */
export async function dossiersOf(db: Db, ids: readonly CaseId[]): Promise<readonly DossierId[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('cases').select('dossier_id').where(oneOf('id', ids)).execute()
  return rows.map(({ dossier_id }) => dossier_id)
}
