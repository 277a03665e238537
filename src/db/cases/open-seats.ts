import { type SqlBool, sql } from 'kysely'
import { type Db, oneOf } from '#db/database.ts'
import type { PersonId } from '#domain/ids.ts'

/** The seats open to this person, with their cases. */
export const openSeats = (db: Db, person: PersonId) => everySeat(db).where('p.person_id', '=', person)

/** Every seat that is open, with whoever may take it and its case. */
export const everySeat = (db: Db) =>
  db
    .selectFrom('case_candidates as p')
    .innerJoin('case_seats as s', (join) =>
      join.onRef('s.case_id', '=', 'p.case_id').onRef('s.run', '=', 'p.run').onRef('s.seat', '=', 'p.seat'),
    )
    .innerJoin('cases as c', 'c.id', 's.case_id')
    .where('s.state', '=', sql.lit('open'))

/**
 * The same with the seats open to those for whom this person stands in (`principalOf` of cases/acting.ts, in rows): each
 * once, none of the own requests, and none in a run in which he has a seat of his own.
 */
export const openSeatsOf = (db: Db, person: PersonId, standingIn: readonly Principal[]) => {
  const sitting = (people: readonly PersonId[]) =>
    sql<SqlBool>`exists (select 1 from case_candidates q where q.case_id = p.case_id and q.run = p.run and ${oneOf('q.person_id', people)})`
  return everySeat(db).where((eb) => {
    const theirs = inOrder(standingIn).map(({ principal, kind, before }) =>
      eb.and([
        eb('p.person_id', '=', principal),
        ...(kind ? [eb('c.route_key', '=', kind)] : []),
        ...(before.length > 0 ? [sql<SqlBool>`not ${sitting(before)}`] : []),
      ]),
    )
    const isOthers = eb.and([eb('c.applicant', '<>', person), sql<SqlBool>`not ${sitting([person])}`, eb.or(theirs)])
    return eb.or([eb('p.person_id', '=', person), isOthers])
  })
}

/** Whoever is stood in for in all kinds comes first; a seat that several of them share is met with the first. */
function inOrder(standingIn: readonly Principal[]) {
  const sorted = [...standingIn].sort((one, other) => Number(one.kind !== undefined) - Number(other.kind !== undefined))
  return sorted.map((one, at) => ({
    ...one,
    before: sorted
      .slice(0, at)
      .filter(({ kind, principal }) => principal !== one.principal && (kind === undefined || kind === one.kind))
      .map(({ principal }) => principal),
  }))
}

/** 代理: somebody for whom another stands in, in cases of one kind or of all. */
export type Principal = { readonly principal: PersonId; readonly kind?: string | undefined }
