import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTransferOut } from '#actions/transfers/starting.ts'
import { inTransaction } from '#db/transaction.ts'
import type { ArrivalId } from '#domain/ids.ts'
import { tableOf } from '#domain/statistics/tables/index.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { countFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const wang = () => paths.transfer(w.dossiers.wang)
/** To be sent, without a receipt, with one that is late, received there. */
async function counted(table: 'transfers-out' | 'transfers-in') {
  const day = dayOf(w.app.now())
  const { rows } = await countFor(w.app, w.actor('archivist'), tableOf(table), day, 'effective')
  return rows.at(-1)?.cells.slice(1)
}
const page = (who: Cast) => w.as(who).get(wang())
const sending: FormValues = {
  to: '岚州市人才服务中心',
  reason: '调出',
  originals: '1',
  duplicates: '',
  materials: '46',
  carrier: 'confidential',
  carried: '机要 2026-0917',
}
const send = async (who: Cast, form: FormValues = {}) => {
  const { text } = await page(who)
  return w.as(who).post(wang(), { ...drawnForm(text, wang()), ...sending, ...form })
}
const scan = () => new File([png()], '回执.png', { type: 'image/png' })
/** One white pixel. */
const png = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  )
const receipt = async (who: Cast, form: FormValues = {}) => {
  const action = paths.transferReceipt(w.dossiers.wang)
  const { text } = await page(who)
  const typed = { receivedOn: '2026-11-26', receiver: '于慎之', file: scan() }
  return w.as(who).post(action, { ...drawnForm(text, action), ...typed, ...form })
}

