import { type SqlBool, sql } from 'kysely'
import { type Db, oneOf } from '#db/database.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { lineOfSeat, type Mine, seatsOf } from './waiting.ts'

/** Somebody who waits for somebody else: in how many lines or cases, and since when the longest of them. */
export type Waiter = {
  readonly person: PersonId
  readonly cases: number
  readonly since: Instant
  readonly longest: CaseId
}

/** Who waits for this person: who applied for the lines of 待办, a batch being one, the longest wait first. */
export const waitersFor = async (db: Db, mine: Mine, most: number): Promise<readonly Waiter[]> =>
  seatsOf(db, mine)
    .where('c.applicant', '!=', mine.person)
    .select(['c.applicant as person', 's.case_id as longest'])
    .select([sql<number>`count(distinct ${lineOfSeat})`.as('cases'), sql<Instant>`min(s.opened_at)`.as('since')])
    .groupBy('c.applicant')
    .orderBy('since')
    .limit(most)
    .execute()

/** For whom this person waits: the open seats of the own cases, counted alike, the longest wait first. Of a pooled seat each is named. */
export const waitedForBy = async (db: Db, { person, barred }: Mine, most: number): Promise<readonly Waiter[]> =>
  db
    .selectFrom('cases as c')
    .innerJoin('case_seats as s', 's.case_id', 'c.id')
    .innerJoin('case_candidates as p', (join) =>
      join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
    )
    .where('c.applicant', '=', person)
    .where('c.ended_at', 'is', null)
    .where('s.state', '=', sql.lit('open'))
    .where('p.person_id', '!=', person)
    .$if(barred.length > 0, (query) => query.where(sql<SqlBool>`not ${oneOf('c.dossier_id', barred)}`))
    .select(['p.person_id as person', 's.case_id as longest'])
    .select([sql<number>`count(distinct ${lineOfSeat})`.as('cases'), sql<Instant>`min(s.opened_at)`.as('since')])
    .groupBy('p.person_id')
    .orderBy('since')
    .limit(most)
    .execute()
