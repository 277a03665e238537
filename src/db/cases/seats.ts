import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Group } from '#domain/access/groups.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { decidesOf } from '#domain/cases/route.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { everySeat, openSeats, openSeatsOf, type Principal } from './open-seats.ts'

/** What an open seat gives its candidates to read: the groups that its step decides on (docs/decisions/0001). */
export type SeatGrant = {
  readonly dossier: DossierId
  readonly case: CaseId
  readonly run: number
  readonly seat: number
  readonly step: string
  readonly groups: readonly Group[]
}

/**
 * The open seats on which this person may decide, on all dossiers or on one; what the gate asks at every request. A case
 * that is not what was written seats nobody.
 */
export async function seatGrants(
  { db, seals }: Sound,
  person: PersonId,
  dossier?: DossierId,
  standingIn: readonly Principal[] = [],
): Promise<readonly SeatGrant[]> {
  const isAlone = standingIn.length === 0
  const grants = await (isAlone ? seatsOf(db, person, dossier) : allSeatsOf(db, { person, dossier, standingIn }))
  return grants.filter((grant) => seals.isSound('case', grant.case, 0) && seals.isSound('case', grant.case, 1))
}

type InPlaceOf = {
  readonly person: PersonId
  readonly dossier: DossierId | undefined
  readonly standingIn: readonly Principal[]
}

const allSeatsOf = (db: Db, { person, dossier, standingIn }: InPlaceOf): Promise<readonly SeatGrant[]> =>
  remembered(db, `seats with those of others ${person} ${dossier ?? ''} ${JSON.stringify(standingIn)}`, async () => {
    const rows = await openSeatsOf(db, person, standingIn)
      .select([...ofGrant])
      .$if(dossier !== undefined, (query) => query.where('c.dossier_id', '=', dossier as DossierId))
      .execute()
    return rows.map(grantOf)
  })

const seatsOf = (db: Db, person: PersonId, dossier: DossierId | undefined): Promise<readonly SeatGrant[]> =>
  remembered(
    db,
    `seats ${person} ${dossier ?? ''}`,
    async () => {
      const rows = await (dossier === undefined ? grantsOf(db, person) : grantsOn(db, person, dossier))
      return rows.map(grantOf)
    },
    ofSeats,
  )

const ofSeats = ['case_candidates', 'case_seats', 'cases'] as const

const ofGrant = ['c.dossier_id', 's.case_id', 's.run', 's.seat', 's.step', 'c.route_key', 'c.route_version'] as const

const granted = (db: Db, person: PersonId) => openSeats(db, person).select([...ofGrant])

type Granted = Awaited<ReturnType<ReturnType<typeof granted>['execute']>>[number]

const grantOf = (row: Granted): SeatGrant => ({
  dossier: row.dossier_id,
  case: row.case_id,
  run: row.run,
  seat: row.seat,
  step: row.step,
  groups: decidesOf(routeNamed(row.route_key, row.route_version), row.step),
})

const grantsOf = compiledOnce(granted)

/** The plus keeps SQLite from beginning with all seats of the person, who may have thousands, where the dossier has few. */
const grantsOn = compiledOnce((db, person: PersonId, dossier: DossierId) =>
  everySeat(db)
    .select([...ofGrant])
    .where(sql<SqlBool>`+p.person_id = ${person}`)
    .where('c.dossier_id', '=', dossier),
)

/**
 * The seat on which this person gave a verdict last, with those of the same act: what the frozen slice hangs on
 * (docs/decisions/0041).
 */
export async function closedSeat(
  db: Db,
  id: CaseId,
  person: PersonId,
): Promise<{ readonly groups: readonly Group[]; readonly at: Instant } | undefined> {
  const rows = await db
    .selectFrom('case_seats as s')
    .innerJoin('cases as c', 'c.id', 's.case_id')
    .select(['s.step', 's.decided_at', 'c.route_key', 'c.route_version'])
    .where('s.case_id', '=', id)
    .where('s.decider', '=', person)
    .orderBy('s.run', 'desc')
    .execute()
  const at = rows[0]?.decided_at
  if (!at) return undefined
  const together = rows.filter(({ decided_at }) => decided_at === at)
  const groups = together.flatMap((row) => decidesOf(routeNamed(row.route_key, row.route_version), row.step))
  return { groups: [...new Set(groups)], at }
}

/** The dossiers in whose live case the family section was vouched for and no return has undone that: of all, or of one. */
export async function familiesChecked(db: Db, dossier?: DossierId): Promise<ReadonlySet<DossierId>> {
  const rows = await (dossier === undefined ? approvals(db).execute() : approvalsOn(db, dossier))
  const vouching = rows.filter((row) =>
    decidesOf(routeNamed(row.route_key, row.route_version), row.step).includes('family'),
  )
  return new Set(vouching.map(({ dossier_id }) => dossier_id))
}

const approvals = (db: Db) =>
  db
    .selectFrom('cases as c')
    .innerJoin('case_seats as s', 's.case_id', 'c.id')
    .select(['c.dossier_id', 'c.route_key', 'c.route_version', 's.step'])
    .where('c.ended_at', 'is', null)
    .where('s.state', '=', sql.lit('decided'))
    .where('s.verdict', '=', sql.lit('approve'))

const approvalsOn = compiledOnce((db, dossier: DossierId) => approvals(db).where('c.dossier_id', '=', dossier))
