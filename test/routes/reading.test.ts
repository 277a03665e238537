import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { tableOf } from '#domain/statistics/tables/index.ts'
import { dayOf, endOfDay, instant } from '#domain/time.ts'
import { readRegister } from '#gate/readings/register.ts'
import { countFor } from '#gate/statistics/counting.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const numberOf = (dossier: DossierId) => w.app.roster.entry(dossier)?.columns.who.number ?? ''

const request = (): FormValues => ({
  number: numberOf(w.dossiers.wang),
  name: '王建国',
  second: 'F002',
  purpose: '2',
  reason: '拟提任财务部副部长，核对任职经历',
  group: ['career', 'appraisal'],
  from: '2026-11-24',
  until: '2026-11-26',
})

const ask = async (who: Cast, form: FormValues = {}) => {
  const { text } = await w.as(who).get(paths.newReading())
  return w.as(who).post(paths.readings(), { ...drawnForm(text, paths.readings()), ...request(), ...form })
}

const asked = async (who: Cast, form: FormValues = {}): Promise<CaseId> => {
  const { location, text } = await ask(who, form)
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
  if (!id) throw new Error(`Not asked: ${text.slice(0, 3000)}`)
  return id as CaseId
}

const dossierOf = (who: Cast) => w.as(who).get(paths.dossier(w.dossiers.wang))

