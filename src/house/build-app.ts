import { basename, dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { v7 } from 'uuid'
import { createBlobs } from '#db/blobs.ts'
import { familiesChecked } from '#db/cases/seats.ts'
import type { Db } from '#db/database.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { createLogQueue } from '#db/log/queue.ts'
import * as summaries from '#db/roster/sealed.ts'
import { insideTransaction, inTransaction } from '#db/transaction.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { Keyring } from '#keys/keyring.ts'
import { createVault } from '#keys/vault.ts'
import { createDamages } from '#memory/damages.ts'
import { openDirectory } from '#memory/directory.ts'
import { createRoster } from '#memory/roster.ts'
import { rosterEntry } from '#memory/roster-entry.ts'
import type { App } from './app.ts'
import { ensureBelonging } from './belonging.ts'
import { placesIn } from './config.ts'
import { report } from './report.ts'
import { usualFolders } from './rooms/face-folders.ts'
import { createPrintRoom } from './rooms/print-room.ts'

export type Materials = {
  readonly db: Db
  readonly keyring: Keyring
  /** The folder of the encrypted files; made with the first of them. */
  readonly blobFolder: string
  readonly demo: boolean
  readonly now?: () => Instant
  readonly newId?: <Id extends string>() => Id
}

/** How far the opening has come: dossiers read of dossiers there are. */
export type Progress = (done: number, of: number) => void

/**
 * Builds the world from an opened keyring: vault, organisation, then the roster from the sealed summaries. The event loop
 * stays free between the batches, so that the progress page answers.
 */
export async function buildApp(materials: Materials, progress: Progress = () => {}): Promise<App> {
  const { db, keyring, blobFolder, demo } = materials
  const now = materials.now ?? (() => instant(new Date()))
  const newId = materials.newId ?? (<Id extends string>() => v7() as Id)
  const vault = createVault(keyring, now)
  await ensureBelonging(db, keyring, vault, basename(placesIn('').database))
  const roster = createRoster()
  const directory = await openDirectory({ db, vault, now, nameOfDossierPerson: (person) => roster.nameOf(person) })
  const app: App = {
    db,
    vault,
    blobs: createBlobs(vault, blobFolder),
    roster,
    directory,
    damages: createDamages(),
    printRoom: createPrintRoom(usualFolders('data', dirname(blobFolder))),
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

const batch = 500

async function fillRoster(app: App, progress: Progress = () => {}) {
  const all = await dossiers.listed(app.db)
  const checked = await familiesChecked(app.db)
  const entries = []
  for (let start = 0; start < all.length; start += batch) {
    const some = all.slice(start, start + batch)
    const opened = await summaries.openNewest(
      app,
      some.map(({ id }) => id),
    )
    for (const { box, ...dossier } of some) {
      const summary = opened.get(dossier.id) ?? (await rebuilt(app, dossier.id))
      entries.push(rosterEntry(dossier, summary, box, checked.has(dossier.id)))
    }
    progress(Math.min(start + batch, all.length), all.length)
    await setImmediate()
  }
  app.roster.load(entries)
}

/** A missing summary, or one of an older schema, is made again from the revisions (decisions.md 54). */
const rebuilt = (app: App, id: DossierId) =>
  insideTransaction() ? summaryMade(app, id) : inTransaction(app, (app) => summaryMade(app, id))

async function summaryMade(app: App, id: DossierId) {
  const summary = summarise((await openForWork(app, 'roster', id)).opened.contents)
  await summaries.add(app, id, summary, app.now())
  return summary
}
