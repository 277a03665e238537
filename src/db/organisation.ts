import type { Kysely } from 'kysely'
import { type Duty, duties } from '#domain/access/actor.ts'
import type { AccountId, PersonId, PostId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Post } from '#domain/organisation/post.ts'
import { type Settings, settingKeys } from '#domain/organisation/settings.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>
type Opener = Pick<Vault, 'open'>
type Span = { readonly from: Day; readonly until: Day | undefined }

export type HeldOffice = Office & Span
export type GrantedDuty = Span & { readonly account: AccountId; readonly duty: Duty; readonly unit: UnitId }
export type Account = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly person: PersonId
  readonly active: boolean
}

/** Where the person behind an account is sealed: the number alone stands in clear (decisions.md 3). */
export const accountPlace = (id: AccountId) =>
  ({ table: 'accounts', group: 'organisation', dossier: 'organisation', record: id, version: 1, schema: 1 }) as const

/** Where the name of a person without a dossier is sealed (decisions.md 50). */
export const personPlace = (id: PersonId) =>
  ({ table: 'persons', group: 'organisation', dossier: 'organisation', record: id, version: 1, schema: 1 }) as const

/** The units that are open, siblings in their order. */
export async function listUnits(db: Db): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('units')
    .select(['id', 'parent_id', 'kind', 'name', 'code', 'position', 'entity'])
    .where('closed_on', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ parent_id, entity, ...unit }) => ({
    ...unit,
    parent: parent_id ?? undefined,
    entity: entity === 1,
  }))
}

/** Offices past, present and to come, the highest rank first. */
export async function listOffices(db: Db): Promise<readonly HeldOffice[]> {
  const rows = await db
    .selectFrom('offices')
    .innerJoin('units', 'units.id', 'offices.unit_id')
    .select(['unit_id', 'person_id', 'offices.kind', 'title', 'rank', 'held_from', 'held_until'])
    .orderBy('rank')
    .orderBy('units.position')
    .execute()
  return rows.map(({ unit_id, person_id, held_from, held_until, ...office }) => ({
    ...office,
    unit: unit_id,
    person: person_id,
    from: held_from,
    until: held_until ?? undefined,
  }))
}

/** Duties granted, past, present and to come. A word that is no duty grants nothing. */
export async function listDuties(db: Db): Promise<readonly GrantedDuty[]> {
  const rows = await db.selectFrom('duties').select(['account_id', 'duty', 'unit_id', 'since', 'until']).execute()
  return rows.flatMap(({ account_id, duty, unit_id, since, until }) => {
    const known = duties.find((name) => name === duty)
    return known ? [{ account: account_id, duty: known, unit: unit_id, from: since, until: until ?? undefined }] : []
  })
}

/** Every account with its person, by staff number. */
export async function listAccounts(db: Db, vault: Opener): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'staff_number', 'person', 'state'])
    .orderBy('staff_number')
    .execute()
  return rows.map(({ id, staff_number, person, state }) => ({
    id,
    staffNumber: staff_number,
    person: vault.open(person, accountPlace(id)) as PersonId,
    active: state === 'active',
  }))
}

/** The names of the persons without a dossier. */
export async function namesOfPersons(db: Db, vault: Opener): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await db.selectFrom('persons').select(['id', 'name']).where('name', 'is not', null).execute()
  return new Map(
    rows.flatMap(({ id, name }) => (name ? [[id, String(vault.open(name, personPlace(id)))] as const] : [])),
  )
}

/** The posts of the house with rank and headcount, in the order of their units. */
export async function listPosts(db: Db): Promise<readonly Post[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'unit_id', 'name', 'rank', 'headcount', 'position'])
    .orderBy('unit_id')
    .orderBy('position')
    .execute()
  return rows.map(({ id, unit_id, ...post }): Post => ({ id: id satisfies PostId, unit: unit_id, ...post }))
}

/** What the organisation has settled; a profile that nobody has chosen is the stricter one. */
export async function findSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute()
  const value = (key: keyof typeof settingKeys) => rows.find((row) => row.key === settingKeys[key])?.value
  const fallback = value('fallback')
  return {
    profile: value('profile') === 'enterprise' ? 'enterprise' : 'state',
    ...(fallback && { fallback: fallback as PersonId }),
  }
}
