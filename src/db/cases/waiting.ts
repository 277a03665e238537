import { type SqlBool, sql } from 'kysely'
import { type Db, oneOf } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { NamedBlock } from '#domain/cases/awaiting-paper.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { dueOf, type LateSince, lateAt } from '#domain/cases/timing.ts'
import type { BatchId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Line, Range } from './lists.ts'
import { openSeats, openSeatsOf, type Principal } from './open-seats.ts'

/**
 * Whose list it is, and the dossiers that are out of this person's reach whatever is asked: the own and those of
 * relatives.
 */
export type Mine = {
  readonly person: PersonId
  readonly barred: readonly DossierId[]
  /** Those for whom this person stands in: what waits for them waits here too. */
  readonly standingIn?: readonly Principal[]
}

/** Of what waits: one kind of case or some blocks alone, or what has waited from one moment on, or since before one. */
export type Narrowed = {
  readonly kind?: string | undefined
  readonly from?: Instant | undefined
  readonly before?: Instant | undefined
  /** Seats of these blocks alone. */
  readonly blocks?: readonly NamedBlock[] | undefined
}

/**
 * 待办: seats open to this person and own cases that came back or are held back, whatever waits longest first. The cases of a
 * batch are one line, which stands where the oldest of them would.
 */
export const awaiting = async (
  db: Db,
  mine: Mine,
  { from, most }: Range,
  narrowed: Narrowed = {},
): Promise<readonly Line[]> => {
  const rows = await linesOf(db, mine, narrowed).orderBy('at').orderBy('id').limit(most).offset(from).execute()
  const batches = rows.flatMap(({ batch }) => (batch ? [batch as BatchId] : []))
  const due = await dueInBatches(db, mine, batches)
  return rows.flatMap(({ id, at, batch, cases }) =>
    at ? [{ id, at, ...(batch && { batch: { id: batch as BatchId, cases, due: due.get(batch as BatchId) } }) }] : [],
  )
}

/** When the first of the seats that wait in each of these batches should have its verdict: where any is late, the line is. */
async function dueInBatches(db: Db, mine: Mine, batches: readonly BatchId[]): Promise<ReadonlyMap<BatchId, Instant>> {
  if (batches.length === 0) return new Map()
  const rows = await seatsOf(db, mine)
    .where(oneOf('c.batch_id', batches))
    .select(['c.batch_id as batch', 'c.route_key', 'c.route_version', 's.step'])
    .select(sql<Instant>`min(s.opened_at)`.as('openedAt'))
    .groupBy(['c.batch_id', 'c.route_key', 'c.route_version', 's.step'])
    .execute()
  const due = rows.map(({ batch, route_key, route_version, step, openedAt }) => ({
    batch: batch as BatchId,
    at: dueOf(routeNamed(route_key, route_version), step, openedAt),
  }))
  // The latest is set first, so that the earliest stays.
  return new Map(due.sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ batch, at }) => [batch, at]))
}

/** How many lines those are. */
export const countAwaiting = (db: Db, mine: Mine, narrowed?: Narrowed): Promise<number> => {
  if (narrowed) return countLines(db, mine, narrowed)
  return remembered(db, `awaiting ${keyOf(mine)}`, () => countLines(db, mine, {}))
}

async function countLines(db: Db, mine: Mine, narrowed: Narrowed): Promise<number> {
  const { count } = await db
    .selectFrom(linesOf(db, mine, narrowed).as('line'))
    .select(countOf)
    .executeTakeFirstOrThrow()
  return count
}

/** How many lines wait, kind by kind, and how many of them since before each of these moments. */
export async function awaitingByKind(db: Db, mine: Mine, [day, days]: readonly [Instant, Instant]) {
  const rows = await db
    .selectFrom(linesOf(db, mine, {}).as('line'))
    .select(['kind', countOf])
    .select(sql<number>`sum(at < ${day})`.as('day'))
    .select(sql<number>`sum(at < ${days})`.as('days'))
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, count, day, days }) => ({ kind, count, day: Number(day), days: Number(days) }))
}

