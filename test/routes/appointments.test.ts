import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm, seatsIn } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
let cases: CaseId[]
let batch: BatchId
beforeAll(async () => {
  w = await world()
  cases = [await promoted(w.dossiers.wang, '技术部副部长'), await promoted(w.dossiers.shen, '技术部主任工程师')]
})
afterAll(() => w.close())

/** A promotion on its way, drawn and submitted through the browser's doors. */
async function promoted(dossier: DossierId, post: string): Promise<CaseId> {
  const action = paths.drawing(dossier, 'promotion')
  const { text } = await w.as('hr').get(action)
  const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10' }
  const typed = { post, full: post, rank: '部门副职', from: '2026.12', basis: '党委会纪要 第21次', ...examined }
  const drawn = await w.as('hr').post(action, { ...drawnForm(text, action), ...typed })
  if (drawn.status !== 303) throw new Error(drawn.text.slice(-3000))
  const send = paths.proposalSubmission(dossier, 'promotion')
  const page = await w.as('hr').get(paths.proposal(dossier, 'promotion'))
  const sent = await w.as('hr').post(send, { ...drawnForm(page.text, send), text: '工作需要' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const state = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

const meeting = {
  body: '党委会',
  day: '2026.11.19',
  minutes: '华党纪要〔2026〕31号',
  result: '同意',
  secretary: '仇志刚',
}

const close = async (form: FormValues) => {
  const { text } = await w.as('hr').get(paths.batch(batch))
  const typed = { document: '华任〔2026〕14号', documentDate: '2026.11.20', notice: '无异议', effective: '2026.11.24' }
  return w.as('hr').post(paths.batchClosing(batch), { ...seatsIn(text), output: 'closing', ...typed, ...form })
}

describe('a batch of appointments', () => {
  it('joins promotions that are under way, each in one batch alone', async () => {
    const { text } = await w.as('hr').get(paths.newAppointments())
    for (const part of ['王建国', '沈诚', '技术部副部长']) expect(text).toContain(part)
    const nobody = await w.as('hr').post(paths.newAppointments(), { title: '第六批' })
    expect([nobody.status, nobody.text.includes('没有选人')]).toEqual([422, true])
    const made = await w.as('hr').post(paths.newAppointments(), { title: '2026 年第六批任免', case: cases })
    batch = /^\/batches\/([0-9a-f-]{36})$/.exec(made.location ?? '')?.[1] as BatchId
    expect(batch).toBeDefined()
    expect((await w.as('hr').get(paths.newAppointments())).text).toContain('没有可以并入的审批')
    expect((await w.as('headTech').get(paths.newAppointments())).status).toBe(403)
    expect((await w.as('legal').get(paths.batch(batch))).status).toBe(404)
  })

  it('takes the meeting and the public notice once for all, from whoever keeps the dossiers', async () => {
    const wrong = await w.as('hr').post(paths.batchMeeting(batch), { ...meeting, day: '十一月' })
    expect([wrong.status, wrong.text.includes('华党纪要〔2026〕31号')]).toEqual([422, true])
    expect(wrong.text).toMatch(/id="field-day-problem">没有看懂这个日期/)
    expect((await w.as('headTech').post(paths.batchMeeting(batch), meeting)).status).toBe(403)
    expect((await w.as('finance').post(paths.batchMeeting(batch), meeting)).status).toBe(404)
    const early = await close({ case: cases })
    expect([early.status, early.text.includes('会议还没有登记')]).toEqual([422, true])
    expect((await w.as('hr').post(paths.batchMeeting(batch), meeting)).location).toBe(paths.batch(batch))
    const notice = { from: '2026.11.20', until: '2026.11.26', outcome: '公示无异议' }
    const backwards = await w.as('hr').post(paths.batchNotice(batch), { ...notice, until: '2026.11.19' })
    expect([backwards.status, backwards.text]).toEqual([422, expect.stringContaining('结束不能早于开始')])
    expect((await w.as('hr').post(paths.batchNotice(batch), notice)).location).toBe(paths.batch(batch))
    const shown = (await w.as('hr').get(paths.batch(batch))).text
    for (const part of ['党委会', '华党纪要〔2026〕31号', '2026.11.20–2026.11.26', '公示无异议', '仇志刚'])
      expect(shown).toContain(part)
  })

  it('keeps the scan of the minutes, sealed, for whoever sees everybody whom the meeting named', async () => {
    const bad = new File([Buffer.from('no paper')], '纪要.pdf')
    const refused = await w.as('hr').post(paths.batchMeeting(batch), { ...meeting, scan: bad })
    expect([refused.status, refused.text.includes('problem'), refused.text.includes('仇志刚')]).toEqual([
      422,
      true,
      true,
    ])
    const scan = new File([new Uint8Array(await paperPdf({ pages: 2 }))], '第31号纪要.pdf')
    expect((await w.as('hr').post(paths.batchMeeting(batch), { ...meeting, scan })).location).toBe(paths.batch(batch))
    const { text } = await w.as('hr').get(paths.batch(batch))
    const link = /href="(\/dossiers\/[^"]+)"[^>]*>第31号纪要\.pdf/.exec(text)?.[1] ?? ''
    expect((await w.as('hr').get(link)).status).toBe(200)
    for (const who of ['finance', 'legal', 'headFinance', 'archivist', 'it'] as const)
      expect((await w.as(who).get(link)).status).toBe(404)
    expect((await w.as('finance').post(paths.batchMeeting(batch), { ...meeting, scan })).status).toBe(404)
    expect((await w.as('headTech').post(paths.batchMeeting(batch), { ...meeting, scan })).status).toBe(403)
    await w.as('hr').post(paths.batchMeeting(batch), { ...meeting, result: '一致同意' })
    expect((await w.as('hr').get(paths.batch(batch))).text).toContain('第31号纪要.pdf')
    expect(JSON.stringify(await w.app.db.selectFrom('batches').selectAll().execute())).not.toContain('第31号')
  })

  it('closes all that are ticked with one document, with a result for each', async () => {
    const walk = walker(w)
    for (const id of cases) await walk.until(id, 'closing')
    const ready = (await w.as('hr').get(paths.batch(batch))).text
    expect(ready).toContain('2026.11.20–2026.11.26 公示无异议')
    const bad = await close({ case: cases, effective: '明天' })
    expect([bad.status, bad.text.includes('华任〔2026〕14号')]).toEqual([422, true])
    const done = await close({ case: cases.slice(0, 1) })
    expect(done.location).toBe(paths.batch(batch))
    expect([await state(cases[0] as CaseId), await state(cases[1] as CaseId)]).toEqual(['approved', 'running'])
    expect((await close({ case: cases })).location).toBe(paths.batch(batch))
    expect(await state(cases[1] as CaseId)).toBe('approved')
    const { contents } = (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened
    expect(contents['basic']?.[0]?.fields['post']).toBe('技术部副部长')
    expect(JSON.stringify(contents['appointments'])).toContain('华任〔2026〕14号')
  })

  it('prints the register for the meeting, the notice, the draft and the lines of the register at one press', async () => {
    const { answer, bytes } = await w.as('hr').bytes(paths.batchPrints(batch), { title: 'x' })
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    const text = await pdfText(bytes)
    for (const part of ['讨论名册', '公示', '职务任免的通知', '职务变动登记表', '王建国', '技术部副部长'])
      expect(text).toContain(part)
    expect((await w.as('headTech').post(paths.batchPrints(batch), {})).status).toBe(403)
  })

  it('prints 任免通知 as a letter, of the batch and of one case, with what was said on its page', async () => {
    const page = await w.as('hr').get(paths.batchLetter(batch))
    expect(page.status).toBe(200)
    for (const part of ['value="党委会"', 'value="2026.11.19"', '各部门、各所属单位']) expect(page.text).toContain(part)
    const said = {
      issuer: '华新集团',
      to: '各单位',
      meeting: '党委会',
      day: '2026.11.19',
      copies: '市国资委',
      head: 'red',
    }
    const address = `${paths.batchLetter(batch)}?${new URLSearchParams({ ...said, printedBy: '' })}`
    const { bytes } = await w.as('hr').bytes(address, { title: 'x' })
    const text = (await pdfText(bytes)).replace(/[\s　]/g, '')
    for (const words of [
      '华新集团文件华任〔2026〕14号关于王建国、沈诚同志职务任免的通知各单位：',
      '经2026年11月19日党委会研究决定：任命王建国同志为技术部副部长',
      '从2026年11月19日（会议决定之日）起计算。华新集团2026年11月20日抄送：市国资委。',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('送审稿')
    // The next one begins with whom this went to, which may be changed; the file does not say it in clear.
    const next = (await w.as('hr').get(paths.caseLetter(cases[1] as CaseId))).text
    for (const part of ['value="各单位"', '市国资委', '沿用上一份通知']) expect(next).toContain(part)
    const other = (await w.as('hr').get(`${paths.caseLetter(cases[1] as CaseId)}?to=各分厂&copies=`)).text
    expect([other.includes('value="各分厂"'), other.includes('市国资委')]).toEqual([true, false])
    const kept = await w.app.db.selectFrom('settings').selectAll().where('key', 'like', 'letter/%').execute()
    expect([kept.length, kept[0]?.value.includes('国资委')]).toEqual([1, false])
    expect(Buffer.from(kept[0]?.value ?? '', 'base64').includes('国资委')).toBe(false)
    const one = await w.as('hr').bytes(paths.caseLetter(cases[1] as CaseId), {})
    const alone = await pdfText(one.bytes)
    expect([alone.includes('沈诚'), alone.includes('王建国')]).toEqual([true, false])
    const looked = await w.as('hr').get(`${paths.caseLetter(cases[1] as CaseId)}/preview.pdf`)
    expect(looked.status).toBe(200)
    const acts = await w.app.db.selectFrom('log').select('act').where('act', 'like', 'letter.%').execute()
    expect(acts.map(({ act }) => act)).toEqual(['letter.printed', 'letter.printed', 'letter.previewed'])
  })

  it('keeps what was typed wrong about 任免通知, prints nothing then, and shows it to nobody who does not keep the cases', async () => {
    const bad = `${paths.batchLetter(batch)}?${new URLSearchParams({ issuer: '', to: '全体', day: '十九日', head: 'x' })}`
    for (const answer of [await w.as('hr').get(bad), await w.as('hr').post(bad, {})]) {
      expect([answer.status, answer.text.includes('value="十九日"'), answer.text.includes('value="全体"')]).toEqual([
        422,
        true,
        true,
      ])
      expect(answer.text).not.toContain('<iframe')
    }
    const long = `${paths.batchLetter(batch)}?to=${'单位'.repeat(300)}`
    expect((await w.as('hr').get(long)).text).toContain('最多 200 个字')
    for (const address of [paths.batchLetter(batch), paths.caseLetter(cases[0] as CaseId)])
      for (const who of ['headTech', 'legal', 'it', 'archivist'] as const) {
        expect([403, 404]).toContain((await w.as(who).get(address)).status)
        expect([403, 404]).toContain((await w.as(who).post(address, {})).status)
        expect([403, 404]).toContain((await w.as(who).get(`${address}/preview.pdf`)).status)
      }
  })
})
