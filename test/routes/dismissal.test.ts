import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { punishments } from '#domain/dossiers/sections/punishments.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await has(w.dossiers.shen, appointments, { text: '技术部部长、党支部书记', from: '202103' })
  await has(w.dossiers.shen, appointments, { text: '技术委员会主任', from: '202206' })
})
afterAll(() => w.close())

const has = (dossier: DossierId, section: Section, fields: Fields) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier, section, fields }))

const contents = async (dossier: DossierId) =>
  (await openForWork(w.app, 'compare', dossier, { silent: true })).opened.contents

const stateOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirst())?.state

const reasons = { from: '2026.12', reason: '工作需要', because: '因故免职', basis: '党委会纪要 第22次' }

const draw = async (dossier: DossierId, form: FormValues, who: Cast = 'hr') => {
  const action = paths.drawing(dossier, 'dismissal')
  const { text } = await w.as(who).get(action)
  return w.as(who).post(action, { ...drawnForm(text, action), ...reasons, ...form })
}

const submit = async (dossier: DossierId): Promise<CaseId> => {
  const action = paths.proposalSubmission(dossier, 'dismissal')
  const { text } = await w.as('hr').get(paths.proposal(dossier, 'dismissal'))
  const sent = await w.as('hr').post(action, { ...drawnForm(text, action), text: '按党委会意见' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const close = async (id: CaseId, form: FormValues = {}) => {
  const action = paths.caseTask(id)
  const { text } = await w.as('hr').get(paths.case(id))
  const typed = { document: '华任〔2026〕15号', documentDate: '2026.11.20', effective: '2026.11.24' }
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed, ...form })
}

/** Who is asked, in order, up to 办结. */
const walk = async (id: CaseId) => {
  const asked: string[] = []
  for (let at = await sitting(w, id); at && at.block !== 'closing'; at = await sitting(w, id)) {
    asked.push(`${at.block} ${at.who}`)
    expect((await walker(w).approve(at.who, id)).status).toBe(303)
  }
  return asked
}

describe('a dismissal', () => {
  it('is of posts that are held, with 任免理由 in the words of the field, and keeps what was typed', async () => {
    const [wang, shen] = [w.dossiers.wang, w.dossiers.shen]
    expect((await w.as('hr').get(paths.dossier(wang))).text).toContain(paths.drawing(wang, 'dismissal'))
    const form = (await w.as('hr').get(paths.drawing(shen, 'dismissal'))).text
    for (const part of [
      '技术部部长',
      '党支部书记',
      '技术委员会主任',
      '书记，2021.03 起',
      '达到任职年龄界限',
      '处分影响期',
    ])
      expect(form).toContain(part)
    expect(form.match(/name="posts"/g)).toHaveLength(3)
    const nothing = await draw(wang, {})
    expect([nothing.status, nothing.text.includes('党委会纪要 第22次')]).toEqual([422, true])
    const foreign = await draw(wang, { posts: '财务部部长' })
    expect([foreign.status, foreign.text.includes('请重新勾选')]).toEqual([422, true])
    const untold = await draw(wang, { posts: '技术部主任工程师', because: '' })
    expect([untold.status, /value="技术部主任工程师"\s+checked/.test(untold.text)]).toEqual([422, true])
  })

  it('is HR’s to draw up, of dossiers that it keeps', async () => {
    const status = async (who: Cast) => (await w.as(who).get(paths.drawing(w.dossiers.shen, 'dismissal'))).status
    for (const who of ['headTech', 'finance', 'legal', 'archivist'] as const)
      expect([who, await status(who)]).toEqual([who, who === 'headTech' ? 404 : 403])
    expect(await status('it')).toBe(404)
    expect((await w.as('legal').post(paths.drawing(w.dossiers.wang, 'dismissal'), { posts: 'x' })).status).toBe(403)
    expect((await w.as('hr2').get(paths.drawing(w.dossiers.guyuan, 'dismissal'))).status).toBe(404)
  })

  it('asks the leaders, and neither finance nor legal where pay and contract stay; the post ends with its document', async () => {
    const shen = w.dossiers.shen
    const before = (await contents(shen))['pay']
    expect((await draw(shen, { posts: '技术委员会主任', by: '届满' })).location).toBe(paths.proposal(shen, 'dismissal'))
    const id = await submit(shen)
    const asked = await walk(id)
    expect(asked.filter((one) => /finance|legal/.test(one))).toEqual([])
    expect((await contents(shen))['appointments']?.every(({ fields }) => !fields['to'])).toBe(true)
    expect((await close(id)).status).toBe(303)
    const now = await contents(shen)
    expect(now['appointments']?.map(({ fields }) => [fields['text'], fields['to'], fields['removalDocument']])).toEqual(
      [
        ['技术部部长、党支部书记', undefined, undefined],
        ['技术委员会主任', '20261124', '华任〔2026〕15号'],
      ],
    )
    expect(now['appointments']?.[1]?.fields).toMatchObject({
      removalReason: { code: '2' },
      removalWay: { code: '4' },
    })
    expect([now['basic']?.[0]?.fields['post'], now['pay']]).toEqual(['技术部部长', before])
    const page = (await w.as('hr').get(paths.case(id))).text
    for (const part of ['已免职', '技术委员会主任', '华任〔2026〕15号', '工作需要']) expect(page).toContain(part)
    expect((await close(id).catch(() => ({ status: 0 }))).status).toBe(0)
  })

  it('prints 干部任免审批表 with 拟免 alone, filled from the case', async () => {
    const shen = w.dossiers.shen
    await draw(shen, {
      posts: '技术部部长、党支部书记',
      full: '技术部顾问',
      reason: '达到任职年龄界限',
      submitter: '华星机械党委',
    })
    const id = await submit(shen)
    const page = paths.appointmentForm(shen, id)
    expect((await walker(w).page('hr', id)).text).toContain(page)
    const { text } = await w.as('hr').get(page)
    const form = drawnForm(text, paths.hrPrint(shen, 'appointment'))
    expect([form['form-proposed'], form['form-removed'], form['form-reason'], form['form-submitter']]).toEqual([
      '',
      '技术部部长、党支部书记',
      '达到任职年龄界限',
      '华星机械党委',
    ])
    const printed = await w.as('hr').bytes(paths.hrPrint(shen, 'appointment'), { ...form, reason: '呈批' })
    const words = await pdfText(printed.bytes)
    for (const part of ['达到任职年龄界限', '华星机械党委']) expect(words).toContain(part)
    await walker(w).rule('leaderTech', id, 'reject', { opinion: '再研究' })
    expect(await stateOf(id)).toBe('rejected')
    expect((await contents(shen))['basic']?.[0]?.fields['post']).toBe('技术部部长')
  })

  it('goes on while a punishment runs, and lowers rank and pay where that was decided: finance sets the pay', async () => {
    const shen = w.dossiers.shen
    await has(shen, punishments, { kind: { text: '撤职' }, from: '202611', until: '202811' })
    await draw(shen, {
      posts: '技术部部长、党支部书记',
      offices: '技术部部长',
      full: '技术部顾问',
      rank: '部门副职',
      repays: 'yes',
      because: '撤职',
    })
    const id = await submit(shen)
    await walker(w).until(id, 'finance')
    const finance = (await walker(w).page('finance', id)).text
    for (const part of ['处分影响期', '工作需要', '撤职']) expect(finance).not.toContain(part)
    const action = paths.caseSetting(id)
    const set = await w.as('finance').post(action, { ...drawnForm(finance, action), grade: '主管', postPay: '8200' })
    expect(set.status).toBe(303)
    await walk(id)
    await close(id)
    const now = await contents(shen)
    expect(now['basic']?.[0]?.fields).toMatchObject({ post: '技术部顾问', rank: { text: '部门副职' } })
    const heads = () => w.app.directory.offices.filter(({ title }) => title === '技术部部长')
    expect([heads(), (await w.as('headTech').get(paths.dossiers())).status]).toEqual([[], 403])
    expect(now['ranks']?.at(-1)?.fields).toMatchObject({ rank: { text: '部门副职' }, from: '20261124' })
    expect(now['pay']?.at(-1)?.fields).toMatchObject({ postPay: { cents: 820000 }, document: '华任〔2026〕15号' })
  })

  it('is taken back by whoever approved it: post, pay and rank are those of before, and the office is held again', async () => {
    const shen = w.dossiers.shen
    const id = (
      await w.app.db
        .selectFrom('cases')
        .select('id')
        .where('dossier_id', '=', shen)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow()
    ).id
    const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '会议决定更正' })
    const back = sent.location?.split('/').at(-1) as CaseId
    for (let at = await sitting(w, back); at; at = await sitting(w, back))
      expect((await walker(w).approve(at.who, back)).status).toBe(303)
    expect(await stateOf(back)).toBe('approved')
    const now = await contents(shen)
    expect(now['basic']?.[0]?.fields).toMatchObject({ post: '技术部部长' })
    expect(now['appointments']?.[0]?.fields['to']).toBeUndefined()
    const heads = w.app.directory.offices.filter(({ title }) => title === '技术部部长')
    expect(heads.map(({ person }) => person)).toEqual([w.actor('headTech').person])
    expect((await w.as('headTech').get(paths.dossiers())).status).toBe(200)
  })

  it('takes no office that the person does not hold, and shows none where none is held', async () => {
    const action = paths.drawing(w.dossiers.chen, 'dismissal')
    expect((await w.as('hr').get(action)).text).not.toContain('同时卸任')
    const wrong = await draw(w.dossiers.chen, { posts: '财务部会计', offices: '财务部部长' })
    expect([wrong.status, wrong.text.includes('请重新勾选')]).toEqual([422, true])
  })

  it('asks legal where the contract names the post, and what it says then; the record is made where there was none', async () => {
    const wang = w.dossiers.wang
    const contract = {
      kind: { code: '1', text: '固定期限劳动合同' },
      from: '202401',
      post: { text: '技术部主任工程师' },
    }
    await has(wang, contracts, contract as never)
    await has(wang, pay, { from: '202001', grade: '七级' })
    const untold = await draw(wang, { posts: '技术部主任工程师' })
    expect([untold.status, untold.text.includes('写变更后的岗位')]).toEqual([422, true])
    await draw(wang, { posts: '技术部主任工程师', contractPost: '待安排' })
    const id = await submit(wang)
    const asked = await walk(id)
    expect(asked.slice(0, 2)).toEqual(['head headTech', 'legal legal'])
    await close(id)
    const now = await contents(wang)
    expect(now['contracts']?.[0]?.fields).toMatchObject({ post: { text: '待安排' } })
    expect(now['basic']?.[0]?.fields['post']).toBeUndefined()
    expect(now['appointments']?.[0]?.fields).toMatchObject({
      text: '技术部主任工程师',
      to: '20261124',
      removalDocument: '华任〔2026〕15号',
    })
  })
})
