import type { Db } from '#db/database.ts'
import type { CaseState, Run, Seat } from '#domain/cases/case.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
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
