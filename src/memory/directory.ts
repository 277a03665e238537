import type { Db } from '#db/database.ts'
import * as dutiesTable from '#db/organisation/duties.ts'
import * as officesTable from '#db/organisation/offices.ts'
import * as sealed from '#db/organisation/sealed.ts'
import * as settingsTable from '#db/organisation/settings.ts'
import * as unitsTable from '#db/organisation/units.ts'
import * as proxiesTable from '#db/proxies/proxies.ts'
import type { Seals } from '#db/seals/seals.ts'
import { type Actor, type Duty, type DutyHeld, duties } from '#domain/access/actor.ts'
import { isOfHr } from '#domain/access/duties.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { dutiesOf, type Office } from '#domain/organisation/office.ts'
import type { Settings } from '#domain/organisation/settings.ts'
import { inForce } from '#domain/organisation/span.ts'
import { isOpen, type Tree, treeOf, type Unit } from '#domain/organisation/unit.ts'
import { type UnitHistory, unitsOn } from '#domain/organisation/unit-history.ts'
import { isInForce, type StandIn } from '#domain/proxies/proxy.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Damages } from './damages.ts'

/** Where somebody stands: a title of office, else the first duty as a code for the view to name, and the unit. */
export type Standing = { readonly title?: string; readonly duty?: Duty; readonly unit?: string }

/** The organisation of this moment, in memory: opened when the house is unsealed, reloaded after a change. */
export type Directory = {
  readonly units: ReadonlyMap<UnitId, Unit>
  /** The units in which people can be placed today, in the order of the tree. */
  readonly openUnits: () => readonly Unit[]
  /** What became of the units, and is to become of them. */
  readonly unitHistory: UnitHistory
  /** The tree of another day, under the names and parents of that day. */
  readonly treeOn: (day: Day) => Tree
  /** The name of a unit, closed ones included; on another day the one of that day, where there was the unit. */
  readonly unitName: (unit: UnitId, day?: Day) => string
  /** The same for a page, which asks for hundreds: as they are called at this moment. */
  readonly unitNames: (day?: Day) => (unit: UnitId) => string
  /** The unit and everything under it. */
  readonly below: (unit: UnitId) => ReadonlySet<UnitId>
  /** The units above, nearest first, itself excluded. */
  readonly above: (unit: UnitId) => readonly Unit[]
  /** The offices held today, the highest rank first. */
  readonly offices: readonly Office[]
  /** Whoever acts, with the duties of today; undefined when the account is not active. */
  readonly actorOf: (account: AccountId) => Actor | undefined
  /** Everybody who can act today: the same list until something of it changes. */
  readonly everyone: () => readonly Actor[]
  /** Those of them who are of human resources. */
  readonly ofHr: () => readonly Actor[]
  readonly accountOf: (person: PersonId) => { readonly id: AccountId; readonly staffNumber: string } | undefined
  /** The staff number of an account, whatever became of it. */
  readonly numberOf: (account: AccountId) => string | undefined
  /** Whether the person can be asked to act: has an active account. */
  readonly usable: (person: PersonId) => boolean
  /** Whose account was locked or closed: they are not asked any more, and may have been. */
  readonly gone: () => readonly PersonId[]
  /** The usable people who hold the duty for this unit, offices by rank, granted duties by staff number. */
  readonly holders: (duty: Duty, unit: UnitId) => readonly PersonId[]
  /** The name, from the dossier where there is one; the staff number or nothing when it does not open. */
  readonly nameOf: (person: PersonId) => string
  readonly officeOf: (person: PersonId) => Standing
  readonly personOf: (account: AccountId) => PersonId
  /** 代理, past and to come, the newest first. */
  readonly proxies: readonly StandIn[]
  /** Who stands in for whom today, both able to act; of one kind of case, or of all. */
  readonly standingIn: (kind?: string) => readonly Pick<StandIn, 'principal' | 'proxy' | 'kind'>[]
  /** What the organisation has settled for itself. */
  readonly settings: Settings
  readonly reload: () => Promise<void>
}

/** What the directory needs; `nameOfDossierPerson` is the roster's (docs/decisions/0050). */
export type DirectorySources = {
  readonly db: Db
  readonly vault: Pick<Vault, 'open'>
  readonly damages: Damages
  readonly seals: Pick<Seals, 'isSound'>
  readonly now: () => Instant
  readonly nameOfDossierPerson: (person: PersonId) => string | undefined
}

