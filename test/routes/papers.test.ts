import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { streamed } from '../streamed.ts'
import { type World, world } from '../world.ts'

let w: World
let png: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  w = await world()
  const image = sharp({ create: { width: 800, height: 1100, channels: 3, background: '#ffffff' } })
  png = new Uint8Array(await image.png().toBuffer())
})
afterAll(() => w.close())

/** A PDF by its beginning and its end only. */
const pdf = (inside = '') => new TextEncoder().encode(`%PDF-1.7\n1 0 obj\n<< ${inside} >>\nendobj\n%%EOF\n`)
const training = () => paths.sectionRecords(w.dossiers.zhou, 'training')
const send = (bytes: Uint8Array<ArrayBuffer>, name: string, more: Readonly<Record<string, string>> = {}) =>
  w.as('hr').post(training(), { name: '安全培训', ...more, paper: new File([bytes], name) })

/** Counts the files that are begun to be laid down, and those that were given up half-way. */
const watchLaying = () => {
  const { blobs } = w.app
  const { begin } = blobs
  const counted = { begun: 0, givenUp: 0, watchNoMore: () => Object.assign(blobs, { begin }) }
  const watched: typeof begin = async (blob) => {
    counted.begun += 1
    const laying = await begin(blob)
    const giveUp = async () => {
      counted.givenUp += 1
      await laying.giveUp()
    }
    return { ...laying, giveUp }
  }
  Object.assign(blobs, { begin: watched })
  return counted
}

const stored = async () => {
  const page = await w.as('hr').get(paths.dossier(w.dossiers.zhou))
  const [, blob] = /\/papers\/([0-9a-f-]+)"/.exec(page.text) ?? []
  return { page, blob: blob as PaperRef['blob'] }
}

