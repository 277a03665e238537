import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { publishScale } from '#actions/pay-scales/publishing.ts'
import { inTransaction } from '#db/transaction.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { punishments } from '#domain/dossiers/sections/punishments.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const wang = () => w.dossiers.wang
const contents = async () => (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents
const stateOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirst())?.state

const draw = async (form: FormValues = {}, who: Cast = 'hr') => {
  const action = paths.drawing(wang(), 'promotion')
  const { text } = await w.as(who).get(action)
  const typed = {
    post: '技术部副部长',
    full: '技术部副部长',
    rank: '部门副职',
    from: '2026.12',
    basis: '党委会纪要 第21次',
    first: '方宁',
    second: '顾言',
    examinedOn: '2026.11.10',
  }
  return w.as(who).post(action, { ...drawnForm(text, action), ...typed, ...form })
}

const submit = async (): Promise<CaseId> => {
  const [page, action] = [paths.proposal(wang(), 'promotion'), paths.proposalSubmission(wang(), 'promotion')]
  const { text } = await w.as('hr').get(page)
  const sent = await w.as('hr').post(action, { ...drawnForm(text, action), text: '工作需要' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const close = async (id: CaseId, form: FormValues = {}, who: Cast = 'hr') => {
  const action = paths.caseTask(id)
  const { text } = await w.as(who).get(paths.case(id))
  const typed = {
    document: '华任〔2026〕12号',
    documentDate: '2026.11.20',
    notice: '公示无异议',
    effective: '2026.11.24',
  }
  return w.as(who).post(action, { ...drawnForm(text, action), ...typed, ...form })
}

const set = async (id: CaseId, form: FormValues) => {
  const action = paths.caseSetting(id)
  const { text } = await w.as('finance').get(paths.case(id))
  return w.as('finance').post(action, { ...drawnForm(text, action), ...form })
}

describe('a promotion', () => {
  it('is drawn up on one form, beside what speaks for and against it, and shown old beside new', async () => {
    expect((await w.as('hr').get(paths.dossier(wang()))).text).toContain(paths.drawing(wang(), 'promotion'))
    const form = (await w.as('hr').get(paths.drawing(wang(), 'promotion'))).text
    for (const part of ['任职资格核对', '处分影响期', '称职']) expect(form).toContain(part)
    const missing = await draw({ basis: '' })
    expect([missing.status, missing.text.includes('技术部副部长')]).toEqual([422, true])
    expect((await draw()).location).toBe(paths.proposal(wang(), 'promotion'))
    const { text } = await w.as('hr').get(paths.proposal(wang(), 'promotion'))
    for (const part of ['技术部主任工程师', '技术部副部长', '部门副职', '党委会纪要']) expect(text).toContain(part)
    expect((await w.as('hr').get(paths.drawing(wang(), 'promotion'))).location).toBe(
      paths.proposal(wang(), 'promotion'),
    )
  })

  it('goes to the head, the leaders, and to HR to be closed with its document; then it stands in the dossier', async () => {
    await draw()
    const id = await submit()
    expect(await sitting(w, id)).toMatchObject({ block: 'head', who: 'headTech' })
    await walker(w).until(id, 'closing')
    expect((await contents())['appointments']).toBeUndefined()
    const wrong = await close(id, { effective: '2026.11' })
    expect([wrong.status, wrong.text.includes('写到日'), wrong.text.includes('华任〔2026〕12号')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await close(id)).status).toBe(303)
    expect(await stateOf(id)).toBe('approved')
    const now = await contents()
    expect(now['appointments']?.[0]?.fields).toMatchObject({
      text: '技术部副部长',
      from: '20261124',
      document: '华任〔2026〕12号',
    })
    expect(now['basic']?.[0]?.fields).toMatchObject({ post: '技术部副部长', rank: { text: '部门副职' } })
    const page = (await w.as('hr').get(paths.case(id))).text
    for (const part of ['已任职', '华任〔2026〕12号', '公示无异议']) expect(page).toContain(part)
    const sheet = (await pdfText((await w.as('hr').bytes(paths.approval(id), {})).bytes)).replace(/\s/g, '')
    // What the form says is no record that is added.
    for (const part of [/任职（新增一条）依据/, /任前审核与核查依据/, /审核日期2026\.11\.10/])
      expect(sheet).toMatch(part)
    expect((await close(id).catch(() => ({ status: 0 }))).status).toBe(0)
  })

  it('is taken back by everybody who approved it: post and rank are those of before, and the appointment is history', async () => {
    await draw()
    const id = await submit()
    const before = (await contents())['basic']?.[0]?.fields
    await walker(w).until(id, 'closing')
    await close(id)
    const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '任职文件撤回' })
    const back = sent.location?.split('/').at(-1) as CaseId
    expect((await sitting(w, back))?.block).toBe('again-head')
    const { text } = await w.as('headTech').get(paths.case(back))
    expect([text.includes('技术部副部长'), text.includes('任职文件撤回')]).toEqual([true, true])
    await walker(w).until(back, 'end')
    expect((await contents())['basic']?.[0]?.fields).toEqual(before)
    expect((await contents())['appointments']).toBeUndefined()
    expect((await w.as('hr').get(paths.dossierHistory(wang()))).text).toContain('华任〔2026〕12号')
  })

  it('says to HR what it means for the paper: sheets that the archive swaps, and the signed form to register', async () => {
    const box = 'A-03-2-07'
    const filing = await inTransaction(w.app, (app) => openFiling(app, { dossier: wang() }))
    await w.as('archivist').bytes(paths.filingPrintRuns(filing), {})
    await w.as('archivist').post(paths.filingBox(filing), { code: box, make: 'yes' })
    for (const { code } of await w.app.db.selectFrom('print_pages').select('code').execute())
      await w.as('archivist').post(paths.scans(), { page: code, code: box })
    await draw()
    const id = await submit()
    const walk = walker(w)
    await walk.until(id, 'closing')
    expect((await w.as('hr').get(paths.case(id))).text).not.toContain('纸质档案')
    await close(id)
    const shown = async (who: Cast = 'hr') => (await w.as(who).get(paths.case(id))).text
    const register = paths.materialReceipt(wang(), { class: '9-2', title: '干部任免审批表' })
    const clerk = await shown('hr2')
    expect(clerk).toContain('纸质档案')
    expect(clerk).toMatch(/更新目录页[\s\S]*基本信息[\s\S]*等待打印/)
    expect(clerk).toContain(register.replace('&', '&amp;'))
    expect(await shown('headTech')).not.toContain('纸质档案')
    const form = drawnForm((await w.as('hr2').get(register)).text, paths.materialReceipt(wang()))
    expect([form['class'], form['title']]).toEqual(['9-2', '干部任免审批表'])
    const sent = { ...form, pages: '2', copies: '1', from: '组织部' }
    expect((await w.as('hr2').post(paths.materialReceipt(wang()), sent)).status).toBe(303)
    expect(await shown('hr2')).toContain('已收到，待审核归档')
  })

  it('has finance set the pay in its seat beside what holds until then, and shows pay to nobody else below the leaders', async () => {
    const yuan = (cents: number) => ({ cents, currency: 'CNY' })
    const held = { from: '202601', postPay: yuan(740_000), allowances: yuan(60_000) } as never
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: wang(), section: pay, fields: held }),
    )
    await draw({ grade: '管理六级', postPay: '9300' })
    const id = await submit()
    const { approve, page } = walker(w)
    const head = (await page('headTech', id)).text
    expect([head.includes('9,300'), head.includes('7,400')]).toEqual([false, false])
    await approve('headTech', id)
    expect(await sitting(w, id)).toMatchObject({ block: 'finance', who: 'finance' })
    const finance = (await page('finance', id)).text
    expect([finance.includes('9,300'), finance.includes('部门副职'), finance.includes('人力资源已核')]).toEqual([
      true,
      false,
      true,
    ])
    // What a new record would let go of is told like what it changes.
    expect(words(finance)).toMatch(
      /岗位工资 现在 原来： 7,400\.00 变为 改为： 9,300\.00 津贴补贴 现在 原来： 600\.00 变为 去掉/,
    )
    expect(words(finance)).toContain('林晓岚 或 顾言 或 方宁 人力资源 或 人力资源部部长')
    const wrong = await set(id, { postPay: '九千' })
    expect([wrong.status, wrong.text.includes('九千')]).toEqual([422, true])
    const stale = drawnForm((await page('finance', id)).text, paths.caseSetting(id))
    expect((await set(id, { postPay: '9800', step: '二档' })).status).toBe(303)
    const again = await w.as('finance').post(paths.caseSetting(id), { ...stale, postPay: '1' })
    expect(again.status).toBe(409)
    const merged = (await page('finance', id)).text
    expect([merged.includes('9,800'), merged.includes('9,300')]).toEqual([true, false])
    await approve('finance', id)
    expect(await sitting(w, id)).toMatchObject({ block: 'leaders' })
    expect((await page('leaderTech', id)).text).toContain('9,800')
    await walker(w).until(id, 'closing')
    await close(id)
    expect((await contents())['pay']?.at(-1)?.fields).toMatchObject({
      grade: '管理六级',
      step: '二档',
      postPay: { cents: 980000 },
      document: '华任〔2026〕12号',
    })
  })

  it('shows finance the standard of the grade and where it is from, and asks why where a value is outside of it', async () => {
    const rows = [
      { grade: '管理六级', step: '一档', cents: 900_000 },
      { grade: '管理六级', step: '二档', cents: 980_000 },
    ]
    const scale = { from: '2026-01-01', source: '华薪〔2025〕6号', rows }
    await publishScale(w.app, w.actor('finance'), scale, { id: w.app.newId<CommandId>(), bodyHash: '' })
    await draw({ grade: '管理六级', postPay: '9300' })
    const id = await submit()
    const { approve, page } = walker(w)
    expect((await page('headTech', id)).text).not.toContain('华薪〔2025〕6号')
    await approve('headTech', id)
    const finance = (await page('finance', id)).text
    for (const part of ['工资标准', '9,000', '9,800', '华薪〔2025〕6号，2026.01.01 起', '在标准之内'])
      expect(finance).toContain(part)
    const above = await set(id, { postPay: '10800', step: '二档' })
    expect([above.status, above.text.includes('10800'), above.text.includes('不在标准之内')]).toEqual([422, true, true])
    expect(above.text).toContain('岗位工资不在工资标准表之内，写明理由')
    expect((await page('finance', id)).text).not.toContain('10,800')
    expect((await set(id, { postPay: '10800', step: '二档', offScale: '引进紧缺人才' })).status).toBe(303)
    await approve('finance', id)
    const leader = (await page('leaderTech', id)).text
    for (const part of ['10,800', '引进紧缺人才']) expect(leader).toContain(part)
    expect(leader).not.toContain('case.standard')
    await walker(w).until(id, 'closing')
    await close(id)
    expect((await contents())['pay']?.[0]?.fields).toMatchObject({
      postPay: { cents: 1_080_000 },
      offScale: '引进紧缺人才',
    })
  })

  it('is not approved by finance with a pay outside the standard that HR proposed and nobody explained', async () => {
    const rows = [{ grade: '管理六级', step: '', cents: 900_000 }]
    const scale = { from: '2026-01-01', source: '华薪〔2025〕6号', rows }
    await publishScale(w.app, w.actor('finance'), scale, { id: w.app.newId<CommandId>(), bodyHash: '' })
    await draw({ grade: '管理六级', postPay: '9300' })
    const id = await submit()
    const { approve } = walker(w)
    await approve('headTech', id)
    const refused = await approve('finance', id)
    expect([refused.status, refused.text.includes('没有写明理由')]).toEqual([422, true])
    expect(await sitting(w, id)).toMatchObject({ block: 'finance' })
    expect((await set(id, { offScale: '薪酬委员会同意高定' })).status).toBe(303)
    expect((await approve('finance', id)).status).toBe(303)
  })

  it('carries the trial typed on its form into the record, counted from the day of 办结, and its end opens by itself', async () => {
    const yearOnly = await draw({ from: '2026', trialMonths: '12' })
    expect([yearOnly.status, yearOnly.text.includes('任职时间要写到月')]).toEqual([422, true])
    await draw({ trialMonths: '12' })
    expect((await w.as('hr').get(paths.proposal(wang(), 'promotion'))).text).toContain('2027.11')
    const id = await submit()
    await walker(w).until(id, 'closing')
    await close(id)
    expect((await contents())['appointments']?.[0]?.fields).toMatchObject({ from: '20261124', trialUntil: '20271123' })
    w.clock.set('2027-10-23T01:00:00.000Z')
    expect(await openDueFollowUps(w.app)).toBe(0)
    w.clock.set('2027-10-24T01:00:00.000Z')
    expect(await openDueFollowUps(w.app)).toBe(1)
    expect((await w.as('headTech').get(paths.home())).text).toContain('任职试用期')
  })

  it('offers the free posts of the unit with 编制, 在岗 and 空缺, and one that is picked fills the form, nothing lost', async () => {
    const made = async (name: string, headcount: number, rank = '') => {
      const post = await addPost(w.app, 'system', { unit: w.units.tech, name, rank, headcount })
      if (!post.ok) throw new Error(post.refusal)
      return post.value
    }
    const vice = await made('副部长', 2, '部门副职')
    await made('部长', 1)
    const action = paths.drawing(wang(), 'promotion')
    const { text } = await w.as('hr').get(action)
    for (const part of ['空缺岗位', '技术部副部长', '编制 2 · 在岗 0 · 空缺 2']) expect(text).toContain(part)
    expect(text).not.toContain('选用 技术部部长')
    const typed = { ...drawnForm(text, action), basis: '纪要第九次', reason: '德才兼备' }
    const picked = await w.as('hr').post(action, { ...typed, pick: vice })
    expect(picked.status).toBe(200)
    const form = drawnForm(picked.text, action)
    expect([form['post'], form['full'], form['rank'], form['basis'], form['reason']]).toEqual([
      '技术部副部长',
      '技术部副部长',
      '部门副职',
      '纪要第九次',
      '德才兼备',
    ])
    const own = { ...typed, full: '技术部副部长（主持工作）', pick: vice }
    expect(drawnForm((await w.as('hr').post(action, own)).text, action)['full']).toBe('技术部副部长（主持工作）')
    expect((await w.as('hr').post(action, { ...typed, pick: 'x' })).status).toBe(422)
    expect((await w.as('headTech').post(action, { ...typed, pick: vice })).status).toBe(403)
    expect((await w.as('hr').get(paths.proposal(wang(), 'promotion'))).text).not.toContain('德才兼备')
  })

  it('is taken back freely until finance has fixed the pay, and then with the consent of whoever fixed it', async () => {
    await draw({ grade: '管理六级', postPay: '9300' })
    const id = await submit()
    const { approve, page } = walker(w)
    await approve('headTech', id)
    const before = (await page('hr', id)).text
    expect([before.includes(paths.caseWithdrawal(id)), before.includes(paths.caseWithdrawalAsking(id))]).toEqual([
      true,
      false,
    ])
    await approve('finance', id)
    const asking = paths.caseWithdrawalAsking(id)
    const after = (await page('hr', id)).text
    expect([after.includes(`"${paths.caseWithdrawal(id)}"`), after.includes(asking)]).toEqual([false, true])
    const late = await w.as('hr').post(paths.caseWithdrawal(id), { reason: '暂缓' })
    expect([late.status, await stateOf(id)]).toEqual([422, 'running'])
    expect((await w.as('hr').post(asking, { ...drawnForm(after, asking), reason: '编制收回' })).status).toBe(303)
    expect((await page('leaderTech', id)).text).not.toContain(paths.caseWithdrawalAnswer(id))
    const answer = paths.caseWithdrawalAnswer(id)
    const finance = (await page('finance', id)).text
    expect(finance).toContain('编制收回')
    expect((await w.as('finance').post(answer, { ...drawnForm(finance, answer), answer: 'consent' })).status).toBe(303)
    expect([await stateOf(id), (await contents())['pay']]).toEqual(['withdrawn', undefined])
    expect((await draw()).status).toBe(303)
  })

  it('lets nobody set the pay but whoever finance sits for, and leaves the pay alone where nobody set it', async () => {
    await draw()
    const id = await submit()
    await walker(w).approve('headTech', id)
    for (const [who, status] of [
      ['headTech', 403],
      ['leaderTech', 404],
      ['legal', 404],
      ['it', 404],
    ] as const)
      expect([who, (await w.as(who).post(paths.caseSetting(id), { record: 'x' })).status]).toEqual([who, status])
    await walker(w).until(id, 'closing')
    await close(id)
    expect((await contents())['pay']).toBeUndefined()
  })

  it('shows heads and leaders what speaks for and against it, and the papers of the checks to HR alone', async () => {
    await draw({ opinion: '纪函〔2026〕88号', opinionOn: '2026.11.09', reason: '德才兼备' })
    const id = await submit()
    const { page, approve } = walker(w)
    const head = (await page('headTech', id)).text
    for (const part of ['任职资格核对', '处分影响期', '两人已审核', '已取得', '德才兼备']) expect(head).toContain(part)
    for (const part of ['纪函〔2026〕88号', '顾言']) expect(head.includes(part) && part !== '顾言').toBe(false)
    expect((await page('hr', id)).text).toContain('纪函〔2026〕88号')
    await approve('headTech', id)
    const finance = (await page('finance', id)).text
    for (const part of ['处分影响期', '德才兼备', '纪函']) expect(finance).not.toContain(part)
    await approve('finance', id)
    const leader = (await page('leaderTech', id)).text
    expect([leader.includes('两人已审核'), leader.includes('纪函')]).toEqual([true, false])
  })

  it('prints 干部任免审批表 with what the case says, for HR who keeps it and nobody else', async () => {
    await draw({ removed: '技术部主任工程师', reason: '德才兼备', submitter: '华星机械党委' })
    const id = await submit()
    const form = paths.appointmentForm(wang(), id)
    expect((await walker(w).page('hr', id)).text).toContain(form)
    expect((await walker(w).page('headTech', id)).text).not.toContain(form)
    const { text } = await w.as('hr').get(form)
    for (const part of ['技术部副部长', '技术部主任工程师', '德才兼备', '华星机械党委']) expect(text).toContain(part)
    expect((await w.as('headTech').get(form)).status).toBe(403)
    const others = await w.as('hr').get(paths.appointmentForm(w.dossiers.chen, id))
    expect([others.status, others.text.includes('德才兼备')]).toEqual([200, false])
  })

  it('in a 国有单位 waits for the examination by two, who are not the same', async () => {
    const nobody = await draw({ first: '', second: '' })
    expect([nobody.status, nobody.text.includes('任前要由两人审核')]).toEqual([422, true])
    const one = await draw({ second: '方宁' })
    expect(one.status).toBe(422)
  })

  it('asks legal where the contract says another post, and only tells it where HR says why it stays as it is', async () => {
    const contract = {
      kind: { code: '1', text: '固定期限劳动合同' },
      from: '202401',
      post: { text: '技术部主任工程师' },
    }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('legal'), { dossier: wang(), section: contracts, fields: contract as never }),
    )
    await draw()
    const asked = await submit()
    await walker(w).approve('headTech', asked)
    expect(await sitting(w, asked)).toMatchObject({ block: 'legal', who: 'legal' })
    const legal = (await walker(w).page('legal', asked)).text
    expect([legal.includes('技术部主任工程师'), legal.includes('处分影响期'), legal.includes('任前审核')]).toEqual([
      true,
      false,
      false,
    ])
    await walker(w).until(asked, 'closing')
    await close(asked)
    expect((await contents())['contracts']?.[0]?.fields).toMatchObject({ post: { text: '技术部副部长' } })

    await draw({ post: '技术部部长', full: '技术部部长', unaffected: '合同约定可在本部门内调整岗位' })
    const told = await submit()
    await walker(w).approve('headTech', told)
    expect(await sitting(w, told)).toMatchObject({ block: 'finance' })
    const copy = (await w.as('legal').get(paths.case(told))).text
    expect([copy.includes('合同约定可在本部门内调整岗位'), copy.includes('任职资格核对</h2>')]).toEqual([true, false])
  })

  it('waits for a day that lies ahead, holds what it is about until then, and applies by itself, once', async () => {
    await draw()
    const id = await submit()
    await walker(w).until(id, 'closing')
    expect((await close(id, { effective: '2026.12.01' })).status).toBe(303)
    expect([await stateOf(id), (await contents())['appointments']]).toEqual(['scheduled', undefined])
    expect((await w.as('hr').get(paths.case(id))).text).toContain('待生效')
    expect(await applyDue(w.app)).toBe(0)
    const refused = await draw({ post: '技术部部长' })
    expect([refused.status, refused.text.includes('正在另一件审批里')]).toEqual([409, true])
    w.clock.set('2026-12-03T01:00:00.000Z')
    expect([await applyDue(w.app), await applyDue(w.app)]).toEqual([1, 0])
    expect([await stateOf(id), (await contents())['appointments']?.[0]?.fields['from']]).toEqual([
      'approved',
      '20261201',
    ])
  })

  it('is held back on its day where the dossier moved meanwhile, with nothing of it written', async () => {
    await draw()
    const id = await submit()
    await walker(w).until(id, 'closing')
    expect((await close(id, { effective: '2026.12.01' })).status).toBe(303)
    const [now] = (await contents())['basic'] ?? []
    if (!now) throw new Error('Nobody.')
    const moved = { ...now.fields, post: '技术部高级主任工程师' }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: wang(), section: basic, record: now.id, fields: moved }),
    )
    w.clock.set('2026-12-03T01:00:00.000Z')
    await applyDue(w.app)
    expect([await stateOf(id), (await contents())['appointments']]).toEqual(['blocked', undefined])
    expect((await contents())['basic']?.[0]?.fields['post']).toBe('技术部高级主任工程师')
    const { text } = await w.as('hr').get(paths.case(id))
    for (const part of ['技术部高级主任工程师', '技术部副部长', '暂缓生效']) expect(text).toContain(part)
  })

  it('is refused while the effect of a punishment runs, while a key fact is in doubt, and while another one is drawn', async () => {
    await draw()
    expect((await draw().catch(() => ({ status: 0 }))).status).toBe(0)
    const fields = { kind: { text: '记过' }, from: '202606', until: '202712' } as never
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier: w.dossiers.shen, section: punishments, fields }),
    )
    const action = paths.drawing(w.dossiers.shen, 'promotion')
    const shown = (await w.as('hr').get(action)).text
    const stands = /<span class="seal-text">[^<]*影响期内/
    expect(shown).toMatch(stands)
    const transfer = (await w.as('hr').get(paths.drawing(w.dossiers.shen, 'transfer'))).text
    expect([transfer.includes('影响期内'), stands.test(transfer)]).toEqual([true, false])
    const form = {
      ...drawnForm(shown, action),
      post: '财务部副部长',
      from: '2026.12',
      basis: '纪要',
      first: '甲',
      second: '乙',
      examinedOn: '2026.11',
    }
    const refused = await w.as('hr').post(action, form)
    expect([refused.status, refused.text.includes('影响期内不得晋升')]).toEqual([409, true])
    const doubtful = paths.drawing(w.dossiers.chen, 'promotion')
    const doubted = (await w.as('hr').get(doubtful)).text
    expect(doubted).toContain('处未决疑点')
    const waits = await w.as('hr').post(doubtful, { ...drawnForm(doubted, doubtful), ...form })
    expect([waits.status, waits.text.includes('关键信息还有未决疑点')]).toEqual([422, true])
  })

  it('is HR’s to draw up, of dossiers that it keeps', async () => {
    const status = async (who: Cast) => (await w.as(who).get(paths.drawing(wang(), 'promotion'))).status
    for (const who of ['headTech', 'finance', 'legal', 'archivist'] as const)
      expect([who, await status(who)]).toEqual([who, 403])
    expect(await status('it')).toBe(404)
    expect((await w.as('hr2').get(paths.drawing(w.dossiers.guyuan, 'promotion'))).status).toBe(404)
    expect((await w.as('headTech').post(paths.drawing(wang(), 'promotion'), { post: '部长' })).status).toBe(403)
  })
})
