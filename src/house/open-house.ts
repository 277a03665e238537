import { basename } from 'node:path'
import { noteCustodians } from '#actions/custodians/settling.ts'
import { openDatabase } from '#db/database.ts'
import { newestAt } from '#db/log/log.ts'
import { ensureOwnSchema } from '#db/own-schema.ts'
import * as sessions from '#db/sessions.ts'
import type { Instant } from '#domain/time.ts'
import type { House } from '#routes/web/house.ts'
import { buildApp } from './build-app.ts'
import { createClock } from './clock.ts'
import { compileEarlier } from './compiling.ts'
import { type Config, placesIn } from './config.ts'
import { checkBelonging, checkKeyring, troubleOf } from './data-folder.ts'
import { foundAsPlanned } from './first-start/found.ts'
import { collectAfterOpening } from './garbage.ts'
import { createHouse, type Opener } from './house.ts'
import { createStandby } from './standby.ts'
import { tidyUp } from './tidying.ts'
import { type Upgraded, type UpgradeStep, upgrade } from './upgrading/upgrading.ts'

type Opening = {
  readonly demo: boolean
  /** What the clock of the machine says; by default what it says. */
  readonly machine?: () => Instant
  /** From how many dossiers on a thread of its own opens their summaries; tests say fewer. */
  readonly elsewhereFrom?: number
  /** After how many milliseconds in which nobody unseals it what needs no key is done beforehand; never unless said. */
  readonly readyAfter?: number
  /** Told how an older file was brought up to this program, and how far that is. */
  readonly upgrading?: (step: UpgradeStep, done: number, total: number) => void
  readonly upgraded?: (upgraded: Upgraded) => void
}

/** The house of one data folder, sealed. */
export function openHouse(
  config: Pick<Config, 'data' | 'unattended'>,
  { demo, machine, elsewhereFrom, readyAfter, upgrading = () => {}, upgraded = () => {} }: Opening,
): Promise<House> {
  const places = placesIn(config.data)
  const standby = createStandby(places.database)
  const threads = { fewest: elsewhereFrom, take: standby.take }
  const open: Opener = async (keyring, progress) => {
    progress('data', 0, 1)
    await checkBelonging(config.data)
    const { db, close } = openDatabase(places.database)
    try {
      const { ran, snapshot } = await upgrade(db, places.database, {
        progress: (step, done, total) => {
          progress(step, done, total)
          upgrading(step, done, total)
        },
      })
      if (ran > 0) upgraded({ ran, snapshot })
      await ensureOwnSchema(db, basename(places.database), standby.schema())
      await sessions.endAll(db)
      const clock = createClock(await newestAt(db), machine)
      const { unattended } = config
      const materials = { db, keyring, blobFolder: places.blobs, demo, clock, threads, unattended }
      const app = await buildApp(materials, (done, of) => progress('roster', done, of))
      await tidyUp(app)
      await foundAsPlanned(app, config.data)
      await noteCustodians(app)
      collectAfterOpening(app.roster.size).catch(app.report)
      compileEarlier()
      const closeAll = async () => {
        await app.copies.close()
        await app.printRoom.close()
        await app.readingRoom.close()
        await app.exportRoom.close()
        await app.chartRoom.close()
        await close()
      }
      return { app, close: closeAll }
    } catch (error) {
      await close()
      throw troubleOf(error, places.database, 'database-unreadable')
    }
  }
  const check = () => void checkKeyring(places.keyring)
  return Promise.resolve(createHouse(places.keyring, { demo, open, check, standby, readyAfter }))
}
