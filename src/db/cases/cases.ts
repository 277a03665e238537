import { createHash } from 'node:crypto'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { CaseEvent, CaseState, Outcome, Run, Seat } from '#domain/cases/case.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { decidesOf, type Route } from '#domain/cases/route.ts'
import { maySee } from '#domain/cases/seeing.ts'
import { dueOf } from '#domain/cases/timing.ts'
import { Conflict } from '#domain/errors.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { Place, Vault } from '#keys/vault.ts'
import * as events from './sealed.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** A case with its history folded. `rev` guards the save: whoever saved in between makes it a Conflict. */
export type Case = {
  readonly id: CaseId
  readonly number: string
  readonly dossier: DossierId
  readonly applicant: PersonId
  readonly route: Route
  readonly rev: number
  readonly createdAt: Instant
  readonly endedAt?: Instant
  readonly state: CaseState
}

const heads = (db: Db) =>
  db
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.dossier_id', 'c.applicant', 'c.route_key', 'c.route_version', 'c.rev'])
    .select(['c.created_at', 'c.ended_at'])

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

export async function find({ db, vault }: Store, id: CaseId): Promise<Case | undefined> {
  const rows = await heads(db).where('c.id', '=', id).execute()
  const [found] = await whole({ db, vault }, rows)
  return found
}

async function whole(store: Store, rows: readonly Head[]): Promise<readonly Case[]> {
  if (rows.length === 0) return []
  const histories = await events.open(
    store,
    rows.map(({ id, dossier_id }) => ({ id, dossier: dossier_id })),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    dossier: row.dossier_id,
    applicant: row.applicant,
    route: routeNamed(row.route_key, row.route_version),
    rev: row.rev,
    createdAt: row.created_at,
    ...(row.ended_at && { endedAt: row.ended_at }),
    state: fold(histories.get(row.id) ?? []),
  }))
}

type NewCase = {
  readonly id: CaseId
  readonly dossier: DossierId
  readonly applicant: PersonId
  readonly route: Route
  readonly content: number
  readonly at: Instant
}

/** Adds the row of a case without history yet, numbered within its year: `C-2026-0001`. */
export async function add(db: Db, { id, dossier, applicant, route, content, at }: NewCase): Promise<Case> {
  const number = await nextNumber(db, at)
  await db
    .insertInto('cases')
    .values({
      id,
      number,
      kind: route.key,
      dossier_id: dossier,
      batch_id: null,
      route_key: route.key,
      route_version: route.version,
      route_hash: hashOf(route),
      applicant,
      proposal: null,
      content,
      rev: 0,
      state: 'new',
      created_at: at,
      ended_at: null,
    })
    .execute()
  return { id, number, dossier, applicant, route, rev: 0, createdAt: at, state: fold([]) }
}

async function nextNumber(db: Db, at: Instant): Promise<string> {
  const series = `C-${dayOf(at).slice(0, 4)}-`
  const { newest } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.max('number').as('newest'))
    .where('number', 'like', `${series}%`)
    .executeTakeFirstOrThrow()
  return series + String(Number(newest?.slice(series.length) ?? 0) + 1).padStart(4, '0')
}

/** What the case is pinned to: the route as it was published, byte for byte. */
export const hashOf = (route: Route): string =>
  createHash('sha256')
    .update(canonical(route as unknown as Json))
    .digest('hex')

/** Appends the events of one command and brings seats, candidates and copies in step. A case saved meanwhile is a Conflict. */
export async function save({ db, vault }: Store, old: Case, made: readonly CaseEvent[]): Promise<Case> {
  const state = made.reduce(evolve, old.state)
  await events.append({ db, vault }, old, old.state.events, made)
  for (const run of state.runs) {
    const before = old.state.runs.find((known) => known.run === run.run)
    if (before !== run) await saveRun({ db, vault }, old, run, before === undefined)
  }
  await saveCopies(db, old, made)
  const { numUpdatedRows } = await db
    .updateTable('cases')
    .set((eb) => ({
      rev: eb('rev', '+', 1),
      state: state.status,
      content: state.content.revision,
      ended_at: state.endedAt ?? null,
    }))
    .where('id', '=', old.id)
    .where('rev', '=', old.rev)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
  return { ...old, rev: old.rev + 1, state, ...(state.endedAt && { endedAt: state.endedAt }) }
}

async function saveRun({ db, vault }: Store, of: Case, run: Run, isNew: boolean): Promise<void> {
  for (const seat of run.seats) {
    const key = { case_id: of.id, run: run.run, seat: seat.seat }
    const row = seatRow(vault, of, run, seat)
    if (isNew) {
      await db
        .insertInto('case_seats')
        .values({ ...key, step: run.block, opened_at: seat.openedAt, ...row })
        .execute()
      const candidates = seat.candidates.map((person) => ({ ...key, person_id: person }))
      await db.insertInto('case_candidates').values(candidates).execute()
    } else {
      await db
        .updateTable('case_seats')
        .set(row)
        .where('case_id', '=', key.case_id)
        .where('run', '=', key.run)
        .where('seat', '=', key.seat)
        .execute()
    }
  }
}

