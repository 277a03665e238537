import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import type { CaseId, CommandId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { isThorough } from '../thorough.ts'
import { type Cast, type World, world } from '../world.ts'
import { contentOf, drawn, tickable, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
beforeEach(async () => {
  w = await world()
  walk = walker(w)
})
afterEach(() => w.close())

const elsewhere = { 'Sec-Fetch-Site': 'cross-site' }
const nowhere = '00000000-0000-7000-8000-ffffffffffff' as CaseId

const stateOf = (key: keyof World['dossiers'] = 'zhou') => w.app.roster.entry(w.dossiers[key])?.subject.state

const eventsOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('case_events').select('type').where('case_id', '=', id).orderBy('seq').execute()).map(
    ({ type }) => type,
  )

describe('submitting a draft', () => {
  it('shows the whole route by name before anything is sent', async () => {
    const { status, text } = await w.as('hr').get(paths.submission(w.dossiers.zhou))
    expect(status).toBe(200)
    for (const name of ['顾言', '方宁', '沈诚', '赵国华', '冯远']) expect(text).toContain(name)
    expect(text).toContain('提交审批')
  })

  it('begins a case, locks the draft and tells whoever is asked', async () => {
    const id = await walk.submit(w.dossiers.zhou, 'hr', '引进人才')
    expect(stateOf()).toBe('confirming')
    expect((await w.as('hr2').get(paths.home())).text).toContain('周契')
    expect((await walk.page('hr2', id)).text).toContain('引进人才')
    const hold = await w.app.db.selectFrom('holds').select('case_id').execute()
    expect(hold).toEqual([{ case_id: id }])
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.zhou))
    expect(text).toContain('C-2026-0001')
  })

  it('tells HR and whoever decides of a post beyond its headcount or of another rank', async () => {
    const made = await addPost(w.app, 'system', { unit: w.units.tech, name: '所长', rank: '专员', headcount: 0 })
    if (!made.ok) throw new Error(made.refusal)
    const fields = { text: '技术部所长', post: { post: made.value, text: '技术部所长' }, from: '202001' }
    const command = { id: w.app.newId<CommandId>(), bodyHash: '' }
    const saving = { dossier: w.dossiers.zhou, section: appointments, fields }
    expect((await saveRecord(w.app, w.actor('hr'), saving, command)).ok).toBe(true)
    const said = '技术部所长：编制 0，现有 0，已满；职级主管，高于岗位的最高职级专员。'
    expect((await w.as('hr').get(paths.submission(w.dossiers.zhou))).text).toContain(said)
    const id = await walk.submit(w.dossiers.zhou)
    expect((await walk.page('hr', id)).text).toContain(said)
    await walk.until(id, 'head')
    expect((await walk.page('headTech', id)).text).toContain(said)
  })

  it('is refused while somebody would be missing on the way, with the cure and without a button', async () => {
    await w.app.db.deleteFrom('settings').where('key', '=', 'fallback-approver').execute()
    await w.app.db.deleteFrom('offices').where('rank', '<', 3).execute()
    await w.app.directory.reload()
    const page = await w.as('hr').get(paths.submission(w.dossiers.zhou))
    expect(page.text).toContain('没有人可以办理')
    expect(page.text).not.toContain('<button type="submit" class="btn go"')
    const form = { text: '引进人才', content: `${await contentOf(w, w.dossiers.zhou)}` }
    const { status, text } = await w.as('hr').post(paths.submission(w.dossiers.zhou), form)
    expect(status).toBe(422)
    expect(text).toContain('引进人才')
    expect(stateOf()).toBe('draft')
  })

  it('is refused a second time, in friendly words', async () => {
    await walk.submit(w.dossiers.zhou)
    const { status, text } = await w.as('hr').post(paths.submission(w.dossiers.zhou))
    expect(status).toBe(409)
    expect(text).toContain('已经在办理中')
  })

  it('is not offered for what is in a case or on file: the case, or the dossier, is shown instead', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    expect(await w.as('hr').get(paths.submission(w.dossiers.zhou))).toMatchObject({
      status: 303,
      location: paths.case(id),
    })
    expect(await w.as('hr').get(paths.submission(w.dossiers.wang))).toMatchObject({
      status: 303,
      location: paths.dossier(w.dossiers.wang),
    })
  })

  it('asks nobody to check what the same person wrote', async () => {
    const wife = { relation: '妻子', name: '许明舟', birth: '1977.08' }
    expect((await w.as('hr2').post(paths.sectionRecords(w.dossiers.zhou, 'family'), wife)).status).toBe(303)
    const id = await walk.submit(w.dossiers.zhou)
    const asked = await w.app.db.selectFrom('case_candidates').select('person_id').execute()
    expect(asked).toEqual([{ person_id: w.person('hrLead') }])
    expect((await walk.approve('hr2', id)).status).toBe(403)
  })

  it('happens once when the form is sent twice', async () => {
    const content = `${await contentOf(w, w.dossiers.zhou)}`
    const form = { cmd_id: w.app.newId<CommandId>(), text: '', content }
    const [first, second] = [
      await w.as('hr').post(paths.submission(w.dossiers.zhou), form),
      await w.as('hr').post(paths.submission(w.dossiers.zhou), form),
    ]
    expect(second.location).toBe(first.location)
    expect(await w.app.db.selectFrom('cases').select('id').execute()).toHaveLength(1)
  })

  it.each<[string, Cast, keyof World['dossiers'], number]>([
    ['whoever may not see the draft', 'headTech', 'zhou', 404],
    ['a relative', 'hr2', 'guyuan', 404],
    ['IT', 'it', 'zhou', 404],
    ['a head who may only read', 'headTech', 'wang', 403],
  ])('is not for %s', async (_, who, dossier, status) => {
    expect((await w.as(who).post(paths.submission(w.dossiers[dossier]))).status).toBe(status)
    expect((await w.as(who).get(paths.submission(w.dossiers[dossier]))).status).toBe(status)
  })

  it('is not accepted from another site', async () => {
    const { status } = await w.as('hr').post(paths.submission(w.dossiers.zhou), {}, elsewhere)
    expect(status).toBe(403)
    expect(stateOf()).toBe('draft')
  })
})

