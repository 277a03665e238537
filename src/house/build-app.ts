import { basename, dirname } from 'node:path'
import { createBlobs } from '#db/blobs.ts'
import { connectionOf, type Db } from '#db/connection.ts'
import { isCustody } from '#db/custody/volumes.ts'
import { createLogChecked } from '#db/log/check.ts'
import * as log from '#db/log/log.ts'
import { createLogQueue } from '#db/log/queue.ts'
import { checkOnOpening } from '#db/seals/opening.ts'
import { damagesIn } from '#db/seals/soundness.ts'
import { createWitness } from '#db/seals/witness.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import { createFound } from '#gate/asides/found.ts'
import { createFilingCounts } from '#gate/custody/queue.ts'
import { createReaders } from '#gate/dossiers/who-sees.ts'
import { createRefusals } from '#gate/log/refusals.ts'
import { createSuggestions } from '#gate/log/suggestions.ts'
import { createPasts } from '#gate/roster/past.ts'
import { workOut } from '#gate/statistics/working-out.ts'
import type { Keyring } from '#keys/keyring.ts'
import { createVault, type Vault } from '#keys/vault.ts'
import { createCardDesk } from '#memory/card-desk.ts'
import { createDamages } from '#memory/damages.ts'
import { openDirectory } from '#memory/directory.ts'
import { createOpenFilings } from '#memory/filings.ts'
import { createOpenedDossiers } from '#memory/opened.ts'
import { createRoster } from '#memory/roster.ts'
import { createRunNames } from '#memory/run-names.ts'
import { createStandstill } from '#memory/standstill.ts'
import { createStatistics } from '#memory/statistics.ts'
import { createToldImports } from '#memory/told.ts'
import { createWorkbooks } from '#memory/workbooks.ts'
import type { App } from './app.ts'
import { ensureBelonging } from './belonging.ts'
import { createBringer } from './bringer.ts'
import { type Clock, createClock } from './clock.ts'
import { placesIn } from './config.ts'
import { createCopies } from './copies/copies.ts'
import { markOf } from './copies/restore.ts'
import { createDamageLog, damageEntry, damageOf } from './damage-log.ts'
import { fillRoster, type Progress, refillRoster } from './filling.ts'
import { collectAfterReading } from './garbage.ts'
import { measureHouse } from './health/open.ts'
import { createIds } from './ids.ts'
import { report } from './report.ts'
import { createChartRoom } from './rooms/chart-room.ts'
import { createExportRoom } from './rooms/export-room.ts'
import { usualFolders } from './rooms/face-folders.ts'
import { createPrintRoom } from './rooms/print-room.ts'
import { createReadingRoom } from './rooms/reading-room.ts'
import { createUnsealingRoom, type Threads, type UnsealingRoom } from './rooms/unsealing-room.ts'
import { createUnattended, type UnattendedPlaces } from './unattended.ts'

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
  /** Whom to ask for the thread that opens summaries, and from how many dossiers on. */
  readonly threads?: Threads | undefined
  /** Where the key of an unattended start may lie; nowhere unless said. */
  readonly unattended?: UnattendedPlaces | undefined
}

/**
 * Builds the world from an opened keyring: vault, organisation, then the roster from the sealed summaries. The event loop
 * stays free between the batches, so that the progress page answers. The thread that helps is gone before it answers.
 */
export async function buildApp(materials: Materials, progress: Progress = () => {}): Promise<App> {
  const { keyring } = materials
  const now = materials.clock?.now ?? materials.now ?? (() => instant(new Date()))
  const vault = createVault(keyring, now)
  const room = createUnsealingRoom(keyring, vault.mac, materials.threads)
  try {
    return await builtWith({ ...materials, now, vault, room }, progress)
  } finally {
    await room.close()
  }
}

type Prepared = Materials & { readonly now: () => Instant; readonly vault: Vault; readonly room: UnsealingRoom }

async function builtWith(materials: Prepared, progress: Progress): Promise<App> {
  const { db, keyring, blobFolder, demo, now, vault, room } = materials
  const newId = materials.newId ?? createIds()
  const roster = createRoster()
  const damageLog = createDamageLog(report)
  const damages = createDamages(damageLog.note)
  const standstill = createStandstill(() => (materials.clock?.isBehind() ? ['clock-behind'] : []))
  const { seals, disk } = connectionOf(db)
  seals.key(vault.mac, (unsound) => {
    for (const each of damagesIn([unsound])) damages.note(damageOf(each))
    if (isCustody(unsound)) roster.setBox(unsound.id as DossierId, undefined)
  })
  const opened = createOpenedDossiers()
  seals.whenMoved((moved) => {
    if (moved === 'anew') opened.clear()
    else for (const { kind, id } of moved) if (kind === 'dossier') opened.drop(id as DossierId)
  })
  await ensureBelonging(db, keyring, vault, basename(placesIn('').database))
  const witness = createWitness(keyring, { seals, disk }, vault.mac)
  const known = await checkOnOpening(seals, vault.mac, witness.read(), { ...room, report })
  if (known === 'new') witness.keep()
  if (await markOf(dirname(blobFolder))) seals.refuseWriting(true)
  if (seals.isReadOnly) standstill.begin('data-unproven')
  const directory = await openDirectory({
    db,
    vault,
    seals,
    damages,
    now,
    nameOfDossierPerson: (person) => roster.nameOf(person),
  })
  const statistics = createStatistics({
    db,
    vault,
    seals,
    damages,
    roster,
    directory,
    now,
    allRead: collectAfterReading,
    workOut: (dossier) => workOut(app, dossier),
  })
  seals.whenMoved((moved) => {
    if (moved === 'anew') statistics.forget()
    else for (const { kind, id } of moved) statistics.changed(kind, id)
  })
  const app: App = {
    db,
    vault,
    locks: keyring.locks,
    cardDesk: createCardDesk(),
    unattended: createUnattended(keyring, { data: dirname(blobFolder), ...materials.unattended }),
    seals,
    disk,
    keepLogHead: witness.keep,
    blobs: createBlobs(vault, blobFolder),
    roster,
    directory,
    damages,
    standstill,
    clock: materials.clock ?? createClock(undefined, now),
    filings: createOpenFilings(),
    filingCounts: createFilingCounts(),
    runNames: createRunNames(),
    readers: createReaders(),
    found: createFound(),
    opened,
    printRoom: createPrintRoom(usualFolders('data', dirname(blobFolder))),
    readingRoom: createReadingRoom(),
    exportRoom: createExportRoom(),
    chartRoom: createChartRoom(),
    copies: createCopies(blobFolder, keyring, () => app),
    measure: () => measureHouse(app),
    bringer: createBringer(() => app),
    workbooks: createWorkbooks(),
    told: createToldImports(),
    logChecked: createLogChecked(),
    refusals: createRefusals(),
    suggestions: createSuggestions(),
    pasts: createPasts(),
    statistics,
    now,
    newId,
    demo,
    whenCommitted: (work) => work(),
    afterCommit: (work) => work(),
    whenKept: (work) => work(),
    whenUndone: () => {},
    logRead: (entry) => logRead(entry),
    reload: () => inTransaction(app, (app) => refillRoster(app), { alone: true }),
    missed: { roster: false },
    report,
  }
  const logRead = createLogQueue(app)
  await fillRoster(app, progress, room)
  await room.close()
  await app.copies.look()
  await damageLog.begin((found) => {
    const entries = found.map((one) => damageEntry(one, now()))
    return inTransaction(app, ({ db }) => log.recordAll(db, entries))
  })
  return app
}
