import type { Link, Purpose } from '#domain/accounts/link.ts'
import type { AccountId, LinkId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Db } from './database.ts'
import type { Sound } from './seals/seals.ts'

type NewLink = {
  readonly id: LinkId
  readonly account: AccountId
  readonly purpose: Purpose
  /** The code itself is nowhere: this is its keyed print, with the account in it. */
  readonly print: string
  readonly by: AccountId | 'system'
  readonly at: Instant
  readonly expiresAt: Instant
  readonly released: boolean
}

/** A new code for an account; the one before is worth nothing from now on. */
export async function add(db: Db, link: NewLink): Promise<void> {
  const { id, account, purpose, print, by, at, expiresAt, released } = link
  await end(db, account, 'replaced', at)
  await db
    .insertInto('links')
    .values({
      id,
      account_id: account,
      purpose,
      print,
      made_by: by,
      made_at: at,
      expires_at: expiresAt,
      released_at: released ? at : null,
      ended_at: null,
      ended_how: null,
    })
    .execute()
}

/** The codes that nobody has used yet, spent time included; one that is not what was written is none. */
export async function open({ db, seals }: Sound, account?: AccountId): Promise<readonly Link[]> {
  const rows = await db
    .selectFrom('links')
    .select(['id', 'account_id', 'purpose', 'made_by', 'made_at', 'expires_at', 'released_at'])
    .where('ended_at', 'is', null)
    .$if(account !== undefined, (query) => query.where('account_id', '=', account as AccountId))
    .execute()
  return rows
    .filter(({ id }) => seals.isSound('links', id))
    .map(({ id, account_id, purpose, made_by, made_at, expires_at, released_at }) => ({
      id,
      account: account_id,
      purpose,
      madeBy: made_by,
      madeAt: made_at,
      expiresAt: expires_at,
      released: released_at !== null,
    }))
}

/** The open code with this print. */
export async function withPrint(needs: Sound, account: AccountId, print: string): Promise<Link | undefined> {
  const row = await needs.db
    .selectFrom('links')
    .select('id')
    .where('account_id', '=', account)
    .where('print', '=', print)
    .executeTakeFirst()
  return row && (await open(needs, account)).find(({ id }) => id === row.id)
}

/** The open code of an account may be used from now on; answers whether one waited for it. */
export async function release(db: Db, account: AccountId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('links')
    .set({ released_at: at })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The open code of an account is worth nothing any more. */
export async function end(db: Db, account: AccountId, how: 'used' | 'replaced', at: Instant): Promise<void> {
  await db
    .updateTable('links')
    .set({ ended_at: at, ended_how: how })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .execute()
}
