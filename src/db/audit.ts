import { createHash } from 'node:crypto'
import { bodyOf, type Entry } from '#domain/audit/entry.ts'
import type { Db } from './database.ts'

export type AuditEntry = Entry

/** 链头: the newest entry's number and chain. Whoever holds it can tell later whether anything before it was changed. */
export type Head = { readonly seq: number; readonly chain: string }

/** Writes the trace of a change, inside the caller's transaction. */
export const record = (db: Db, entry: AuditEntry): Promise<void> => recordAll(db, [entry])

/** Several entries at once. The head is read in this very transaction: a remembered one would fork after a rollback. */
export async function recordAll(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  let last = await head(db)
  const rows = entries.map((entry) => {
    const body = bodyOf(entry)
    last = { seq: last.seq + 1, chain: link(last, body) }
    return { ...last, body }
  })
  if (rows.length > 0) await db.insertInto('audit').values(rows).execute()
}

/** Before the first entry the head is 0 and 64 zeros. */
export async function head(db: Db): Promise<Head> {
  const newest = await db
    .selectFrom('audit')
    .select(['seq', 'chain'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ?? start
}

export const start: Head = { seq: 0, chain: '0'.repeat(64) }

/** chain = SHA-256(tag ‖ seq ‖ previous ‖ SHA-256(0x00 ‖ body)), seq as 8 bytes, in hex (security.md §5). */
export function link(previous: Head, body: string): string {
  const seq = Buffer.alloc(8)
  seq.writeBigUInt64BE(BigInt(previous.seq + 1))
  const content = createHash('sha256').update('\0').update(body).digest()
  return createHash('sha256').update(tag).update(seq).update(previous.chain, 'hex').update(content).digest('hex')
}

const tag = 'juanzong.log.1'
