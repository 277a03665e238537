import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db/database.ts'
import { type Clock, clockAt } from '#demo/calendar.ts'
import { seedLittle } from '#demo/little/seed.ts'
import { type Size, seedDemo } from '#demo/seed.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { type Instant, instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { checkKeyring } from '#house/data-folder.ts'
import { type HeldFolder, holdFolder, lockName } from '#house/folder-lock.ts'
import { createKeyring } from '#keys/keyring.ts'
import { contentsOf, demoKeyFile, demoPassphrase } from './demo-folder.ts'

/**
 * Makes the demo's folder whole or not at all: company, dossiers, keys and key file are written beside it, brought to the
 * disk, and only then is what was there before removed. Until then the disk is not waited for: a making that is killed, or
 * loses power, leaves the folder beside, which is never taken for a demo and is cleared by the next making. Throws `Trouble`, and touches nothing, where the folder holds anything but a demo or
 * another process has it.
 */
export const makeDemo = (folder: string, today = new Date(), size: Size = {}): Promise<void> =>
  makeIn(folder, today, (app, clock) => seedDemo(app, clock, today, size))

/** The same of a company of thirty with four accounts, of the state or private. */
export const makeLittleDemo = (folder: string, today = new Date(), profile: Profile = 'state'): Promise<void> =>
  makeIn(folder, today, (app, clock) => seedLittle(app, clock, today, profile))

type Seeding = (app: App, clock: Clock) => Promise<unknown>

async function makeIn(folder: string, today: Date, seed: Seeding): Promise<void> {
  const making = `${folder}.making`
  const before = holdOwn(folder)
  mkdirSync(making, { recursive: true, mode: 0o700 })
  const held = holdFolder(making)
  try {
    clear(making)
    await fill(making, today, seed)
    rmSync(folder, { recursive: true, force: true })
    renameSync(making, folder)
  } finally {
    held.release()
    before?.release()
  }
}

async function fill(folder: string, today: Date, seed: Seeding): Promise<void> {
  const places = placesIn(folder)
  const clock = clockAt('1958-07-01T00:00:00.000Z' as Instant)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const { keyring, demoKey } = await createKeyring({
    path: places.keyring,
    mark: 'demo',
    passphrases: [demoPassphrase],
    demoKey: true,
    hurried: true,
    // Its people begin in 1958; whoever holds a share has it since today.
    at: instant(today),
  })
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: true, now: clock.now })
  await seed(app, clock)
  await app.printRoom.close()
  await close()
  keyring.close()
  writeFileSync(demoKeyFile(folder), demoKey ?? '', { mode: 0o600 })
}

/** The lock of what is to be replaced; undefined where there is nothing. */
function holdOwn(folder: string): HeldFolder | undefined {
  if (contentsOf(folder).length === 0) return undefined
  const held = holdFolder(folder)
  if (isDemo(folder)) return held
  held.release()
  throw new Trouble(existsSync(placesIn(folder).keyring) ? 'keyring-real' : 'folder-no-demo', { folder })
}

/** By the mark of its keyring; where that cannot be read, by the key file, which no real folder has. */
function isDemo(folder: string): boolean {
  try {
    return checkKeyring(placesIn(folder).keyring).mark === 'demo'
  } catch {
    return existsSync(demoKeyFile(folder))
  }
}

/** What an earlier making left unfinished, the lock on it aside. */
function clear(making: string): void {
  for (const name of readdirSync(making)) {
    if (name !== lockName) rmSync(join(making, name), { recursive: true })
  }
}
