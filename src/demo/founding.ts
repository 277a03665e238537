import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addPost, addUnit, found } from '#actions/organisation/units.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { accounts, demoPassword } from './accounts.ts'
import { companyName, fallbackApprover, offices, posts, units, withoutDossier } from './company.ts'
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
const code = 'LC'

/** 建制: units, posts, persons, offices, accounts and duties of the invented company, made as a first start makes them. */
export async function foundCompany(app: App): Promise<Company> {
  const passwordHash = await app.vault.hashPassword(demoPassword)
  const made = await inTransaction(app, async (app) => {
    const unitOf = await addUnits(app)
    const persons = await addPersons(app)
    const personOf = (name: string, unit?: string) =>
      known(persons.find((person) => person.name === name && (!unit || person.unit === unit))?.id, name)
    for (const { unit, person, from, ...office } of offices) {
      const held = { unit: unitOf(unit), person: personOf(person), ...office, from: from as Day }
      expected(await appoint(app, 'system', held))
    }
    const accountIds = new Map<string, AccountId>()
    for (const { name, staffNumber, duties } of accounts) {
      const opening = { staffNumber, person: personOf(name), passwordHash }
      const account = expected(await addAccount(app, 'system', opening))
      accountIds.set(name, account)
      for (const duty of duties)
        expected(await giveDuty(app, 'system', { account, duty, unit: unitOf(code), from: founded }))
    }
    expected(await nameFallback(app, 'system', personOf(fallbackApprover)))
    return { unitOf, personOf, accountIds }
  })
  await app.directory.reload()
  const { unitOf, personOf, accountIds } = made
  return {
    root: unitOf(code),
    unitOf,
    personOf,
    actorOf: (name) => known(app.directory.actorOf(known(accountIds.get(name), name)), name),
  }
}

async function addUnits(app: App): Promise<Company['unitOf']> {
  const founding = {
    name: companyName,
    code,
    series: code,
    profile: 'state',
    shortName: '岚川重装',
    openedOn: founded,
  } as const
  const ids = new Map([[code, expected(await found(app, 'system', founding))]])
  const unitOf = (code: string) => known(ids.get(code), code)
  for (const { code, parent, kind, name } of units) {
    if (!parent) continue
    const unit = { parent: unitOf(parent), kind, name, code, openedOn: founded }
    ids.set(code, expected(await addUnit(app, 'system', unit)))
  }
  for (const [unit, name, rank, headcount] of posts)
    expected(await addPost(app, 'system', { unit: unitOf(unit), name, rank, headcount }))
  return unitOf
}

/**
 * Whoever acts or leads is entered now; the others get their id here and are entered with their dossier. A name stays with
 * the dossier where there will be one.
 */
async function addPersons(app: App) {
  const acting = new Set([...accounts.map(({ name }) => name), ...offices.map(({ person }) => person)])
  const persons: { readonly name: string; readonly unit: string; readonly id: PersonId }[] = []
  for (const { name, unit } of [...withoutDossier.map((name) => ({ name, unit: '' })), ...people]) {
    const id = acting.has(name) ? await addPerson(app, 'system', unit ? {} : { name }) : app.newId<PersonId>()
    persons.push({ name, unit, id })
  }
  return persons
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo knows no ${name}.`)
  return value
}