/** Opens accounts and names with the organisation's key and keeps them in memory. */
export async function openDirectory(sources: DirectorySources): Promise<Directory> {
  let loaded = await load(sources)
  let today = asOf(loaded, dayOf(sources.now()))
  /** The day asked for last: a page asks for its day line by line. */
  let then: { readonly of: Loaded; readonly day: Day; readonly tree: Tree } | undefined

  const current = () => {
    const day = dayOf(sources.now())
    if (day !== today.day) today = asOf(loaded, day)
    return today
  }
  const treeOn = (day: Day): Tree => {
    if (day === current().day) return current().tree
    if (then?.of !== loaded || then.day !== day) then = { of: loaded, day, tree: treeOf(unitsOn(loaded.units, day)) }
    return then.tree
  }
  const unitNames = (day?: Day) => {
    const [then, now] = [day && treeOn(day).units, current().tree.units]
    return (unit: UnitId) => (then?.get(unit) ?? now.get(unit))?.name ?? ''
  }
  const accountOf = (person: PersonId) => loaded.accounts.find((account) => account.person === person)
  /** A name that does not open is told by the staff number, so that whoever acted can still be told apart. */
  const nameOf = (person: PersonId) =>
    sources.nameOfDossierPerson(person) || loaded.names.get(person) || (accountOf(person)?.staffNumber ?? '')

  return {
    get units() {
      return current().tree.units
    },
    openUnits: () => [...current().tree.units.values()].filter(isOpen),
    get unitHistory() {
      return loaded.units
    },
    treeOn,
    unitName: (unit, day) => unitNames(day)(unit),
    unitNames,
    below: (unit) => current().tree.below(unit),
    above: (unit) => current().tree.above(unit),
    get offices() {
      return current().offices
    },
    actorOf: (account) => current().actors.get(account),
    everyone: () => current().everyone,
    ofHr: () => current().ofHr,
    accountOf,
    numberOf: (id) => loaded.accounts.find((account) => account.id === id)?.staffNumber,
    gone: () => loaded.gone,
    usable: (person) => current().usable.has(person),
    holders: (duty, unit) => holders(current(), duty, unit),
    nameOf,
    officeOf: (person) => standing(current(), person),
    personOf: (account) => {
      const person = loaded.persons.get(account)
      if (!person) throw new Error('This account belongs to nobody.')
      return person
    },
    get proxies() {
      return loaded.proxies
    },
    standingIn: (kind) =>
      current().standing.filter((one) => kind === undefined || one.kind === undefined || one.kind === kind),
    get settings() {
      return loaded.settings
    },
    reload: async () => {
      loaded = await load(sources)
      today = asOf(loaded, dayOf(sources.now()))
    },
  }
}

type Loaded = {
  readonly units: UnitHistory
  readonly offices: readonly officesTable.HeldOffice[]
  readonly duties: readonly dutiesTable.GrantedDuty[]
  readonly accounts: readonly sealed.Account[]
  readonly persons: ReadonlyMap<AccountId, PersonId>
  readonly gone: readonly PersonId[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly settings: Settings
  readonly proxies: readonly StandIn[]
}

async function load(sources: DirectorySources): Promise<Loaded> {
  const accounts = await sealed.listAccounts(sources)
  return {
    units: await unitsTable.history(sources),
    offices: await officesTable.list(sources),
    duties: await dutiesTable.list(sources),
    accounts,
    persons: new Map(accounts.map(({ id, person }) => [id, person])),
    gone: accounts.filter(({ active }) => !active).map(({ person }) => person),
    names: await sealed.namesOfPersons(sources),
    settings: await settingsTable.find(sources),
    proxies: await proxiesTable.list(sources),
  }
}

type Today = {
  readonly day: Day
  readonly tree: Tree
  readonly offices: readonly Office[]
  readonly everyone: readonly Actor[]
  readonly actors: ReadonlyMap<AccountId, Actor>
  readonly usable: ReadonlyMap<PersonId, Actor>
  readonly ofHr: readonly Actor[]
  readonly standing: readonly StandIn[]
}

function asOf(loaded: Loaded, day: Day): Today {
  const tree = treeOf(unitsOn(loaded.units, day))
  const offices = loaded.offices.filter(inForce(day))
  const granted = loaded.duties.filter(inForce(day))

  const everyone = loaded.accounts
    .filter(({ active }) => active)
    .map(({ id, person }): Actor => {
      const held: DutyHeld[] = [
        ...granted.filter(({ account }) => account === id).map(({ duty, unit }) => ({ duty, units: tree.below(unit) })),
        ...offices
          .filter((office) => office.person === person)
          .flatMap((office) =>
            dutiesOf(office, loaded.settings.profile).map((duty) => ({ duty, units: tree.below(office.unit) })),
          ),
      ]
      held.sort((a, b) => duties.indexOf(a.duty) - duties.indexOf(b.duty))
      const { profile, standingReading } = loaded.settings
      return { account: id, person, duties: held, profile, standingReading }
    })
  const usable = new Map(everyone.map((actor) => [actor.person, actor]))
  const standing = loaded.proxies.filter(
    (one) => isInForce(one, day) && usable.has(one.principal) && usable.has(one.proxy),
  )
  const actors = new Map(everyone.map((actor) => [actor.account, actor]))
  return { day, tree, offices, everyone, actors, usable, ofHr: everyone.filter(isOfHr), standing }
}

function holders(today: Today, duty: Duty, unit: UnitId): readonly PersonId[] {
  const holding = [...today.usable.values()].filter((actor) =>
    actor.duties.some((held) => held.duty === duty && held.units.has(unit)),
  )
  const rank = (person: PersonId) =>
    today.offices.find((office) => office.person === person && office.kind === duty)?.rank ?? 0
  return holding.map(({ person }) => person).sort((a, b) => rank(a) - rank(b))
}

function standing({ tree, ...today }: Today, person: PersonId): Standing {
  const office = today.offices.find((held) => held.person === person)
  if (office) return { title: office.title, ...named(tree.units.get(office.unit)) }

  const [first] = today.usable.get(person)?.duties ?? []
  if (!first) return {}
  const [unit] = first.units
  return { duty: first.duty, ...named(unit && tree.units.get(unit)) }
}

const named = (unit: Unit | undefined) => (unit ? { unit: unit.name } : {})
