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
import { type Config, placesIn } from './config.ts'
import { checkBelonging, checkKeyring, troubleOf } from './data-folder.ts'
import { foundAsPlanned } from './first-start/found.ts'
import { collectAfterOpening } from './garbage.ts'
import { createHouse, type Opener } from './house.ts'
import { tidyUp } from './tidying.ts'
import { type Upgraded, type UpgradeStep, upgrade } from './upgrading/upgrading.ts'

type Opening = {
  readonly demo: boolean
  /** What the clock of the machine says; by default what it says. */
  readonly machine?: () => Instant
  readonly elsewhereFrom?: number
  /** Told how an older file was brought up to this program, and how far that is. */
  readonly upgrading?: (step: UpgradeStep, done: number, total: number) => void
  readonly upgraded?: (upgraded: Upgraded) => void
}

/** The house of one data folder, sealed. */
export function openHouse(
  config: Pick<Config, 'data' | 'unattended'>,
  { demo, machine, elsewhereFrom, upgrading = () => {}, upgraded = () => {} }: Opening,
): Promise<House> {
  const places = placesIn(config.data)
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
      await ensureOwnSchema(db, basename(places.database))
      await sessions.endAll(db)
      const clock = createClock(await newestAt(db), machine)
      const { unattended } = config
      const materials = { db, keyring, blobFolder: places.blobs, demo, clock, elsewhereFrom, unattended }
      const app = await buildApp(materials, (done, of) => progress('roster', done, of))
      await tidyUp(app)
      await foundAsPlanned(app, config.data)
      await noteCustodians(app)
      collectAfterOpening(app.roster.size).catch(app.report)
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
  return Promise.resolve(createHouse(places.keyring, { demo, open, check: () => void checkKeyring(places.keyring) }))
}
