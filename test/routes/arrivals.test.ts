import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArrivalId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

let w: World
let id: ArrivalId
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const unit = () => w.app.roster.entry(w.dossiers.wang)?.subject.unit ?? ''
const slip = (): FormValues => ({
  receivedOn: '2026-11-23',
  from: '岚州市港务局',
  number: '港转字第0318号',
  sentOn: '2026-11-20',
  name: '王建国',
  office: '港务局技术科科员',
  reason: '调入',
  unit: unit(),
  'said-originals': '2',
  'said-duplicates': '1',
  'said-materials': '46',
  'said-pages': '212',
  'counted-originals': '2',
  'counted-duplicates': '1',
  'counted-materials': '45',
  'counted-pages': '209',
  gap: '缺第四类学历材料一份三页',
})
const register = async (who: Cast, form: FormValues = {}) => {
  const { text } = await w.as(who).get(paths.newArrival())
  return w.as(who).post(paths.arrivals(), { ...drawnForm(text, paths.arrivals()), ...slip(), ...form })
}
const page = (who: Cast, of = id) => w.as(who).get(paths.arrival(of))
const step = async (who: Cast, at: Parameters<typeof paths.arrivalStep>[1], form: FormValues, of = id) => {
  const action = paths.arrivalStep(of, at)
  return w.as(who).post(action, { ...drawnForm((await page(who, of)).text, action), ...form })
}

