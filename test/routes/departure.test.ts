import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { giveDuty } from '#actions/organisation/people.ts'
import { setRule } from '#actions/settlement/rules.ts'
import * as cases from '#db/cases/cases.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns, recordedAt } from '#domain/cases/standing.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, CommandId, DossierId, FollowUpId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { ruleNamed } from '#domain/settlement/rule-book.ts'
import type { Day } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { waitingFollowUps } from '#gate/followups/followups.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const wang = () => w.dossiers.wang
const contents = async (of = wang()) => (await openForWork(w.app, 'compare', of, { silent: true })).opened.contents
const caseOf = async (id: CaseId) => {
  const found = await cases.find(w.app, id)
  if (!found) throw new Error('No such case.')
  return found
}
const statusOf = async (id: CaseId) => (await caseOf(id)).state.status

const resigning = {
  kind: '辞职',
  noticed: '2026.10.25',
  lastDay: '2026.11.30',
  reason: '回乡照顾父母',
  plan: '图纸与在研项目移交顾远',
}

const draw = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr') => {
  const action = paths.drawing(dossier, 'departure')
  const { text } = await w.as(who).get(action)
  return w.as(who).post(action, { ...drawnForm(text, action), ...resigning, ...form })
}

const send = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr') => {
  const [page, action] = [paths.proposal(dossier, 'departure'), paths.proposalSubmission(dossier, 'departure')]
  const { text } = await w.as(who).get(page)
  return w.as(who).post(action, { ...drawnForm(text, action), text: '本人书面提出', ...form })
}

const submit = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr'): Promise<CaseId> => {
  const sent = await send(form, dossier, who)
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

/** What finance types where nothing could be reckoned, and what else is no code. */
const given: FormValues = {
  taker: '顾远',
  unionTold: '2026.11.20',
  pay: '9000',
  leave: '1200',
  bonus: '0',
  severance: '0',
  loan: '0',
  social: '900',
  housing: '700',
  tax: '0',
}

