import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db/database.ts'
import { accounts } from '#demo/accounts.ts'
import { clockAt } from '#demo/calendar.ts'
import type { Company } from '#demo/founding.ts'
import { seedDemo, small } from '#demo/seed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { houseOf } from '#house/house.ts'
import { createKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import { type Client, client } from './world.ts'

/** The demo's company and its forty dossiers in memory: who may meet whom is asked against all of them. */
export type DemoWorld = {
  readonly app: App
  readonly company: Company
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

export async function demoWorld(): Promise<DemoWorld> {
  const clock = clockAt('1958-07-01T00:00:00.000Z' as Instant)
  const { db, close } = openDatabase(':memory:')
  await migrate(db)
  const cost = { memory: 64, passes: 1, lanes: 1 }
  const passphrases = ['a custodian of the tests']
  const { keyring } = await createKeyring({ path: ':memory:', mark: 'demo', passphrases, cost, at: clock.now() })
  const blobFolder = join(mkdtempSync(join(tmpdir(), 'juanzong-')), 'blobs')
  const app = await buildApp({ db, keyring, blobFolder, demo: true, now: clock.now })
  const company = await seedDemo(app, clock, today, small)
  clock.set(today.toISOString() as Instant)

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
      await app.printRoom.close()
      await app.readingRoom.close()
      await app.exportRoom.close()
      await close()
      keyring.close()
    },
  }
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`The demo knows no ${name}.`)
  return value
}
