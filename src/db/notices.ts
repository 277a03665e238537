import type { ExpressionBuilder } from 'kysely'
import type { CaseId, DossierId, NoticeId, PersonId } from '#domain/ids.ts'
import type { NoticeKind } from '#domain/notices/notice.ts'
import type { Instant } from '#domain/time.ts'
import type { Range } from './cases/lists.ts'
import type { Mine } from './cases/waiting.ts'
import { type Db, oneOf } from './database.ts'
import type { Schema } from './schema.ts'

/** What a person is told: that something happened to a case. Who and what stands on the case, behind the gate. */
export type Notice = {
  readonly id: NoticeId
  readonly kind: NoticeKind
  readonly case?: CaseId
  /** Of what happened to a dossier without a case. */
  readonly dossier?: DossierId
  readonly at: Instant
  readonly readAt?: Instant
}

type NewNotice = {
  readonly id: NoticeId
  readonly person: PersonId
  readonly kind: NoticeKind
  readonly at: Instant
} & ({ readonly case: CaseId } | { readonly dossier: DossierId })

export async function add(db: Db, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  await db
    .insertInto('notices')
    .values(
      notices.map(({ id, person, kind, at, ...about }) => ({
        id,
        kind,
        at,
        person_id: person,
        case_id: 'case' in about ? about.case : null,
        dossier_id: 'dossier' in about ? about.dossier : null,
        read_at: null,
      })),
    )
    .execute()
}

/** Whoever had been asked and is not any more: the unread notices of it would send them to a closed seat. */
export async function settleAsked(
  db: Db,
  about: CaseId,
  at: Instant,
  still: readonly PersonId[],
  kinds: readonly NoticeKind[] = ['asked', 'urged'],
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ read_at: at })
    .where('case_id', '=', about)
    .where('kind', 'in', kinds)
    .where('read_at', 'is', null)
    .$if(still.length > 0, (query) => query.where('person_id', 'not in', still))
    .execute()
}

/** The notices of a person, unread ones first, then the newest. */
export async function listFor(db: Db, mine: Mine, { from, most }: Range): Promise<readonly Notice[]> {
  const rows = await told(db, mine)
    .select(['id', 'kind', 'case_id', 'dossier_id', 'at', 'read_at'])
    .orderBy((eb) => eb('read_at', 'is not', null))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(from)
    .execute()
  return rows.map(({ id, kind, case_id, dossier_id, at, read_at }) => ({
    id,
    kind: kind as NoticeKind,
    at,
    ...(case_id && { case: case_id }),
    ...(dossier_id && { dossier: dossier_id }),
    ...(read_at && { readAt: read_at }),
  }))
}

/** How many those are. */
export async function countAll(db: Db, mine: Mine): Promise<number> {
  const { count } = await told(db, mine)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many of those are unread. */
export async function countUnread(db: Db, mine: Mine): Promise<number> {
  const { count } = await told(db, mine)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** What a person was told, of cases and dossiers that are within reach. */
const told = (db: Db, { person, barred }: Mine) =>
  db
    .selectFrom('notices')
    .where('person_id', '=', person)
    .$if(barred.length > 0, (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([eb('case_id', 'is', null), eb.not(oneOf('dossier_id', barred))]),
          eb('case_id', 'not in', db.selectFrom('cases').select('id').where(oneOf('dossier_id', barred))),
        ]),
      ),
    )

/** A case, or a dossier of which something was told without one. */
export type Matter = { readonly case: CaseId } | { readonly dossier: DossierId }

const ofMatter = (eb: ExpressionBuilder<Schema, 'notices'>, matter: Matter) =>
  'case' in matter ? eb('case_id', '=', matter.case) : eb('dossier_id', '=', matter.dossier)

export async function hasUnread(db: Db, person: PersonId, about: Matter): Promise<boolean> {
  const row = await db
    .selectFrom('notices')
    .select('id')
    .where('person_id', '=', person)
    .where((eb) => ofMatter(eb, about))
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks what the person had before it as read; with a matter, only what is about it. */
export async function markRead(db: Db, person: PersonId, at: Instant, about?: Matter): Promise<void> {
  await db
    .updateTable('notices')
    .set({ read_at: at })
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .$if(about !== undefined, (query) => query.where((eb) => ofMatter(eb, about as Matter)))
    .execute()
}

/** What was told before this moment is not kept any longer; what waits is counted from the seats. */
export async function forget(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('notices').where('at', '<', before).execute()
}
