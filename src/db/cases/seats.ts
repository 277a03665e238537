import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import { type Db, oneOf } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Group } from '#domain/access/groups.ts'
import type { CaseState, Run, Seat } from '#domain/cases/case.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { decidesOf } from '#domain/cases/route.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

type Of = { readonly id: CaseId; readonly dossier: DossierId }

/** Brings the rows of seats, candidates and copies in step with what happened. */
export async function follow(
  store: Store,
  of: Of,
  before: CaseState,
  made: readonly CaseEvent[],
  after: CaseState,
): Promise<void> {
  for (const run of after.runs) {
    const old = before.runs.find((known) => known.run === run.run)
    if (old !== run) await saveRun(store, of, run, old)
  }
  await saveCopies(store.db, of, made)
}

async function saveRun({ db, vault }: Store, of: Of, run: Run, old: Run | undefined): Promise<void> {
  for (const seat of run.seats) {
    const key = { case_id: of.id, run: run.run, seat: seat.seat }
    const row = seatRow(vault, of, run, seat)
    if (!old) {
      await db
        .insertInto('case_seats')
        .values({ ...key, step: run.block, opened_at: seat.openedAt, ...row })
        .execute()
      await seatPeople(db, key, seat.candidates)
    } else {
      await db
        .updateTable('case_seats')
        .set(row)
        .where('case_id', '=', key.case_id)
        .where('run', '=', key.run)
        .where('seat', '=', key.seat)
        .execute()
      const before = old.seats.find((known) => known.seat === seat.seat)?.candidates
      if (before !== seat.candidates) await reseatPeople(db, key, seat.candidates)
    }
  }
}

type Key = { readonly case_id: CaseId; readonly run: number; readonly seat: number }

const seatPeople = (db: Db, key: Key, people: readonly PersonId[]) =>
  db
    .insertInto('case_candidates')
    .values(people.map((person) => ({ ...key, person_id: person })))
    .execute()

/** The seat has changed hands. */
async function reseatPeople(db: Db, key: Key, people: readonly PersonId[]): Promise<void> {
  await db
    .deleteFrom('case_candidates')
    .where('case_id', '=', key.case_id)
    .where('run', '=', key.run)
    .where('seat', '=', key.seat)
    .execute()
  await seatPeople(db, key, people)
}

function seatRow(vault: Vault, of: Of, run: Run, { seat, state, firstViewedAt, verdict }: Seat) {
  return {
    state: run.state === 'void' ? ('void' as const) : state,
    first_viewed_at: firstViewedAt ?? null,
    decider: verdict && verdict.by !== 'system' ? verdict.by : null,
    verdict: verdict?.kind ?? null,
    decided_at: verdict?.at ?? null,
    content: verdict?.content ?? null,
    vouched: verdict ? vault.seal(verdict.vouched, vouchedPlace(of, run.run, seat)) : null,
  }
}

const vouchedPlace = ({ id, dossier }: Of, run: number, seat: number): Place => ({
  table: 'case_seats',
  group: 'organisation',
  dossier,
  record: `${id}/${run}/${seat}`,
  version: 1,
  schema: 1,
})

/** At most once a person in a case. */
async function saveCopies(db: Db, { id }: Of, made: readonly CaseEvent[]): Promise<void> {
  for (const event of made) {
    if (event.type !== 'copied' || event.people.length === 0) continue
    await db
      .insertInto('case_copies')
      .values(event.people.map((person) => ({ case_id: id, person_id: person, at: event.at, read_at: null })))
      .onConflict((on) => on.columns(['case_id', 'person_id']).doNothing())
      .execute()
  }
}

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

/** 代理: somebody for whom another stands in, in cases of one kind or of all. */
export type Principal = { readonly principal: PersonId; readonly kind?: string | undefined }

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
  remembered(db, `seats ${person} ${dossier ?? ''}`, async () => {
    const rows = await (dossier === undefined ? grantsOf(db, person) : grantsOn(db, person, dossier))
    return rows.map(grantOf)
  })

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

/** The seats open to this person, with their cases. */
export const openSeats = (db: Db, person: PersonId) => everySeat(db).where('p.person_id', '=', person)

const everySeat = (db: Db) =>
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

/**
 * The seat on which this person gave a verdict last, closed by now: what its frozen slice hangs on
 * (docs/decisions/0041).
 */
export async function closedSeat(
  db: Db,
  id: CaseId,
  person: PersonId,
): Promise<{ readonly groups: readonly Group[]; readonly at: Instant } | undefined> {
  const row = await db
    .selectFrom('case_seats as s')
    .innerJoin('cases as c', 'c.id', 's.case_id')
    .select(['s.step', 's.decided_at', 'c.route_key', 'c.route_version'])
    .where('s.case_id', '=', id)
    .where('s.decider', '=', person)
    .orderBy('s.run', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.decided_at) return undefined
  return { groups: decidesOf(routeNamed(row.route_key, row.route_version), row.step), at: row.decided_at }
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
