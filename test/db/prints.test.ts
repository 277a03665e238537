import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import * as filings from '#db/custody/filings.ts'
import * as locations from '#db/custody/locations.ts'
import * as volumes from '#db/custody/volumes.ts'
import * as prints from '#db/prints/prints.ts'
import * as sealed from '#db/prints/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { Conflict } from '#domain/errors.ts'
import type { FilingId, LocationId, PrintPageId, PrintRunId, VolumeId } from '#domain/ids.ts'
import { formVersion } from '#domain/prints/form.ts'
import type { PartialDate } from '#domain/time.ts'
import { type World, world } from '../world.ts'

let w: World
let filing: FilingId
beforeEach(async () => {
  w = await world()
  filing = await inTransaction(w.app, (app) => openFiling(app, { dossier: w.dossiers.wang }))
})
afterEach(() => w.close())

async function addRun(code: string) {
  const id = w.app.newId<PrintRunId>()
  await sealed.addRun(w.app, {
    id,
    dossier: w.dossiers.wang,
    filing,
    purpose: 'filing',
    printedAt: w.app.now(),
    printedBy: w.account('archivist'),
    logHead: '1 abc',
    parameters: { formVersion, profile: 'state', ageDate: '20261124' as PartialDate },
    sources: ['record/career/1'],
    pdfHash: 'hash',
    pages: (['cover', 'resume'] as const).map((sheet, index) => ({
      id: w.app.newId<PrintPageId>(),
      sheet,
      page: 1,
      pages: 1,
      code: `P-${code}-${index + 1}-0`,
      contentHash: 'hash',
    })),
  })
  return id
}

async function addBox() {
  const id = w.app.newId<LocationId>()
  await locations.addLocation(w.app.db, { id, kind: 'box', name: '', code: 'A-01-1-01', at: w.app.now() })
  return id
}

describe('a print run', () => {
  it('keeps parameters and sources sealed, and gives them back', async () => {
    const id = await addRun('AAAA')
    expect(await sealed.parametersOf(w.app, id)).toEqual({ formVersion, profile: 'state', ageDate: '20261124' })
    expect(await sealed.sourcesOf(w.app, id)).toEqual(['record/career/1'])
    const row = await w.app.db.selectFrom('print_runs').select(['parameters', 'sources']).executeTakeFirstOrThrow()
    expect(Buffer.concat([row.parameters, row.sources]).toString('latin1')).not.toMatch(/20261124|career|ageDate/)
  })

  it('has a name of its own', async () => {
    await addRun('AAAA')
    expect([await prints.isTaken(w.app.db, 'AAAA'), await prints.isTaken(w.app.db, 'AAAB')]).toEqual([true, false])
    await expect(addRun('AAAA')).rejects.toThrow(/UNIQUE/)
  })

  it('stands before older ones in the pages of its filing and of its sheet', async () => {
    const [first, second] = [await addRun('AAAA'), await addRun('BBBB')]
    const found = await filings.find(w.app, filing)
    expect(found?.pages.map(({ run }) => run)).toEqual([second, second, first, first])
    const pages = await prints.pagesOfSheet(w.app.db, w.dossiers.wang, 'resume')
    expect(pages.map(({ run }) => run)).toEqual([second, first])
    expect((await prints.pagesOfRun(w.app.db, first)).map(({ sheet }) => sheet)).toEqual(['cover', 'resume'])
  })

  it('keys the hash of a page by its dossier', () => {
    const hash = (dossier: typeof w.dossiers.wang) => sealed.keyed(w.app.vault, dossier, 'same words')
    expect(hash(w.dossiers.wang)).toBe(hash(w.dossiers.wang))
    expect(hash(w.dossiers.wang)).not.toBe(hash(w.dossiers.chen))
  })
})

describe('a page', () => {
  it('is filed once; whoever comes second is told', async () => {
    await addRun('AAAA')
    const [box, found] = [await addBox(), await prints.pageWithCode(w.app.db, 'P-AAAA-1-0')]
    if (!found) throw new Error('The page is not there.')
    const file = () => prints.file(w.app.db, { page: found.page.id, at: w.app.now(), by: w.account('archivist'), box })
    await file()
    await expect(file()).rejects.toThrow(Conflict)
    expect((await prints.pageWithCode(w.app.db, 'P-AAAA-1-0'))?.page.filed?.box).toBe(box)
  })

  it('is never filed without a box', async () => {
    await addRun('AAAA')
    const filed = w.app.db.updateTable('print_pages').set({ filed_at: w.app.now() }).execute()
    await expect(filed).rejects.toThrow(/CHECK/)
  })
})

describe('custody', () => {
  it('opens the first volume of the original once', async () => {
    const again = await volumes.originalOf(w.app.db, w.dossiers.wang, w.app.newId<VolumeId>())
    const made = await w.app.db.selectFrom('volumes').select(['id', 'kind', 'serial']).execute()
    expect(made).toEqual([{ id: again, kind: 'original', serial: 1 }])
  })

  it('knows what is open, and ends it once', async () => {
    expect(await filings.hasOpenFiling(w.app.db, w.dossiers.wang)).toBe(true)
    expect(await filings.hasOpenFiling(w.app.db, w.dossiers.chen)).toBe(false)
    await filings.end(w.app.db, filing, w.app.now())
    await expect(filings.end(w.app.db, filing, w.app.now())).rejects.toThrow(Conflict)
    expect(await filings.hasOpenFiling(w.app.db, w.dossiers.wang)).toBe(false)
    expect(await filings.openOnes(w.app.db)).toEqual([])
  })

  it('finds the box of a dossier, the volumes at a place, and how many lie in a box', async () => {
    const box = await addBox()
    const found = await filings.find(w.app, filing)
    if (!found) throw new Error('The filing is not there.')
    await volumes.setBox(w.app.db, found.volume.id, box)
    expect(await volumes.boxOf(w.app, w.dossiers.wang)).toBe('A-01-1-01')
    expect((await volumes.boxesFrom(w.app, w.dossiers.wang, w.dossiers.wang)).get(w.dossiers.wang)).toBe('A-01-1-01')
    expect(await volumes.volumesBelow(w.app, 'A-01', 0, 10)).toEqual([{ dossier: w.dossiers.wang, box: 'A-01-1-01' }])
    expect(await volumes.volumesBelow(w.app, 'A-0', 0, 10)).toEqual([])
    expect(await volumes.countVolumesBelow(w.app.db, 'A-01')).toBe(1)
    expect((await filings.find(w.app, filing))?.volume.box?.code).toBe('A-01-1-01')
  })
})
