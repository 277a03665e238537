import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BlobId, CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const picture = async (background: string) => {
  const image = sharp({ create: { width: 400, height: 500, channels: 3, background } })
  return new Uint8Array(await image.jpeg().toBuffer())
}
const certificate = async () => new File([await picture('#ffffff')], '职称证书.jpg')
const title = async () =>
  (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents['titles']?.[0]?.id

const papersIn = (text: string) => [...new Set([...text.matchAll(/\/papers\/([0-9a-f-]+)"/g)].map(([, id]) => id))]
const photosIn = (text: string) => [...text.matchAll(/<img[^>]*\/photo\/([0-9a-f-]+)"/g)].map(([, id]) => id)
const look = async (who: Cast, paper: BlobId) => (await w.as(who).get(paths.paper(w.dossiers.wang, paper))).status

describe('the paper of a proposed record', () => {
  it('is looked at by whoever draws it and whoever decides on it, then and later, and by nobody else', async () => {
    const { draw, page, submit } = proposer(w, w.dossiers.wang)
    expect((await draw('titles', { title: '正高级工程师', paper: await certificate() }, await title())).status).toBe(
      303,
    )
    const [paper] = papersIn((await page()).text) as BlobId[]
    if (!paper) throw new Error('No paper is shown.')
    expect(await look('hr', paper)).toBe(200)
    for (const who of ['headTech', 'leaderTech', 'finance', 'archivist', 'it', 'auditor'] as const)
      expect(await look(who, paper), who).toBeGreaterThanOrEqual(403)

    const id = await submit()
    const { page: shown, approve } = walker(w)
    expect(papersIn((await shown('headTech', id)).text)).toEqual([paper])
    const { answer } = await w.as('headTech').bytes(paths.paperPicture(w.dossiers.wang, paper, 1))
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    for (const who of ['leaderTech', 'finance', 'legal', 'archivist', 'it', 'auditor', 'headFinance'] as const)
      expect(await look(who, paper), who).toBeGreaterThanOrEqual(403)

    await approve('headTech', id)
    expect([await look('headTech', paper), await look('leaderTech', paper)]).toEqual([200, 200])
    const read = await w.app.db.selectFrom('log').select('act').where('act', '=', 'dossier.paper-read').execute()
    expect(read.length).toBeGreaterThanOrEqual(4)
  })

  it('stays what somebody decided on where it is replaced after a return', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '正高级工程师', paper: await certificate() }, await title())
    const id = await submit()
    const { page, approve, rule } = walker(w)
    const [first] = papersIn((await page('headTech', id)).text) as BlobId[]
    await approve('headTech', id)
    await rule('leaderTech', id, 'return', { opinion: '证书不清楚', to: 'START' })
    await draw(
      'titles',
      { title: '正高级工程师', paper: new File([await picture('#dddddd')], '重扫.jpg') },
      await title(),
    )
    const before = papersIn((await page('headTech', id)).text)
    expect(before).toEqual([first])
    await resubmit(id)
    const [second] = papersIn((await page('headTech', id)).text) as BlobId[]
    expect(second).not.toBe(first)
    expect(await look('headTech', second as BlobId)).toBe(200)
    expect(await look('leaderTech', second as BlobId)).toBe(404)
  })
})

const resubmit = async (id: CaseId) => {
  const action = paths.caseResubmission(id)
  const form = drawnForm((await w.as('hr').get(paths.case(id))).text, action)
  expect((await w.as('hr').post(action, { ...form, opinion: '已重扫' })).status).toBe(303)
}

describe('a proposed photograph', () => {
  it('is seen, old beside new', async () => {
    const { draw, page, submit } = proposer(w, w.dossiers.wang)
    await draw('photo', { image: new File([await picture('#335577')], 'old.jpg') })
    await submit()
    await draw('photo', { image: new File([await picture('#775533')], 'new.jpg') })
    const photos = photosIn((await page()).text)
    expect(photos).toHaveLength(2)
    for (const photo of photos) {
      const { answer } = await w.as('hr').bytes(paths.dossierPhoto(w.dossiers.wang, photo as BlobId))
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    }
  })

  it('is seen at a seat that reads no other picture of the dossier, as long as it may', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('photo', { image: new File([await picture('#335577')], 'old.jpg') })
    await submit()
    const table = paths.asking()
    const form = drawnForm((await w.as('hrLead').get(table)).text, table)
    const asking = { ...form, 'photo.corrected': 'legal', 'photo.added': 'legal' }
    expect((await w.as('hrLead').post(table, asking)).status).toBe(303)
    await draw('photo', { image: new File([await picture('#775533')], 'new.jpg') })
    const id = await submit()
    const photos = photosIn((await w.as('legal').get(paths.case(id))).text) as BlobId[]
    expect(photos).toHaveLength(2)
    const seen = async (who: Cast, photo: BlobId) =>
      (await w.as(who).bytes(paths.dossierPhoto(w.dossiers.wang, photo))).answer.status
    for (const photo of photos) expect([await seen('legal', photo), await seen('finance', photo)]).toEqual([200, 404])
    expect((await walker(w).approve('legal', id)).status).toBe(303)
    for (const photo of photos) expect(await seen('legal', photo)).toBe(200)
  })
})
