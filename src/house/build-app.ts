import { basename, dirname } from 'node:path'
import { v7 } from 'uuid'
import { createBlobs } from '#db/blobs.ts'
import type { Db } from '#db/database.ts'
import { createLogQueue } from '#db/log/queue.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { Keyring } from '#keys/keyring.ts'
import { createVault } from '#keys/vault.ts'
import { createDamages } from '#memory/damages.ts'
import { openDirectory } from '#memory/directory.ts'
import { createOpenFilings } from '#memory/filings.ts'
import { createRoster } from '#memory/roster.ts'
import { createStandstill } from '#memory/standstill.ts'
import type { App } from './app.ts'
import { ensureBelonging } from './belonging.ts'
import { type Clock, createClock } from './clock.ts'
import { placesIn } from './config.ts'
import { fillRoster, type Progress } from './filling.ts'
import { report } from './report.ts'
import { usualFolders } from './rooms/face-folders.ts'
import { createPrintRoom } from './rooms/print-room.ts'
import { createReadingRoom } from './rooms/reading-room.ts'

export type Materials = {
  readonly db: Db
  readonly keyring: Keyring
  /** The folder of the encrypted files; made with the first of them. */
  readonly blobFolder: string
  readonly demo: boolean
  readonly now?: () => Instant
  /** The house's own clock, held against the log; without one `now` is believed. */
  readonly clock?: Clock
  readonly newId?: <Id extends string>() => Id
}

/**
 * Builds the world from an opened keyring: vault, organisation, then the roster from the sealed summaries. The event loop
 * stays free between the batches, so that the progress page answers.
 */
export async function buildApp(materials: Materials, progress: Progress = () => {}): Promise<App> {
  const { db, keyring, blobFolder, demo } = materials
  const now = materials.clock?.now ?? materials.now ?? (() => instant(new Date()))
  const newId = materials.newId ?? (<Id extends string>() => v7() as Id)
  const vault = createVault(keyring, now)
  await ensureBelonging(db, keyring, vault, basename(placesIn('').database))
  const roster = createRoster()
  const damages = createDamages()
  const directory = await openDirectory({
    db,
    vault,
    damages,
    now,
    nameOfDossierPerson: (person) => roster.nameOf(person),
  })
  const app: App = {
    db,
    vault,
    blobs: createBlobs(vault, blobFolder),
    roster,
    directory,
    damages,
    standstill: createStandstill(() => (materials.clock?.isBehind() ? ['clock-behind'] : [])),
    clock: materials.clock ?? createClock(undefined, now),
    filings: createOpenFilings(),
    printRoom: createPrintRoom(usualFolders('data', dirname(blobFolder))),
    readingRoom: createReadingRoom(),
    now,
    newId,
    demo,
    whenCommitted: (work) => work(),
    whenUndone: () => {},
    logRead: (entry) => logRead(entry),
    reload: () => inTransaction(app, (app) => fillRoster(app)),
    missed: { roster: false },
    report,
  }
  const logRead = createLogQueue(app)
  await fillRoster(app, progress)
  return app
}
