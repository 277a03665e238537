import { hash } from 'node:crypto'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { openTransaction } from '#db/inside.ts'
import { bodyOf, type Entry } from '#domain/log/entry.ts'
import type { LogFilter } from '#domain/log/filter.ts'
import type { Instant } from '#domain/time.ts'

/** 链头: the newest entry's number and chain. Whoever holds it can tell later whether anything before it was changed. */
export type Head = { readonly seq: number; readonly chain: string }

/** Leaves the trace of a change, inside the caller's transaction. */
export const record = (db: Db, entry: Entry): Promise<void> => recordAll(db, [entry])

/** Several entries at once. What all have left who share a commit is written just before it, in one statement. */
export async function recordAll(db: Db, entries: readonly Entry[]): Promise<void> {
  const traces = openTransaction()?.traces
  if (!traces) return write(db, entries)
  traces.entries = [...traces.entries, ...entries]
  traces.write ??= () => {
    const left = traces.entries
    traces.entries = []
    return write(db, left)
  }
}

/** The head is read in this very transaction: a remembered one would fork after a rollback. */
async function write(db: Db, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  let last = (await newest(db))[0] ?? start
  const values = entries.flatMap((entry) => {
    const body = bodyOf(entry)
    last = { seq: last.seq + 1, chain: link(last, body) }
    return [last.seq, body, last.chain]
  })
  await insertOf(entries.length)(db, ...values)
}

type Insert = (db: Db, ...values: readonly (string | number)[]) => Promise<unknown>

const inserts = new Map<number, Insert>()

/** One statement for so many entries, built once: up to as many as requests are answered at a time. */
function insertOf(count: number): Insert {
  const insert = inserts.get(count) ?? compiledOnce((db, ...values) => db.insertInto('log').values(inThrees(values)))
  inserts.set(count, insert)
  return insert
}

const inThrees = (values: readonly (string | number)[]) =>
  Array.from({ length: values.length / 3 }, (_, at) => {
    const [seq, body, chain] = values.slice(at * 3, at * 3 + 3) as [number, string, string]
    return { seq, body, chain }
  })

/** Before the first entry the head is 0 and 64 zeros. */
export async function head(db: Db): Promise<Head> {
  await openTransaction()?.traces.write?.()
  return (await newest(db))[0] ?? start
}

const newest = compiledOnce((db) =>
  db
    .selectFrom('log')
    .select(['seq', 'chain'])
    .where('seq', '=', (eb) => eb.selectFrom('log').select(({ fn }) => fn.max('seq').as('newest'))),
)

/** When the newest entry was written; undefined for a new log. */
export async function newestAt(db: Db): Promise<Instant | undefined> {
  const query = db.selectFrom('log').select('at').where('at', 'is not', null).orderBy('seq', 'desc').limit(1)
  return (await query.executeTakeFirst())?.at
}

export const start: Head = { seq: 0, chain: '0'.repeat(64) }

/** An entry as it lies there: the body is the very text that the chain covers. */
export type Recorded = Head & { readonly body: string }

/**
 * The newest entries that meet the filter, newest first. By act and by day they come from an index that is in the order of
 * time, so that a page reads what it shows however long the log is.
 */
export async function search(db: Db, filter: LogFilter, limit: number): Promise<readonly Recorded[]> {
  const { who, dossier, act, from, until, before, withoutLooksOf } = filter
  const inTime = act !== undefined || from !== undefined || until !== undefined
  let query = db.selectFrom('log').select(['seq', 'body', 'chain']).limit(limit)
  if (inTime) query = query.orderBy('at', 'desc')
  query = query.orderBy('seq', 'desc')
  if (who) {
    const { account, person } = who
    query = query.where((eb) =>
      eb.or([
        ...(account ? [eb('actor', '=', account), eb('account', '=', account)] : []),
        ...(person ? [eb('person', '=', person)] : []),
      ]),
    )
  }
  if (dossier) query = query.where('dossier', '=', dossier)
  if (act) query = query.where('act', '=', act)
  if (from) query = query.where('at', '>=', from)
  if (until) query = query.where('at', '<', until)
  if (withoutLooksOf)
    query = query.where((eb) =>
      eb.not(eb.and([eb('actor', '=', withoutLooksOf), eb('act', 'in', ['log.read', 'log.exported'])])),
    )
  if (before === undefined) return query.execute()
  if (!inTime) return query.where('seq', '<', before).execute()
  const { at } = await db.selectFrom('log').select('at').where('seq', '=', before).executeTakeFirstOrThrow()
  return query
    .where('at', '<=', at)
    .where((eb) => eb.or([eb('at', '<', at), eb('seq', '<', before)]))
    .execute()
}

/** The entries after one of them, oldest first: to export or check the whole in slices. */
export const following = (db: Db, after: number, limit: number): Promise<readonly Recorded[]> =>
  db.selectFrom('log').select(['seq', 'body', 'chain']).where('seq', '>', after).orderBy('seq').limit(limit).execute()

/** chain = SHA-256(tag ‖ seq ‖ previous ‖ SHA-256(0x00 ‖ body)), seq as 8 bytes, in hex (docs/security.md §5). */
export function link(previous: Head, body: string): string {
  const seq = previous.seq + 1
  chained.writeUInt32BE(Math.floor(seq / 2 ** 32), tag.length)
  chained.writeUInt32BE(seq % 2 ** 32, tag.length + 4)
  // What is no chain leaves nothing of the one before.
  chained.fill(0, tag.length + 8, tag.length + 40)
  chained.write(previous.chain, tag.length + 8, 'hex')
  chained.write(hash('sha256', `\0${body}`, 'hex'), tag.length + 40, 'hex')
  return hash('sha256', chained, 'hex')
}

const tag = 'juanzong.log.1'

/** Filled anew for each link: 32 bytes of the chain before, 32 of the body. */
const chained = Buffer.alloc(tag.length + 8 + 64)
chained.write(tag, 'latin1')
