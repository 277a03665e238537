import { type Adapter, Lucia } from 'lucia'
import { familyOf, type Place } from '#domain/accounts/place.ts'
import type { AccountId } from '#domain/ids.ts'
import { type Instant, instant, millisecondsOf } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import { compiledOnce } from './compiled.ts'
import { Database } from './connection.ts'
import type { Db } from './database.ts'
import { remembered } from './remembered.ts'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof make>
    UserId: AccountId
    DatabaseSessionAttributes: {
      readonly device: string
      readonly place: string | null
      readonly stage: Stage
      readonly provenAt: Instant | null
    }
  }
}

/** What sessions need of the world; an `App` will do, inside a transaction too. */
export type Needs = { readonly db: Db; readonly vault: Pick<Vault, 'tokenPrint'>; readonly now: () => Instant }

/** What a session still waits for before it may do anything: the second factor, another password, a factor to be set up. */
export type Stage = 'open' | 'factor' | 'password' | 'enrolment'

/** On what, and from where, a request comes. */
export type Whence = { readonly device: string; readonly place: Place }

/**
 * Whose session it is, how far it has come, and when its holder last proved to be the one. `isElsewhere` where the request comes
 * on another device or from another place than the session was begun: a copy of its cookie, until the contrary is proved.
 */
export type Session = {
  readonly account: AccountId
  readonly stage: Stage
  readonly provenAt: Instant | undefined
  readonly isElsewhere: boolean
}

/** A session ends after so long without a request, and after so long in any case (docs/security.md §1). */
export const idleMinutes = 20
export const absoluteHours = 10

/**
 * Signs an account in and answers the token for its cookie. `device` is a label, never the whole user agent. With a place it is
 * good there alone.
 */
export async function begin(
  needs: Needs,
  account: AccountId,
  device: string,
  stage: Stage = 'open',
  place?: Place,
): Promise<string> {
  const bound = place === undefined ? null : printOf(needs, place)
  const attributes = { device, place: bound, stage, provenAt: stage === 'open' ? needs.now() : null }
  const { id } = await lucia(needs).createSession(account, attributes)
  return id
}

/** Whose token this is, if it may act; undefined when it has ended, was signed out, or the account is not active. */
export async function find(needs: Needs, token: string): Promise<AccountId | undefined> {
  const session = await look(needs, token)
  return session?.stage === 'open' ? session.account : undefined
}

/**
 * The same, with what it still waits for, and whether it is used where it was begun. One that has ended by time is removed, and
 * one of an account that is not active.
 */
export async function look(needs: Needs, token: string, from?: Whence): Promise<Session | undefined> {
  const { db, vault, now } = needs
  // By the token, which the memory of an open house may hold; its fingerprint costs a twentieth of a small answer.
  const ask = () => sessionOf(db, vault.tokenPrint(token))
  const [row] = await remembered(db, `session ${token}`, ask, ofSessions)
  if (!row) return undefined

  const [at, seen] = [millisecondsOf(now()), Date.parse(row.seen_at)]
  const ends = Math.min(Date.parse(row.expires_at), seen + idleMinutes * 60_000)
  if (row.state !== 'active' || at >= ends) {
    await end(needs, token)
    return undefined
  }
  if (at - seen >= seenEvery) {
    const id = vault.tokenPrint(token)
    await db.updateTable('sessions').set({ seen_at: now() }).where('id', '=', id).execute()
  }
  const { account_id: account, stage, proven_at, device, place } = row
  const isElsewhere = place !== null && from !== undefined && !(await isAt(needs, { device, place }, from))
  return { account, stage, provenAt: proven_at ?? undefined, isElsewhere }
}

async function isAt(needs: Needs, begun: { readonly device: string; readonly place: string }, from: Whence) {
  if (from.device !== begun.device) return false
  if (begun.place[0] !== familyOf(from.place)) return true
  const print = async () => printOf(needs, from.place)
  return begun.place === (await remembered(needs.db, `place ${from.place}`, print, ofSessions))
}

/** The kind of address in clear, since the two of one machine are never compared. */
const printOf = ({ vault }: Needs, place: Place): string => `${familyOf(place)} ${vault.tokenPrint(`place ${place}`)}`

/** Whoever holds this session has just proved to be the one again. */
export async function prove({ db, vault, now }: Needs, token: string): Promise<void> {
  await db.updateTable('sessions').set({ proven_at: now() }).where('id', '=', vault.tokenPrint(token)).execute()
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

/** Lucia is deprecated upstream: nothing else imports it. It remembers nothing; an open house has one for all its questions. */
function lucia(needs: Needs): Asking {
  const known = needs.db instanceof Database ? needs.db.sessions : undefined
  const made = (known?.get(needs) as Asking | undefined) ?? make(needs)
  known?.set(needs, made)
  return made
}

type Asking = ReturnType<typeof make>

const make = (needs: Needs) => new Lucia(adapter(needs))

/**
 * Tokens are kept as fingerprints, but Lucia deletes by the id that it was given: a fingerprint would leave a signed-out token
 * alive. Whose session it is and how long it is good, is looked at here and not asked of Lucia, which compares with the
 * machine's clock, and ours is in `App`.
 */
const adapter = ({ db, vault, now }: Needs): Adapter => ({
  async getSessionAndUser() {
    throw new Error('Sessions are looked at without Lucia.')
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
        place: attributes.place,
        stage: attributes.stage,
        proven_at: attributes.provenAt,
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

const sessionOf = compiledOnce((db, id: string) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(['s.account_id', 's.expires_at', 's.seen_at', 's.device', 's.place', 's.stage', 's.proven_at', 'a.state'])
    .where('s.id', '=', id),
)

const ofSessions = ['sessions', 'accounts'] as const

/** A request a minute is noted at most: each note is a commit. The idle limit is so much shorter at worst. */
const seenEvery = 60_000

/** A moment so many minutes after another one. */
export const later = (at: Instant, minutes: number) => instant(new Date(Date.parse(at) + minutes * 60_000))