function seatRow(vault: Vault, of: Case, run: Run, { seat, state, firstViewedAt, verdict }: Seat) {
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

const vouchedPlace = ({ id, dossier }: Case, run: number, seat: number): Place => ({
  table: 'case_seats',
  group: 'organisation',
  dossier,
  record: `${id}/${run}/${seat}`,
  version: 1,
  schema: 1,
})

/** At most once a person in a case. */
async function saveCopies(db: Db, { id }: Case, made: readonly CaseEvent[]): Promise<void> {
  for (const event of made) {
    if (event.type !== 'copied' || event.people.length === 0) continue
    await db
      .insertInto('case_copies')
      .values(event.people.map((person) => ({ case_id: id, person_id: person, at: event.at, read_at: null })))
      .onConflict((on) => on.columns(['case_id', 'person_id']).doNothing())
      .execute()
  }
}

/** 占用: the live case that locks this dossier, if any. */
export async function holder(db: Db, dossier: DossierId): Promise<CaseId | undefined> {
  const row = await db.selectFrom('holds').select('case_id').where('dossier_id', '=', dossier).executeTakeFirst()
  return row?.case_id
}

/** Locks the dossier for the case; the primary key admits one case a scope. */
export async function hold({ db, vault }: Store, { id, dossier, route }: Case): Promise<void> {
  const scope_tag = vault.tag(dossier, `scope:${route.hold}`)
  await db.insertInto('holds').values({ dossier_id: dossier, scope_tag, case_id: id }).execute()
}

export async function release(db: Db, id: CaseId): Promise<void> {
  await db.deleteFrom('holds').where('case_id', '=', id).execute()
}

/** What an open seat gives its candidates to read: the groups that its step decides on (decisions.md 1). */
export type SeatGrant = {
  readonly dossier: DossierId
  readonly case: CaseId
  readonly run: number
  readonly seat: number
  readonly step: string
  readonly groups: readonly Group[]
}

/** The open seats on which this person may decide; what the gate asks at every request. */
export const seatGrants = (db: Db, person: PersonId): Promise<readonly SeatGrant[]> =>
  remembered(db, `seats ${person}`, async () => {
    const rows = await openSeats(db, person)
      .select(['c.dossier_id', 's.case_id', 's.run', 's.seat', 's.step', 'c.route_key', 'c.route_version'])
      .execute()
    return rows.map((row) => ({
      dossier: row.dossier_id,
      case: row.case_id,
      run: row.run,
      seat: row.seat,
      step: row.step,
      groups: decidesOf(routeNamed(row.route_key, row.route_version), row.step),
    }))
  })

const openSeats = (db: Db, person: PersonId) =>
  db
    .selectFrom('case_candidates as p')
    .innerJoin('case_seats as s', (join) =>
      join.onRef('s.case_id', '=', 'p.case_id').onRef('s.run', '=', 'p.run').onRef('s.seat', '=', 'p.seat'),
    )
    .innerJoin('cases as c', 'c.id', 's.case_id')
    .where('p.person_id', '=', person)
    .where('s.state', '=', 'open')

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

/** The cases of these lines, in their order. */
export async function findAll(store: Store, lines: readonly Line[]): Promise<readonly Case[]> {
  if (lines.length === 0) return []
  const ids = [...new Set(lines.map(({ id }) => id))]
  const rows = await heads(store.db).where('c.id', 'in', ids).execute()
  const cases = new Map((await whole(store, rows)).map((found) => [found.id, found]))
  return ids.flatMap((id) => cases.get(id) ?? [])
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

/** The live cases of a dossier that this actor may see. */
export async function openCasesOf(app: App, actor: Actor, dossier: DossierId): Promise<readonly CaseMark[]> {
  const subject = app.roster.entry(dossier)?.subject
  if (!(await dossiersInHand(app.db)).has(dossier)) return []
  const live = (await ofDossier(app.db, dossier)).filter((mark) => mark.live)
  if (!subject || live.length === 0) return []
  const whole = await findAll(
    app,
    live.map(({ id, createdAt }) => ({ id, at: createdAt })),
  )
  const seen = new Set(whole.filter(({ state }) => maySee(actor, subject, state)).map(({ id }) => id))
  return live.filter(({ id }) => seen.has(id))
}

/** The dossiers with a case under way: few of all, and asked for at every look at a dossier. */
const dossiersInHand = (db: Db): Promise<ReadonlySet<DossierId>> =>
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

/** The seat on which this person gave a verdict last, closed by now: what its frozen slice hangs on (decisions.md 41). */
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
