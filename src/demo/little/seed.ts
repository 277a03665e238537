import { submitCase } from '#actions/cases/submitting.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit, found } from '#actions/organisation/units.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { inTransaction } from '#db/transaction.ts'
import { demoPassword } from '#demo/accounts.ts'
import { type Clock, workday } from '#demo/calendar.ts'
import { decideNext } from '#demo/deciding.ts'
import { command, must } from '#demo/doing.ts'
import { beginDossier, layPhoto, photoOf, savePhoto } from '#demo/drafting.ts'
import type { Company } from '#demo/founding.ts'
import type { DemoPerson } from '#demo/person.ts'
import type { Duty } from '#domain/access/actor.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { AccountId, CaseId, PersonId, UnitId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { bringFirm } from './firm.ts'
import {
  bookkeeper,
  boss,
  littleAccounts,
  littleFounding,
  littlePosts,
  littleUnits,
  officer,
  technician,
} from './organisation.ts'
import { littleCast } from './people.ts'

const founded = '2008-03-03' as Day

/**
 * Fills an empty database with the small demo: four accounts, thirty dossiers, most of them on file, some on their way, so
 * that each account has something to do at once.
 */
export async function seedLittle(app: App, clock: Clock, today: Date, profile: Profile = 'state'): Promise<void> {
  app.disk.hurry(true)
  clock.set(workday(today, 60, '08:30:00'))
  const cast = littleCast()
  const company = await foundLittle(app, cast, profile)
  for (const [at, person] of cast.entries()) await seedOne(app, clock, today, { company, person, at, of: cast.length })
  clock.set(workday(today, 1, '16:20:00'))
  if (profile === 'enterprise') await bringFirm(app, company, today, cast)
  app.disk.hurry(false)
}

type One = { readonly company: Company; readonly person: DemoPerson; readonly at: number; readonly of: number }

/** The last few are a draft, or wait for whoever leads; the officer's own is kept by that one. */
async function seedOne(app: App, clock: Clock, today: Date, { company, person, at, of }: One): Promise<void> {
  const by = company.actorOf(person.name === officer ? boss : officer)
  const year = today.getFullYear()
  clock.set(workday(today, Math.max(2, 50 - Math.floor((at * 46) / of)), `09:${String(at % 60).padStart(2, '0')}:00`))
  const dossier = await beginDossier(app, by, {
    company,
    person,
    year,
    planted: [],
    keeper: person.name === officer ? 'deputy' : 'hr',
  })
  const laid = await layPhoto(app, dossier, await photoOf(person, year))
  await savePhoto(app, by, dossier, laid, { year, planted: [] })
  if (person.name === officer) {
    await inTransaction(app, async (app) => {
      for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, dossier, state)
    })
    return
  }
  if (at >= of - 2) return
  const content = (await dossiers.find(app.db, dossier))?.content ?? 0
  const submitting = { kind: create, dossier, text: '现有人员建档。', content }
  const id = must(await submitCase(app, by, submitting, command(app))) as CaseId
  if (at >= of - 5) return
  while (await decideNext(app, id, 'approve', at)) {}
}

/** Whoever owns a firm of thirty keeps its pay beside the bookkeeper: nothing that it costs is hidden from the own eyes. */
const ownersDuties = (profile: Profile, name: string): readonly Duty[] =>
  profile === 'enterprise' && name === boss ? ['finance'] : []

/** Units, posts, four people who sign in, and the offices of the one who leads. */
async function foundLittle(app: App, cast: readonly DemoPerson[], profile: Profile): Promise<Company> {
  const passwordHash = await app.vault.hashPassword(demoPassword)
  const made = await inTransaction(app, async (app) => {
    const units = await addUnits(app, profile)
    const persons = new Map<string, PersonId>()
    for (const name of [boss, technician]) persons.set(name, await addPerson(app, 'system', { name }))
    for (const { name } of cast) {
      const signs = littleAccounts.some((account) => account.name === name)
      persons.set(name, signs ? await addPerson(app, 'system', {}) : app.newId<PersonId>())
    }
    const accounts = new Map<string, AccountId>()
    for (const { name, staffNumber, duties } of littleAccounts) {
      const account = expected(
        await addAccount(app, 'system', { staffNumber, person: known(persons, name), passwordHash }),
      )
      accounts.set(name, account)
      for (const duty of [...duties, ...ownersDuties(profile, name)])
        expected(await giveDuty(app, 'system', { account, duty, unit: known(units, 'LX'), from: founded }))
    }
    const office = { person: known(persons, boss), from: founded } as const
    for (const { code } of [{ code: 'LX' }, ...littleUnits])
      expected(
        await appoint(app, 'system', { ...office, unit: known(units, code), kind: 'head', title: '总经理', rank: 1 }),
      )
    expected(await nameFallback(app, 'system', known(persons, bookkeeper)))
    return { units, persons, accounts }
  })
  await app.directory.reload()
  const { units, persons, accounts } = made
  const places = new Map(cast.map((person, at) => [person, at]))
  return {
    entityOf: () => known(units, 'LX'),
    unitOf: (code) => known(units, code),
    personOf: (name) => known(persons, name),
    actorOf: (name) => {
      const actor = app.directory.actorOf(known(accounts, name))
      if (!actor) throw new Error(`${name} cannot act.`)
      return actor
    },
    staffNumberOf: (person) =>
      littleAccounts.find(({ name }) => name === person.name)?.staffNumber ?? String(101 + (places.get(person) ?? 0)),
  }
}

async function addUnits(app: App, profile: Profile): Promise<ReadonlyMap<string, UnitId>> {
  const company = expected(await found(app, 'system', { ...littleFounding, profile, openedOn: founded }))
  const units = new Map<string, UnitId>([['LX', company]])
  for (const { code, name } of littleUnits) {
    const unit = { parent: company, kind: 'department', name, code, openedOn: founded } as const
    units.set(code, expected(await addUnit(app, 'system', unit)))
  }
  for (const [unit, name, rank, headcount] of littlePosts)
    expected(await addPost(app, 'system', { unit: known(units, unit), name, rank, headcount }))
  return units
}

function known<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const found = values.get(name)
  if (found === undefined) throw new Error(`The small demo knows no ${name}.`)
  return found
}