describe('a request to read', () => {
  it('is made by whoever sees nothing of the dossier, by number and name, and one sentence answers whatever does not agree', async () => {
    expect((await dossierOf('headFinance')).status).toBe(404)
    const sentence = '编号和姓名对不上，或不能申请查阅这份档案'
    const wrong = [
      { name: '王建中' },
      { number: 'HX-9999' },
      { number: numberOf(w.dossiers.zhou) || 'HX-0', name: '周契' },
      { number: '' },
    ]
    for (const form of wrong) {
      const { status, text } = await ask('headFinance', form)
      expect([status, text.includes(sentence), text.includes('拟提任财务部副部长')]).toEqual([422, true, true])
    }
    const own = await ask('headTech', { number: numberOf(w.dossiers.shen), name: '沈诚' })
    const kin = await ask('hr2', { number: numberOf(w.dossiers.guyuan), name: '顾远' })
    expect([own.status, own.text.includes(sentence)]).toEqual([422, true])
    expect([kin.status, kin.text.includes(sentence)]).toEqual([422, true])
    for (const who of ['it', 'auditor'] as const) expect((await w.as(who).get(paths.newReading())).status).toBe(403)
  })

  it('names its groups, its purpose, its days and two readers, and keeps what was typed', async () => {
    const { status, text } = await ask('headFinance', {
      purpose: '99',
      reason: ' ',
      group: ['who', 'nothing'],
      second: '',
      until: '2026-12-31',
    })
    expect(status).toBe(422)
    for (const said of ['至少选一项', '查阅须两人', '期限最长 30 天', '请填写']) expect(text).toContain(said)
    expect(text).toContain('value="2026-12-31"')
    for (const second of ['F001', 'I001', 'X999'])
      expect((await ask('headFinance', { second })).text, second).toContain('没有这个工号')
    expect((await ask('headFinance', { from: '2026-11-23' })).text).toContain('不能早于今天')
  })

  it('goes to the reader’s own head or whoever stands above, then to HR, and opens exactly what was asked for', async () => {
    const id = await asked('headFinance')
    const { page, approve } = walker(w)
    expect((await page('headFinance', id)).text).not.toContain('技术部')
    expect(await sitting(w, id)).toMatchObject({ block: 'own-head', who: 'leaderFinance' })
    const seen = (await page('leaderFinance', id)).text
    for (const said of [
      '学历与经历',
      '拟提任财务部副部长',
      '周才明、吴会',
      '技术部主任工程师',
      '2026-11-24 至 2026-11-26',
    ])
      expect(seen).toContain(said)
    expect((await page('headTech', id)).status).toBe(404)
    expect((await dossierOf('headFinance')).status).toBe(404)
    await approve('leaderFinance', id)
    expect(await sitting(w, id)).toMatchObject({ block: 'reading-hr' })
    await approve('hr', id)

    const mine = await dossierOf('headFinance')
    expect([mine.status, mine.text.includes('read-by-leave')]).toEqual([200, true])
    expect(mine.text).toContain('id="education"')
    for (const hidden of ['id="family"', 'id="pay"', 'id="contact"', '打印预览'])
      expect(mine.text).not.toContain(hidden)
    expect((await w.as('headFinance').get(paths.preview(w.dossiers.wang))).status).toBe(403)
    expect((await dossierOf('finance')).text).toContain('read-by-leave')
    expect((await dossierOf('leaderFinance')).status).toBe(404)
    expect((await w.as('headFinance').get(paths.dossier(w.dossiers.chen))).text).not.toContain('read-by-leave')
  })

  it('counts each reading and names it in the log', async () => {
    await dossierOf('headFinance')
    const { text } = await w.as('headFinance').get(paths.readings())
    expect([text.includes('王建国'), text.includes('2 次')]).toEqual([true, true])
    const rows = await w.app.db.selectFrom('log').select('body').where('body', 'like', '%"reading":%').execute()
    expect(rows.filter(({ body }) => body.includes('"act":"dossier.read"')).length).toBeGreaterThanOrEqual(3)
  })

  it('ends by itself when its last day is over, and its case stays readable', async () => {
    w.clock.set('2026-11-26T15:59:00.000Z')
    expect((await dossierOf('headFinance')).status).toBe(200)
    w.clock.set('2026-11-26T16:00:00.000Z')
    expect((await dossierOf('headFinance')).status).toBe(404)
    expect((await w.as('headFinance').get(paths.readings())).text).toContain('已到期')
  })

  it('goes to the HR lead for what is sensitive, and finance and legal hear of what is theirs alone', async () => {
    const days = { from: '2026-11-27', until: '2026-11-28' }
    const id = await asked('headTech', {
      number: numberOf(w.dossiers.chen),
      name: '陈雨桐',
      second: 'L002',
      group: ['pay', 'family'],
      ...days,
    })
    const { until, page } = walker(w)
    expect(await until(id, 'reading-lead')).toBe('hrLead')
    expect((await page('finance', id)).status).toBe(404)
    await until(id, 'end')
    const told = (await page('finance', id)).text
    expect([told.includes('薪酬'), told.includes('家庭'), told.includes('只列出您能看到的部分')]).toEqual([
      true,
      false,
      true,
    ])
    expect((await page('legal', id)).status).toBe(404)
    expect((await w.as('headTech').get(paths.dossier(w.dossiers.chen))).text).toContain('id="pay"')
  })

  it('is revoked by HR with a reason, at once and once', async () => {
    const [chen, form] = [paths.dossier(w.dossiers.chen), (reason: string) => ({ reason })]
    const rows = await w.app.db
      .selectFrom('reading_grants')
      .select('case_id')
      .where('dossier_id', '=', w.dossiers.chen)
      .execute()
    const id = rows[0]?.case_id as CaseId
    const revoke = (who: Cast, reason: string) => w.as(who).post(`/readings/${id}/revocation`, form(reason))
    expect((await revoke('headTech', '不看了')).status).toBe(403)
    expect((await revoke('headFinance', '不看了')).status).toBe(404)
    const empty = await revoke('hr', ' ')
    expect([empty.status, empty.text.includes('请写明收回的理由')]).toEqual([422, true])
    expect((await revoke('hr', '事由已经消失')).status).toBe(303)
    expect((await w.as('headTech').get(chen)).status).toBe(404)
    expect((await walker(w).page('headTech', id)).text).toContain('收回查阅：事由已经消失')
    expect((await w.as('headTech').get(paths.notices())).text).toContain('查阅已收回')
    expect((await revoke('hr', '再收回一次')).status).toBe(422)
  })

  it('comes back to its applicant, is changed and goes on with what it says then', async () => {
    const id = await asked('legal', { from: '2026-11-27', until: '2026-11-28' })
    const { rule, until } = walker(w)
    const at = await sitting(w, id)
    await rule(at?.who ?? 'manager', id, 'return', { opinion: '只查学历即可', to: 'START' })
    const address = paths.readingAgain(id)
    expect((await w.as('headTech').get(address)).status).toBe(404)
    const { text } = await w.as('legal').get(address)
    expect(text).toContain('拟提任财务部副部长')
    const form = {
      ...drawnForm(text, address),
      ...request(),
      group: 'training',
      from: '2026-11-27',
      until: '2026-11-27',
    }
    const wrong = await w.as('legal').post(address, { ...form, group: [] })
    expect(wrong.status).toBe(422)
    expect((await w.as('legal').post(address, form)).status).toBe(303)
    expect((await w.as('legal').post(address, form)).status).toBe(409)
    await until(id, 'end')
    const { text: shown } = await dossierOf('legal')
    expect([shown.includes('id="training"'), shown.includes('id="education"')]).toEqual([true, false])
  })
})

