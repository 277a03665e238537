import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unusedIn } from '#actions/agreements/matters.ts'
import { beginDraft } from '#actions/dossiers/beginning.ts'
import { discardImport } from '#actions/imports/discarding.ts'
import { receiveFile } from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import { commandOf } from '#db/commands.ts'
import * as imports from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { placesIn } from '#house/config.ts'
import { tidyUp } from '#house/tidying.ts'
import { written } from '../domain/imports/person-file.ts'
import { people, type World, world } from '../world.ts'

let w: World
const folder = mkdtempSync(join(tmpdir(), 'juanzong-tidying-'))
beforeAll(async () => {
  w = await world(folder)
})
afterAll(async () => {
  await w.close()
  rmSync(folder, { recursive: true })
})

const filesThere = () =>
  readdirSync(placesIn(folder).blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

const stage = async (number: string) => {
  const bytes = new TextEncoder().encode(written({ ShenFenZheng: number }))
  const files = await receiveFile(w.app, { name: 'x.lrmx', bytes, mend: false })
  const [row] =
    (await stageFiles(w.app, w.actor('hr'), { unit: w.units.tech, files }, commandOf(w.app.newId(), [number]))) ?? []
  if (!row?.ok) throw new Error('Not staged.')
  const staged = await imports.find(w.app, row.import)
  if (!staged) throw new Error('Not found.')
  return staged
}

it('shreds the key of an import that was given up just before the process ended, and no other', async () => {
  const [gone, kept] = [await stage('11010119750312999X'), await stage('110101198804179979')]
  await imports.end(w.app.db, gone, 'discarded')
  await tidyUp(w.app)
  expect([w.app.vault.hasKey(gone.dossier), w.app.vault.hasKey(kept.dossier)]).toEqual([false, true])
  expect(openDraft(w.app, kept).file.name).toBe('x.lrmx')
})

it('leaves keys and files that no row names, and counts them, however old they are', async () => {
  const dossier = w.app.newId<DossierId>()
  w.app.vault.addKey(dossier)
  const row = await w.app.blobs.lay({
    id: w.app.newId<BlobId>(),
    dossier,
    group: 'photo',
    bytes: new Uint8Array([1]),
    at: w.app.now(),
  })
  for (const year of ['2026', '2027', '2099']) {
    w.clock.set(`${year}-12-31T01:00:00.000Z`)
    await tidyUp(w.app)
  }
  const unused = await unusedIn(w.app)
  expect(unused.keys).toContain(dossier)
  expect(unused.files).toContain(row.id)
  expect(w.app.vault.hasKey(dossier)).toBe(true)
})

it('keeps no key and no file of an act that failed while this process ran', async () => {
  const before = await unusedIn(w.app)
  const begun = await beginDraft(w.app, w.actor('hr'), beginning(), commandOf(w.app.newId(), ['twice']))
  expect(begun.ok).toBe(false)
  expect((await unusedIn(w.app)).keys).toEqual(before.keys)
})

const beginning = () => ({
  entity: w.units.company,
  keeper: 'hr' as const,
  records: [
    { section: 'basic', fields: { name: '同号', unit: w.units.tech } },
    { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number: people.wang.idNumber } },
  ],
})

it('removes the files of an import that is given up, at once or when the house opens after a crash', async () => {
  const [now, later] = [await stage('11010119900307997X'), await stage('110101199104159979')]
  const before = filesThere()
  const command = commandOf(w.app.newId(), ['given up'])
  expect((await discardImport(w.app, w.actor('hr'), now.id, command)).ok).toBe(true)
  expect(filesThere()).toBe(before - 1)
  await imports.end(w.app.db, later, 'discarded')
  await tidyUp(w.app)
  expect(filesThere()).toBe(before - 2)
})
