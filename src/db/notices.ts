import { type ExpressionBuilder, sql } from 'kysely'
import type { Mine } from '#db/cases/waiting.ts'
import type { BatchId, CaseId, DossierId, FollowUpId, NoticeId, PersonId } from '#domain/ids.ts'
import { type NoticeKind, toldApart } from '#domain/notices/notice.ts'
import type { Instant } from '#domain/time.ts'
import type { Range } from './cases/lists.ts'
import { type Db, oneOf } from './database.ts'
import type { Schema } from './schema.ts'

/**
 * What a person is told: that something happened to a case. Who and what stands on the case, behind the gate. The same of
 * many cases of a batch is told once.
 */
export type Notice = {
  readonly id: NoticeId
  readonly kind: NoticeKind
  /** Of several, the newest. */
  readonly case?: CaseId
  /** The batch of these cases, where there are several of which the same is told. */
  readonly batch?: { readonly id: BatchId; readonly cases: number }
  /** Of what happened to a dossier without a case. */
  readonly dossier?: DossierId
  /** The task that ended with it. */
  readonly task?: FollowUpId
  readonly at: Instant
  readonly readAt?: Instant
}

type NewNotice = {
  readonly id: NoticeId
  readonly person: PersonId
  readonly kind: NoticeKind
  readonly at: Instant
} & ({ readonly case: CaseId } | { readonly dossier: DossierId; readonly task: FollowUpId })

/** Writes notices; nothing where there are none. */
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
        batch_id: 'case' in about && !isToldApart(kind) ? batchOf(db, about.case) : null,
        dossier_id: 'dossier' in about ? about.dossier : null,
        task_id: 'task' in about ? about.task : null,
        read_at: null,
      })),
    )
    .execute()
}

const isToldApart = (kind: NoticeKind): boolean => toldApart.some((each) => each === kind)

const batchOf = (db: Db, id: CaseId) => db.selectFrom('cases').select('batch_id').where('id', '=', id)

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
    .select((eb) => [
      'kind',
      'batch_id',
      eb.fn.max('id').as('id'),
      eb.fn.max('case_id').as('case_id'),
      eb.fn.max('dossier_id').as('dossier_id'),
      eb.fn.max('task_id').as('task_id'),
      eb.fn.max('at').as('at'),
      eb.fn.max('read_at').as('read_at'),
      sql<number>`count(distinct case_id)`.as('cases'),
      unread.as('unread'),
    ])
    .groupBy(['kind', 'batch_id', line])
    .orderBy(sql`unread = 0`)
    .orderBy(sql`max(at)`, 'desc')
    .orderBy(sql`max(id)`, 'desc')
    .limit(most)
    .offset(from)
    .execute()
  return rows.map(({ id, kind, case_id, batch_id, cases, dossier_id, task_id, at, read_at, unread }) => ({
    id,
    kind: kind as NoticeKind,
    at,
    ...(case_id && { case: case_id }),
    ...(batch_id && cases > 1 && { batch: { id: batch_id, cases } }),
    ...(dossier_id && { dossier: dossier_id }),
    ...(task_id && { task: task_id }),
    ...(unread === 0 && read_at && { readAt: read_at }),
  }))
}

/** What makes notices of one kind one line: their batch, else nothing but themselves. */
const line = sql<string>`coalesce(batch_id, id)`

/** How many of a line are unread. */
const unread = sql<number>`sum(read_at is null)`

/** How many lines there are. */
const lines = sql<number>`count(distinct kind || coalesce(batch_id, id))`

/** How many those are. */
export async function countAll(db: Db, mine: Mine): Promise<number> {
  const { count } = await told(db, mine).select(lines.as('count')).executeTakeFirstOrThrow()
  return count
}

/** How many of those are unread. */
export async function countUnread(db: Db, mine: Mine): Promise<number> {
  const { count } = await told(db, mine)
    .select(lines.as('count'))
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

/** A case, a batch of them, or a dossier of which something was told without one. */
export type Matter = { readonly case: CaseId } | { readonly batch: BatchId } | { readonly dossier: DossierId }

function ofMatter(eb: ExpressionBuilder<Schema, 'notices'>, matter: Matter) {
  if ('case' in matter) return eb('case_id', '=', matter.case)
  return 'batch' in matter ? eb('batch_id', '=', matter.batch) : eb('dossier_id', '=', matter.dossier)
}

/** Whether somebody has a notice about this matter that is not read yet. */
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
