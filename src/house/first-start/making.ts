import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openDatabase } from '#db/database.ts'
import { markInstallation } from '#db/installation.ts'
import type { Instant } from '#domain/time.ts'
import { placesIn } from '#house/config.ts'
import { version } from '#house/version.ts'
import type { Cost } from '#keys/argon.ts'
import { createKeyring } from '#keys/keyring.ts'
import type { Lock } from '#keys/lock.ts'
import { syncFolder } from './plan-file.ts'

type Making = {
  readonly locks: readonly Lock[]
  readonly threshold: number
  readonly cost?: Cost | undefined
  readonly at: Instant
}

/**
 * Keyring and database of a new house, both or neither: they are made in a folder of their own, which gets its name once
 * they are whole on the disk, and are moved from there. A making that was killed before that is thrown away, since nothing
 * was ever sealed with its keys; one that was killed after it is brought to its end by `settleMaking`.
 */
export async function makeKeys(folder: string, { locks, threshold, cost, at }: Making): Promise<void> {
  const [making, made] = [join(folder, 'founding.making'), join(folder, 'founding')]
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  const places = placesIn(making)
  const { keyring } = await createKeyring({
    path: places.keyring,
    mark: 'real',
    locks,
    threshold,
    at,
    ...(cost && { cost }),
  })
  const { installation } = keyring
  keyring.close()
  const { db, close } = openDatabase(places.database)
  await migrate(db, places.database, { version })
  await markInstallation(db, installation)
  await close()
  syncFolder(making)
  renameSync(making, made)
  syncFolder(folder)
  settleMaking(folder)
}

/** Moves what was made whole to its place; asked at each start, before anything else is looked at. */
export function settleMaking(folder: string): void {
  rmSync(join(folder, 'founding.making'), { recursive: true, force: true })
  const made = join(folder, 'founding')
  if (!existsSync(made)) return
  for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name))
  syncFolder(folder)
  rmSync(made, { recursive: true })
}
