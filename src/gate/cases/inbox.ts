import { awaiting, countAwaiting, dueOfAwaited, type Line, returned } from '#db/cases/lists.ts'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import { rescuers, stranded, type Waiting } from '#domain/cases/stranded.ts'
import { dueOf } from '#domain/cases/timing.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { barriersOf, keepersOf } from './facts.ts'

/** 待办: what waits for this person, and the stranded cases for whoever may take them back; the longest wait first. */
export const inbox = async (app: App, person: PersonId): Promise<readonly Line[]> =>
  [...(await awaiting(app.db, person)), ...(await strandedFor(app, person))].sort((a, b) => (a.at < b.at ? -1 : 1))

/** How many cases the inbox holds, and how many of them should have had their verdict by now: the number in the rail. */
export async function countInbox(
  app: App,
  person: PersonId,
): Promise<{ readonly todo: number; readonly late: number }> {
  const [now, stranded] = [app.now(), await strandedFor(app, person)]
  const due = [...(await dueOfAwaited(app.db, person)), ...stranded.flatMap(({ due }) => due ?? [])]
  return {
    todo: (await countAwaiting(app.db, person)) + stranded.length,
    late: due.filter((due) => due < now).length,
  }
}

type LineWaiting = Line & Waiting & { readonly dossier: DossierId; readonly due?: Instant }

/** Cases that nobody can move on, for whom they concern. Asked anew each time: people leave without touching a case. */
async function strandedFor(app: App, person: PersonId): Promise<readonly LineWaiting[]> {
  const waiting = [...(await waitingSeats(app.db)), ...(await waitingReturned(app.db))]
  if (waiting.length === 0) return []
  const active = new Set(app.directory.everyone().map(({ person }) => person))
  return waiting.filter((line) => {
    const subject = app.roster.entry(line.dossier)?.subject
    if (!subject) return false
    const barriers = barriersOf(subject, { usable: (who) => active.has(who) })
    if (!stranded(line, barriers)) return false
    return rescuers(line.applicant, { ...barriers, hr: keepersOf(app, subject) }).includes(person)
  })
}

/** Every open seat with whoever was asked. */
const waitingSeats = (db: Db): Promise<readonly LineWaiting[]> =>
  remembered(db, 'waiting seats', async () => {
    const rows = await db
      .selectFrom('cases as c')
      .innerJoin('case_seats as s', 's.case_id', 'c.id')
      .innerJoin('case_candidates as p', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select(['c.id', 'c.dossier_id', 'c.applicant', 'c.route_key', 'c.route_version', 's.step', 's.opened_at'])
      .select('p.person_id')
      .where('c.ended_at', 'is', null)
      .where('s.state', '=', 'open')
      .execute()
    const cases = Map.groupBy(rows, ({ id }) => id)
    return [...cases.values()].flatMap((candidates) => {
      const [row] = candidates
      if (!row) return []
      const { id, dossier_id, applicant, route_key, route_version, step, opened_at } = row
      const asked = candidates.map(({ person_id }) => person_id)
      const due = dueOf(routeNamed(route_key, route_version), step, opened_at)
      return [{ id, at: opened_at, place: 'seat', dossier: dossier_id, applicant, asked, due }]
    })
  })

/** Every case that came back to its applicant. */
const waitingReturned = (db: Db): Promise<readonly LineWaiting[]> =>
  remembered(db, 'waiting returned', async () =>
    (await returned(db).execute()).flatMap(({ id, at, dossier_id, applicant }) =>
      at ? [{ id, at, place: 'applicant', dossier: dossier_id, applicant, asked: [applicant] }] : [],
    ),
  )