/** A line for each case with a seat and each that came back, and one for all that wait in a batch. */
function linesOf(db: Db, mine: Mine, { kind, from, before, blocks }: Narrowed) {
  const line = ['c.kind', sql<string | null>`null`.as('batch'), sql<number>`1`.as('cases')] as const
  const seats = seatsOf(db, mine)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as string))
    .$if(blocks !== undefined, (query) => query.where(isAt(blocks ?? [])))
  const back = backWith(db, mine)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as string))
    .$if(blocks !== undefined, (query) => query.where(sql<SqlBool>`false`))
  const single = seats
    .where('c.batch_id', 'is', null)
    .groupBy('s.case_id')
    .select('s.case_id as id')
    .select(sql<Instant>`min(s.opened_at)`.as('at'))
    .select(line)
    .unionAll(back.where('c.batch_id', 'is', null).select('c.id').select(returnedAt).select(line))
  const batched = db
    .selectFrom(
      seats
        .where('c.batch_id', 'is not', null)
        .select(['s.case_id as id', 's.opened_at as at', 'c.kind', 'c.batch_id as batch'])
        .unionAll(
          back
            .where('c.batch_id', 'is not', null)
            .select('c.id')
            .select(returnedAt)
            .select(['c.kind', 'c.batch_id as batch']),
        )
        .as('each'),
    )
    .select([sql<CaseId>`min(id)`.as('id'), sql<Instant>`min(at)`.as('at'), sql<string>`min(kind)`.as('kind'), 'batch'])
    .select(sql<number>`count(distinct id)`.as('cases'))
    .groupBy('batch')
  return db
    .selectFrom(single.unionAll(batched).as('waits'))
    .select(['id', 'at', 'kind', 'batch', 'cases'])
    .$if(from !== undefined, (query) => query.where('at', '>=', from as Instant))
    .$if(before !== undefined, (query) => query.where('at', '<', before as Instant))
}

/** A seat is of the line of its batch, else of its case. */
export const lineOfSeat = sql<string>`coalesce(c.batch_id, c.id)`

/** How many of the lines hold a seat that should have had its verdict by now; `now` counts by the minute. */
export const countLate = (db: Db, mine: Mine, now: Instant): Promise<number> =>
  remembered(db, `late ${now.slice(0, 16)} ${keyOf(mine)}`, async () => {
    const { count } = await seatsOf(db, mine)
      .where((eb) => eb.or(lateAt(now).map(isLate)))
      .select(sql<number>`count(distinct ${lineOfSeat})`.as('count'))
      .executeTakeFirstOrThrow()
    return count
  })

const isLate = ({ openedBefore, blocks }: LateSince) => sql<SqlBool>`s.opened_at < ${openedBefore} and ${isAt(blocks)}`

function isAt(blocks: readonly NamedBlock[]) {
  const named = blocks.map(({ route, block }) => `${route.key}/${route.version}/${block}`)
  return sql<SqlBool>`c.route_key || '/' || c.route_version || '/' || s.step
    in (select value from json_each(${JSON.stringify(named)}))`
}

const keyOf = ({ person, barred, standingIn = [] }: Mine) =>
  [person, ...barred, ...standingIn.map(({ principal, kind }) => `${principal}/${kind ?? ''}`)].join(' ')

const countOf = sql<number>`count(*)`.as('count')

/** The open seats that wait for a person or for those whom this person stands in for, barred dossiers left out. */
export const seatsOf = (db: Db, { person, barred, standingIn = [] }: Mine) =>
  (standingIn.length > 0 ? openSeatsOf(db, person, standingIn) : openSeats(db, person)).$if(
    barred.length > 0,
    (query) => query.where(sql<SqlBool>`not ${oneOf('c.dossier_id', barred)}`),
  )

/** The own cases that came back, and those that all agreed on and the dossier did not take. */
const backWith = (db: Db, { person, barred }: Mine) =>
  db
    .selectFrom('cases as c')
    .where('c.state', 'in', ['returned', 'blocked'])
    .where('c.applicant', '=', person)
    .$if(barred.length > 0, (query) => query.where(sql<SqlBool>`not ${oneOf('c.dossier_id', barred)}`))

/** When a case came back: with the latest verdict in it. */
export const returnedAt = sql<Instant>`(select max(decided_at) from case_seats where case_id = c.id)`.as('at')
