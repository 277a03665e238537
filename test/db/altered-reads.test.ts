import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { finishDiscarding } from '#actions/imports/discarding.ts'
import { receiveFile } from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import { commandOf } from '#db/commands.ts'
import * as filings from '#db/custody/filings.ts'
import * as locations from '#db/custody/locations.ts'
import { shelves } from '#db/custody/shelves.ts'
import * as volumes from '#db/custody/volumes.ts'
import { openRecords } from '#db/dossiers/sealed.ts'
import * as imports from '#db/imports/imports.ts'
import { addRun } from '#db/prints/sealed.ts'
import { checkEverything } from '#db/seals/night.ts'
import { inTransaction } from '#db/transaction.ts'
import { groups } from '#domain/access/groups.ts'
import type { DossierId, ImportId, LocationId, PrintPageId, PrintRunId, RevisionId } from '#domain/ids.ts'
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
  expect((await shelves(w.app, 0, 10)).shelves.map(({ code }) => code)).toEqual(['B'])
  expect(await shelves(w.app, 0, 1)).toEqual({
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

/** A dossier whose paper lies in a box of this code, as its roster entry says. */
async function boxed(dossier: DossierId, code: string) {
  const box = w.app.newId<LocationId>()
  const filing = await inTransaction(w.app, async (app) => {
    await locations.addLocation(app.db, { id: box, kind: 'box', name: '', code, at: app.now() })
    const filing = await openFiling(app, { dossier })
    const found = await filings.find(app, filing)
    if (found) await volumes.setBox(app.db, found.volume.id, box)
    return filing
  })
  w.app.roster.setBox(dossier, code)
  return { box, filing }
}

/** What each question about where the paper lies answers. */
const told = async (dossier: DossierId, filing: Awaited<ReturnType<typeof boxed>>['filing'], code: string) => [
  await volumes.boxOf(w.app, dossier),
  (await volumes.boxesFrom(w.app, dossier, dossier)).get(dossier),
  (await volumes.volumesBelow(w.app, code, 0, 10)).map(({ box }) => box).join() || undefined,
  (await filings.find(w.app, filing))?.volume.box?.code,
  (await filings.these(w.app, [filing]))[0]?.volume.box?.code,
]

it('lends the code of a box that was altered to no list and no scan', async () => {
  const dossier = w.dossiers.chen
  const { box, filing } = await boxed(dossier, 'B-01-1-01')
  expect(new Set(await told(dossier, filing, 'B-01'))).toEqual(new Set(['B-01-1-01']))
  await alter('locations', "code = 'B-01-1-02'", box)
  expect(new Set(await told(dossier, filing, 'B-01'))).toEqual(new Set([undefined]))
  await w.app.reload()
  expect(w.app.roster.entry(dossier)?.columns.custody).toEqual({})
})

it('tells no box of a dossier whose custody was altered, and proposes none that was', async () => {
  const [one, other] = [w.dossiers.shen, w.dossiers.guyuan]
  const [{ filing }, { box }] = [await boxed(one, 'B-02-1-01'), await boxed(other, 'B-02-1-02')]
  const free = w.app.newId<LocationId>()
  await inTransaction(w.app, ({ db, now }) =>
    locations.addLocation(db, { id: free, kind: 'box', name: '', code: 'B-02-1-03', at: now() }),
  )
  expect(await volumes.freeBoxes(w.app, 5)).toEqual(['B-02-1-03'])
  const { id: volume } = await w.app.db
    .selectFrom('volumes')
    .select('id')
    .where('dossier_id', '=', one)
    .executeTakeFirstOrThrow()
  await alter('volumes', `box_id = '${box}'`, volume)
  expect(new Set(await told(one, filing, 'B-02-1-01'))).toEqual(new Set([undefined]))
  expect(await volumes.volumesBelow(w.app, 'B-02-1', 0, 10)).toEqual([{ dossier: other, box: 'B-02-1-02' }])
  expect(w.app.roster.entry(one)?.columns.custody).toEqual({})
  await alter('locations', "code = 'B-02-1-04'", free)
  expect(await volumes.freeBoxes(w.app, 5)).toEqual(['B-02-1-01'])
})

it('names a revision of no known section as damage, also where only a few records are opened', async () => {
  const dossier = w.dossiers.fang
  const row = await w.app.db
    .selectFrom('revisions')
    .selectAll()
    .where('dossier_id', '=', dossier)
    .executeTakeFirstOrThrow()
  const open = () => openRecords(w.app, dossier, groups, [row.record_id])
  const before = await open()
  await inTransaction(w.app, ({ db, newId }) =>
    db
      .insertInto('revisions')
      .values({
        ...row,
        id: newId<RevisionId>(),
        version: row.version + 10,
        section_tag: w.app.vault.tag(dossier, 'section:of-another-version'),
      })
      .execute(),
  )
  expect(await open()).toEqual(before)
  expect(w.app.damages.of('dossier', dossier)).toEqual([
    expect.objectContaining({ what: 'misplaced', where: 'revisions' }),
  ])
})
