import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
let wang: DossierId
beforeEach(async () => {
  w = await world()
  wang = w.dossiers.wang
})
afterEach(() => w.close())

const contents = async (id = wang) => (await openForWork(w.app, 'compare', id, { silent: true })).opened.contents
const fieldOf = async (section: string, field: string, id = wang) => (await contents(id))[section]?.[0]?.fields[field]
const stateOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirst())?.state
const seats = async (id: CaseId) => {
  const rows = await w.app.db
    .selectFrom('case_seats')
    .select('step')
    .where('case_id', '=', id)
    .where('state', '=', 'open')
    .execute()
  return rows.map(({ step }) => step).sort()
}

/** The same record changed behind the application of everybody who waits, as an opening state or a seed would. */
const changedMeanwhile = async (section: string, fields: Record<string, unknown>) => {
  const of = sectionOf(section)
  const record = (await contents())[section]?.[0]
  if (!of || !record) throw new Error(`There is no ${section}.`)
  const change = { dossier: wang, section: of, record: record.id, fields: { ...record.fields, ...fields } as never }
  await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), change))
}

describe('a change of an archived dossier', () => {
  it('is gathered block by block, and nothing of the dossier changes before it is approved', async () => {
    const { draw, page } = proposer(w, wang)
    expect((await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)).status).toBe(303)
    expect(
      (await draw('education', { school: '北京某大学机械系' }, (await contents())['education']?.[0]?.id)).status,
    ).toBe(303)
    expect(await fieldOf('titles', 'title')).toBe('高级工程师')

    const dossier = await w.as('hr').get(paths.dossier(wang))
    expect(dossier.text).toContain('2 处修改，未提交')
    const { text } = await page()
    for (const part of ['高级工程师', '正高级工程师', '北京某大学机械系', '部门负责人', '提交 2 处修改'])
      expect(text).toContain(part)
  })

  it('asks whom its content concerns at the same time, then the leaders, and applies with the last verdict', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('family', { name: '许明洲' }, (await contents())['family']?.[0]?.id)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    expect(await seats(id)).toEqual(['checker', 'head'])
    const { approve } = walker(w)
    expect((await approve('headTech', id)).status).toBe(303)
    expect([await seats(id), await stateOf(id)]).toEqual([['checker'], 'running'])
    expect((await approve('hr2', id)).status).toBe(303)
    expect(await seats(id)).toEqual(['leader'])
    expect(await fieldOf('family', 'name')).toBe('许明舟')
    expect((await approve('leaderTech', id)).status).toBe(303)
    expect(await stateOf(id)).toBe('approved')
    expect([await fieldOf('family', 'name'), await fieldOf('titles', 'title')]).toEqual(['许明洲', '正高级工程师'])
    const history = await w.as('hr').get(paths.dossierHistory(wang))
    expect(history.text).toContain('许明洲')
    expect((await w.as('hr').get(paths.case(id))).text).toContain('已生效')
  })

  it('shows each seat its own part alone, old beside new, and keeps that readable afterwards', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('family', { name: '许明洲' }, (await contents())['family']?.[0]?.id)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    const { page, approve } = walker(w)
    const [head, checker] = [(await page('headTech', id)).text, (await page('hr2', id)).text]
    expect([head.includes('正高级工程师'), head.includes('许明洲'), head.includes('许明舟')]).toEqual([
      true,
      false,
      false,
    ])
    expect([checker.includes('许明洲'), checker.includes('许明舟')]).toEqual([true, true])
    expect(head).toContain('技术部主任工程师')
    await approve('headTech', id)
    const later = (await page('headTech', id)).text
    expect([later.includes('正高级工程师'), later.includes('许明洲')]).toEqual([true, false])
    expect((await page('finance', id)).status).toBe(404)
    expect((await w.as('headTech').get(paths.dossier(wang))).text).not.toContain('许明舟')
  })

  it('asks finance about pay and legal about contracts, at once where both change', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('pay', { grade: '管理七级', postPay: '7800', from: '2026.01' })
    const drawn = await draw('contracts', {
      kind: '固定期限',
      number: 'HT-2026-001',
      signed: '2026.01',
      start: '2026.01',
      end: '2029.01',
    })
    expect(drawn.text).toBe('')
    const id = await submit()
    expect(await seats(id)).toEqual(expect.arrayContaining(['finance', 'legal']))
    const { page } = walker(w)
    expect((await page('finance', id)).text).not.toContain('HT-2026-001')
    expect((await page('legal', id)).text).not.toContain('7,800')
  })

  it('applies at once where it is routine, and tells the head', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('contact', { mobile: '13900001111' })
    const id = await submit()
    expect(await stateOf(id)).toBe('approved')
    expect((await contents())['contact']?.[0]?.fields).toMatchObject({ mobile: '13900001111' })
    const told = (await w.as('headTech').get(paths.home('copied'))).text
    for (const part of ['变更', '王建国', '已生效']) expect(told).toContain(part)
  })

  it('applies what is routine at once, as a case of its own, where the rest is asked', async () => {
    const { draw, page, submit } = proposer(w, wang)
    await draw('contact', { mobile: '13900001111' })
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    expect((await page()).text).toContain('1 处，提交即生效')
    const id = await submit()
    expect(await seats(id)).toContain('head')
    expect((await contents())['contact']?.[0]?.fields).toEqual({ mobile: '13900001111' })
    const all = await w.app.db
      .selectFrom('cases')
      .select('state')
      .where('dossier_id', '=', wang)
      .orderBy('id')
      .execute()
    expect(all.map(({ state }) => state)).toEqual(['approved', 'running'])
    const shown = (await w.as('hr').get(paths.case(id))).text
    expect([shown.includes('正高级工程师'), shown.includes('13900001111')]).toEqual([true, false])
  })

  it('is refused where nothing differs, where the paper of a key date is missing, and of a record in another case', async () => {
    const { draw, submit } = proposer(w, wang)
    const same = await draw('titles', {}, (await contents())['titles']?.[0]?.id)
    expect([same.status, same.text.includes('没有要改的')]).toEqual([422, true])
    const birth = await draw('basic', { birth: '1978.07' })
    expect([birth.status, birth.text.includes('要写明依据'), birth.text.includes('1978.07')]).toEqual([422, true, true])
    expect((await draw('basic', { birth: '1978.07', basis: '出生证明 第1页' })).status).toBe(303)
    await submit()
    const again = await draw('basic', { speciality: '机械制造' })
    expect([again.status, again.text.includes('正在另一件审批里')]).toEqual([409, true])
    expect((await draw('titles', { title: '工程师' })).status).toBe(303)
  })

  it('carries what did not change over a return, and asks again only about the rest', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('family', { name: '许明洲' }, (await contents())['family']?.[0]?.id)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    const { approve, rule, until } = walker(w)
    await approve('headTech', id)
    expect((await rule('hr2', id, 'return', { opinion: '名字与户口本不符', to: 'START' })).status).toBe(303)
    await draw('family', { name: '许明州' }, (await contents())['family']?.[0]?.id)
    const action = paths.caseResubmission(id)
    const form = drawnForm((await w.as('hr').get(paths.case(id))).text, action)
    expect((await w.as('hr').post(action, { ...form, opinion: '已改' })).status).toBe(303)
    const asked = await seats(id)
    expect([asked.includes('checker'), asked.includes('head')]).toEqual([true, false])
    expect((await w.as('hr').get(paths.case(id))).text).toContain('意见继续有效')
    await until(id, 'end')
    expect(await fieldOf('family', 'name')).toBe('许明州')
  })

  it('joins what somebody else changed beside it, and is held back where both changed the same', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('education', { school: '北京某大学' }, (await contents())['education']?.[0]?.id)
    const id = await submit()
    const { until, page } = walker(w)
    await until(id, 'leader')
    await changedMeanwhile('education', { school: '天津某大学' })
    await until(id, 'end')
    expect([await stateOf(id), await fieldOf('education', 'school')]).toEqual(['blocked', '天津某大学'])
    const { text } = await page('hr', id)
    for (const part of ['华北某工业大学机械系', '天津某大学', '北京某大学', '取回重拟']) expect(text).toContain(part)

    const retry = await w.as('hr').post(paths.caseRetry(id), drawnForm(text, paths.caseRetry(id)))
    expect([retry.status, await stateOf(id)]).toEqual([422, 'blocked'])
    await changedMeanwhile('education', { school: '华北某工业大学机械系', degree: { text: '工学硕士' } })
    expect((await w.as('hr').post(paths.caseRetry(id), {})).status).toBe(303)
    expect([await stateOf(id), await fieldOf('education', 'school'), await fieldOf('education', 'degree')]).toEqual([
      'approved',
      '北京某大学',
      { text: '工学硕士' },
    ])
  })

  it('can be taken back where it is held back, drawn anew, and asks only about what changes', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('education', { school: '北京某大学' }, (await contents())['education']?.[0]?.id)
    await draw('family', { name: '许明洲' }, (await contents())['family']?.[0]?.id)
    const id = await submit()
    const { until } = walker(w)
    await until(id, 'leader')
    await changedMeanwhile('education', { school: '天津某大学' })
    await until(id, 'end')
    const missing = await w.as('hr').post(paths.caseReopening(id), { reason: '' })
    expect([missing.status, missing.text.includes('写下理由')]).toEqual([422, true])
    expect((await w.as('hr').post(paths.caseReopening(id), { reason: '按新的内容改' })).status).toBe(303)
    await draw('education', { school: '北京某大学机械系' }, (await contents())['education']?.[0]?.id)
    const action = paths.caseResubmission(id)
    const form = drawnForm((await w.as('hr').get(paths.case(id))).text, action)
    expect((await w.as('hr').post(action, { ...form, opinion: '' })).status).toBe(303)
    const asked = await seats(id)
    expect([asked.includes('head'), asked.includes('checker')]).toEqual([true, false])
  })

  it('lets a record be withdrawn with its evidence, a single one be left out, and all be given up', async () => {
    const record = (await contents())['titles']?.[0]?.id as RecordId
    const address = paths.recordRetraction(wang, 'titles', record)
    const form = drawnForm((await w.as('hr').get(paths.section(wang, 'titles', record))).text, address)
    expect((await w.as('hr').post(address, { ...form, evidence: '' })).status).toBe(422)
    expect((await w.as('hr').post(address, { ...form, evidence: '职称证书系他人' })).status).toBe(303)
    const { draw, page } = proposer(w, wang)
    await draw('contact', { mobile: '13900001111' })
    expect((await page()).text).toContain('撤销这一条')
    expect((await w.as('hr').post(paths.proposalRemoval(wang, record), {})).status).toBe(303)
    expect((await page()).text).not.toContain('撤销这一条')
    const discarding = paths.proposalDiscarding(wang)
    const shown = (await page()).text
    const before = drawnForm(shown, discarding)
    await draw('contact', { mobile: '13900002222' })
    expect((await w.as('hr').post(discarding, before)).status).toBe(409)
    expect((await w.as('hr').post(discarding, drawnForm((await page()).text, discarding))).status).toBe(303)
    expect((await page()).text).toContain('还没有修改')
    expect(await contents()).not.toHaveProperty('contact')
  })

  it('leads whoever comes back to its page to what was submitted', async () => {
    const { draw, page, submit } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    const { text } = await page()
    expect([text.includes('已经提交、正在办理的见下面'), text.includes(paths.case(id))]).toEqual([true, true])
    expect(text).not.toContain('再改改')
  })

  it('is submitted once, and what a colleague changed meanwhile is shown first', async () => {
    const { draw, page, post } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const action = paths.proposalSubmission(wang)
    const old = drawnForm((await page()).text, action)
    await proposer(w, wang, 'hrLead').draw('contact', { mobile: '13900001111' })
    expect((await w.as('hr').post(action, old)).status).toBe(409)
    expect((await post()).status).toBe(303)
    expect((await w.as('hr').post(action, old)).status).toBe(409)
  })

  it('is nobody else’s: who may not propose, who does not see the dossier, and whose own it is', async () => {
    const about = (id: DossierId) => [paths.proposal(id), paths.section(id, 'titles')]
    const status = async (who: Cast, address: string) => (await w.as(who).get(address)).status
    for (const who of ['headTech', 'legal', 'archivist'] as const)
      expect([who, await status(who, paths.proposal(wang))]).toEqual([who, 403])
    for (const address of about(w.dossiers.guyuan)) expect(await status('hr2', address)).toBe(404)
    for (const address of about(w.dossiers.fang)) expect(await status('hrLead', address)).toBe(404)
    expect((await w.as('headTech').post(paths.proposalSubmission(wang), { content: '0' })).status).toBe(403)
    expect((await w.as('headTech').post(paths.proposalDiscarding(wang), { content: '0' })).status).toBe(403)
  })
})
