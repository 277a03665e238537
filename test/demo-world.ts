import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db/database.ts'
import { accounts, leadersElsewhere } from '#demo/accounts.ts'
import { clockAt } from '#demo/calendar.ts'
import { withoutDossier } from '#demo/company.ts'
import { plansFor } from '#demo/fewer.ts'
import type { Company } from '#demo/founding.ts'
import type { DemoPerson } from '#demo/person.ts'
import { seedDemo, small } from '#demo/seed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AccountId, DossierId, PersonId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { houseOf } from '#house/house.ts'
import { createKeyring, openKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import { bytesOf } from './bytes.ts'
import { madeOnce } from './made-once.ts'
import { withSharedRooms } from './shared-rooms.ts'
import { type Client, client, emptied, passphrase } from './world.ts'

/** The demo's company and its forty dossiers: who may meet whom is asked against all of them. */
export type DemoWorld = {
  readonly app: App
  readonly company: Pick<Company, 'personOf' | 'actorOf'>
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  readonly as: (name: string) => Client
  readonly actor: (name: string) => Actor
  readonly dossierOf: (name: string, unit?: string) => DossierId
  /** Moves the clock, which else stands still. */
  readonly forward: (seconds: number) => void
  readonly close: () => Promise<void>
}

/** A Tuesday. */
export const today = new Date('2026-11-24T01:00:00.000Z')

/** The demo of the tests, or one of another size: a copy of its own, which it may change. */
export async function demoWorld(size?: Parameters<typeof seedDemo>[3]): Promise<DemoWorld> {
  const { folder, ids } = await (size ? seeded(size) : shared())
  const clock = clockAt(today.toISOString() as Instant)
  const places = placesIn(folder)
  const { db, close } = openDatabase(readFileSync(places.database))
  const secret = { kind: 'passphrase', text: passphrase } as const
  const keyring = expected(await openKeyring(readFileSync(places.keyring), [secret], { demo: true }))
  const blobFolder = join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'blobs')
  cpSync(places.blobs, blobFolder, { recursive: true })
  const app = withSharedRooms(await buildApp({ db, keyring, blobFolder, demo: true, now: clock.now }))
  const company = companyOf(app, ids)

  const web = createWeb(houseOf(app), { reach: { https: false } })
  const clients = new Map(accounts.map(({ name }) => [name, client(web, app, company.actorOf(name).account)]))
  return {
    app,
    company,
    routes: web.routes,
    as: (name) => known(clients.get(name), name),
    actor: company.actorOf,
    dossierOf: (name, unit) => {
      const person = company.personOf(name, unit)
      return known(app.roster.all().find(({ subject }) => subject.person === person)?.subject.dossier, name)
    },
    forward: (seconds) => clock.set(instant(new Date(Date.parse(clock.now()) + seconds * 1000))),
    close: async () => {
      await close()
      keyring.close()
      emptied(app)
    },
  }
}

/** The demo of the tests in a folder of its own, closed; and who is who in it, once it is open. */
export async function demoCopy(): Promise<{
  readonly folder: string
  readonly companyIn: (app: App) => DemoWorld['company']
}> {
  const { folder, ids } = await shared()
  const own = mkdtempSync(join(tmpdir(), 'juanzong-demo-'))
  cpSync(folder, own, { recursive: true })
  rmSync(join(own, 'ids.json'), { force: true })
  return { folder: own, companyIn: (app) => companyOf(app, ids) }
}

/** A demo that was made and closed, in a folder that nobody changes; and who is who in it. */
type Made = { readonly folder: string; readonly ids: Ids }

type Ids = {
  readonly persons: Readonly<Record<string, PersonId>>
  readonly accounts: Readonly<Record<string, AccountId>>
}

/** To make one takes ten times as long as to open a copy. */
async function shared(): Promise<Made> {
  const folder = await madeOnce('demo', async () => {
    const { folder, ids } = await seeded(small)
    writeFileSync(join(folder, 'ids.json'), JSON.stringify(ids))
    return folder
  })
  return { folder, ids: JSON.parse(readFileSync(join(folder, 'ids.json'), 'utf8')) }
}

async function seeded(size: NonNullable<Parameters<typeof seedDemo>[3]>): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-demo-'))
  const [places, clock] = [placesIn(folder), clockAt('1958-07-01T00:00:00.000Z' as Instant)]
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const cost = { memory: 64, passes: 1, lanes: 1 }
  const wanted = { path: places.keyring, mark: 'demo', passphrases: [passphrase], hurried: true, cost } as const
  const { keyring } = await createKeyring({ ...wanted, at: clock.now() })
  const app = withSharedRooms(await buildApp({ db, keyring, blobFolder: places.blobs, demo: true, now: clock.now }))
  const company = await seedDemo(app, clock, today, size)
  const ids = idsIn(
    company,
    plansFor(size.people ?? small.people).map(({ person }) => person),
  )
  app.keepLogHead()
  await close()
  keyring.close()
  for (const file of [places.database, places.keyring]) writeFileSync(file, bytesOf(file))
  return { folder, ids }
}

const signing = [...accounts, ...leadersElsewhere].map(({ name }) => name)

/** Under the name alone, and with the unit where two have one name. */
const personKey = (name: string, unit?: string) => (unit ? `${name} ${unit}` : name)

function idsIn({ personOf, actorOf }: Company, cast: readonly DemoPerson[]): Ids {
  const named = [
    ...withoutDossier.map((name) => [name] as const),
    ...cast.flatMap(({ name, unit }) => [[name], [name, unit]] as const),
  ]
  const names = new Set(named.map(([name]) => name))
  return {
    persons: Object.fromEntries(named.map(([name, unit]) => [personKey(name, unit), personOf(name, unit)])),
    accounts: Object.fromEntries(
      signing.filter((name) => names.has(name)).map((name) => [name, actorOf(name).account]),
    ),
  }
}

const companyOf = (app: App, { persons, accounts }: Ids): DemoWorld['company'] => ({
  personOf: (name, unit) => known(persons[personKey(name, unit)], name),
  actorOf: (name) => known(app.directory.actorOf(known(accounts[name], name)), name),
})

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo knows no ${name}.`)
  return value
}
