import { afterEach, beforeEach, expect, it } from 'vitest'
import { endFiling, openFiling } from '#actions/custody/opening.ts'
import * as filings from '#db/custody/filings.ts'
import { inTransaction } from '#db/transaction.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import type { App } from '#house/app.ts'
import { type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const isOpen = async (app: App, dossier = w.dossiers.zhou) =>
  (await circumstancesOf(app, w.actor('archivist'), dossier)).filing

it('tells a transaction of the filing that it has just opened or ended itself', async () => {
  const seen: unknown[] = []
  await inTransaction(w.app, async (app) => {
    seen.push(await isOpen(app))
    await openFiling(app, { dossier: w.dossiers.zhou })
    seen.push(await isOpen(app))
  })
  expect([seen, await isOpen(w.app)]).toEqual([[false, true], true])
  await inTransaction(w.app, async (app) => {
    for (const filing of await filings.openOf(app, w.dossiers.zhou)) await endFiling(app, filing)
    seen.push(await isOpen(app))
  })
  expect([seen.at(-1), await isOpen(w.app)]).toEqual([false, false])
})

it('tells it of one that somebody has opened who shares its commit', async () => {
  const seen: unknown[] = []
  await Promise.all([
    // Without what follows, which would end the commit.
    inTransaction(w.app, (app) => openFiling({ ...app, whenCommitted: () => {} }, { dossier: w.dossiers.zhou })),
    inTransaction(w.app, async (app) => seen.push(await isOpen(app))),
  ])
  expect(seen).toEqual([true])
})
