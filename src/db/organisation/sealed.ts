import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import { compareCodes } from '#domain/code-order.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { ExpectedOffice } from '#domain/organisation/expected.ts'
import { settingKeys } from '#domain/organisation/settings.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'
import * as settings from './settings.ts'

type Opener = Sound & { readonly vault: Pick<Vault, 'open'> } & Noting

export type Account = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly person: PersonId
  readonly active: boolean
}

/** Where the person behind an account is sealed: the number alone stands in clear (docs/decisions/0003). */
export const accountPlace = (id: AccountId) =>
  ({ table: 'accounts', group: 'organisation', dossier: 'organisation', record: id, version: 1, schema: 1 }) as const

/** Where the name of a person without a dossier is sealed (docs/decisions/0050). */
export const personPlace = (id: PersonId) =>
  ({ table: 'persons', group: 'organisation', dossier: 'organisation', record: id, version: 1, schema: 1 }) as const

/**
 * Every account with its person, by staff number. One whose person does not open is noted as damaged and inactive; a person
 * that nobody is stands in, under the account's own id, so that what it wrote keeps an author. One whose row is not what was
 * written acts no more either.
 */
export async function listAccounts({ db, vault, damages, seals }: Opener): Promise<readonly Account[]> {
  const rows = await db.selectFrom('accounts').select(['id', 'staff_number', 'person', 'state']).execute()
  rows.sort((a, b) => compareCodes(a.staff_number, b.staff_number))
  return rows.map(({ id, staff_number, person: sealed, state }) => {
    const damage = { of: 'account', id, what: 'does-not-open', where: 'accounts.person' } as const
    const isSound = seals.isSound('accounts', id)
    // Of a row that is not what was written it has been told already.
    const noting = { damages: isSound ? damages : { ...damages, note: () => {} } }
    const person = salvaged(noting, damage, () => vault.open(sealed, accountPlace(id)) as PersonId)
    return {
      id,
      staffNumber: staff_number,
      person: person ?? (id as string as PersonId),
      active: person !== undefined && state === 'active' && isSound,
    }
  })
}

/** The names of the persons without a dossier; one that does not open is noted as damaged and absent. */
export async function namesOfPersons({ db, vault, damages, seals }: Opener): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db.selectFrom('persons').select(['id', 'name']).where('name', 'is not', null).execute()
  return new Map(
    rows.flatMap(({ id, name }) => {
      const damage = { of: 'person', id, what: 'does-not-open', where: 'persons' } as const
      const isSound = name && seals.isSound('persons', id)
      const opened = isSound && salvaged({ damages }, damage, () => String(vault.open(name, personPlace(id))))
      return opened ? [[id, opened] as const] : []
    }),
  )
}

/** Adds a person. One whose dossier the house keeps has the name under that dossier's key, and none here. */
export async function addPerson(
  { db, vault }: { db: Db; vault: Pick<Vault, 'seal'> },
  { id, name }: { readonly id: PersonId; readonly name?: string | undefined },
): Promise<void> {
  await db
    .insertInto('persons')
    .values({ id, name: name === undefined ? null : vault.seal(name, personPlace(id)) })
    .execute()
}

const expectedPlace = {
  table: 'settings',
  group: 'organisation',
  dossier: 'organisation',
  record: settingKeys.expectedOffices,
  version: 1,
  schema: 1,
} as const

/** 等开账号的职务, as they were asked for; undefined, and noted, where they do not open or are not what was written. */
export async function expectedOffices({
  db,
  vault,
  damages,
  seals,
}: Opener): Promise<readonly ExpectedOffice[] | undefined> {
  const key = settingKeys.expectedOffices
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  if (!row) return []
  if (!seals.isSound('settings', key)) return undefined
  const damage = { of: 'organisation', id: `settings ${key}`, what: 'does-not-open', where: 'settings' } as const
  const open = () => vault.open(Buffer.from(row.value, 'base64') as Sealed, expectedPlace)
  return salvaged({ damages }, damage, open) as unknown as readonly ExpectedOffice[] | undefined
}

/** Puts these in the place of all that were expected before. */
export const setExpectedOffices = (
  { db, vault }: { db: Db; vault: Pick<Vault, 'seal'> },
  all: readonly ExpectedOffice[],
): Promise<void> =>
  settings.set(db, 'expectedOffices', vault.seal(all as unknown as Json, expectedPlace).toString('base64'))

/** Whether there is a person of this id. */
export async function knowsPerson(db: Db, id: PersonId): Promise<boolean> {
  const row = await db.selectFrom('persons').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}
