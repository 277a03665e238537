import type { AccountId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Db } from './database.ts'
import { accountPlace } from './organisation/sealed.ts'
import { type Noting, salvaged } from './salvage.ts'
import type { Sound } from './seals/seals.ts'

export type State = 'active' | 'locked' | 'closed'

/** What signing in needs to know of an account. */
export type Door = {
  readonly id: AccountId
  readonly state: State
  readonly passwordHash: string | undefined
  readonly language: string
  readonly theme: string
}

/** An account as IT meets it: by its number, never by a name (docs/decisions/0003). */
export type AccountLine = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly state: State
  readonly createdAt: Instant
}

/**
 * The account with this number; one that is not what was written is none. An account whose secret does not open is noted
 * as damaged; no password fits it, and it learns no more than others.
 */
export async function find(
  { db, vault, damages, seals }: Sound & { vault: Vault } & Noting,
  staffNumber: string,
): Promise<Door | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'state', 'secret', 'language', 'theme'])
    .where('staff_number', '=', staffNumber)
    .executeTakeFirst()
  if (!row || !seals.isSound('accounts', row.id)) return undefined
  const { id, secret, ...rest } = row
  const damage = { of: 'account', id, what: 'does-not-open', where: 'accounts.secret' } as const
  const opened = salvaged({ damages }, damage, () => vault.open(secret, secretPlace(id)) as { password: string })
  return { ...rest, id, passwordHash: opened?.password }
}

export type NewAccount = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly person: PersonId
  /** From `vault.hashPassword`. */
  readonly passwordHash: string
  readonly at: Instant
}

export async function add({ db, vault }: { db: Db; vault: Vault }, account: NewAccount): Promise<void> {
  const { id, staffNumber, person, passwordHash, at } = account
  await db
    .insertInto('accounts')
    .values({
      id,
      staff_number: staffNumber,
      person: vault.seal(person, accountPlace(id)),
      secret: vault.seal({ password: passwordHash }, secretPlace(id)),
      state: 'active',
      created_at: at,
    })
    .execute()
}

export async function setPreference(
  db: Db,
  id: AccountId,
  preference: { readonly language: string } | { readonly theme: string },
): Promise<void> {
  await db.updateTable('accounts').set(preference).where('id', '=', id).execute()
}

/** 停用: nobody signs in with it any more. Closes the account; answers whether it was not closed before. */
export async function close(db: Db, id: AccountId): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('accounts')
    .set({ state: 'closed' })
    .where('id', '=', id)
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function exists(db: Db, id: AccountId): Promise<boolean> {
  const row = await db.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** So many accounts by staff number, a longer one after all that are shorter, so that 10 comes after 9. */
export async function list(db: Db, { from, most }: { from: number; most: number }): Promise<readonly AccountLine[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'staff_number', 'state', 'created_at'])
    .orderBy(({ fn }) => fn('length', ['staff_number']))
    .orderBy('staff_number')
    .offset(from)
    .limit(most)
    .execute()
  return rows.map(({ id, staff_number, state, created_at }) => ({
    id,
    staffNumber: staff_number,
    state,
    createdAt: created_at,
  }))
}

export async function countAll(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Tries that failed or are under way, newest first, by keyed print: neither numbers nor addresses stand in clear. */
export async function attempts(db: Db, subject: string, since: Instant): Promise<readonly Instant[]> {
  const rows = await db
    .selectFrom('sign_in_failures')
    .select('at')
    .where('subject', '=', subject)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ at }) => at)
}

export async function addAttempt(db: Db, subjects: readonly string[], at: Instant): Promise<void> {
  await db
    .insertInto('sign_in_failures')
    .values(subjects.map((subject) => ({ subject, at })))
    .execute()
}

/** Forgets the tries of these subjects, all of them or those of one moment. */
export async function forgetAttempts(db: Db, subjects: readonly string[], at?: Instant): Promise<void> {
  let attempts = db.deleteFrom('sign_in_failures').where('subject', 'in', subjects)
  if (at) attempts = attempts.where('at', '=', at)
  await attempts.execute()
}

export async function forgetAttemptsBefore(db: Db, at: Instant): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('at', '<=', at).execute()
}

const secretPlace = (id: AccountId) =>
  ({
    table: 'accounts.secret',
    group: 'organisation',
    dossier: 'organisation',
    record: id,
    version: 1,
    schema: 1,
  }) as const
