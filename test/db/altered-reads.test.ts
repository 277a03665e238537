import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { finishDiscarding } from '#actions/imports/discarding.ts'
import { receiveFile } from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import { commandOf } from '#db/commands.ts'
import * as locations from '#db/custody/locations.ts'
import * as imports from '#db/imports/imports.ts'
import { addRun } from '#db/prints/sealed.ts'
import { checkEverything } from '#db/seals/night.ts'
import { inTransaction } from '#db/transaction.ts'
import type { ImportId, LocationId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import { pageCode } from '#domain/prints/code.ts'
import { formVersion } from '#domain/prints/form.ts'
import type { PartialDate } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { written } from '../domain/imports/person-file.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** Changes a row behind the back of the house, which then looks at everything again. */
async function alter(table: string, set: string, id: string): Promise<void> {
  w.app.seals.statement(`drop trigger if exists temp.${table}_update_followed`).run()
  w.app.seals.statement(`update main.${table} set ${set} where id = ?`).run(id)
  await checkEverything(w.app.seals, w.app.vault.mac)
}

it('destroys no key for an import that was altered to be given up, and shows it to nobody', async () => {
  const bytes = new TextEncoder().encode(written({ ShenFenZheng: '11010119750312999X' }))
  const files = await receiveFile(w.app, { name: 'x.lrmx', bytes, mend: false })
  const sent = { unit: w.units.tech, files }
  const [row] = (await stageFiles(w.app, w.actor('hr'), sent, commandOf(w.app.newId(), []))) ?? []
  const id = (row?.ok ? row.import : '') as ImportId
  const staged = await imports.find(w.app, id)
  if (!staged) throw new Error('Not staged.')
  await alter('imports', "state = 'discarded'", id)
  await finishDiscarding(w.app)
  expect(w.app.vault.hasKey(staged.dossier)).toBe(true)
  expect(await imports.find(w.app, id)).toBeUndefined()
  expect(w.app.damages.all()).toContainEqual(expect.objectContaining({ id: `imports ${id}`, what: 'altered' }))
})

it('sends nobody to a place that was altered, and goes on listing the others', async () => {
  const add = async (code: string) => {
    const id = w.app.newId<LocationId>()
    await inTransaction(w.app, ({ db, now }) =>
      locations.addLocation(db, { id, kind: 'room', name: '', code, at: now() }),
    )
    return id
  }
  const [a, b] = [await add('A'), await add('B')]
  await alter('locations', "code = 'C'", a)
  expect([await locations.locationAt(w.app, 'C'), await locations.location(w.app, a)]).toEqual([undefined, undefined])
  expect(await locations.codesOf(w.app, [a, b])).toEqual(new Map([[b, 'B']]))
  expect((await locations.shelves(w.app, 0, 10)).shelves.map(({ code }) => code)).toEqual(['B'])
  expect(await locations.shelves(w.app, 0, 1)).toEqual({
    shelves: [expect.objectContaining({ code: 'B' })],
    isMore: true,
  })
})

it('says nothing of a page that was altered, and does not tell others that there is one', async () => {
  const dossier = w.dossiers.wang
  const filing = await inTransaction(w.app, (app) => openFiling(app, { dossier }))
  const page = w.app.newId<PrintPageId>()
  const code = pageCode('0000', 1)
  await addRun(w.app, {
    id: w.app.newId<PrintRunId>(),
    dossier,
    filing,
    purpose: 'filing',
    printedAt: w.app.now(),
    printedBy: w.account('archivist'),
    logHead: '1 abc',
    parameters: { formVersion, profile: 'state', ageDate: '20261124' as PartialDate },
    sources: [],
    pdfHash: 'hash',
    pages: [{ id: page, sheet: 'cover', page: 1, pages: 1, code, contentHash: 'hash' }],
  })
  const unknown = (await w.as('headFinance').get(paths.codes(code))).status
  await alter('print_pages', "content_hash = 'other'", page)
  expect((await w.as('archivist').get(paths.codes(code))).status).toBe(503)
  expect((await w.as('headFinance').get(paths.codes(code))).status).toBe(unknown)
  expect(w.app.damages.of('dossier', dossier)).toEqual([expect.objectContaining({ what: 'altered' })])
})
