import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addAccount, addPerson, appoint, giveDuty } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit } from '#actions/organisation/units.ts'
import { addResources, allocate as give } from '#actions/resources/registering.ts'
import * as cases from '#db/cases/cases.ts'
import * as followups from '#db/followups/sealed.ts'
import * as resources from '#db/resources/resources.ts'
import { inTransaction } from '#db/transaction.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { ticksOf } from '#domain/cases/verbs/verdict.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { AccountId, CaseId, CommandId, UnitId } from '#domain/ids.ts'
import { stateOf } from '#domain/resources/resource.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { opensDossier } from '#gate/dossiers/opens.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { freePosts } from '#gate/proposals/house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

/** 王建国 goes from 华星机械 to 华星仪表, a legal entity with a head and an HR officer of its own. */
let w: World
let branch: UnitId
let theirs: Record<'hr' | 'head', AccountId>
let id: CaseId
const wang = () => w.dossiers.wang

beforeAll(async () => {
  w = await world()
  const made = {
    parent: w.units.company,
    name: '华星仪表有限公司',
    code: 'YB',
    series: 'YB',
    openedOn: '2026-01-01' as Day,
  }
  branch = expected(await addUnit(w.app, 'system', { ...made, kind: 'company' }))
  theirs = { hr: await somebody('陆接收', 'B001'), head: await somebody('白总', 'B002') }
  const from = '2026-01-01' as Day
  expected(await giveDuty(w.app, 'system', { account: theirs.hr, duty: 'hr', unit: branch, from }))
  const person = w.app.directory.personOf(theirs.head)
  expected(await appoint(w.app, 'system', { unit: branch, person, kind: 'head', title: '总经理', rank: 3, from }))
  await w.app.directory.reload()
  expected(await addPost(w.app, 'system', { unit: branch, name: '总经理助理', rank: '', headcount: 1 }))
  expected(await addPost(w.app, 'system', { unit: w.units.tech, name: '主任工程师', rank: '', headcount: 1 }))
  await has(appointments, { text: '技术部主任工程师', from: '202001' })
  await has(contracts, {
    kind: { code: '1', text: '固定期限劳动合同' },
    number: 'HX-2024-7',
    from: '202401',
    post: { text: '技术部主任工程师' },
    state: { code: '1', text: '履行中' },
  })
  await has(pay, { from: '202001', grade: '七级', postPay: { cents: 1_280_000, currency: 'CNY' } })
  for (const code of ['A-1', 'B-1', 'PC-1']) await registered(code)
  const person1 = w.app.roster.entry(wang())?.subject.person
  if (!person1) throw new Error('Nobody.')
  for (const old of await resources.coded(w.app, ['A-1', 'PC-1']))
    await give(w.app, w.actor('archivist'), old.id, person1, command())
})
afterAll(() => w.close())

const command = () => ({ id: w.app.newId<CommandId>(), bodyHash: '' })

async function somebody(name: string, staffNumber: string): Promise<AccountId> {
  const person = await addPerson(w.app, 'system', { name })
  const account = expected(await addAccount(w.app, 'system', { staffNumber, person, passwordHash: '' }))
  await w.app.directory.reload()
  return account
}

const has = (section: Section, fields: Fields) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier: wang(), section, fields }))

const registered = (code: string) => {
  const kind = code.startsWith('PC') ? ('equipment' as const) : ('seat' as const)
  const resource = { kind, code, count: 1, name: kind === 'seat' ? '' : '笔记本电脑', place: '三楼' }
  return addResources(w.app, w.actor('archivist'), resource, command())
}

