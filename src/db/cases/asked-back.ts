import { type SqlBool, sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** 申请撤销 that waits for its answer: of whom it is asked, and since when. */
export type AskedBack = {
  readonly id: CaseId
  readonly at: Instant
  readonly kind: string
  readonly dossier: DossierId
  readonly applicant: PersonId
  readonly candidates: readonly PersonId[]
}

/**
 * Every one of a live case (`askingIn` of cases/milestone.ts, in rows): the newest, unanswered, on a milestone that
 * counts.
 */
export const askedBack = (db: Db): Promise<readonly AskedBack[]> =>
  remembered(db, 'asked back', async () => {
    const rows = await db
      .selectFrom('cases as c')
      .innerJoin('case_events as e', 'e.case_id', 'c.id')
      .select(['c.id', 'e.at', 'c.kind', 'c.dossier_id', 'c.applicant', 'e.body'])
      .where('c.ended_at', 'is', null)
      .where('e.type', '=', sql.lit('withdrawal-asked'))
      .where(
        sql<SqlBool>`not exists (select 1 from case_events l where l.case_id = c.id and l.seq > e.seq
          and l.type in ('withdrawal-asked', 'withdrawal-declined'))`,
      )
      .where(
        sql<SqlBool>`exists (select 1 from case_seats s where s.case_id = c.id
          and s.run = json_extract(e.body, '$.run') and s.state = 'decided')`,
      )
      .orderBy('e.at')
      .execute()
    return rows.map(({ id, at, kind, dossier_id, applicant, body }) => {
      const { candidates } = JSON.parse(body) as Pick<AskedBack, 'candidates'>
      return { id, at, kind, dossier: dossier_id, applicant, candidates }
    })
  })