describe('an attached paper', () => {
  it('is taken for what its content shows, and refused with what helps where it is nothing that is kept', async () => {
    const refusals = [
      [new TextEncoder().encode('PK\u0003\u0004 a word file'), 'scan.pdf', '请先另存为 PDF'],
      [pdf('/Encrypt 2 0 R'), 'locked.pdf', '请先解除密码'],
      [pdf('/OpenAction << /JavaScript (x) >>'), 'active.pdf', '带有脚本'],
      [await paperPdf({ password: 'secret' }), 'locked-too.pdf', '请先解除密码'],
      [pdf().slice(0, 20), 'half.pdf', '不完整'],
      [pdf(), 'nothing-in-it.pdf', '不完整'],
      [await paperPdf({ pages: limits.paperPages + 1 }), 'long.pdf', '最多 1,000 页'],
      [png.slice(0, 200), 'half.png', '不完整'],
      [new Uint8Array(limits.attachedPaper + 1), 'large.pdf', '最大 20 MB'],
    ] as const
    for (const [bytes, name, said] of refusals) {
      const { status, text } = await send(bytes, name)
      expect([status, text.includes(said), text.includes('value="安全培训"')], name).toEqual([422, true, true])
    }
    expect((await send(png, 'word.docx')).status).toBe(303)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('is looked at on a page of its own, with its name, the viewer across it, and an entry in the log', async () => {
    const { page, blob } = await stored()
    expect(page.text).toContain('word.docx')
    const looked = await w.as('hr').get(paths.paper(w.dossiers.zhou, blob))
    expect([looked.status, looked.text.includes('每次查看都记入访问日志')]).toEqual([200, true])
    const { answer, bytes } = await w.as('hr').bytes(paths.paperPicture(w.dossiers.zhou, blob, 1))
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    const { channels } = await sharp(bytes).stats()
    expect(channels[0]?.min).toBeLessThan(240)
    expect((await w.as('hr').get(paths.paperPicture(w.dossiers.zhou, blob, 2))).status).toBe(404)
    const read = await w.app.db.selectFrom('log').select('act').where('act', '=', 'dossier.paper-read').execute()
    expect(read.length).toBeGreaterThanOrEqual(2)
  })

  it('is there for whoever reads its group and for nobody else, and for no other dossier', async () => {
    const { blob } = await stored()
    for (const who of ['it', 'auditor', 'archivist', 'finance', 'headTech'] as const)
      expect((await w.as(who).get(paths.paper(w.dossiers.zhou, blob))).status, who).toBeGreaterThanOrEqual(403)
    expect((await w.as('hr').get(paths.paper(w.dossiers.wang, blob))).status).toBe(404)
  })

  it('stays while something else is changed, is replaced by another, and can be taken out; the old one is still there', async () => {
    const { page, blob } = await stored()
    const [, record = ''] = /sections\/training\?record=([0-9a-f-]+)/.exec(page.text) ?? []
    const form = () => w.as('hr').get(paths.section(w.dossiers.zhou, 'training', record as RecordId))
    const drawn = async () => ({ record, stamp: /name="stamp" value="([^"]*)"/.exec((await form()).text)?.[1] ?? '' })
    expect((await w.as('hr').post(training(), { ...(await drawn()), name: '安全生产培训' })).status).toBe(303)
    expect((await stored()).blob).toBe(blob)
    expect((await form()).text).toContain('现有附件：word.docx')
    expect((await send(await paperPdf(), '新件.pdf', await drawn())).status).toBe(303)
    const next = (await stored()).blob
    expect(next).not.toBe(blob)
    const taken = await w.as('hr').post(training(), { ...(await drawn()), name: '培训', 'paper.remove': 'yes' })
    expect(taken.status).toBe(303)
    expect((await stored()).blob).toBeUndefined()
    expect((await w.as('hr').get(paths.paper(w.dossiers.zhou, blob))).status).toBe(200)
  })

  it('that is a PDF is shown page by page, each drawn anew with the viewer across it and not handed out', async () => {
    await send(await paperPdf({ pages: 3 }), '三页.pdf')
    const { blob } = await stored()
    const second = await w.as('hr').get(paths.paper(w.dossiers.zhou, blob, 2))
    expect(second.text).toContain('三页.pdf，第 2 页，共 3 页')
    for (const page of [1, 3]) expect(second.text).toContain(`href="${paths.paper(w.dossiers.zhou, blob, page)}"`)
    expect((await w.as('hr').get(paths.paper(w.dossiers.zhou, blob, 4))).status).toBe(404)
    const { answer, bytes } = await w.as('hr').bytes(paths.paperPicture(w.dossiers.zhou, blob, 3))
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([1600, 2264])
    const corner = await sharp(bytes).extract({ left: 0, top: 1200, width: 1600, height: 1000 }).stats()
    expect(corner.channels[0]?.min).toBeLessThan(240)
  })

  it('leaves nothing behind where its form is refused, sent twice or broken off', async () => {
    const paper = await paperPdf()
    const command = '00000000-0000-7000-8000-0000000000aa'
    expect((await send(paper, 'a.pdf', { name: '' })).status).toBe(422)
    expect((await send(paper, 'a.pdf', { cmd_id: command })).status).toBe(303)
    expect((await send(paper, 'a.pdf', { cmd_id: command })).status).toBe(303)
    const part = 'Content-Disposition: form-data; name="paper"; filename="a.pdf"'
    const body = new Blob([`--b\r\n${part}\r\nContent-Type: application/pdf\r\n\r\n`, paper])
    const laid = watchLaying()
    const { status } = await w.web.request(training(), {
      method: 'POST',
      body,
      headers: {
        Cookie: await w.cookie('hr'),
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': `${body.size}`,
      },
    })
    laid.watchNoMore()
    expect([status, laid.begun, laid.givenUp]).toEqual([400, 1, 1])
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('is sealed while it comes: no more of it is held than the piece in hand', async () => {
    const sent = await streamed(w, training(), { fields: { name: '培训' }, name: 'paper', megabytes: 19 })
    expect([sent.status, sent.text.includes('附件只收 PDF')]).toEqual([422, true])
    expect(sent.most).toBeLessThan(4 * 1024 * 1024)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('is kept from whoever may not write there before a byte of it is laid down', async () => {
    const laid = watchLaying()
    const sent = await w.as('headTech').post(training(), { name: '培训', paper: new File([png], 'a.png') })
    laid.watchNoMore()
    expect([sent.status, laid.begun]).toEqual([404, 0])
  })
})