/** What a task says where nothing is wrong: the first answer to every point, every amount as given. */
const answersTo = (output: string): FormValues =>
  Object.fromEntries(
    (outputs[output]?.fields ?? []).flatMap(({ key, codes }) => {
      const value = codes ? codes.codes[0]?.name : given[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )

const sitters = (theCase: cases.Case) =>
  openRuns(theCase.state).map((run) => {
    const candidates = run.seats.find(({ state }) => state === 'open')?.candidates ?? []
    const who = (Object.keys(cast) as Cast[]).findLast((each) => candidates.includes(w.person(each)))
    if (!who) throw new Error(`Nobody of the cast sits at ${run.block}.`)
    return { block: run.block, who }
  })

const doTask = async (id: CaseId, block: string, who: Cast, form: FormValues = {}) => {
  const theCase = await caseOf(id)
  const output = taskNamed(theCase.route, block)?.output ?? ''
  const action = who === 'it' ? paths.leaver(id) : paths.caseTask(id)
  const { text } = await w.as(who).get(who === 'it' ? action : paths.case(id))
  return w.as(who).post(action, { ...drawnForm(text, action), ...answersTo(output), ...form })
}

/** Everybody does what is asked until this block waits; `said` is what some tasks say. */
async function until(id: CaseId, block: string, said: Readonly<Record<string, FormValues>> = {}): Promise<void> {
  for (;;) {
    const theCase = await caseOf(id)
    const [open] = sitters(theCase)
    if (!open || open.block === block) return
    const isTask = taskNamed(theCase.route, open.block) !== undefined
    const { status, text } = isTask
      ? await doTask(id, open.block, open.who, said[open.block])
      : await walker(w).approve(open.who, id)
    if (status !== 303)
      throw new Error(
        `${open.who} at ${open.block}: ${status} ${[...text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map(([, id, says]) => `${id} ${says}`).join('; ')}`,
      )
  }
}

const moving = (): FormValues => ({
  unit: w.units.finance,
  post: '会计',
  full: '财务部会计',
  from: '2026.12',
  reason: '工作需要',
  handover: '移交',
  basis: '商调函',
})

const closingForm = { document: '华离〔2026〕3号', documentDate: '2026.11.20' }

/** Drawn, submitted and done up to this block. */
async function begun(block: string, form: FormValues = {}): Promise<CaseId> {
  await draw(form)
  const id = await submit()
  await until(id, block)
  return id
}

describe('a departure by agreement', () => {
  const agreed = { kind: '协商解除（单位提出）', noticed: '' }
  const paper = async (name = '解除劳动合同协议书.pdf') =>
    ({ agreement: new File([await paperPdf()], name) }) as unknown as FormValues
  const addressIn = (text: string) => /href="(\/dossiers\/[0-9a-f-]+\/papers\/[0-9a-f-]+)"/.exec(text)?.[1] ?? ''

  it('brings what was signed, which legal, head and leaders look at and finance and administration do not', async () => {
    for (const [without, said] of [
      [{}, '协商解除须附协议书'],
      [{ agreement: new File(['PK\u0003\u0004'], 'a.pdf') as unknown as string }, '请先另存为 PDF'],
    ] as const) {
      const refused = await draw({ ...agreed, ...without })
      expect([refused.status, refused.text.includes(said), refused.text.includes(resigning.plan)]).toEqual([
        422,
        true,
        true,
      ])
    }
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
    expect((await draw({ ...agreed, ...(await paper()) })).status).toBe(303)
    // Filled in again, what came with it stays.
    expect((await draw({ ...agreed, reason: '片区合并' })).status).toBe(303)
    const id = await submit()
    await until(id, 'legal-agreement')
    const { text } = await w.as('legal').get(paths.case(id))
    expect(text).toContain('解除劳动合同协议书.pdf')
    const address = addressIn(text)
    for (const who of ['legal', 'hr', 'headTech'] as const) expect((await w.as(who).get(address)).status, who).toBe(200)
    for (const who of ['finance', 'archivist', 'it', 'headFinance', 'leaderTech'] as const)
      expect([403, 404], who).toContain((await w.as(who).get(address)).status)
    await until(id, 'estimate')
    expect((await w.as('finance').get(paths.case(id))).text).not.toContain('协议书.pdf')
    expect([403, 404]).toContain((await w.as('finance').get(address)).status)
    await until(id, 'leaders')
    expect((await w.as('leaderTech').get(address)).status).toBe(200)
  })

  it('leaves its trace where the program itself opens what was drawn', async () => {
    await draw()
    const worked = async () =>
      (await log.search(w.app.db, { act: 'dossier.worked-on' }, 50)).map(({ body }) => JSON.parse(body).about)
    expect((await worked()).filter(({ proposal }) => proposal)).toEqual([])
    await draw({ reason: '改了' })
    const { id } = await w.app.db.selectFrom('proposals').select('id').executeTakeFirstOrThrow()
    expect(await worked()).toContainEqual({ dossier: wang(), proposal: id, purpose: 'compare' })
  })
})

describe('a departure', () => {
  it('goes from the head by legal, finance and leaders to the hand-over, and takes effect at the end of the last day', async () => {
    const id = await begun('head')
    const path = ['head']
    for (const block of ['legal-resignation', 'estimate', 'leaders', 'hand-unit', 'final', 'closing']) {
      await until(id, block)
      path.push(sitters(await caseOf(id))[0]?.block ?? 'none')
    }
    expect(path).toEqual(['head', 'legal-resignation', 'estimate', 'leaders', 'hand-unit', 'final', 'closing'])
    expect((await doTask(id, 'closing', 'hr', closingForm)).status).toBe(303)
    expect([await statusOf(id), (await contents())['departure']]).toEqual(['scheduled', undefined])
    w.clock.set('2026-11-30T15:59:00.000Z')
    expect(await applyDue(w.app)).toBe(0)
    // The house was off over the end of the last day, and is opened two days later.
    w.clock.set('2026-12-02T01:00:00.000Z')
    expect([await applyDue(w.app), await applyDue(w.app)]).toEqual([1, 0])
    expect((await contents())['departure']?.[0]?.fields).toMatchObject({
      kind: { text: '辞职' },
      lastDay: '20261130',
      document: '华离〔2026〕3号',
    })
    expect(w.app.roster.entry(wang())?.subject.state).toBe('closed')
    expect(await waitingFollowUps(w.app, w.actor('hr'))).toEqual([])
    const paper = await w.app.db.selectFrom('transfers').select(['dossier_id', 'due_on']).execute()
    expect(paper).toEqual([{ dossier_id: wang(), due_on: '2027-01-30' }])
    const list = async (form = '') => (await w.as('hr').get(`${paths.dossiers()}${form}`)).text
    expect([(await list()).includes('王建国'), (await list('?state=closed')).includes('王建国')]).toEqual([false, true])
    const page = (await w.as('hr').get(paths.dossier(wang()))).text
    for (const part of ['已离职', '回乡照顾父母', '华离〔2026〕3号']) expect(page).toContain(part)
    expect((await w.as('headTech').get(paths.dossier(wang()))).status).toBe(404)
  })

  it('asks HR for the papers that were left open at 办结, which stand in the closed dossier once they came', async () => {
    const id = await begun('closing', { kind: '退休', noticed: '' })
    expect((await doTask(id, 'closing', 'hr', { signed: '2026.11.24' })).status).toBe(303)
    w.clock.set('2026-12-02T01:00:00.000Z')
    expect(await applyDue(w.app)).toBe(1)
    const left = async () => (await contents())['departure']?.[0]?.fields
    expect([(await left())?.['signed'], (await left())?.['document']]).toEqual(['20261124', undefined])
    const home = (await w.as('hr').get(paths.home())).text
    expect(home).toContain('办结时没有填全，2026-12-15 前补记')
    const [task] = await waitingFollowUps(w.app, w.actor('hr'))
    const page = paths.followUp(task?.id as FollowUpId)
    const action = paths.followUpRecord(task?.id as FollowUpId)
    for (const who of ['headTech', 'finance', 'legal', 'archivist', 'it'] as const)
      for (const answer of [await w.as(who).get(page), await w.as(who).post(action, { document: '假〔2026〕1号' })])
        expect(answer.status, who).toBe(404)
    const { text } = await w.as('hr').get(page)
    expect(text).toContain('value="2026.11.24"')
    const record = (form: FormValues, headers = {}) =>
      w.as('hr').post(action, { ...drawnForm(text, action), ...form }, headers)
    expect((await record({ document: '华退〔2026〕8号' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const nothing = await record({ document: '', signed: '' })
    expect([nothing.status, nothing.text.includes('至少填一项')]).toEqual([422, true])
    const wrong = await record({ document: '华退〔2026〕8号', documentDate: '2026.13' })
    expect([wrong.status, wrong.text.includes('华退〔2026〕8号')]).toEqual([422, true])
    expect((await record({ document: '华退〔2026〕8号', documentDate: '2026.12.01' })).status).toBe(303)
    expect(await left()).toMatchObject({ document: '华退〔2026〕8号', documentDate: '20261201', signed: '20261124' })
    expect(w.app.roster.entry(wang())?.subject.state).toBe('closed')
    expect(await waitingFollowUps(w.app, w.actor('hr'))).toEqual([])
    const acts = (await log.search(w.app.db, {}, 20)).map(({ body }) => JSON.parse(body).act)
    for (const act of ['followup.done', 'dossier.record-saved']) expect(acts).toContain(act)
    // Drawn before it was done by another page of the same clerk.
    const again = await w.as('hr').post(action, { document: '另一个文号' })
    expect([again.status, (await left())?.['document']]).toEqual([409, '华退〔2026〕8号'])
  })

  it('asks for no paper of a resignation, and lets HR say that there is none', async () => {
    const id = await begun('closing', { kind: '退休', noticed: '' })
    await doTask(id, 'closing', 'hr')
    w.clock.set('2026-12-02T01:00:00.000Z')
    await applyDue(w.app)
    const [task] = await waitingFollowUps(w.app, w.actor('hr'))
    const page = (await w.as('hr').get(paths.followUp(task?.id as FollowUpId))).text
    const done = paths.followUpDone(task?.id as FollowUpId)
    expect((await w.as('hr').post(done, drawnForm(page, done))).status).toBe(303)
    expect(await waitingFollowUps(w.app, w.actor('hr'))).toEqual([])
  })

  it('is noted or returned where it is a resignation, and refused by nobody', async () => {
    const id = await begun('head')
    const shown = (await w.as('headTech').get(paths.case(id))).text
    expect([shown.includes('知悉'), shown.includes('value="reject"')]).toEqual([true, false])
    const refused = await walker(w).rule('headTech', id, 'reject', { opinion: '不放' })
    expect([refused.status, refused.text.includes('辞职不需批准'), refused.text.includes('不放')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await walker(w).rule('headTech', id, 'return', { opinion: '写明移交给谁', to: 'START' })).status).toBe(303)
    const again = (await w.as('hr').get(paths.drawing(wang(), 'departure'))).text
    for (const typed of ['回乡照顾父母', '图纸与在研项目移交顾远']) expect(again).toContain(typed)
    expect((await draw({ plan: '图纸移交顾远，两周内交完' })).status).toBe(303)
    const [page, action] = [paths.case(id), paths.caseResubmission(id)]
    const form = drawnForm((await w.as('hr').get(page)).text, action)
    expect((await w.as('hr').post(action, form)).status).toBe(303)
    expect((await w.as('headTech').get(page)).text).toContain('两周内交完')
    expect(sitters(await caseOf(id))[0]?.block).toBe('head')
  })

  it('warns of a short notice until both agree, and knows which kinds a person can leave by', async () => {
    const short = await draw({ noticed: '2026.11.20' })
    expect([short.status, short.text.includes('不足三十日'), short.text.includes('回乡照顾父母')]).toEqual([
      422,
      true,
      true,
    ])
    const civil = await draw({ kind: '辞去公职' })
    expect([civil.status, civil.text.includes('只适用于公务员')]).toEqual([422, true])
    expect((await draw({ lastDay: '2026.11' })).status).toBe(422)
    expect((await draw({ noticed: '2026.11.20', shorter: 'yes' })).status).toBe(303)
  })

  const kind = { code: '20', text: '事业单位管理人员' }
  /** Of a public institution, of which the house has set what may be agreed and how long the period of secrecy is. */
  const inInstitution = async (set: Readonly<Record<string, string>>) => {
    const section = sectionOf('entry')
    const known = (await contents())['entry']?.[0]
    if (!section) throw new Error('There is no such section.')
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), {
        dossier: wang(),
        section,
        fields: { ...known?.fields, kind },
        ...(known && { record: known.id }),
      }),
    )
    for (const [key, value] of Object.entries(set)) {
      const rule = ruleNamed(key)
      if (!rule) throw new Error(key)
      const typed = { subject: '20', value, source: '事业单位人事管理条例第17条', from: '2026-01-01' }
      const command = { id: w.app.newId<CommandId>(), bodyHash: '' }
      expect((await setRule(w.app, w.actor('hrLead'), rule, typed, command)).ok).toBe(true)
    }
    await w.app.directory.reload()
  }

  it('is bound by what was agreed on resigning where the house says that it may be, and is decided on then', async () => {
    const bound = { binding: '服务期满前须经同意，提前九十日', noticed: '2026.11.20' }
    const unset = await draw(bound)
    expect([unset.status, unset.text.includes('还没有设定这类人员'), unset.text.includes('提前九十日')]).toEqual([
      422,
      true,
      true,
    ])
    await inInstitution({ bindingResignation: 'not-allowed' })
    const not = await draw(bound)
    expect([not.status, not.text.includes('不受约定限制')]).toEqual([422, true])
    await inInstitution({ bindingResignation: 'allowed' })
    const page = (await w.as('hr').get(paths.drawing(wang(), 'departure'))).text
    expect(page).toContain('可以约定（事业单位人事管理条例第17条）')
    const other = await draw({ ...bound, kind: '退休' })
    expect([other.status, other.text.includes('只有辞职才有')]).toEqual([422, true])
    const id = await begun('head', bound)
    const shown = (await w.as('headTech').get(paths.case(id))).text
    expect([shown.includes('提前九十日'), shown.includes('value="reject"')]).toEqual([true, true])
    for (const who of ['finance', 'archivist', 'it'] as const)
      expect((await w.as(who).get(paths.case(id))).text, who).not.toContain('提前九十日')
    expect((await walker(w).rule('headTech', id, 'reject', { opinion: '服务期未满' })).status).toBe(303)
    expect(await statusOf(id)).toBe('rejected')
  })

  it('begins legal’s hand-over with the end of the period of secrecy that the house has set, which prints', async () => {
    await inInstitution({ declassification: '24' })
    const id = await begun('final')
    const seat = (await caseOf(id)).state.runs.find(({ block }) => block === 'hand-legal')
    const output = seat?.seats[0]?.verdict?.output
    expect(output).toMatchObject({ secretUntil: '20281130' })
  })

  it('leaves the period of secrecy to legal where nothing is set, and takes no day of whom it does not concern', async () => {
    const id = await begun('hand-legal')
    const action = paths.caseTask(id)
    const { text } = await w.as('legal').get(paths.case(id))
    expect(drawnForm(text, action)).toMatchObject({ secretUntil: '' })
    const wrong = await doTask(id, 'hand-legal', 'legal', { declassification: '不涉及', secretUntil: '2028.11.30' })
    expect([wrong.status, wrong.text.includes('选了“不涉及”')]).toEqual([422, true])
    expect((await doTask(id, 'hand-legal', 'legal', { secretUntil: '2028.11.30' })).status).toBe(303)
  })

  it('passes legal under Art. 40 only once union and Art. 42 are answered', async () => {
    const id = await begun('legal-notice', { kind: '无过失性解除', reason: '岗位撤并', terms: '提前三十日书面通知' })
    const none = await doTask(id, 'legal-notice', 'legal', { union: '尚未通知' })
    const forbidden = await doTask(id, 'legal-notice', 'legal', { forbidden: '存在其中情形' })
    expect([none.status, none.text.includes('先通知工会')]).toEqual([422, true])
    expect([forbidden.status, forbidden.text.includes('第四十二条情形，不得解除')]).toEqual([422, true])
    expect((await walker(w).rule('headTech', id, 'reject', { opinion: '不' })).status).toBe(422)
    expect((await doTask(id, 'legal-notice', 'legal')).status).toBe(303)
    expect(sitters(await caseOf(id))[0]?.block).toBe('estimate')
  })

  it('goes back to the last leader alone where the final figure rises, and to nobody where it does not', async () => {
    const id = await begun('final')
    expect((await doTask(id, 'final', 'finance', { leave: '1800' })).status).toBe(303)
    expect(sitters(await caseOf(id))).toEqual([{ block: 'again', who: 'manager' }])
    const shown = (await w.as('manager').get(paths.case(id))).text
    for (const part of ['结算测算', '1,800.00', '1,200.00']) expect(shown).toContain(part)
    await walker(w).approve('manager', id)
    expect(sitters(await caseOf(id))[0]?.block).toBe('closing')
  })

  it('says what of the settlement is missing, asks for it, and takes nought only where it is typed', async () => {
    const id = await begun('estimate')
    const shown = (await w.as('finance').get(paths.case(id))).text
    for (const part of ['缺：', '未休年休假折算', '本人辞职，不支付']) expect(shown).toContain(part)
    const blank = await doTask(id, 'estimate', 'finance', { social: '', severance: '500' })
    expect([blank.status, blank.text.includes('缺数据，算不出'), blank.text.includes('写明理由')]).toEqual([
      422,
      true,
      true,
    ])
    expect(
      (await doTask(id, 'estimate', 'finance', { severance: '500', 'severance.why': '公司另给补助' })).status,
    ).toBe(303)
    const leader = (await w.as('leaderTech').get(paths.case(id))).text
    for (const part of ['500.00', '公司另给补助', '按公式为']) expect(leader).toContain(part)
  })

  it('shows each department its part: no reason to administration and finance, no amounts to legal and heads, a number to IT', async () => {
    const id = await begun('final')
    const secrets = {
      reason: '回乡照顾父母',
      why: '本人书面提出',
      plan: '图纸与在研项目',
      amount: '9,000.00',
      taker: '顾远',
    }
    const meets = async (who: Cast) => {
      const { text } = await w.as(who).get(paths.case(id))
      return Object.entries(secrets).flatMap(([what, said]) => (text.includes(said) ? [what] : []))
    }
    expect(await meets('archivist')).toEqual([])
    expect(await meets('finance')).toEqual(['amount', 'taker'])
    expect(await meets('legal')).toEqual(['reason', 'why', 'plan', 'taker'])
    expect(await meets('headTech')).toEqual(['reason', 'why', 'plan', 'taker'])
    expect(await meets('hr')).toEqual(['reason', 'why', 'plan', 'amount', 'taker'])
    expect((await w.as('it').get(paths.case(id))).status).toBe(404)
  })

  it('prints the certificate without a reason, the hand-over and the settlement with lines to sign, each as a run on record', async () => {
    const id = await begun('closing')
    const printed = async (sheet: 'certificate' | 'handover' | 'settlement') => {
      const { answer, bytes } = await w.as('hr').bytes(paths.approval(id, sheet), {})
      expect(answer.status).toBe(200)
      return (await pdfText(bytes)).replace(/\s/g, '')
    }
    const certificate = await printed('certificate')
    for (const words of ['离职证明', '王建国', '110101197806129970', '技术部主任工程师', '2026.11.30', '本人签收'])
      expect(certificate).toContain(words)
    for (const never of ['回乡', '辞职', '9,000.00']) expect(certificate).not.toContain(never)
    const handover = await printed('handover')
    for (const words of ['离职交接表', '电子文档', '已办妥', '顾远', '监交人（签字）'])
      expect(handover).toContain(words)
    expect(handover).not.toContain('9,000.00')
    const settlement = await printed('settlement')
    for (const words of ['离职结算单', '9,000.00', '本人辞职，不支付', '实付', '本人确认（签字）'])
      expect(settlement).toContain(words)
    expect((await w.app.db.selectFrom('print_runs').select('id').execute()).length).toBe(3)
    expect((await w.as('hr').get(paths.case(id))).text).toContain(paths.approval(id, 'certificate'))
    expect((await w.as('finance').post(paths.approval(id, 'certificate'), {})).status).toBe(403)
    // Whoever resigns is introduced to nobody.
    expect((await w.as('hr').get(paths.approval(id, 'introduction'))).status).toBe(404)
    expect((await w.as('archivist').get(paths.approval(id, 'settlement'))).status).toBe(403)
  })

  it('calls work what it is, whoever does it, and says what is written beside a task for', async () => {
    const id = await begun('hand-unit')
    expect((await doTask(id, 'hand-unit', 'headTech')).status).toBe(303)
    const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    const [finance, head] = [await w.as('finance').get(paths.case(id)), await w.as('headTech').get(paths.case(id))]
    for (const said of ['由 6 方同时办理', '退回的，在这里写明理由']) expect(finance.text).toContain(said)
    for (const never of ['写下意见', '任职资格核对', '方意见']) expect(finance.text).not.toContain(never)
    expect(words(head.text)).toContain('（本部门交接）11-24 09:00 办妥')
  })

  it('gives way to the next matter once a task is done, and stays with 办结, which has its papers there', async () => {
    const id = await begun('hand-unit')
    const other = await walker(w).submit(w.dossiers.zhou)
    await walker(w).until(other, 'head')
    expect((await doTask(id, 'hand-unit', 'headTech')).location).toBe(paths.case(other))
    await until(id, 'closing')
    const standing = '<span class="line-start">现任</span>'
    expect((await w.as('hr').get(paths.case(id))).text).toContain(standing)
    expect((await doTask(id, 'closing', 'hr', closingForm)).location).toBe(paths.case(id))
    w.clock.set('2026-12-02T01:00:00.000Z')
    expect(await applyDue(w.app)).toBe(1)
    // What he held until then is no post of now, and stands among what changed.
    expect((await w.as('hr').get(paths.case(id))).text).not.toContain(standing)
  })

  it('takes no task from the second in which its page came: a press that was meant for the one before', async () => {
    const id = await begun('closing')
    const { text } = await w.as('hr').get(paths.case(id))
    const cmd_id =
      new RegExp(`action="${paths.caseTask(id)}"[\\s\\S]*?name="cmd_id" value="([^"]*)"`).exec(text)?.[1] ?? ''
    const sent = { ...drawnForm(text, paths.caseTask(id)), ...closingForm }
    const refused = await w.as('hr').post(paths.caseTask(id), { ...sent, cmd_id })
    expect([refused.status, refused.text.includes(closingForm.document)]).toEqual([422, true])
    w.clock.forward(1)
    expect((await w.as('hr').post(paths.caseTask(id), { ...sent, cmd_id })).status).toBe(303)
  })

  describe('whose tasks at one desk are several', () => {
    /** HR keeps seats and keys too: the hand-over asks the same person twice. */
    const begunAtDesk = async (duty: 'archivist' | 'finance' = 'archivist') => {
      const given = { account: w.account('hr'), duty, unit: w.units.tech, from: '2026-01-01' as Day }
      await inTransaction(w.app, async (app) => expected(await giveDuty(app, 'system', given)))
      await w.app.directory.reload()
      return begun('hand-unit')
    }
    const drawnTasks = async (id: CaseId) => {
      const { text } = await w.as('hr').get(paths.case(id))
      const form = drawnForm(text, paths.caseTask(id))
      const answered = Object.fromEntries(
        Object.keys(form).flatMap((key) => {
          const section = outputs[key.includes('.') ? 'handover-hr' : 'handover-office']
          const field = section?.fields.find((one) => one.key === (key.split('.').at(-1) ?? ''))
          return field?.codes ? [[key, field.codes.codes[0]?.name ?? '']] : []
        }),
      )
      return { text, form, answered }
    }
    const recorded = async (id: CaseId) => {
      const { state } = await caseOf(id)
      return ['hand-office', 'hand-hr'].map((block) => recordedAt(state, block)?.['remark'])
    }

    it('has them on one page, and they are done in one act, each recorded by itself', async () => {
      const id = await begunAtDesk()
      const { text, form, answered } = await drawnTasks(id)
      for (const part of ['接下来 1 项也由您办理', '一并办妥', 'name="hand-hr.handbook"']) expect(text).toContain(part)
      const said = { ...form, ...answered, remark: '门禁卡已收', 'hand-hr.remark': '手册已收' }
      const [one, other] = [await w.as('hr').post(paths.caseTask(id), said), await w.as('hr').get(paths.case(id))]
      expect([one.status, await recorded(id)]).toEqual([303, ['门禁卡已收', '手册已收']])
      expect(other.text).not.toContain('name="handbook"')
      const twice = await w.as('hr').post(paths.caseTask(id), said)
      expect(twice.status).toBe(409)
    })

    it('refuses all of them where one lacks something, says so at its field, and keeps what was typed', async () => {
      const id = await begunAtDesk()
      const { form, answered } = await drawnTasks(id)
      const sent = { ...form, ...answered, 'hand-hr.handbook': '', 'hand-hr.remark': '手册在本部门' }
      const { status, text } = await w.as('hr').post(paths.caseTask(id), sent)
      expect([status, await recorded(id)]).toEqual([422, [undefined, undefined]])
      expect(text).toMatch(/id="field-hand-hr.handbook-problem"[^>]*>这里要填/)
      expect(text).toContain('手册在本部门')
    })

    it('leaves for later what is not ticked, and takes no task of anybody else', async () => {
      const id = await begunAtDesk()
      const { form, answered } = await drawnTasks(id)
      const sent = { ...form, ...answered }
      const forged = { ...sent, beside: 'hand-unit', further: 'hand-unit', 'hand-unit.taker': '顾远' }
      for (const point of ['papers', 'files', 'work', 'clients', 'seals', 'supplies'])
        Object.assign(forged, { [`hand-unit.${point}`]: '已办妥' })
      expect([(await w.as('hr').post(paths.caseTask(id), forged)).status, await recorded(id)]).toEqual([
        422,
        [undefined, undefined],
      ])
      const { further: _, ...later } = sent
      expect((await w.as('hr').post(paths.caseTask(id), { ...later, remark: '已收' })).status).toBe(303)
      expect(await recorded(id)).toEqual(['已收', undefined])
      expect((await w.as('hr').get(paths.case(id))).text).toContain('name="handbook"')
    })

    it('shows beside each what it reads: of the estimate, where one of them is of finance', async () => {
      const id = await begunAtDesk('finance')
      const { text } = await drawnTasks(id)
      for (const part of ['name="hand-hr.handbook"', '结算测算', '9,000.00']) expect(text).toContain(part)
    })
  })

  it('gives IT its task by number, with the last day and no name, and to nobody else', async () => {
    const id = await begun('hand-unit')
    const system = (await w.as('it').get(paths.system())).text
    const leaver = (await w.as('it').get(paths.leaver(id))).text
    for (const text of [system, leaver]) {
      expect(text).toContain('2026.11.30')
      for (const name of ['王建国', '技术部', '回乡', '辞职']) expect(text).not.toContain(name)
    }
    expect((await w.as('it').post(paths.leaver(id), drawnForm(leaver, paths.leaver(id)))).status).toBe(422)
    expect((await doTask(id, 'hand-it', 'it')).status).toBe(303)
    expect((await w.as('it').get(paths.leaver(id))).status).toBe(404)
    for (const who of ['hr', 'finance', 'auditor'] as const)
      expect((await w.as(who).get(paths.leaver(id))).status).toBe(404)
  })

  it('ends account, sessions and office of a head who leaves, hands the seats on, and rises where the head is the subject', async () => {
    const shen = w.dossiers.shen
    const waiting = await walker(w).submit(w.dossiers.zhou)
    await walker(w).until(waiting, 'head')
    const session = await w.cookie('headTech')
    await draw({ kind: '调出', reason: '组织调动', noticed: '' }, shen)
    const id = await submit({}, shen)
    expect(sitters(await caseOf(id))).toEqual([{ block: 'head', who: 'leaderTech' }])
    await until(id, 'closing')
    await doTask(id, 'closing', 'hr', closingForm)
    w.clock.set('2026-11-30T16:00:30.000Z')
    expect(await applyDue(w.app)).toBe(1)
    expect(w.app.directory.usable(w.person('headTech'))).toBe(false)
    expect(w.app.directory.offices.some(({ person }) => person === w.person('headTech'))).toBe(false)
    const row = await w.app.db
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', w.account('headTech'))
      .execute()
    expect([session.length > 0, row]).toEqual([true, []])
    expect(sitters(await caseOf(waiting))).toEqual([{ block: 'head', who: 'leaderTech' }])
    expect((await walker(w).approve('leaderTech', waiting)).status).toBe(303)
  })

  it('takes the dossier from cases under way: they are ended with it, or end before it is closed', async () => {
    const update = async (dossier: DossierId) => {
      const action = paths.drawing(dossier, 'promotion')
      const { text } = await w.as('hr').get(action)
      const typed = {
        post: '技术部副部长',
        full: '技术部副部长',
        rank: '部门副职',
        from: '2026.12',
        basis: '纪要',
        first: '方宁',
        second: '顾言',
        examinedOn: '2026.11.10',
      }
      await w.as('hr').post(action, { ...drawnForm(text, action), ...typed })
      const sending = paths.proposalSubmission(dossier, 'promotion')
      const page = (await w.as('hr').get(paths.proposal(dossier, 'promotion'))).text
      const sent = await w.as('hr').post(sending, { ...drawnForm(page, sending), text: '工作需要' })
      return sent.location?.split('/').at(-1) as CaseId
    }
    const other = await update(wang())
    await draw()
    const unsaid = await send()
    expect([unsaid.status, unsaid.text.includes('还有别的审批在办')]).toEqual([409, true])
    const id = await submit({ others: 'wait' })
    await until(id, 'closing')
    const early = await doTask(id, 'closing', 'hr', closingForm)
    expect([early.status, early.text.includes('先等它们办完或撤回')]).toEqual([422, true])
    const withdrawal = paths.caseWithdrawal(other)
    const shown = (await w.as('hrLead').get(paths.case(other))).text
    expect((await w.as('hrLead').post(withdrawal, { ...drawnForm(shown, withdrawal), reason: '因离职' })).status).toBe(
      303,
    )
    const refused = await draw()
    expect([refused.status, refused.text.includes(paths.case(id))]).toEqual([409, true])
    expect((await doTask(id, 'closing', 'hr', closingForm)).status).toBe(303)
  })

  it('ends the others at once where that is said, in the name of whoever keeps the dossier', async () => {
    await draw({}, wang())
    const action = paths.drawing(wang(), 'transfer')
    const { text } = await w.as('hr').get(action)
    await w.as('hr').post(action, { ...drawnForm(text, action), ...moving() })
    const sending = paths.proposalSubmission(wang(), 'transfer')
    const page = (await w.as('hr').get(paths.proposal(wang(), 'transfer'))).text
    const sent = await w.as('hr').post(sending, { ...drawnForm(page, sending), text: '调动' })
    const other = sent.location?.split('/').at(-1) as CaseId
    const id = await submit({ others: 'end' })
    expect(await statusOf(other)).toBe('withdrawn')
    const ended = (await w.as('hr').get(paths.case(other))).text
    expect([ended.includes('因办理离职终止'), ended.includes('本人书面提出')]).toEqual([true, false])
    const later = await w
      .as('hr')
      .post(action, { ...drawnForm((await w.as('hr').get(action)).text, action), ...moving() })
    expect([later.status, later.text.includes(paths.case(id))]).toEqual([409, true])
  })
})

describe('E8: a departure is withdrawn', () => {
  const post = async (id: CaseId, action: string, form: FormValues, who: Cast = 'hr') =>
    w.as(who).post(action, { ...drawnForm((await w.as(who).get(paths.case(id))).text, action), ...form })
  const told = async (who: Cast) => (await w.as(who).get(paths.notices())).text
  const holds = async () => (await w.app.db.selectFrom('holds').select('case_id').execute()).length
  const reason = '本人改变主意，愿意留下'

  it('at once before the settlement is fixed: the hold is given back and those who approved are told', async () => {
    const id = await begun('final')
    expect((await post(id, paths.caseWithdrawal(id), { reason: '' })).status).toBe(422)
    expect((await post(id, paths.caseWithdrawal(id), { reason })).status).toBe(303)
    expect([await statusOf(id), await holds()]).toEqual(['withdrawn', 0])
    for (const who of ['headTech', 'legal', 'manager'] as const) expect(await told(who)).toContain('王建国：发起人撤回')
  })

  it('after it with the consent of finance alone, who finds it in what waits, while the case goes on', async () => {
    const id = await begun('final')
    const before = (await w.as('hr').get(paths.case(id))).text
    await until(id, 'closing')
    const [free, asking, answer] = [
      paths.caseWithdrawal(id),
      paths.caseWithdrawalAsking(id),
      paths.caseWithdrawalAnswer(id),
    ]
    const late = await w.as('hr').post(free, { ...drawnForm(before, free), reason })
    expect([late.status, late.text.includes('不能直接撤回'), late.text.includes(reason)]).toEqual([422, true, true])
    expect(late.text).toContain(`action="${asking}"`)
    expect((await w.as('finance').get(paths.home())).text).not.toContain('等您答复')
    expect((await post(id, asking, { reason: '' })).status).toBe(422)
    expect((await post(id, asking, { reason })).status).toBe(303)
    expect((await w.as('hr').post(asking, { reason })).status).toBe(422)
    const mine = (await w.as('hr').get(paths.case(id))).text
    expect([mine.includes('等候期间审批照常进行'), mine.includes(`action="${asking}"`)]).toEqual([true, false])
    expect(await told('finance')).toContain('发起人申请撤销，等您答复')
    expect((await w.as('finance').get(paths.home())).text).toContain('发起人申请撤销，等您答复')
    expect((await w.as('legal').get(paths.case(id))).text).not.toContain(reason)
    for (const who of ['hr', 'legal', 'headTech'] as const)
      expect((await w.as(who).post(answer, { answer: 'consent', asking: '1' })).status).not.toBe(303)
    expect((await w.as('leaderFinance').post(answer, { answer: 'consent', asking: '1' })).status).toBe(404)
    expect((await post(id, answer, { answer: 'decline', reason: '' }, 'finance')).status).toBe(422)
    expect((await post(id, answer, { answer: 'decline', reason: '款项已经划出' }, 'finance')).status).toBe(303)
    expect(await told('hr')).toContain('撤销申请未获同意，审批继续')
    expect((await w.as('hr').get(paths.case(id))).text).toContain('款项已经划出')
    expect((await w.as('finance').get(paths.home())).text).toContain('没有等您处理的事')

    expect((await post(id, asking, { reason })).status).toBe(303)
    const stale = await w.as('finance').post(answer, { answer: 'consent', asking: '1' })
    expect([stale.status, await statusOf(id)]).toEqual([409, 'running'])
    expect((await post(id, answer, { answer: 'consent' }, 'finance')).status).toBe(303)
    expect([await statusOf(id), await holds()]).toEqual(['withdrawn', 0])
    expect(await told('hr')).toContain('撤销申请已同意，审批已撤回')
    expect(await told('manager')).toContain('王建国：发起人撤回')
    const acts = await w.app.db.selectFrom('log').select('body').execute()
    for (const act of ['case.withdrawal-asked', 'case.withdrawal-declined', 'case.withdrawn'])
      expect(acts.some(({ body }) => body.includes(`"act":"${act}"`))).toBe(true)
  })

  it('not by the asking alone: the last verdict goes on, and until the last day the consent still undoes it', async () => {
    const id = await begun('closing')
    await post(id, paths.caseWithdrawalAsking(id), { reason })
    expect((await doTask(id, 'closing', 'hr', closingForm)).status).toBe(303)
    expect(await statusOf(id)).toBe('scheduled')
    await post(id, paths.caseWithdrawalAnswer(id), { answer: 'consent' }, 'finance')
    expect(await statusOf(id)).toBe('withdrawn')
    w.clock.set('2026-12-02T01:00:00.000Z')
    expect(await applyDue(w.app)).toBe(0)
    expect(w.app.roster.entry(wang())?.subject.state).toBe('archived')
  })
})