const contents = async () => (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents
const status = async () => (await cases.find(w.app, id))?.state.status

const standing = async (code: string) => {
  const one = (await resources.coded(w.app, [code]))[0]
  return one && [stateOf(one), one.holder === w.app.roster.entry(wang())?.subject.person]
}

/** The blocks that wait, each with the last of the cast who sits there, or the branch's own. */
async function waiting() {
  const theCase = await cases.find(w.app, id)
  const everybody = Object.keys(cast) as Cast[]
  return (theCase ? openRuns(theCase.state) : []).map((run) => {
    const candidates = run.seats.find(({ state }) => state === 'open')?.candidates ?? []
    const who = everybody.findLast((each) => candidates.includes(w.person(each)))
    const own = Object.values(theirs).some((account) => candidates.includes(w.app.directory.personOf(account)))
    return { block: run.block, who, own, task: theCase && taskNamed(theCase.route, run.block)?.output }
  })
}

/** Whoever of the branch sits there agrees; they have no browser in these tests. */
async function agree(block: string) {
  const theCase = await cases.find(w.app, id)
  const run = theCase && openRuns(theCase.state).find((open) => open.block === block)
  const seat = run?.seats.find(({ state }) => state === 'open')
  const account = Object.values(theirs).find((one) => seat?.candidates.includes(w.app.directory.personOf(one)))
  const actor = account && w.app.directory.actorOf(account)
  if (!theCase || !run || !seat || !actor) throw new Error(`Nobody of the branch sits at ${block}.`)
  const facts = await factsFor(w.app, theCase)
  const ticks = ticksOf(theCase.state, theCase.route, run, facts)
  const at = { run: run.run, seat: seat.seat, content: facts.content.revision, ticks, text: '同意' }
  expected((await giveVerdict(w.app, actor, id, { verdict: 'approve', to: 'START', ...at }, command())) as never)
}

/** Whoever sits there agrees, or does the task of administration; answers the block. */
async function taken({ block, who, own }: Awaited<ReturnType<typeof waiting>>[number]): Promise<string> {
  if (own) await agree(block)
  else {
    const sits = who ?? 'hr'
    const done =
      block === 'administration'
        ? await task('archivist', { desk: 'B-1', release: 'yes' })
        : await walker(w).approve(sits, id)
    if (done.status !== 303) throw new Error(`${sits} at ${block}: ${done.status}`)
  }
  return block
}

const task = async (who: Cast, typed: FormValues) => {
  const { text } = await w.as(who).get(paths.case(id))
  return w.as(who).post(paths.caseTask(id), { ...drawnForm(text, paths.caseTask(id)), ...typed })
}

describe('a transfer between legal entities', () => {
  it('offers the units under their legal entities, and by one press the free posts of the chosen one alone', async () => {
    const action = paths.drawing(wang(), 'transfer')
    const { text } = await w.as('hr').get(action)
    const groups = [...text.matchAll(/<optgroup label="([^"]*)">(.*?)<\/optgroup>/g)].map(([, label, all = '']) => [
      label,
      all.includes('华星仪表有限公司'),
    ])
    expect(groups).toEqual([
      ['华星机械有限公司', false],
      ['华星仪表有限公司', true],
    ])
    const form = { ...drawnForm(text, action), unit: branch, reason: '组建仪表公司', list: 'unit' }
    const listed = await w.as('hr').post(action, form)
    expect([listed.status, listed.text.includes('组建仪表公司'), listed.text.includes('这里要填')]).toEqual([
      200,
      true,
      false,
    ])
    expect([...listed.text.matchAll(/name="pick"/g)]).toHaveLength(1)
    expect(listed.text).toContain('选用 华星仪表有限公司总经理助理')
  })

  it('wants the years of service said, and tells that the HR of the other one is asked', async () => {
    const action = paths.drawing(wang(), 'transfer')
    const { text } = await w.as('hr').get(action)
    const typed = {
      ...drawnForm(text, action),
      unit: branch,
      post: '华星仪表有限公司总经理助理',
      full: '华星仪表有限公司总经理助理',
      from: '2026.12',
      ends: 'yes',
      basis: '商调函',
    }
    const unsaid = await w.as('hr').post(action, typed)
    expect([unsaid.status, unsaid.text.includes('工作年限怎么处理')]).toEqual([422, true])
    const service = '工作年限合并计算'
    expect((await w.as('hr').post(action, { ...typed, service })).status).toBe(303)
    const submission = paths.proposalSubmission(wang(), 'transfer')
    const shown = (await w.as('hr').get(paths.proposal(wang(), 'transfer'))).text
    for (const part of ['接收单位人力资源', '陆接收', '白总', '签订新合同']) expect(shown).toContain(part)
    const sent = await w.as('hr').post(submission, { ...drawnForm(shown, submission), text: '工作需要' })
    id = sent.location?.split('/').at(-1) as CaseId
    expect(await status()).toBe('running')
  })

  it('prints the letters that the person takes along, of the old house to the new one, for HR alone', async () => {
    const printed = async (sheet: 'introduction' | 'pay-introduction') => {
      const { answer, bytes } = await w.as('hr').bytes(paths.approval(id, sheet), {})
      expect(answer.status, sheet).toBe(200)
      return (await pdfText(bytes)).replace(/\s/g, '')
    }
    const letter = await printed('introduction')
    for (const words of ['行政介绍信', '王建国', '原单位华星机械有限公司', '调往单位华星仪表有限公司', '单位（盖章）'])
      expect(letter).toContain(words)
    for (const never of ['110101197806129970', '七级']) expect(letter).not.toContain(never)
    const paid = await printed('pay-introduction')
    for (const words of ['工资介绍信', '华星仪表有限公司：', '七级', '岗位工资12,800.00', '工资额12,800.00', '发至'])
      expect(paid).toContain(words)
    expect((await w.as('hr').get(paths.case(id))).text).toContain(paths.approval(id, 'introduction'))
    for (const who of ['headTech', 'finance'] as const)
      expect([403, 404], who).toContain((await w.as(who).post(paths.approval(id, 'introduction'), {})).status)
    expect((await w.as('hr').get(paths.approval(id, 'certificate'))).status).toBe(404)
  })

  it('asks both heads, then administration, legal and the HR that takes in, then the leaders of both', async () => {
    const asked: string[] = []
    for (let open = await waiting(); open[0] && open[0].block !== 'resigning'; open = await waiting())
      for (const one of open) asked.push(await taken(one))
    expect(asked.slice(0, 2)).toEqual(['head', 'new-head'])
    expect(new Set(asked.slice(2, 5))).toEqual(new Set(['administration', 'legal', 'receiving']))
    expect(await standing('B-1')).toEqual(['reserved', true])
  })

  it('gives legal the task of the new contract, with its signed copy, and nobody else', async () => {
    expect(await waiting()).toMatchObject([{ block: 'resigning', who: 'legal', task: 'resigning' }])
    expect((await w.as('legal').get(paths.case(id))).text).toContain('签订新合同')
    const typed = { contractNumber: 'YB-2026-1', contractSigned: '2026.11.20', employer: '华星仪表有限公司' }
    const bare = await task('legal', typed)
    expect([bare.status, bare.text.includes('YB-2026-1')]).toEqual([422, true])
    const copy = new File([new Uint8Array(await paperPdf())], '劳动合同.pdf')
    expect((await w.as('finance').post(paths.caseTask(id), typed)).status).toBe(404)
    expect((await task('legal', { ...typed, contractTo: '2029.11.30', copy })).status).toBe(303)
    expect((await w.as('headTech').get(paths.case(id))).text).not.toContain('YB-2026-1')
  })

  it('is closed with the consent of the person, and everything changes together', async () => {
    const closed = { document: '华任〔2026〕16号', documentDate: '2026.11.20', effective: '2026.11.24' }
    const without = await task('hr', closed)
    expect([without.status, without.text.includes('要有本人同意')]).toEqual([422, true])
    const consent = new File([new Uint8Array(await paperPdf())], '同意书.pdf')
    expect((await task('hr', { ...closed, consented: '2026.11.18', consent })).status).toBe(303)
    expect(await status()).toBe('approved')
    const now = await contents()
    expect(now['basic']?.[0]?.fields).toMatchObject({ unit: branch, post: '华星仪表有限公司总经理助理' })
    expect(now['appointments']?.map(({ fields }) => fields)).toMatchObject([
      { text: '技术部主任工程师', to: '20261124', removalDocument: '华任〔2026〕16号' },
      { text: '华星仪表有限公司总经理助理', from: '20261124', document: '华任〔2026〕16号' },
    ])
    expect(now['contracts']?.map(({ fields }) => fields)).toMatchObject([
      { number: 'HX-2024-7', state: { code: '5' }, ended: '20261124' },
      {
        number: 'YB-2026-1',
        employer: '华星仪表有限公司',
        signed: '20261120',
        from: '20261124',
        to: '20291130',
        post: { text: '华星仪表有限公司总经理助理' },
        paper: { name: '劳动合同.pdf' },
      },
    ])
    expect(now['pay']).toHaveLength(1)
    expect([await standing('A-1'), await standing('B-1')]).toEqual([
      ['free', false],
      ['used', true],
    ])
    expect((await followups.waitingOn(w.app, wang())).map(({ kind }) => kind)).toEqual(['hand-back'])
  })

  it('asks administration of the old entity, and nobody else, for the equipment that went along', async () => {
    const [at] = await followups.waitingOn(w.app, wang())
    if (!at) throw new Error('Nothing is asked back.')
    expect((await w.as('archivist').get(paths.home())).text).toContain(paths.followUp(at.id))
    const action = paths.followUpResources(at.id)
    for (const who of ['hr', 'headTech', 'finance', 'it'] as const) {
      expect((await w.as(who).get(paths.followUp(at.id))).status, who).toBe(404)
      expect((await w.as(who).post(action, {})).status, who).toBe(404)
    }
    const { text } = await w.as('archivist').get(paths.followUp(at.id))
    expect([text.includes('王建国 · 原单位的工位和设备'), text.includes('PC-1')]).toEqual([true, true])
    expect(['A-1', 'B-1', '原来的工位'].filter((other) => text.includes(other))).toEqual([])
    const form = { ...drawnForm(text, action), instead: 'A-1' }
    expect((await w.as('archivist').post(action, form)).status).toBe(303)
    expect([await standing('PC-1'), await standing('B-1'), await standing('A-1')]).toEqual([
      ['free', false],
      ['used', true],
      ['free', false],
    ])
    expect(await followups.waitingOn(w.app, wang())).toEqual([])
    expect((await w.as('archivist').post(action, drawnForm(text, action))).status).toBe(409)
  })

  it('leaves the old post free and the new one taken, and its place in the history', async () => {
    const free = await freePosts(w.app, new Set([branch, w.units.tech]))
    expect(free.map(({ full }) => full)).toEqual(['技术部主任工程师'])
    const history = (await w.as('hr').get(paths.dossierHistory(wang()))).text
    const number = (await cases.find(w.app, id))?.number ?? ''
    for (const part of ['总经理助理', number]) expect(history).toContain(part)
  })

  it('moves the rights with the person: the old head no longer lists the dossier, HR and head of the other one do', async () => {
    expect((await w.as('headTech').get(paths.dossier(wang()))).status).toBe(404)
    expect((await w.as('headTech').get(paths.dossiers())).text).not.toContain('王建国')
    for (const account of Object.values(theirs)) {
      const actor = w.app.directory.actorOf(account)
      expect(actor && (await opensDossier(w.app, actor, wang()))).toBe(true)
    }
    expect((await w.as('headTech').get(paths.case(id))).status).toBe(200)
  })
})
