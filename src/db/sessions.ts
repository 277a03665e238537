import { type Adapter, Lucia } from 'lucia'
import type { AccountId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Db } from './database.ts'
import { remembered } from './remembered.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia
    UserId: AccountId
    DatabaseSessionAttributes: { readonly device: string }
  }
}

/** What sessions need of the world; an `App` will do, inside a transaction too. */
export type Needs = { readonly db: Db; readonly vault: Pick<Vault, 'tokenPrint'>; readonly now: () => Instant }

/** A session ends after so long without a request, and after so long in any case (docs/security.md §1). */
export const idleMinutes = 20
export const absoluteHours = 10

/** Signs an account in and answers the token for its cookie. `device` is a label, never the whole user agent. */
export async function begin(needs: Needs, account: AccountId, device: string): Promise<string> {
  const { id } = await lucia(needs).createSession(account, { device })
  return id
}

/** Whose token this is; undefined when it has ended, was signed out, or the account is not active. */
export async function find(needs: Needs, token: string): Promise<AccountId | undefined> {
  const { session } = await lucia(needs).validateSession(token)
  return session?.userId
}

/** Kills the token: a copy of the cookie is worth nothing afterwards. */
export const end = (needs: Needs, token: string): Promise<void> => lucia(needs).invalidateSession(token)

/** Kills every token of this account. */
export const endOf = (needs: Needs, account: AccountId): Promise<void> => lucia(needs).invalidateUserSessions(account)

/** Kills every token there is. */
export async function endAll(db: Db): Promise<void> {
  await db.deleteFrom('sessions').execute()
}

/** Removes what ended by time. */
export const removeEnded = (needs: Needs): Promise<void> => lucia(needs).deleteExpiredSessions()

/** Lucia is deprecated upstream: nothing else imports it. It remembers nothing, so one is made for each question. */
const lucia = (needs: Needs): Lucia => new Lucia(adapter(needs))

/**
 * Tokens are kept as keyed prints, but Lucia is given back the raw token it asked for: it deletes by the id that it was
 * answered, and a print of a print would leave a signed-out token alive. Both limits are kept here. Lucia compares with
 * the machine's clock and ours is in `App`, so it is told what remains; it never prolongs.
 */
const adapter = ({ db, vault, now }: Needs): Adapter => ({
  async getSessionAndUser(token) {
    const id = vault.tokenPrint(token)
    const row = await remembered(db, `session ${id}`, () =>
      db
        .selectFrom('sessions as s')
        .innerJoin('accounts as a', 'a.id', 's.account_id')
        .select(['s.account_id', 's.expires_at', 's.seen_at', 's.device', 'a.state'])
        .where('s.id', '=', id)
        .executeTakeFirst(),
    )
    if (!row) return [null, null]

    const at = now()
    const remains =
      row.state === 'active' ? Date.parse(earlier(row.expires_at, idleEnd(row.seen_at))) - Date.parse(at) : 0
    if (remains > 0 && Date.parse(at) - Date.parse(row.seen_at) >= seenEvery) {
      await db.updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute()
    }
    const session = {
      id: token,
      userId: row.account_id,
      expiresAt: new Date(Date.now() + remains),
      attributes: { device: row.device },
    }
    return [session, { id: row.account_id, attributes: {} }]
  },

  async setSession({ id, userId, attributes }) {
    const at = now()
    await db
      .insertInto('sessions')
      .values({
        id: vault.tokenPrint(id),
        account_id: userId,
        created_at: at,
        seen_at: at,
        expires_at: later(at, absoluteHours * 60),
        device: attributes.device,
      })
      .execute()
  },

  async updateSessionExpiration() {},

  async deleteSession(token) {
    await db.deleteFrom('sessions').where('id', '=', vault.tokenPrint(token)).execute()
  },

  async deleteUserSessions(account) {
    await db.deleteFrom('sessions').where('account_id', '=', account).execute()
  },

  async deleteExpiredSessions() {
    const at = now()
    await db
      .deleteFrom('sessions')
      .where((eb) => eb.or([eb('expires_at', '<=', at), eb('seen_at', '<=', later(at, -idleMinutes))]))
      .execute()
  },

  async getUserSessions() {
    throw new Error('Sessions are never listed: their tokens are not known here.')
  },
})

/** A request a minute is noted at most: each note is a commit. The idle limit is so much shorter at worst. */
const seenEvery = 60_000

const later = (at: Instant, minutes: number) => instant(new Date(Date.parse(at) + minutes * 60_000))
const idleEnd = (seen: Instant) => later(seen, idleMinutes)
const earlier = (a: Instant, b: Instant) => (a < b ? a : b)