describe('a case that changed meanwhile', () => {
  it('says what became of it where the form was, and in the notice nothing that says otherwise', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const shown = await walk.page('hr2', id)
    await w.as('hr').post(paths.caseWithdrawal(id), { reason: '先不办' })
    const form = { ...drawn(shown), verdict: 'return', to: 'START', opinion: '要留着的话' }
    const { status, text } = await w.as('hr2').post(paths.caseVerdict(id), form)
    expect(status).toBe(409)
    expect(/<div id="notice"[^>]*>(.*?)<\/div>/s.exec(text)?.[1]).toBe('')
    expect(text).toMatch(/这件事已由林晓岚在 \d\d:\d\d 撤回/)
    expect(text).toContain('要留着的话')
  })
})

describe('a case', () => {
  let id: CaseId
  beforeEach(async () => {
    id = await walk.submit(w.dossiers.zhou)
    await walk.until(id, 'check')
  })

  it('goes from the check over the head and the leaders to the archive, and opens the filing task', async () => {
    await walk.until(id, 'end', { opinion: '同意' })
    expect(stateOf()).toBe('archived')
    expect(await w.app.db.selectFrom('holds').select('case_id').execute()).toEqual([])
    expect(await w.app.db.selectFrom('filings').select('case_id').execute()).toEqual([{ case_id: id }])
    expect((await walk.page('hr', id)).text).toContain('已归档')
    expect((await w.as('hr').get(paths.home('copied'))).text).toContain('周契')
    expect((await w.as('headTech').get(paths.home('copied'))).text).toContain('周契')
  })

  it('names what its route says of whoever would be asked twice', async () => {
    const text = '同一人前面已对同样的内容表示同意的，后面各步不再重复询问。'
    expect((await walk.page('hr2', id)).text).toContain(text)
    await walk.until(id, 'end')
    expect((await walk.page('hr', id)).text).not.toContain(text)
  })

  it('shows each seat what its step decides on and nothing else', async () => {
    const check = await walk.page('hr2', id)
    expect(check.text).toContain('110101198611059970')
    expect(check.text).not.toContain('华北某工业大学机械系学习')
    expect((await walk.page('headTech', id)).status).toBe(404)
    await walk.until(id, 'head')
    const head = await walk.page('headTech', id)
    expect(head.text).toContain('华北某工业大学机械系学习')
    for (const hidden of ['110101198611059970', '许明舟', '健康状况']) expect(head.text).not.toContain(hidden)
    expect(head.text).toContain('已与原件核对')
  })

  it('does not let a group with content pass unticked, names it, and keeps what was ticked and typed', async () => {
    const shown = await walk.page('hr2', id)
    expect(tickable(shown)).toEqual(['id-numbers', 'family', 'health'])
    const { status, text } = await walk.rule('hr2', id, 'approve', { tick: ['family'], opinion: '核对中' })
    expect(status).toBe(422)
    expect(text).toContain('还有没勾的：证件号码、健康')
    expect(text).toContain('核对中')
    expect(text).toMatch(/<input[^>]*value="family"[^>]*checked/)
    expect(await eventsOf(id)).not.toContain('decided')
  })

  it('asks for a reason before rejecting or returning, and keeps what was chosen', async () => {
    for (const verdict of ['reject', 'return']) {
      const { status, text } = await walk.rule('hr2', id, verdict, { opinion: ' ' })
      expect(status).toBe(422)
      expect(text).toContain('写下理由')
    }
    expect(await eventsOf(id)).not.toContain('decided')
  })

  it('comes back to its applicant with the reason, may be mended, and walks all steps again', async () => {
    await walk.until(id, 'head')
    const back = await walk.rule('headTech', id, 'return', { to: 'START', opinion: '简历缺最近一段' })
    expect(back.location).toBe(paths.home())
    expect(stateOf()).toBe('draft')
    const home = await w.as('hr').get(paths.home())
    expect(home.text).toContain('退回给您：简历缺最近一段')
    const page = await walk.page('hr', id)
    expect(page.text).toContain('简历缺最近一段')

    const edited = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'rewards'), { text: '先进个人' })
    expect(edited.status).toBe(303)
    const again = await w.as('hr').post(paths.caseResubmission(id), {
      content: drawn(await walk.page('hr', id)).content,
      opinion: '已补',
    })
    expect(again.location).toBe(paths.case(id))
    expect(stateOf()).toBe('confirming')
    const check = await walk.page('hr2', id)
    expect(check.text).toContain('已补')
    expect(check.text).toContain('改动 1 处')
    await walk.until(id, 'end')
    expect(stateOf()).toBe('archived')
  })

  it('keeps its draft from being discarded while it is back with its applicant', async () => {
    await walk.rule('hr2', id, 'return', { opinion: '补' })
    const { status, text } = await w.as('hr').post(paths.draftClosing(w.dossiers.zhou), { reason: '不建了' })
    expect(status).toBe(422)
    expect(text).toContain('先撤回审批再作废')
    expect(stateOf()).toBe('draft')
  })

  it('does not take a resubmission of content that moved on since the page was drawn', async () => {
    await walk.rule('hr2', id, 'return', { opinion: '补' })
    const { content } = drawn(await walk.page('hr', id))
    await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'rewards'), { text: '先进个人' })
    const { status, text } = await w.as('hr').post(paths.caseResubmission(id), { content, opinion: '好了' })
    expect(status).toBe(409)
    expect(text).toContain('好了')
    expect(stateOf()).toBe('draft')
  })

  it('goes back to a step that was passed, and that step is asked again', async () => {
    await walk.until(id, 'leaders')
    const page = await walk.page('leaderTech', id)
    const target = /<option value="(\d+)"[^>]*>部门负责人 沈诚/.exec(page.text)?.[1] ?? ''
    const { status } = await walk.rule('leaderTech', id, 'return', { to: target, opinion: '请再核' })
    expect(status).toBe(303)
    expect(stateOf()).toBe('confirming')
    const again = await walk.page('headTech', id)
    expect(again.text).toContain('请再核')
    expect(again.text).toContain('已作废')
  })

  it('refuses a target that was never passed', async () => {
    const { status, text } = await walk.rule('hr2', id, 'return', { to: '7', opinion: '退' })
    expect(status).toBe(422)
    expect(text).toContain('换一步再退')
  })

  it('ends at a rejection: the draft is free again and everybody concerned is told', async () => {
    await walk.until(id, 'head')
    await walk.rule('headTech', id, 'reject', { opinion: '编制已满' })
    expect(stateOf()).toBe('draft')
    expect((await w.as('hr').get(paths.notices())).text).toContain('未同意')
    expect((await w.as('hr2').get(paths.notices())).text).toContain('未同意')
    expect((await walk.page('hr', id)).text).toContain('编制已满')
    expect(await walk.submit(w.dossiers.zhou)).not.toBe(id)
  })

  it('may be withdrawn by its applicant with a reason, and by nobody else', async () => {
    const empty = await w.as('hr').post(paths.caseWithdrawal(id), { reason: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('写下理由')
    expect((await w.as('hr2').post(paths.caseWithdrawal(id), { reason: '不要了' })).status).toBe(422)
    expect((await w.as('hrLead').get(paths.case(id))).status).toBe(200)
    const { status } = await w.as('hr').post(paths.caseWithdrawal(id), { reason: '重复建档' })
    expect(status).toBe(303)
    expect(stateOf()).toBe('draft')
    const told = (await w.as('hr2').get(paths.home())).text
    expect(told).toContain('发起人撤回')
    expect(told).toContain('没有等您处理的事')
    expect(told).toContain('1 条未读')
    const late = await w.as('hr').post(paths.caseWithdrawal(id), { reason: '再撤' })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/这件事已由您在 \d\d:\d\d 撤回/)
  })

  it('takes control and direction signs out of what is said, and no more than 2,000 characters', async () => {
    const say = (comment: string) => w.as('hr').post(paths.caseComments(id), { comment })
    expect((await say('甲\u202e乙\u0000丙\u200b丁')).status).toBe(303)
    expect((await walk.page('hr', id)).text).toContain('甲乙丙丁')
    const long = await say('长'.repeat(2001))
    expect([long.status, long.text.includes('最多 2000 个字')]).toEqual([422, true])
    expect((await say('长'.repeat(2000))).status).toBe(303)
  })

  it('keeps comments of whoever takes part, refuses empty ones, and forbids others', async () => {
    expect((await w.as('hr2').post(paths.caseComments(id), { comment: ' ' })).status).toBe(422)
    expect((await w.as('hr2').post(paths.caseComments(id), { comment: '照片不清楚' })).status).toBe(303)
    expect((await walk.page('hr', id)).text).toContain('照片不清楚')
    expect((await w.as('headTech').post(paths.caseComments(id), { comment: '？' })).status).toBe(404)
  })

  it('tells the second of two deciders who was first, with the text kept, and counts one verdict', async () => {
    const [one, other] = [await walk.page('hr2', id), await walk.page('hrLead', id)]
    await w.as('hrLead').post(paths.caseVerdict(id), { ...drawn(other), tick: tickable(other), verdict: 'approve' })
    const late = await w.as('hr2').post(paths.caseVerdict(id), {
      ...drawn(one),
      tick: tickable(one),
      verdict: 'reject',
      opinion: '我觉得不行',
    })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/已由方宁在 \d\d:\d\d 处理/)
    expect(late.text).toContain('我觉得不行')
    // Nobody is told to do once more what the page says is done.
    expect(late.text).not.toContain('再做一次')
    expect((await eventsOf(id)).filter((type) => type === 'decided')).toHaveLength(1)
    const refusals = await w.app.db.selectFrom('log').select('body').execute()
    expect(refusals.some(({ body }) => body.includes('case.refused') && body.includes('case.already-decided'))).toBe(
      true,
    )
  })

  it('gives one verdict when the same form arrives twice', async () => {
    const shown = await walk.page('hr2', id)
    const form = { ...drawn(shown), tick: tickable(shown), verdict: 'approve', cmd_id: w.app.newId<CommandId>() }
    const [first, second] = [
      await w.as('hr2').post(paths.caseVerdict(id), form),
      await w.as('hr2').post(paths.caseVerdict(id), form),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await eventsOf(id)).filter((type) => type === 'decided')).toHaveLength(1)
  })

  it('gives one verdict when many arrive at once', async () => {
    const shown = await walk.page('hr2', id)
    const form = { ...drawn(shown), tick: tickable(shown), verdict: 'approve' }
    const many = isThorough ? 100 : 20
    const answers = await Promise.all(Array.from({ length: many }, () => w.as('hr2').post(paths.caseVerdict(id), form)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(many - 1)
    expect((await eventsOf(id)).filter((type) => type === 'decided')).toHaveLength(1)
  })

  it('refuses a verdict drawn before the content changed', async () => {
    const shown = await walk.page('hr2', id)
    const { status, text } = await w
      .as('hr2')
      .post(paths.caseVerdict(id), { ...drawn(shown), content: '1', tick: tickable(shown), verdict: 'approve' })
    expect(status).toBe(409)
    expect(text).toContain('内容变了')
  })

  it('does not let anybody decide out of turn, and the applicant not at all', async () => {
    const shown = await walk.page('hr2', id)
    const form = { ...drawn(shown), tick: tickable(shown), verdict: 'approve' }
    expect((await w.as('hr').post(paths.caseVerdict(id), form)).status).toBe(403)
    expect((await w.as('headTech').post(paths.caseVerdict(id), form)).status).toBe(404)
    await walk.until(id, 'head')
    const next = drawn(await walk.page('headTech', id))
    const early = await w.as('hr2').post(paths.caseVerdict(id), { ...next, verdict: 'approve' })
    expect(early.status).toBe(422)
    expect(early.text).toContain('不是您这一步')
  })

  it.each<[string, Cast]>([
    ['the head of another department', 'headFinance'],
    ['a leader who is not asked yet', 'manager'],
    ['IT', 'it'],
    ['the auditor', 'auditor'],
    ['finance', 'finance'],
    ['the archivist', 'archivist'],
  ])('does not exist for %s', async (_, who) => {
    const answers = [
      await w.as(who).get(paths.case(id)),
      await w.as(who).post(paths.caseVerdict(id), { run: '1', seat: '1', content: '1', verdict: 'approve' }),
      await w.as(who).post(paths.caseWithdrawal(id), { reason: '撤' }),
      await w.as(who).post(paths.caseResubmission(id), { content: '1' }),
      await w.as(who).post(paths.caseComments(id), { comment: '问' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    const missing = await w.as(who).get(paths.case(nowhere))
    const plain = (text: string) => text.replace(/nonce="[^"]*"|value="[0-9a-f-]{36}\.[^"]*"|\/cases\/[0-9a-f-]+/g, '')
    expect(plain(answers[0]?.text ?? '')).toBe(plain(missing.text))
  })

  it.each([
    ['verdict', paths.caseVerdict, { verdict: 'approve', run: '1', seat: '1', content: '1' }],
    ['withdrawal', paths.caseWithdrawal, { reason: '撤' }],
    ['resubmission', paths.caseResubmission, { content: '1' }],
    ['comment', paths.caseComments, { comment: '问' }],
  ] as const)('takes no %s from another site', async (_, path, form) => {
    const before = await eventsOf(id)
    expect((await w.as('hr2').post(path(id), form, elsewhere)).status).toBe(403)
    expect(await eventsOf(id)).toEqual(before)
  })

  it('is refused as nonsense where the form was not drawn by us', async () => {
    expect((await w.as('hr2').post(paths.caseVerdict(id), { verdict: 'burn' })).status).toBe(400)
  })

  it('remembers when its seat was first opened', async () => {
    expect((await walk.page('hr', id)).text).toContain('未打开')
    await walk.page('hr2', id)
    expect((await walk.page('hr', id)).text).toContain('已看过')
  })

  it('leaves to whoever decided the slice as it was then, and nothing that came later', async () => {
    await walk.until(id, 'head')
    await walk.until(id, 'leaders', { opinion: '情况属实' })
    await walk.rule('leaderTech', id, 'return', { to: 'START', opinion: '补' })
    await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'rewards'), { text: '后来补的奖励' })
    expect((await w.as('headTech').get(paths.dossier(w.dossiers.zhou))).status).toBe(404)
    const done = await w.as('headTech').get(paths.home('done'))
    expect(done.text).toContain('周契')
    expect(done.text).toContain('情况属实')
    const { status, text } = await walk.page('headTech', id)
    expect(status).toBe(200)
    expect(text).toContain('华北某工业大学机械系学习')
    expect(text).not.toContain('后来补的奖励')
    expect(text).not.toContain('110101198611059970')
  })

  it('keeps opinions on other slices to themselves', async () => {
    await walk.until(id, 'head', { opinion: '身份证号末位已改' })
    const { text } = await walk.page('headTech', id)
    expect(text).not.toContain('身份证号末位已改')
    expect(text).toContain('意见在这一步自己的部分')
    expect((await walk.page('hr', id)).text).toContain('身份证号末位已改')
  })

  it('leads from one decision to the next', async () => {
    await walk.until(id, 'head')
    const basics = { name: '李文博', unit: w.units.tech, sex: '男', birth: '1990.02' }
    const draft = await w.as('hr').post(paths.newDossier(), basics)
    const dossier = (draft.location ?? '').split('/')[2] as DossierId
    const number = withCheck('11010119900209888')
    await w.as('hr').post(paths.sectionRecords(dossier, 'id-numbers'), { type: '居民身份证', number })
    const other = await walk.submit(dossier, 'hr', '其余材料待补')
    await walk.until(other, 'head')
    const { location } = await walk.approve('headTech', id)
    expect(location).toBe(paths.case(other))
  })
})

describe('the list of cases', () => {
  it('shows HR what it keeps by state, and is nothing for others', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    expect((await w.as('hrLead').get(paths.cases())).text).toContain(paths.case(id))
    expect((await w.as('hrLead').get(`${paths.cases()}?state=live`)).text).toContain('周契')
    expect((await w.as('hrLead').get(`${paths.cases()}?state=approved`)).text).not.toContain('周契')
    expect((await w.as('keeper').get(paths.cases())).text).not.toContain('周契')
    expect((await w.as('headTech').get(paths.cases())).status).toBe(403)
  })
})

describe('the demo’s way on as somebody else', () => {
  it('is not there outside the demo', async () => {
    await walk.submit(w.dossiers.zhou)
    const { status } = await w.as('hr').post(paths.demoStandIn(), { account: w.account('hr2') })
    expect(status).toBe(404)
  })
})
