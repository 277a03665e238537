import { type Db, oneOf } from '#db/database.ts'
import { named, remembered } from '#db/remembered.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import type { Waiting } from '#domain/cases/stranded.ts'
import { dueOf } from '#domain/cases/timing.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Line } from './lists.ts'
import { returnedAt } from './waiting.ts'

/** A live case, whom it waits for, and since when. */
export type Waits = Line & Waiting & { readonly dossier: DossierId; readonly kind: string; readonly due?: Instant }

/**
 * The live cases that wait for any of these people or are on any of these dossiers: those that may be stranded, an entry
 * for each open seat with every candidate of it. Both are lists that nobody changes: every page asks, and what it asked before is
 * known by them and not by all that they name.
 */
export const waitingFor = (
  db: Db,
  people: readonly PersonId[],
  dossiers: readonly DossierId[],
): Promise<readonly Waits[]> =>
  remembered(db, `waiting for ${named(db, people)} on ${named(db, dossiers)}`, async () => {
    const asked = db.selectFrom('case_candidates as p').select('p.case_id').where(oneOf('p.person_id', people))
    const rows = await db
      .selectFrom('cases as c')
      .innerJoin('case_seats as s', 's.case_id', 'c.id')
      .innerJoin('case_candidates as p', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select(['c.id', 'c.dossier_id', 'c.applicant', 'c.route_key', 'c.route_version', 's.step', 's.opened_at'])
      .select(['s.run', 's.seat', 'p.person_id'])
      .where('c.ended_at', 'is', null)
      .where('s.state', '=', 'open')
      .where((eb) => eb.or([oneOf('c.dossier_id', dossiers), eb('c.id', 'in', asked)]))
      .execute()
    const back = await db
      .selectFrom('cases as c')
      .select(['c.id', 'c.dossier_id', 'c.applicant', 'c.kind'])
      .select(returnedAt)
      .where('c.state', 'in', ['returned', 'blocked'])
      .where((eb) => eb.or([oneOf('c.dossier_id', dossiers), oneOf('c.applicant', people)]))
      .execute()
    return [
      ...[...Map.groupBy(rows, ({ id, run, seat }) => `${id} ${run} ${seat}`).values()].flatMap(seatWaits),
      ...back.map(
        ({ id, at, dossier_id, applicant, kind }) =>
          ({ id, at, place: 'applicant', dossier: dossier_id, kind, applicant, asked: [applicant] }) as const,
      ),
    ]
  })

type Asked = {
  readonly id: CaseId
  readonly dossier_id: DossierId
  readonly applicant: PersonId
  readonly route_key: string
  readonly route_version: number
  readonly step: string
  readonly opened_at: Instant
  readonly person_id: PersonId
}

/** The rows of one seat, a candidate each, as one thing that waits. */
function seatWaits(candidates: readonly Asked[]): readonly Waits[] {
  const [row] = candidates
  if (!row) return []
  const { id, dossier_id, applicant, opened_at } = row
  const asked = candidates.map(({ person_id }) => person_id)
  const due = dueOf(routeNamed(row.route_key, row.route_version), row.step, opened_at)
  return [{ id, at: opened_at, place: 'seat', dossier: dossier_id, kind: row.route_key, applicant, asked, due }]
}
