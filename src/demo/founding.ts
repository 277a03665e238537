import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit, found } from '#actions/organisation/units.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { accounts, demoPassword, leadersElsewhere } from './accounts.ts'
import {
  companies,
  companyOf,
  type DemoPost,
  fallbackApprover,
  group,
  offices,
  posts,
  units,
  withoutDossier,
} from './company.ts'
import { trades } from './growing/trades.ts'
import type { DemoPerson } from './person.ts'

/** The group as it stands when the first dossier is begun, by the names that the demo's data uses. */
export type Company = {
  /** 法人单位 of a unit. */
  readonly entityOf: (unit: string) => UnitId
  readonly unitOf: (code: string) => UnitId
  /** By name; two people of one name are told apart by the unit. */
  readonly personOf: (name: string, unit?: string) => PersonId
  readonly actorOf: (name: string) => Actor
  /** 工号: the one that somebody signs in with, or one in a row. */
  readonly staffNumberOf: (person: DemoPerson) => string
}

const founded = '1958-07-01' as Day

/** 建制: units, posts, persons, offices, accounts and duties of the invented group, made as a first start makes them. */
export async function foundCompany(app: App, cast: readonly DemoPerson[]): Promise<Company> {
  const names = new Set([...withoutDossier, ...cast.map(({ name }) => name)])
  const signing = [...accounts, ...leadersElsewhere].filter(({ name }) => names.has(name))
  const held = offices.filter(({ person }) => names.has(person))
  // At full cost, but once: all have the one password that the sign-in page shows, so that salts of their own hide nothing.
  const passwordHash = await app.vault.hashPassword(demoPassword)
  const made = await inTransaction(app, async (app) => {
    const unitOf = await addUnits(app, cast)
    const acting = new Set([...signing.map(({ name }) => name), ...held.map(({ person }) => person)])
    const persons = await addPersons(app, cast, acting)
    const personOf = (name: string, unit?: string) => known(persons.get(unit ? `${name} ${unit}` : name), name)
    for (const { unit, person, from, ...office } of held) {
      const appointing = { unit: unitOf(unit), person: personOf(person), ...office, from: from as Day }
      expected(await appoint(app, 'system', appointing))
    }
    const accountIds = new Map<string, AccountId>()
    for (const { name, staffNumber, duties } of signing) {
      const opening = { staffNumber, person: personOf(name), passwordHash }
      const account = expected(await addAccount(app, 'system', opening))
      accountIds.set(name, account)
      for (const duty of duties)
        expected(await giveDuty(app, 'system', { account, duty, unit: unitOf(group.code), from: founded }))
    }
    expected(await nameFallback(app, 'system', personOf(fallbackApprover)))
    return { unitOf, personOf, accountIds }
  })
  await app.directory.reload()
  const { unitOf, personOf, accountIds } = made
  const places = new Map(cast.map((person, at) => [person, at]))
  const numbers = new Map(signing.map(({ name, staffNumber }) => [name, staffNumber]))
  return {
    entityOf: (unit) => unitOf(companyOf(unit).code),
    unitOf,
    personOf,
    actorOf: (name) => known(app.directory.actorOf(known(accountIds.get(name), name)), name),
    staffNumberOf: (person) => numbers.get(person.name) ?? String(20_001 + (places.get(person) ?? 0)),
  }
}

async function addUnits(app: App, cast: readonly DemoPerson[]): Promise<Company['unitOf']> {
  const founding = { ...group, profile: 'state', openedOn: founded } as const
  const ids = new Map<string, UnitId>([[group.code, expected(await found(app, 'system', founding))]])
  const unitOf = (code: string) => known(ids.get(code), code)
  for (const { code, parent, kind, name } of units) {
    if (!parent || kind === 'group') continue
    const series = companies.some((company) => company.code === code) ? { series: code } : {}
    const unit = { parent: unitOf(parent), kind, name, code, ...series, openedOn: founded }
    ids.set(code, expected(await addUnit(app, 'system', unit)))
  }
  for (const [unit, name, rank, headcount] of planned(cast))
    expected(await addPost(app, 'system', { unit: unitOf(unit), name, rank, headcount }))
  return unitOf
}

/** Posts of one or two as they are listed; where many work, as many as work there and one in eight more. */
function planned(cast: readonly DemoPerson[]): readonly DemoPost[] {
  const all = [...posts, ...tradePosts()]
  return all.map(([unit, name, rank, listed]) => {
    const longer = all.filter((post) => post[0] === unit && post[1] !== name && post[1].endsWith(name))
    const is = (post: string) => post.endsWith(name) && !longer.some(([, other]) => post.endsWith(other))
    const held = cast.filter((person) => person.unit === unit && is(person.post)).length
    return [unit, name, rank, listed <= 2 ? listed : held + Math.ceil(held / 8)]
  })
}

/** What people of the trades work as, as far as the list of posts does not say so. */
const tradePosts = (): typeof posts =>
  trades
    .flatMap(({ unit, steps, share }) => steps.map(([name, rank]) => [unit, name, rank, share] as const))
    .filter(([unit, name]) => !posts.some((post) => post[0] === unit && post[1] === name))

/**
 * Whoever acts or leads is entered now; the others get their id here and are entered with their dossier. A name stays with
 * the dossier where there will be one.
 */
async function addPersons(app: App, cast: readonly DemoPerson[], acting: ReadonlySet<string>) {
  const ids = new Map<string, PersonId>()
  for (const { name, unit } of [...withoutDossier.map((name) => ({ name, unit: '' })), ...cast]) {
    const id = acting.has(name) ? await addPerson(app, 'system', unit ? {} : { name }) : app.newId<PersonId>()
    ids.set(`${name} ${unit}`, id)
    if (!ids.has(name)) ids.set(name, id)
  }
  return ids
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo knows no ${name}.`)
  return value
}