describe('readers from outside', () => {
  const visitors: FormValues = {
    of: 'outside',
    unit: '岚州市巡察办',
    name1: '吴桐',
    office1: '岚州市巡察办副主任',
    name2: '秦岭',
    office2: '岚州市巡察办科员',
    purpose: '4',
    group: ['materials-1', 'materials-9'],
    from: '2026-11-27',
    until: '2026-11-28',
  }
  let id: CaseId
  const desk = () => paths.readingDesk(id)
  const give = async (who: Cast, form: FormValues = {}) => {
    const { text } = await w.as(who).get(desk())
    const typed = { letter: '岚巡介〔2026〕17号', identity: '身份证 2 件' }
    return w.as(who).post(desk(), { ...drawnForm(text, desk()), ...typed, ...form })
  }

  it('are asked for by HR alone, both by name', async () => {
    expect((await w.as('headTech').get(paths.newReading({ of: 'outside' }))).status).toBe(403)
    expect((await w.as('headTech').post(paths.readings(), { ...request(), ...visitors })).status).toBe(403)
    const one = await ask('hr', { ...visitors, name2: '' })
    expect([one.status, one.text.includes('查阅须两人')]).toEqual([422, true])
    id = await asked('hr', visitors)
    expect((await w.as('archivist').get(desk())).status).toBe(404)
    await walker(w).until(id, 'end')
    expect((await w.as('archivist').get(paths.readings())).text).toContain('吴桐、秦岭')
    for (const who of ['headTech', 'finance', 'it'] as const) expect((await w.as(who).get(desk())).status).toBe(404)
  })

  it('are given the dossier at the desk on a letter and shown identity, and give it back with what was read and copied', async () => {
    const without = await give('archivist', { letter: '', identity: '' })
    expect([without.status, without.text.includes('请填写')]).toEqual([422, true])
    const other = await give('archivist', { file: new File(['MZ'], '介绍信.exe') })
    expect([other.status, other.text]).toEqual([422, expect.stringMatching(/id="field-file-problem">附件只收/)])
    expect((await give('archivist')).status).toBe(303)
    const { text } = await w.as('archivist').get(desk())
    const action = /action="(\/readings\/visits\/[^"]+\/return)"/.exec(text)?.[1] ?? ''
    const back = { ...drawnForm(text, action), pages: '9-2 任免材料 3—8 页' }
    const half = await w.as('archivist').post(action, { ...back, copies: '任免审批表' })
    expect([half.status, half.text.includes('写数字')]).toEqual([422, true])
    const whole = { ...back, copies: '任免审批表', sheets: '2', allowedBy: '方宁' }
    expect((await w.as('headTech').post(action, whole)).status).toBe(404)
    expect((await w.as('archivist').post(action, whole)).status).toBe(303)
    expect((await w.as('hr').post(action, whole)).status).toBe(409)
    const { text: after } = await w.as('hr').get(desk())
    for (const said of ['岚巡介〔2026〕17号', '身份证 2 件', '任免审批表 · 2 · 方宁', '经手 郑安'])
      expect(after).toContain(said)
  })

  it('stand in the register of their days, which HR and the archive alone see and print', async () => {
    const november = paths.readingRegister({ from: '2026-11-01', until: '2026-11-30' })
    const { text } = await w.as('archivist').get(november)
    for (const said of ['吴桐', '岚州市巡察办', '9-2 任免材料 3—8 页', '任免审批表 2', '周才明、吴会', '系统内查阅'])
      expect(text).toContain(said)
    expect((await w.as('headTech').get(november)).status).toBe(403)
    const wrong = await w.as('hr').get(paths.readingRegister({ from: '2026-11-31', until: '2026-11-30' }))
    expect([wrong.status, wrong.text.includes('期间写成')]).toEqual([422, true])
    const print = drawnForm(text, paths.readingRegisterPdf())
    const { status, headers } = await w.as('archivist').post(paths.readingRegisterPdf(), print)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const printed = await w.app.db
      .selectFrom('log')
      .select('body')
      .where('body', 'like', '%reading.register-printed%')
      .execute()
    expect(printed).toHaveLength(1)
  })

  it('are counted by their ground, as many as the register has lines', async () => {
    const actor = w.actor('archivist')
    const day = dayOf(w.app.now())
    const days = { from: instant(new Date('2026-01-01')), until: endOfDay(day), most: 500 }
    const lines = (await readRegister(w.app, actor, days)).length
    const { people, rows, columns } = await countFor(w.app, actor, tableOf('readings-purpose'), day, 'effective')
    expect(people).toBe(lines)
    const whole = (value: string) =>
      rows.at(-1)?.cells[columns.findIndex((column) => column.is === 'value' && column.value.values.join() === value)]
    expect([whole('desk'), whole('out'), whole('outside'), whole('copied')]).toEqual([1, 0, 1, 1])
    expect(whole('screen')).toBe(lines - 1)
  })

  it('are given nothing once their days are over', async () => {
    w.clock.set('2026-11-29T02:00:00.000Z')
    expect((await w.as('archivist').get(desk())).text).toContain('已到期')
    const late = await w
      .as('archivist')
      .post(desk(), { readers: '吴桐、秦岭', unit: '巡察办', letter: '1', identity: '2' })
    expect([late.status, late.text.includes('不在期限内')]).toEqual([422, true])
  })
})

describe('查阅审批表', () => {
  it('says who reads whose dossier, what for and how much, above every opinion', async () => {
    const rows = await w.app.db.selectFrom('cases').select('id').where('kind', '=', 'reading').orderBy('id').execute()
    const id = rows[0]?.id as CaseId
    const { text } = await w.as('hr').get(paths.approval(id))
    const { answer, bytes } = await w.as('hr').bytes(paths.approval(id), drawnForm(text, paths.approval(id)))
    expect(answer.status).toBe(200)
    const said = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of [
      '干部人事档案查阅审批表',
      '周才明',
      '吴会',
      '王建国',
      '学历与经历',
      '不摘抄、不复制',
      '查阅人所在部门负责人',
    ])
      expect(said).toContain(words)
    expect((await w.as('headFinance').get(paths.approval(id))).status).toBe(403)
  })
})