describe('a dossier that goes to another unit', () => {
  it('waits in the archive’s list from the day that its clock was started, and starts once', async () => {
    const start = (due: string) =>
      inTransaction(w.app, (app) => startTransferOut(app, 'system', { dossier: w.dossiers.wang, due: due as Day }))
    const one = await start('2026-11-23')
    expect((await start('2026-12-23')).id).toBe(one.id)
    const { text } = await w.as('archivist').get(paths.transfers())
    for (const said of ['王建国', '2026-11-23 前转出', '已过转出期限']) expect(text).toContain(said)
    for (const who of ['headTech', 'finance', 'legal', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.transfers())).status, who).toBe(404)
      expect((await page(who)).status, who).toBe(404)
      expect((await w.as(who).post(wang(), sending)).status, who).toBe(404)
    }
  })

  it('is counted on the start page of the archive, until the scan of its receipt is there', async () => {
    const { text } = await w.as('archivist').get(paths.archive())
    expect(text).toContain('转出档案（1）')
    expect(await counted('transfers-out')).toEqual([1, 0, 0, 0])
    expect(text).toContain(`href="${paths.transfers()}"`)
  })

  it('does not leave while a case may still change it', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '正高级工程师' })
    const id = await submit()
    const held = await send('archivist')
    expect([held.status, held.text.includes('还有在办的审批')]).toEqual([409, true])
    const action = paths.caseWithdrawal(id)
    const { text } = await w.as('hr').get(paths.case(id))
    expect((await w.as('hr').post(action, { ...drawnForm(text, action), reason: '先转出' })).status).toBe(303)
  })

  it('leaves with every line of its slip, under the next number, and once', async () => {
    const wrong = await send('archivist', { to: '', originals: '0', materials: 'x', carrier: 'post' })
    expect(wrong.status).toBe(422)
    for (const said of ['请填写', '正本至少一卷', '机要 2026-0917']) expect(wrong.text).toContain(said)
    const empty = await send('archivist', { materials: '0' })
    expect([empty.status, empty.text.includes('材料至少一份')]).toEqual([422, true])
    expect((await w.as('archivist').post(paths.transferSlip(w.dossiers.wang), {})).status).toBe(404)
    const { text } = await page('archivist')
    const form = { ...drawnForm(text, wang()), ...sending }
    expect((await w.as('archivist').post(wang(), form)).status).toBe(303)
    expect((await w.as('archivist').post(wang(), form)).status).toBe(409)
    expect((await w.as('hr').post(wang(), sending)).status).toBe(409)
    expect((await page('archivist')).text).toContain('转字〔2026〕0001号')
    expect(await counted('transfers-out')).toEqual([0, 1, 0, 0])
  })

  it('prints its slip in three parts, as a recorded run', async () => {
    const action = paths.transferSlip(w.dossiers.wang)
    const { text } = await page('archivist')
    const { answer, bytes } = await w.as('archivist').bytes(action, drawnForm(text, action))
    expect(answer.status).toBe(200)
    const said = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of [
      '（存根）',
      '兹将王建国同志的档案',
      '转来第转字〔2026〕0001号',
      '将回执退回',
      '岚州市人才服务中心',
      '46',
    ])
      expect(said).toContain(words)
    const runs = await w.app.db.selectFrom('print_pages').select('sheet').where('sheet', '=', 'transfer-slip').execute()
    expect(runs).toHaveLength(1)
  })

  it('is chased for its receipt after a month', async () => {
    w.clock.set('2026-12-24T02:00:00.000Z')
    expect((await w.as('archivist').get(paths.transfers())).text).not.toContain('请催要')
    w.clock.set('2026-12-26T02:00:00.000Z')
    expect((await w.as('archivist').get(paths.transfers())).text).toContain('请催要')
    expect(await counted('transfers-out')).toEqual([0, 0, 1, 0])
  })

  it('is done with the scan of its receipt, which was received after it left and not tomorrow', async () => {
    for (const receivedOn of ['2026-11-23', '2026-12-27', '昨天'])
      expect((await receipt('archivist', { receivedOn })).status, receivedOn).toBe(422)
    const without = await receipt('archivist', { file: [] })
    expect([without.status, without.text]).toEqual([
      422,
      expect.stringMatching(/id="field-file-problem">请附上回执的扫描件/),
    ])
    // Everything that is missing is said at once.
    const nothing = await receipt('archivist', { receivedOn: '', receiver: '', file: [] })
    const at = ['receivedOn', 'receiver', 'file'].map((key) => nothing.text.includes(`id="field-${key}-problem"`))
    expect([nothing.status, at]).toEqual([422, [true, true, true]])
    const other = await receipt('archivist', { file: new File(['MZ'], '回执.exe') })
    expect([other.status, other.text]).toEqual([422, expect.stringMatching(/id="field-file-problem">附件只收/)])
    expect((await receipt('archivist')).status).toBe(303)
    expect(await counted('transfers-out')).toEqual([0, 0, 0, 1])
    const { text } = await page('hr')
    for (const said of ['已转出', '于慎之', '2026-11-26', '看回执']) expect(text).toContain(said)
    const seen = /href="(\/dossiers\/[^"]+\/papers\/[^"]+)"/.exec(text)?.[1] ?? ''
    expect((await w.as('archivist').get(seen)).status).toBe(200)
    expect((await w.as('finance').get(seen)).status).toBe(404)
    const again = await w.as('archivist').post(paths.transferReceipt(w.dossiers.wang), {
      receivedOn: '2026-11-26',
      receiver: '于慎之',
      file: scan(),
    })
    expect(again.status).toBe(422)
  })

  it('is 已转出 from then on: read as before by whoever read it, in no usual list, proposed on no more', async () => {
    expect((await w.as('archivist').get(paths.archive())).text).toContain('转出档案（0）')
    const page = async (who: Cast) => (await w.as(who).get(paths.dossier(w.dossiers.wang))).text
    for (const said of ['已转出', '2026-11-26 转往 岚州市人才服务中心', '已转出，只读', '转递记录'])
      expect(await page('hr')).toContain(said)
    expect(await page('headTech')).toContain('已转出')
    expect(await page('headTech')).not.toContain('岚州市人才服务中心')
    expect(w.app.roster.entry(w.dossiers.wang)?.columns.custody.box).toBeUndefined()

    const list = async (of = '') => (await w.as('hr').get(`/dossiers${of}`)).text
    expect(await list()).not.toContain('王建国')
    expect(await list('?state=transferred')).toContain('王建国')
    expect((await w.as('hr').get(paths.drawing(w.dossiers.wang, 'promotion'))).status).toBe(403)
    expect(await page('hr')).not.toContain(paths.drawing(w.dossiers.wang, 'promotion'))
    const form = { number: w.app.roster.entry(w.dossiers.wang)?.columns.who.number ?? '', name: '王建国' }
    const asked = await w.as('finance').post(paths.readings(), form)
    expect([
      asked.status,
      asked.text.includes('编号和姓名对不上，或不能申请查阅这份档案。请核对后再试，也可以问人力资源。'),
    ]).toEqual([422, false])
    const unknown = await w.as('finance').post(paths.readings(), { ...form, name: '王立国' })
    expect(unknown.text).toContain('编号和姓名对不上，或不能申请查阅这份档案。请核对后再试，也可以问人力资源。')
  })

  it('comes back through 转入, as what it was before', async () => {
    const slip: FormValues = {
      receivedOn: '2026-12-26',
      from: '岚州市人才服务中心',
      number: '才转字第0006号',
      sentOn: '2026-12-24',
      name: '王建国',
      office: '待分配',
      reason: '退回补齐',
      unit: w.app.roster.entry(w.dossiers.wang)?.subject.unit ?? '',
      'said-originals': '1',
      'said-materials': '46',
      'counted-originals': '1',
      'counted-materials': '46',
    }
    const made = await w.as('archivist').post(paths.arrivals(), slip)
    const id = made.location?.split('/').at(-1) as ArrivalId
    const step = (who: Cast, at: Parameters<typeof paths.arrivalStep>[1], form: FormValues) =>
      w.as(who).post(paths.arrivalStep(id, at), form)
    expect((await step('hr', 'check', { version: '1', quality: 'fit' })).status).toBe(303)
    expect((await step('archivist', 'dossier', { dossier: w.dossiers.wang })).status).toBe(303)
    expect(w.app.roster.entry(w.dossiers.wang)?.subject.state).toBe('transferred')
    // A receipt owed, one sent, and what lies in its box.
    expect(await counted('transfers-in')).toEqual([1, 0, 0])
    expect((await step('hr', 'approval', { version: '3' })).status).toBe(303)
    expect((await step('archivist', 'box', { code: 'A-03-2-09', make: 'on' })).status).toBe(303)
    const { subject, columns } = w.app.roster.entry(w.dossiers.wang) ?? {}
    expect([subject?.state, columns?.custody.box]).toEqual(['archived', 'A-03-2-09'])
    expect(await counted('transfers-in')).toEqual([1, 0, 0])
    const { text } = await page('archivist')
    for (const said of ['档案已转回', '登记转出']) expect(text).toContain(said)
  })

  it('stands in the register, which prints', async () => {
    const { text } = await w.as('archivist').get(paths.transfers())
    const { answer, bytes } = await w
      .as('archivist')
      .bytes(paths.transferRegister(), drawnForm(text, paths.transferRegister()))
    expect(answer.status).toBe(200)
    const said = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of ['干部人事档案转出登记簿', '转字〔2026〕0001号', '王建国', '2026-11-26'])
      expect(said).toContain(words)
    expect((await w.as('headTech').post(paths.transferRegister(), {})).status).toBe(404)
  })

  it('says which character no face has, and prints neither slip nor register', async () => {
    const dossier = w.dossiers.chen
    await inTransaction(w.app, (app) => startTransferOut(app, 'system', { dossier, due: '2026-12-30' as Day }))
    const action = paths.transfer(dossier)
    const { text } = await w.as('archivist').get(action)
    const sent = await w.as('archivist').post(action, { ...drawnForm(text, action), ...sending, to: '𱍐州市档案馆' })
    expect(sent.status).toBe(303)
    for (const address of [paths.transferRegister(), paths.transferSlip(dossier)]) {
      const { status, text } = await w.as('archivist').post(address, {})
      expect([status, text.includes('𱍐：没有字体能印，所以没有打印')], address).toEqual([422, true])
    }
  })
})
