import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db/database.ts'
import { clockAt } from '#demo/calendar.ts'
import { seedDemo } from '#demo/seed.ts'
import type { Instant } from '#domain/time.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { createKeyring } from '#keys/keyring.ts'
import { openKeyringFile } from '#keys/keyring-file.ts'

/** What opens the demo's keyring by itself. Worth nothing elsewhere: a real keyring refuses it (security.md §2). */
export const demoKeyFile = (folder: string) => join(folder, 'demo.key')

/** What a visitor types at `npm run demo -- --sealed`; printed, so it guards nothing. */
export const demoPassphrase = 'paper remembers what people forget'

/**
 * Makes the demo's folder whole or not at all: company, dossiers, keys and key file are written beside it and moved into
 * place at the end. Refuses to touch a folder that holds anything but a demo.
 */
export async function makeDemo(folder: string, today = new Date()): Promise<void> {
  const making = `${folder}.making`
  clear(making)
  clear(folder)
  mkdirSync(making, { recursive: true })
  const places = placesIn(making)
  const clock = clockAt('1958-07-01T00:00:00.000Z' as Instant)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const { keyring, demoKey } = await createKeyring({
    path: places.keyring,
    mark: 'demo',
    passphrases: [demoPassphrase],
    demoKey: true,
    at: clock.now(),
  })
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: true, now: clock.now })
  await seedDemo(app, clock, today)
  await app.printRoom.close()
  await close()
  keyring.close()
  writeFileSync(demoKeyFile(making), demoKey ?? '', { mode: 0o600 })
  renameSync(making, folder)
}

export const hasDemo = (folder: string): boolean => existsSync(placesIn(folder).keyring)

function clear(folder: string) {
  const { keyring } = placesIn(folder)
  if (existsSync(keyring)) {
    const file = openKeyringFile(keyring)
    const { mark } = file.label()
    file.close()
    if (mark !== 'demo') throw new Error(`${folder} holds the keys of a real organisation. The demo leaves it alone.`)
  }
  rmSync(folder, { recursive: true, force: true })
}