describe('a dossier that comes from another unit', () => {
  it('is there for whoever receives paper, and for nobody else', async () => {
    for (const who of ['headTech', 'finance', 'legal', 'it', 'auditor'] as const) {
      for (const address of [paths.arrivals(), paths.newArrival()])
        expect((await w.as(who).get(address)).status, who).toBe(404)
      for (const address of [paths.arrivals(), paths.arrivalRegister()])
        expect((await w.as(who).post(address, slip())).status, who).toBe(404)
    }
  })

  it('is counted against its slip: a difference is told in words, and bad input keeps what was typed', async () => {
    for (const [wrong, said] of [
      [{ gap: '' }, '请写明缺什么'],
      [{ from: '' }, '请填写'],
      [{ receivedOn: '2026-11-25' }, '日期先后不对'],
      [{ sentOn: '2026-11-24' }, '日期先后不对'],
      [{ unit: w.app.newId() }, '请在列出的部门中选择'],
      [{ 'counted-materials': '四十' }, '写数字'],
      [{ 'counted-originals': '', 'counted-duplicates': '', 'counted-materials': '' }, '什么也没有收到'],
    ] as const) {
      const answer = await register('archivist', wrong)
      expect([answer.status, answer.text.includes(said), answer.text.includes('港转字第0318号')], said).toEqual([
        422,
        true,
        true,
      ])
    }
    expect((await register('archivist', { from: '港'.repeat(121) })).text).toContain('太长了')
  })

  it('is written down once, however often the form is sent', async () => {
    const { text } = await w.as('archivist').get(paths.newArrival())
    const form = { ...drawnForm(text, paths.arrivals()), ...slip(), cmd_id: w.app.newId() }
    const [one, other] = [
      await w.as('archivist').post(paths.arrivals(), form),
      await w.as('archivist').post(paths.arrivals(), form),
    ]
    expect([one.status, one.location]).toEqual([303, other.location])
    id = one.location?.split('/').at(-1) as ArrivalId
    const list = (await w.as('archivist').get(paths.arrivals())).text
    for (const said of ['王建国', '待审核', '待关联档案', '2026-12-23 前办理']) expect(list).toContain(said)
    expect((await w.as('archivist').get(paths.archive())).text).toContain('转入档案（1）')
    for (const who of ['headTech', 'finance'] as const) {
      expect((await page(who)).status, who).toBe(404)
      for (const at of ['check', 'dossier', 'slip', 'receipt', 'missing', 'box'] as const)
        expect((await w.as(who).post(paths.arrivalStep(id, at), {})).status, `${who} ${at}`).toBe(404)
    }
  })

  it('is checked by another person, who vouches for the figures that the page showed', async () => {
    expect((await page('archivist')).text).toContain('由另一人审核')
    const own = await w.as('archivist').post(paths.arrivalStep(id, 'check'), { quality: 'fit', version: '1' })
    expect([own.status, own.text.includes('清点的人不能审核')]).toEqual([409, true])
    expect((await step('hr', 'check', { quality: '' })).status).toBe(422)
    expect((await step('hr', 'check', { quality: 'unfit' })).text).toContain('请填写')

    const action = paths.arrivalStep(id, 'check')
    const before = drawnForm((await page('hr')).text, action)
    const amend = { ...drawnForm((await page('archivist')).text, paths.arrival(id)), ...slip(), office: '港务局科员' }
    expect((await w.as('archivist').post(paths.arrival(id), amend)).status).toBe(303)
    const stale = await w.as('hr').post(action, { ...before, quality: 'fit' })
    expect([stale.status, stale.text.includes('刚被改过')]).toEqual([409, true])
    expect((await step('hr', 'check', { quality: 'fit', note: '目录页已核对' })).status).toBe(303)
    const late = await w.as('archivist').post(paths.arrival(id), { ...slip(), version: '3' })
    expect([late.status, late.text.includes('已经审核过了')]).toEqual([409, true])
  })

  it('is tied to a dossier by name or number, and its receipt waits for that', async () => {
    const early = await w.as('archivist').post(paths.arrivalStep(id, 'receipt'), { answeredOn: '2026-11-24' })
    expect([early.status, early.text.includes('审核并关联档案后')]).toEqual([409, true])
    expect((await w.as('archivist').post(paths.arrivalStep(id, 'slip'), {})).status).toBe(404)
    expect((await step('archivist', 'dossier', { dossier: w.app.newId() })).text).toContain('没有找到这份档案')
    expect((await page('archivist')).text).toContain(`value="${w.dossiers.wang}"`)
    expect((await step('archivist', 'dossier', { dossier: w.dossiers.wang })).status).toBe(303)
  })

  it('stands first and marked once the sender has asked for the receipt', async () => {
    expect((await step('archivist', 'reminder', { remindedOn: '2026-11-25' })).status).toBe(422)
    expect((await step('archivist', 'reminder', { remindedOn: '昨天' })).text).toContain('日期写成')
    expect((await step('archivist', 'reminder', { remindedOn: '2026-11-24' })).status).toBe(303)
    for (const { text } of [await page('hr'), await w.as('hr').get(paths.arrivals())])
      expect(text).toContain('对方 2026-11-24 来催')
    expect((await w.as('finance').post(paths.arrivalStep(id, 'reminder'), {})).status).toBe(404)
  })

  it('is answered with a receipt that says what does not agree and asks for it', async () => {
    const action = paths.arrivalStep(id, 'slip')
    const { answer, bytes } = await w.as('archivist').bytes(action, drawnForm((await page('archivist')).text, action))
    expect(answer.status).toBe(200)
    const said = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of ['转递回执', '港转字第0318号', '岚州市港务局', '缺第四类学历材料一份三页', '补齐', '盖章'])
      expect(said).toContain(words)
    const runs = await w.app.db
      .selectFrom('print_pages')
      .select('sheet')
      .where('sheet', '=', 'transfer-receipt')
      .execute()
    expect(runs).toHaveLength(1)

    for (const answeredOn of ['2026-11-22', '2026-11-25', ''])
      expect((await step('archivist', 'receipt', { answeredOn })).status, answeredOn).toBe(422)
    expect((await step('archivist', 'receipt', { answeredOn: '2026-11-24' })).status).toBe(303)
    const again = await w.as('hr').post(paths.arrivalStep(id, 'receipt'), { answeredOn: '2026-11-24' })
    expect([again.status, again.text.includes('已经寄出')]).toEqual([409, true])
  })

  it('tells that the sender asked no more once the receipt has gone back', async () => {
    const late = await w.as('archivist').post(paths.arrivalStep(id, 'reminder'), { remindedOn: '2026-11-24' })
    expect([late.status, late.text.includes('回执已经寄出了')]).toEqual([409, true])
  })

  it('waits for what was missing until it came', async () => {
    expect((await page('archivist')).text).toContain('待对方补齐')
    expect((await step('archivist', 'missing', { madeOn: '2026-11-24', words: '' })).status).toBe(422)
    expect((await step('archivist', 'missing', { madeOn: '2026-11-24', words: '学历材料三页' })).status).toBe(303)
    const again = await w.as('archivist').post(paths.arrivalStep(id, 'missing'), { madeOn: '2026-11-24', words: '又' })
    expect([again.status, again.text.includes('没有待补齐的材料')]).toEqual([409, true])
  })

  it('keeps the scan of the slip, sealed with the dossier, for whoever handles what came', async () => {
    const bad = new File([Buffer.from('no paper')], '通知单.pdf')
    const refused = await step('archivist', 'scan', { scan: bad })
    expect([refused.status, refused.text.includes('id="field-scan-problem"')]).toEqual([422, true])
    expect((await step('archivist', 'scan', {})).status).toBe(422)
    const scan = new File([new Uint8Array(await paperPdf({ pages: 1 }))], '港转字0318号.pdf')
    expect((await step('archivist', 'scan', { scan })).status).toBe(303)
    const { text } = await page('hr')
    const link = /href="(\/dossiers\/[^"]+\/papers\/[^"]+)"/.exec(text)?.[1] ?? ''
    expect([text.includes('港转字0318号.pdf'), (await w.as('hr').get(link)).status]).toEqual([true, 200])
    for (const who of ['finance', 'legal', 'headTech', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(link)).status, who).toBe(404)
      expect((await w.as(who).post(paths.arrivalStep(id, 'scan'), { scan })).status, who).toBe(404)
    }
    expect(JSON.stringify(await w.app.db.selectFrom('arrivals').selectAll().execute())).not.toContain('0318')
  })

  it('is stored once another person approved it, who does not store it', async () => {
    const early = await w.as('archivist').post(paths.arrivalStep(id, 'box'), { code: 'A-03-2-07', make: 'on' })
    expect([early.status, early.text.includes('入库审批之后才能入库')]).toEqual([409, true])
    expect((await page('hr')).text).toContain('待入库审批')
    expect((await w.as('hr').post(paths.arrivalStep(id, 'approval'), { version: '1' })).status).toBe(409)
    expect((await step('archivist', 'approval', {})).status).toBe(303)
    const own = await w.as('archivist').post(paths.arrivalStep(id, 'box'), { code: 'A-03-2-07', make: 'on' })
    expect([own.status, own.text.includes('入库审批人不能自己入库')]).toEqual([409, true])
    expect((await page('archivist')).text).toContain('您审批的，由另一人入库')
    expect((await step('hr', 'approval', {})).status).toBe(303)
    for (const who of ['headTech', 'finance'] as const)
      expect((await w.as(who).post(paths.arrivalStep(id, 'approval'), { version: '9' })).status, who).toBe(404)
  })

  it('lies in a box that administration scans, and is the dossier’s from then on', async () => {
    expect((await w.as('hr').post(paths.arrivalStep(id, 'box'), { code: 'A-03-2-07' })).status).toBe(403)
    expect((await step('archivist', 'box', { code: 'Z-77-1-01' })).status).toBe(409)
    const box = w.app.roster.entry(w.dossiers.wang)?.columns.custody.box ?? 'A-03-2-07'
    const other = await step('archivist', 'box', { code: box, 'code-2': 'no box' })
    expect([other.status, other.text.includes('value="no box"')]).toEqual([409, true])
    const stored = await step('archivist', 'box', { code: box, 'code-2': '', 'code-3': 'A-03-2-09', make: 'on' })
    expect(stored.status).toBe(303)
    const { text } = await page('archivist')
    for (const said of ['已办结', box, '副本第 1 卷', 'A-03-2-09', '入库审批人']) expect(text).toContain(said)
    const volumes = await w.app.db
      .selectFrom('volumes as v')
      .innerJoin('locations as l', 'l.id', 'v.box_id')
      .select(['v.kind', 'v.serial', 'l.code'])
      .where('v.dossier_id', '=', w.dossiers.wang)
      .orderBy('v.kind', 'desc')
      .orderBy('v.serial')
      .execute()
    expect(volumes.map(({ kind, serial, code }) => `${kind} ${serial} ${code}`)).toEqual([
      `original 1 ${box}`,
      `original 2 ${box}`,
      'duplicate 1 A-03-2-09',
    ])
    const row = await w.app.db.selectFrom('arrivals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const place = { table: 'arrivals', group: 'custody', dossier: w.dossiers.wang, record: id, schema: 1 } as const
    expect(JSON.stringify(w.app.vault.open(row.content, { ...place, version: row.version }))).toContain('港务局')
  })

  it('stands in the register, which prints', async () => {
    const { text } = await w.as('hr').get(paths.arrivals())
    const { answer, bytes } = await w.as('hr').bytes(paths.arrivalRegister(), drawnForm(text, paths.arrivalRegister()))
    expect(answer.status).toBe(200)
    const said = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of ['干部人事档案转入登记簿', '王建国', '岚州市港务局', '45/46', '合格', '2026-11-24'])
      expect(said).toContain(words)
  })

  it('begins the dossier of somebody whom the house does not know', async () => {
    const made = await register('archivist', {
      name: '闻人墨',
      'counted-materials': '46',
      'counted-pages': '212',
      gap: '',
    })
    const fresh = made.location?.split('/').at(-1) as ArrivalId
    expect((await page('archivist', fresh)).text).not.toContain(paths.newDossier(fresh))
    expect((await page('hr', fresh)).text).toContain(paths.newDossier(fresh).replaceAll('&', '&amp;'))
    const form = drawnForm((await w.as('hr').get(paths.newDossier(fresh))).text, paths.newDossier())
    expect(form).toMatchObject({ arrival: fresh, name: '闻人墨', unit: unit() })
    const begun = await w.as('hr').post(paths.newDossier(), form)
    expect(begun.status).toBe(303)
    const { text } = await page('archivist', fresh)
    expect(text).toContain('闻人墨（建档中）')
    expect(text).not.toContain(begun.location ?? 'no address')
    expect((await step('hr', 'check', { quality: 'good' }, fresh)).status).toBe(303)
    const early = await w.as('archivist').post(paths.arrivalStep(fresh, 'box'), { code: 'A-03-2-08', make: 'on' })
    expect([early.status, early.text.includes('档案在册后才能入库')]).toEqual([409, true])
  })
})
