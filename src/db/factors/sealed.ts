import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { CodeKind, FactorKind } from '#domain/accounts/factor.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'

/** `secret` is what an authenticator was given; a card has none. */
export type Factor = {
  readonly kind: FactorKind
  readonly secret: string
  readonly since: Instant
  readonly lastStep: number
}

type Opener = Sound & Noting & { readonly vault: Pick<Vault, 'open'> }
type Sealer = { readonly db: Db; readonly vault: Pick<Vault, 'seal'> }

/**
 * The second factor of an account. One that does not open is noted as damaged and stays asked for: nothing fits it, until
 * two people have cured it.
 */
export async function find({ db, vault, damages }: Opener, account: AccountId): Promise<Factor | undefined> {
  const row = await db
    .selectFrom('factors')
    .select(['kind', 'secret', 'since', 'last_step'])
    .where('account_id', '=', account)
    .executeTakeFirst()
  if (!row) return undefined
  const damage = { of: 'account', id: account, what: 'does-not-open', where: 'factors' } as const
  const secret = salvaged({ damages }, damage, () => String(vault.open(row.secret, factorPlace(account))))
  return { kind: row.kind, secret: secret ?? '', since: row.since, lastStep: row.last_step }
}

/** Which accounts have one. */
export async function having(db: Db): Promise<ReadonlyMap<AccountId, FactorKind>> {
  const rows = await db.selectFrom('factors').select(['account_id', 'kind']).execute()
  return new Map(rows.map(({ account_id, kind }) => [account_id, kind]))
}

/** In the place of whatever stood before, whose codes are worth nothing any more. */
export async function set(
  { db, vault }: Sealer,
  account: AccountId,
  { kind, secret, since, lastStep }: Factor,
): Promise<void> {
  await remove(db, account)
  await db
    .insertInto('factors')
    .values({ account_id: account, kind, secret: vault.seal(secret, factorPlace(account)), since, last_step: lastStep })
    .execute()
}

/** Takes the factor away with all its codes. */
export async function remove(db: Db, account: AccountId): Promise<void> {
  await db.deleteFrom('factor_codes').where('account_id', '=', account).execute()
  await db.deleteFrom('factors').where('account_id', '=', account).execute()
}

/** Uses a step up; false where it, or a later one, was used already. */
export async function useStep(db: Db, account: AccountId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factors')
    .set({ last_step: step })
    .where('account_id', '=', account)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** New codes of a kind in the place of the old ones, by their prints. */
export async function setCodes(db: Db, account: AccountId, kind: CodeKind, prints: readonly string[]): Promise<void> {
  await db.deleteFrom('factor_codes').where('account_id', '=', account).where('kind', '=', kind).execute()
  await db
    .insertInto('factor_codes')
    .values(prints.map((print, at) => ({ account_id: account, kind, position: at + 1, print, used_at: null })))
    .execute()
}

/** Uses a code up, one of this place alone where it is named; false where it is none or was used. */
export async function useCode(
  db: Db,
  account: AccountId,
  { kind, print, position }: { readonly kind: CodeKind; readonly print: string; readonly position?: number },
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor_codes')
    .set({ used_at: at })
    .where('account_id', '=', account)
    .where('kind', '=', kind)
    .where('print', '=', print)
    .where('used_at', 'is', null)
    .$if(position !== undefined, (query) => query.where('position', '=', position as number))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many codes are left, and the place of the next on a card. */
export async function codesLeft(
  db: Db,
  account: AccountId,
  kind: CodeKind,
): Promise<{ readonly left: number; readonly next: number | undefined }> {
  const rows = await db
    .selectFrom('factor_codes')
    .select('position')
    .where('account_id', '=', account)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .orderBy('position')
    .execute()
  return { left: rows.length, next: rows[0]?.position }
}

const factorPlace = (account: AccountId) =>
  ({
    table: 'factors',
    group: 'organisation',
    dossier: 'organisation',
    record: account,
    version: 1,
    schema: 1,
  }) as const
