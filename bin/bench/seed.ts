import { mkdirSync } from 'node:fs'
import { v7 } from 'uuid'
import { addAccount, addPerson, appoint, giveDuty } from '#actions/organisation/people.ts'
import { addUnit, found as foundOrganisation } from '#actions/organisation/units.ts'
import { addLocation } from '#db/custody/locations.ts'
import * as volumes from '#db/custody/volumes.ts'
import { type Db, migrate, openDatabase } from '#db/database.ts'
import * as appending from '#db/dossiers/appending.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import * as settings from '#db/organisation/settings.ts'
import * as summaries from '#db/roster/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { groups } from '#domain/access/groups.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import type { AccountId, ChangeId, DossierId, LocationId, PersonId, RecordId, UnitId, VolumeId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { type Day, type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { createKeyring } from '#keys/keyring.ts'
import type { Vault } from '#keys/vault.ts'
import { createDamages } from '#memory/damages.ts'
import { dice, nameFrom, type Person, personFrom } from './people.ts'

export const passphrase = 'the bench opens and closes by itself'
export const password = 'bench-password-2026'
export const staffNumber = 'B0001'

/** How many dossiers are written in one transaction. */
const batch = 500
/** How many dossiers lie in one box. */
const perBox = 20

type Store = { readonly db: Db; readonly vault: Vault }

/**
 * Writes a folder with so many archived dossiers of ten records each, sealed as the application seals them and through its
 * own query modules, in large transactions. One company of 61 units with a head each; one HR officer, who sees them all.
 */
export async function seed(folder: string, size: number, progress: (done: number) => void): Promise<void> {
  mkdirSync(folder, { recursive: true })
  boxes.clear()
  const places = placesIn(folder)
  const at = instant(new Date('2026-11-24T01:00:00.000Z'))
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const { keyring } = await createKeyring({ path: places.keyring, mark: 'real', passphrases: [passphrase], at })
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: false, now: () => at })
  const store = { db, vault: app.vault }
  const { units, company, officer } = await found(app)

  const rolls = dice(20_261_124)
  for (let start = 0; start < size; start += batch) {
    const some = Array.from({ length: Math.min(batch, size - start) }, (_, index) => ({
      id: v7() as DossierId,
      serial: start + index + 1,
      unit: rolls.of(units),
    })).map((one) => ({ ...one, person: personFrom(rolls, one.serial, one.unit) }))
    store.vault.addKeys(some.map(({ id }) => id))
    await db.transaction().execute(async (db) => {
      for (const one of some) await addDossier({ ...store, db }, { ...one, company, officer, at })
    })
    progress(Math.min(start + batch, size))
  }
  await app.printRoom.close()
  await close()
  keyring.close()
}

const founded = '2000-01-01' as Day

/** One company of 61 units with a head each, who all have an account; one HR officer over the whole. */
async function found(app: App) {
  const passwordHash = await app.vault.hashPassword(password)
  return inTransaction(app, async (app) => {
    const founding = { name: '设备公司', code: 'U0', series: 'BN', profile: 'state', openedOn: founded } as const
    const company = expected(await foundOrganisation(app, 'system', founding))
    const units: UnitId[] = []
    const add = async (parent: UnitId, kind: 'department' | 'section', name: string, code: string) => {
      const unit = expected(await addUnit(app, 'system', { parent, kind, name, code, openedOn: founded }))
      units.push(unit)
      return unit
    }
    for (let department = 1; department <= 12; department += 1) {
      const name = `第${department}事业部`
      const id = await add(company, 'department', name, `U${department * 10}`)
      for (let section = 1; section <= 4; section += 1)
        await add(id, 'section', `${name}${section}科`, `U${department * 10 + section}`)
    }
    const open = async (staffNumber: string, name: string) => {
      const person = await addPerson(app, 'system', { name })
      return { person, account: expected(await addAccount(app, 'system', { staffNumber, person, passwordHash })) }
    }
    const officer = (await open(staffNumber, '林晓岚')).account
    expected(await giveDuty(app, 'system', { account: officer, duty: 'hr', unit: company, from: founded }))
    for (const [index, unit] of units.entries()) {
      const { person } = await open(`B${String(index + 2).padStart(4, '0')}`, nameFrom(dice(index)))
      const office = { unit, person, kind: 'head', title: '负责人', rank: 3, from: founded } as const
      expected(await appoint(app, 'system', office))
    }
    // The client of the bench has a password and nothing else.
    await settings.set(app.db, 'secondFactor', 'optional')
    return { units, company, officer }
  })
}

type New = {
  readonly id: DossierId
  readonly serial: number
  readonly person: Person
  readonly company: UnitId
  readonly officer: AccountId
  readonly at: Instant
}

async function addDossier(store: Store, { id, serial, person, company, officer, at }: New): Promise<void> {
  const { db } = store
  await dossiers.add(db, {
    id,
    entity: company,
    person: v7() as PersonId,
    keeper: 'hr',
    state: 'archived',
    at,
    by: officer,
  })
  const contents: Record<string, { id: RecordId; fields: Fields }[]> = {}
  for (const { section, fields } of person.records) {
    const record = v7() as RecordId
    contents[section] = [...(contents[section] ?? []), { id: record, fields }]
    await appending.add(
      { ...store, newId: <Id extends string>() => v7() as Id },
      {
        dossier: id,
        record,
        section,
        kind: 'add',
        fields: byGroup(section, fields),
        change: v7() as ChangeId,
        at,
        author: officer,
      },
    )
  }
  await identifiers.saveIdentifiers(store, id, contents)
  await dossiers.setState(db, id, 'archived', at)
  await summaries.add({ ...store, damages: createDamages() }, id, summarise(contents satisfies Contents), at)
  await putInBox(store, id, serial, at)
}

function byGroup(section: string, fields: Fields) {
  const declared = sectionOf(section)?.fields ?? []
  const of = (group: string) =>
    Object.fromEntries(
      Object.entries(fields).filter(([key]) => declared.some((field) => field.key === key && field.group === group)),
    )
  return new Map(
    groups.map((group) => [group, of(group)] as const).filter(([, given]) => Object.keys(given).length > 0),
  )
}

/** The boxes of the folder that is being written. */
const boxes = new Map<string, LocationId>()

async function putInBox({ db }: Store, dossier: DossierId, serial: number, at: Instant): Promise<void> {
  const index = Math.floor((serial - 1) / perBox)
  const parts = [
    Math.floor(index / 4000) + 1,
    (Math.floor(index / 100) % 40) + 1,
    (Math.floor(index / 50) % 2) + 1,
    (index % 50) + 1,
  ]
  const box = await boxWith(
    db,
    parts.map((part, at) =>
      at === 0 ? String.fromCharCode(64 + part) : at === 2 ? String(part) : String(part).padStart(2, '0'),
    ),
    at,
  )
  const first = { kind: 'original', serial: 1 } as const
  await volumes.setBox(db, await volumes.volumeAt(db, dossier, first, v7() as VolumeId), box)
}

const kinds = ['room', 'cabinet', 'shelf', 'box'] as const

async function boxWith(db: Store['db'], parts: readonly string[], at: Instant): Promise<LocationId> {
  const code = parts.join('-')
  const known = boxes.get(code)
  if (known) return known
  const id = v7() as LocationId
  const parent = parts.length > 1 ? await boxWith(db, parts.slice(0, -1), at) : undefined
  await addLocation(db, { id, parent, kind: kinds[parts.length - 1] ?? 'room', name: code, code, at })
  boxes.set(code, id)
  return id
}
