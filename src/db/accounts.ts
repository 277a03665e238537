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
  /** A new password has to be set before anything else. */
  readonly mustChange: boolean
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
  const opened = salvaged({ damages }, damage, () => vault.open(secret, secretPlace(id)) as Secret)
  return { ...rest, id, passwordHash: opened?.password, mustChange: opened?.change === true }
}

/** What an account proves itself by: an Argon2 hash, none before the first password; `change` demands another. */
type Secret = { readonly password?: string; readonly change?: true }

export type NewAccount = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly person: PersonId
  /** From `vault.hashPassword`; none where the first one is still to be set. */
  readonly passwordHash?: string | undefined
  readonly at: Instant
}

/** A new account, its password as a sealed Argon2 hash; the staff number is unique. */
export async function add({ db, vault }: { db: Db; vault: Vault }, account: NewAccount): Promise<void> {
  const { id, staffNumber, person, passwordHash, at } = account
  await db
    .insertInto('accounts')
    .values({
      id,
      staff_number: staffNumber,
      person: vault.seal(person, accountPlace(id)),
      secret: vault.seal(passwordHash === undefined ? {} : { password: passwordHash }, secretPlace(id)),
      state: 'active',
      created_at: at,
    })
    .execute()
}

/** The account with this number, whatever its state. */
export async function idOf(db: Db, staffNumber: string): Promise<AccountId | undefined> {
  const row = await db.selectFrom('accounts').select('id').where('staff_number', '=', staffNumber).executeTakeFirst()
  return row?.id
}

/** The staff number and the state of one account. */
export async function lineOf(db: Db, id: AccountId): Promise<AccountLine | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'staff_number', 'state', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id, staffNumber: row.staff_number, state: row.state, createdAt: row.created_at }
}

/** A password of one's own, in the place of the one before. */
export async function setPassword(app: { db: Db; vault: Vault }, id: AccountId, passwordHash: string): Promise<void> {
  await saveSecret(app, id, { password: passwordHash })
}

/** 强制改密: the next sign-in asks for another password first. */
export async function demandPassword({ db, vault }: { db: Db; vault: Vault }, id: AccountId): Promise<void> {
  const { secret } = await db.selectFrom('accounts').select('secret').where('id', '=', id).executeTakeFirstOrThrow()
  const { password } = vault.open(secret, secretPlace(id)) as Secret
  if (password !== undefined) await saveSecret({ db, vault }, id, { password, change: true })
}

async function saveSecret({ db, vault }: { db: Db; vault: Vault }, id: AccountId, secret: Secret): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ secret: vault.seal(secret, secretPlace(id)) })
    .where('id', '=', id)
    .execute()
}

/** The language or the look that whoever owns the account chose. */
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

/** Whether there is an account of this id, in whatever state. */
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

/** How many accounts there are, closed ones included. */
export async function countAll(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
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
