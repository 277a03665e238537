import { createHash } from 'node:crypto'
import type { Db } from '#db/database.ts'
import type { Noting } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import { serial, take } from '#db/series.ts'
import type { CaseState } from '#domain/cases/case.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { evolve, fold } from '#domain/cases/fold.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import type { Route } from '#domain/cases/route.ts'
import { Conflict, Damaged } from '#domain/errors.ts'
import type { BatchId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Line } from './lists.ts'
import * as events from './sealed.ts'
import * as seatRows from './seat-rows.ts'

type Store = Sound & { readonly vault: Vault } & Noting

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
  /** A part of its history does not open: it is shown, and nothing is decided on it. */
  readonly damaged?: true
}

const heads = (db: Db) =>
  db
    .selectFrom('cases as c')
    .select(['c.id', 'c.number', 'c.dossier_id', 'c.applicant', 'c.route_key', 'c.route_version', 'c.rev'])
    .select(['c.created_at', 'c.ended_at'])

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

/**
 * Throws Damaged where the row of the case is not what was written. One whose course is not is answered as damaged: it is
 * shown with that mark, seats nobody, and nothing is decided on it.
 */
export async function find(store: Store, id: CaseId): Promise<Case | undefined> {
  if (!isSound(store, id)) throw new Damaged({ table: 'cases', id })
  const rows = await heads(store.db).where('c.id', '=', id).execute()
  const [found] = await whole(store, rows)
  return found
}

/** Whether a case still says what it said when it was written; one that does not is decided by nobody. */
export const isSound = ({ seals }: Pick<Store, 'seals'>, id: CaseId): boolean => seals.isSound('case', id, 0)

/** The cases of these lines, in their order; what is damaged is left out. */
export async function findAll(store: Store, lines: readonly Line[]): Promise<readonly Case[]> {
  if (lines.length === 0) return []
  const ids = [...new Set(lines.map(({ id }) => id))].filter((id) => isSound(store, id))
  const rows = await heads(store.db).where('c.id', 'in', ids).execute()
  const cases = new Map((await whole(store, rows)).map((found) => [found.id, found]))
  return ids.flatMap((id) => cases.get(id) ?? [])
}

async function whole(store: Store, rows: readonly Head[]): Promise<readonly Case[]> {
  if (rows.length === 0) return []
  for (const { id } of rows) store.seals.isSound('case', id, 1)
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
    ...(store.damages.of('case', row.id).length > 0 && { damaged: true as const }),
  }))
}

type NewCase = {
  readonly id: CaseId
  readonly dossier: DossierId
  readonly applicant: PersonId
  readonly route: Route
  readonly content: number
  readonly at: Instant
  /** The batch that it is handled in. */
  readonly batch?: BatchId | undefined
}

/** Adds the row of a case without history yet, numbered within its year: `C-2026-0001`. */
export async function add(db: Db, { id, dossier, applicant, route, content, at, batch }: NewCase): Promise<Case> {
  const year = dayOf(at).slice(0, 4)
  const number = `C-${year}-${serial(await take(db, { kind: 'case', year: Number(year) }))}`
  await db
    .insertInto('cases')
    .values({
      id,
      number,
      kind: route.key,
      dossier_id: dossier,
      batch_id: batch ?? null,
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

/** What the case is pinned to: the route as it was published, byte for byte. */
export const hashOf = (route: Route): string =>
  createHash('sha256')
    .update(canonical(route as unknown as Json))
    .digest('hex')

/**
 * Appends the events of one command and brings seats, candidates and copies in step. A case saved meanwhile is a
 * Conflict.
 */
export async function save(
  { db, vault }: Omit<Store, 'damages'>,
  old: Case,
  made: readonly CaseEvent[],
): Promise<Case> {
  if (old.damaged) throw new Damaged()
  const state = made.reduce(evolve, old.state)
  await events.append({ db, vault }, old, old.state.events, made)
  await seatRows.follow({ db, vault }, old, old.state, made, state)
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
