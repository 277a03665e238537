import * as accountTable from '#db/accounts.ts'
import { personPlace } from '#db/organisation.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AccountId, PersonId, PostId, UnitId } from '#domain/ids.ts'
import { settingKeys } from '#domain/organisation/settings.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { accounts, demoPassword } from './accounts.ts'
import { fallbackApprover, offices, posts, units, withoutDossier } from './company.ts'
import { people } from './people/index.ts'

/** The company as it stands when the first dossier is begun, by the names that the demo's data uses. */
export type Company = {
  readonly root: UnitId
  readonly unitOf: (code: string) => UnitId
  /** By name; two people of one name are told apart by the unit. */
  readonly personOf: (name: string, unit?: string) => PersonId
  readonly actorOf: (name: string) => Actor
}

const founded = '1958-07-01' as Day

/** 建制: units, posts, persons, offices, accounts and duties of the invented company. */
export async function foundCompany(app: App): Promise<Company> {
  const unitIds = new Map(units.map(({ code }) => [code, app.newId<UnitId>()]))
  const persons = [...withoutDossier.map((name) => ({ name, unit: '' })), ...people].map(({ name, unit }) => ({
    name,
    unit,
    id: app.newId<PersonId>(),
  }))
  const accountIds = new Map(accounts.map(({ name }) => [name, app.newId<AccountId>()]))
  const unitOf = (code: string) => known(unitIds.get(code), code)
  const personOf = (name: string, unit?: string) =>
    known(persons.find((person) => person.name === name && (!unit || person.unit === unit))?.id, name)
  const passwordHash = await app.vault.hashPassword(demoPassword)

  await inTransaction(app, async (app) => {
    await addUnits(app, unitOf)
    await app.db
      .insertInto('persons')
      .values(persons.map(({ id, name, unit }) => ({ id, name: unit ? null : app.vault.seal(name, personPlace(id)) })))
      .execute()
    await addOffices(app, unitOf, personOf)
    for (const { name, staffNumber, duties } of accounts) {
      const id = known(accountIds.get(name), name)
      await accountTable.add(app, { id, staffNumber, person: personOf(name), passwordHash, at: app.now() })
      for (const duty of duties) {
        await app.db
          .insertInto('duties')
          .values({ account_id: id, duty, unit_id: unitOf('LC'), since: founded, until: null })
          .execute()
      }
    }
    await app.db
      .insertInto('settings')
      .values([
        { key: settingKeys.profile, value: 'state' },
        { key: settingKeys.fallback, value: personOf(fallbackApprover) },
      ])
      .execute()
  })
  await app.directory.reload()
  return {
    root: unitOf('LC'),
    unitOf,
    personOf,
    actorOf: (name) => known(app.directory.actorOf(known(accountIds.get(name), name)), name),
  }
}

async function addUnits(app: App, unitOf: Company['unitOf']) {
  for (const [position, { code, parent, kind, name }] of units.entries()) {
    await app.db
      .insertInto('units')
      .values({
        id: unitOf(code),
        parent_id: parent ? unitOf(parent) : null,
        kind,
        name,
        code,
        position,
        entity: kind === 'company' ? 1 : 0,
        series: kind === 'company' ? 'LC' : '',
        opened_on: founded,
        closed_on: null,
      })
      .execute()
  }
  const rows = posts.map(([unit, name, rank, headcount], position) => ({
    id: app.newId<PostId>(),
    unit_id: unitOf(unit),
    name,
    rank,
    headcount,
    position,
  }))
  await app.db.insertInto('posts').values(rows).execute()
}

async function addOffices(app: App, unitOf: Company['unitOf'], personOf: Company['personOf']) {
  const rows = offices.map(({ unit, person, kind, title, rank, from }) => ({
    id: app.newId(),
    unit_id: unitOf(unit),
    person_id: personOf(person),
    kind,
    title,
    rank,
    held_from: from as Day,
    held_until: null,
  }))
  await app.db.insertInto('offices').values(rows).execute()
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo knows no ${name}.`)
  return value
}
