import * as histories from '#db/cases/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { World } from '../world.ts'

/** Copies of a case that waits, each with its history and its seats, submitted at that moment. */
export async function copies({ app }: World, of: CaseId, count: number, since: string) {
  const model = await app.db.selectFrom('cases').selectAll().where('id', '=', of).executeTakeFirstOrThrow()
  const events = (await histories.open(app, [{ id: of, dossier: model.dossier_id }])).get(of) ?? []
  const seats = await app.db.selectFrom('case_seats').selectAll().where('case_id', '=', of).execute()
  const asked = await app.db.selectFrom('case_candidates').selectAll().where('case_id', '=', of).execute()
  await inTransaction(app, async (app) => {
    for (let at = 0; at < count; at += 1) {
      const id = app.newId<CaseId>()
      const number = `T-${since.slice(5, 7)}-${at}`
      await app.db
        .insertInto('cases')
        .values({ ...model, id, number, created_at: since as Instant })
        .execute()
      await histories.append(app, { id, dossier: model.dossier_id }, 0, events)
      const open = (seat: (typeof seats)[number]) => ({ ...seat, case_id: id, opened_at: since as Instant })
      await app.db.insertInto('case_seats').values(seats.map(open)).execute()
      const candidates = asked.map((candidate) => ({ ...candidate, case_id: id }))
      await app.db.insertInto('case_candidates').values(candidates).execute()
    }
  })
}
