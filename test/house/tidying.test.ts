import { afterAll, beforeAll, expect, it } from 'vitest'
import { stageFiles } from '#actions/imports/imports.ts'
import { commandOf } from '#db/commands.ts'
import * as imports from '#db/imports/imports.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { tidyUp } from '#house/tidying.ts'
import { written } from '../domain/imports/person-file.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const stage = async (number: string) => {
  const files = [{ name: 'x.lrmx', bytes: new TextEncoder().encode(written({ ShenFenZheng: number })) }]
  const [row] =
    (await stageFiles(
      w.app,
      w.actor('hr'),
      { unit: w.units.tech, files, mend: false },
      commandOf(w.app.newId(), [number]),
    )) ?? []
  if (!row?.ok) throw new Error('Not staged.')
  const staged = await imports.find(w.app.db, w.actor('hr'), row.import)
  if (!staged) throw new Error('Not found.')
  return staged
}

it('shreds the key of an import that was given up just before the process ended, and no other', async () => {
  const [gone, kept] = [await stage('11010119750312999X'), await stage('110101198804179979')]
  await imports.end(w.app.db, gone, 'discarded')
  await tidyUp(w.app)
  expect([w.app.vault.hasKey(gone.dossier), w.app.vault.hasKey(kept.dossier)]).toEqual([false, true])
  expect(imports.openDraft(w.app, kept).file.name).toBe('x.lrmx')
})

it('leaves what a transaction has not yet named, until it is old', async () => {
  const dossier = w.app.newId<DossierId>()
  w.app.vault.addKey(dossier)
  await w.app.blobs.lay({
    id: w.app.newId<BlobId>(),
    dossier,
    group: 'photo',
    bytes: new Uint8Array([1]),
    at: w.app.now(),
  })
  await tidyUp(w.app)
  expect(w.app.vault.hasKey(dossier)).toBe(true)
})
