import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm, seatsIn } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
let drafts: DossierId[]
/** Not of the first batch. */
let spare: DossierId[]
beforeAll(async () => {
  w = await world()
  const named = ['吴一凡', '郑二南', '孙三省'] as const
  drafts = [w.dossiers.zhou]
  for (const [at, name] of named.entries()) drafts.push(await draftLike(w.dossiers.zhou, name, at))
  spare = [await draftLike(w.dossiers.zhou, '钱四维', 3), await draftLike(w.dossiers.zhou, '李五岳', 4)]
})
afterAll(() => w.close())

const contents = async (id: DossierId) => (await openForWork(w.app, 'compare', id, { silent: true })).opened.contents

/** A draft that says what another one says, of somebody else. */
async function draftLike(of: DossierId, name: string, at: number): Promise<DossierId> {
  const known = await contents(of)
  const records = Object.entries(known).flatMap(([section, all = []]) =>
    section === 'id-numbers'
      ? []
      : all.map(({ fields }) => ({ section, fields: section === 'basic' ? { ...fields, name } : fields })),
  )
  const number =
    [
      '110101198510069993',
      '110101199203129991',
      '110101198804179979',
      withCheck('11010119940302997'),
      withCheck('11010119940417995'),
    ][at] ?? ''
  return inTransaction(w.app, async (app) => {
    const begun = await createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      records: [...records, { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } }],
      nothing: ['rewards'],
    })
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.value
  })
}

const stateOf = async (id: DossierId) => w.app.roster.entry(id)?.subject.state
const casesIn = async (batch: BatchId) =>
  (
    await w.app.db
      .selectFrom('cases')
      .select(['id', 'dossier_id', 'state'])
      .where('batch_id', '=', batch)
      .orderBy('number')
      .execute()
  ).map(({ id, dossier_id, state }) => ({ id, dossier: dossier_id, state }))

const batchOf = (location: string | null): BatchId => {
  const id = /^\/batches\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
  if (!id) throw new Error(`No batch: ${location}`)
  return id as BatchId
}

/** Posts the batch's form as its page draws it to this person. The boxes stand outside the form and belong to it. */
const decide = async (who: Cast, batch: BatchId, form: FormValues) => {
  const { text } = await w.as(who).get(paths.batch(batch))
  const ticks = [...text.matchAll(/<input type="checkbox" name="tick" value="([^"]*)"/g)].map(([, value = '']) => value)
  return w.as(who).post(paths.batchVerdict(batch), { ...seatsIn(text), tick: ticks, ...form })
}

describe('drafts sent on their way together', () => {
  let batch: BatchId

  it('become a case each, and one line in the inbox of whoever is asked', async () => {
    const { text } = await w.as('hr').get(paths.newBatch('state=draft'))
    const form = drawnForm(text, paths.batches())
    const sent = await w
      .as('hr')
      .post(paths.batches(), { ...form, dossier: drafts, title: '技术部存量建档', text: '集中建档' })
    expect(sent.text).toBe('')
    batch = batchOf(sent.location)
    expect((await casesIn(batch)).length).toBe(4)
    const home = (await w.as('hr2').get(paths.home())).text
    expect([home.includes('技术部存量建档 · 4 件'), home.includes(paths.batch(batch))]).toEqual([true, true])
    expect(home.split(`${paths.case('' as CaseId)}`).length - 1).toBeLessThan(6)
    w.clock.forward(60 * 24 * 5)
    const late = (await w.as('hr2').get(paths.home())).text
    expect(late).toContain('有 1 件事等您，其中 1 件已逾期')
    expect(late).toMatch(
      /技术部存量建档 · 4 件.*<span class="late">逾期 \d+ 天<\/span>.*谁在等您.*1 件，最久停留 5 天/s,
    )
    expect(JSON.stringify(await w.app.db.selectFrom('batches').selectAll().execute())).not.toContain('技术部')
  })

  it('are told of once to each reader, as the batch, and no more once that was looked at', async () => {
    const told = (text: string) => text.match(/技术部存量建档 · 4 件：送您办理/g)?.length ?? 0
    const { text } = await w.as('hrLead').get(paths.notices())
    expect([told(text), text.includes('1 条未读'), text.includes('郑二南')]).toEqual([1, true, false])
    expect(text).toContain(`href="${paths.batch(batch)}"`)
    await w.as('hrLead').get(paths.batch(batch))
    const after = (await w.as('hrLead').get(paths.notices())).text
    expect([told(after), after.includes('条未读')]).toEqual([1, false])
  })

  it('are shown to those alone who see the cases, and to nobody else', async () => {
    expect((await w.as('hr2').get(paths.batch(batch))).text).toContain('郑二南')
    for (const who of ['finance', 'legal', 'archivist', 'it', 'headFinance', 'auditor'] as const)
      expect((await w.as(who).get(paths.batch(batch))).status).toBe(404)
    expect((await w.as('headFinance').post(paths.batchVerdict(batch), { verdict: 'approve' })).status).toBe(404)
    expect((await w.as('hr2').post(paths.batchVerdict(batch), {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })

  it('say to a seat nothing that it does not decide on', async () => {
    const head = await w.as('headTech').get(paths.batch(batch))
    expect(head.status).toBe(404)
    const checker = (await w.as('hr2').get(paths.batch(batch))).text
    for (const hidden of ['许明舟', '110101198611059970', '华北某工业大学']) expect(checker).not.toContain(hidden)
  })

  it('are ticked or struck by one act, with a result for each row', async () => {
    const rows = await casesIn(batch)
    const [first, second, third, struck] = rows.map(({ id }) => id)
    const none = await decide('hr2', batch, { verdict: 'approve' })
    expect([none.status, none.text.includes('一件也没有勾选')]).toEqual([422, true])
    const unread = {
      ...{
        verdict: 'approve',
        case: [first, second, third] as string[],
        rest: 'return',
        opinion: '照片不清，退回补齐',
      },
    }
    const done = await decide('hr2', batch, unread)
    expect(done.location).toBe(paths.batch(batch))
    expect((await casesIn(batch)).map(({ state }) => state)).toEqual(['running', 'running', 'running', 'returned'])
    const shown = (await w.as('hr').get(paths.batch(batch))).text
    expect(shown).toContain('已退回')
    // Who has each of the others now.
    expect(shown.match(/部门负责人<\/span> <small>沈诚<\/small>/g)).toHaveLength(3)
    expect((await w.as('hr').get(paths.case(struck as CaseId))).text).toContain('照片不清，退回补齐')
    // What came back is sent again by itself, and is not offered among those that are sent together.
    const offered = (await w.as('hr').get(paths.newBatch('state=draft'))).text
    expect([offered.includes('改好后单独重新提交'), offered.includes(`value="${drafts[3]}"`)]).toEqual([true, false])
    expect(offered).toContain(paths.case(struck as CaseId))
    const stale = await decide('hr2', batch, { verdict: 'approve', case: [first as string] })
    expect([stale.status, stale.text.includes('一件也没有勾选')]).toEqual([422, true])
  })

  it('tell of the rows that were not taken, and decide on the others', async () => {
    const [first, second, third] = (await casesIn(batch)).map(({ id }) => id)
    const page = (await w.as('headTech').get(paths.batch(batch))).text
    await w.as('hr').post(paths.caseWithdrawal(second as CaseId), { reason: '重复建档' })
    const form = { ...seatsIn(page), verdict: 'approve', case: [first, second, third] as string[], opinion: '同意。' }
    const part = await w.as('headTech').post(paths.batchVerdict(batch), form)
    expect([part.status, part.text.includes('1 件没有办成')]).toEqual([422, true])
    expect((await casesIn(batch)).map(({ state }) => state)).toEqual(['running', 'withdrawn', 'running', 'returned'])
  })

  it('archive row by row with the last verdict, and leave the struck ones drafts', async () => {
    const open = () =>
      casesIn(batch).then((all) => all.filter(({ state }) => state === 'running').map(({ id }) => id as string))
    for (const who of ['leaderTech', 'manager'] as const) {
      const done = await decide(who, batch, { verdict: 'approve', case: await open() })
      expect(done.location).toBe(paths.batch(batch))
    }
    const states = await Promise.all((await casesIn(batch)).map(({ dossier }) => stateOf(dossier)))
    expect(states).toEqual(['archived', 'draft', 'archived', 'draft'])
  })

  it('give way to the next thing that waits once every row was taken, and to a verdict that saw it alone', async () => {
    const [one, alone] = spare as [DossierId, DossierId]
    const { text } = await w.as('hr').get(paths.newBatch('state=draft'))
    const form = { ...drawnForm(text, paths.batches()), dossier: [one], title: '第三批' }
    const other = batchOf((await w.as('hr').post(paths.batches(), form)).location)
    const single = await walker(w).submit(alone)
    const waiting = async () => (await casesIn(other)).map(({ id }) => id as string)
    const page = (await w.as('hr2').get(paths.batch(other))).text
    expect(page).toContain('同意勾选的，看下一件')
    const none = await decide('hr2', other, { verdict: 'approve' })
    expect([none.status, none.location]).toEqual([422, null])
    const done = await decide('hr2', other, { verdict: 'approve', case: await waiting() })
    expect(done.location).toBe(paths.case(single))
    const again = await decide('hr2', other, { verdict: 'approve', case: await waiting() })
    expect([again.status, again.text.includes('一件也没有勾选')]).toEqual([422, true])
    expect((await walker(w).approve('hr2', single)).status).toBe(303)
    expect((await w.as('hr2').get(paths.batch(other))).text).not.toContain('看下一件')
  })

  it('send nothing twice where the form is sent again', async () => {
    const { text } = await w.as('hr').get(paths.newBatch('state=draft'))
    const cmd_id = '00000000-0000-7000-9000-0000000000aa'
    const form = { ...drawnForm(text, paths.batches()), dossier: drafts.slice(1, 2), title: '第二批', cmd_id }
    const [one, again] = [await w.as('hr').post(paths.batches(), form), await w.as('hr').post(paths.batches(), form)]
    expect([one.location, again.location]).toEqual([one.location, one.location])
    expect((await casesIn(batchOf(one.location))).length).toBe(1)
    const refused = await w.as('hr').post(paths.batches(), { ...form, cmd_id: undefined as never, title: '' })
    expect([refused.status, /<p class="problem" id="[\w-]*title-problem">请写批次名称/.test(refused.text)]).toEqual([
      422,
      true,
    ])
    expect((await w.as('headTech').get(paths.newBatch())).status).toBe(403)
  })
})

describe('one section of many archived dossiers', () => {
  const post = async (who: Cast, section: string, rows: string, form: FormValues = {}) => {
    const basis = {
      title: '2026 年度考核',
      committee: '考核委员会',
      document: '考〔2026〕3号',
      day: '2026.01.15',
      why: '按结果登记',
    }
    return w.as(who).post(paths.peopleChanges(section), { ...basis, rows, step: 'save', ...form })
  }

  it('takes a value a row with one basis, by number or by name, and asks about namesakes', async () => {
    const done = await post('hr', 'appraisals', '姓名\t年度\t考核结果\n王建国\t2024\t优秀\n顾远\t2024\t称职')
    expect(done.text).toBe('')
    const all = await casesIn(batchOf(done.location))
    expect(all.map(({ state }) => state)).toEqual(['approved', 'approved'])
    const [one] = (await contents(w.dossiers.wang))['appraisals'] ?? []
    expect(one?.fields).toMatchObject({ year: '2024' })
    const shown = (await w.as('hr').get(paths.batch(batchOf(done.location)))).text
    expect(shown).toContain('考核委员会 2026.01.15 考〔2026〕3号')
    // What stands there already is no case, and nobody is told that it was sent.
    const again = await post('hr', 'appraisals', '姓名\t年度\t考核结果\n王建国\t2024\t优秀')
    const empty = (await w.as('hr').get(paths.batch(batchOf(again.location)))).text
    expect([empty.includes('档案里都已经有了'), empty.includes('勾选草稿')]).toEqual([true, false])
    const nobody = await post('hr', 'appraisals', '姓名\t年度\t考核结果\n没有这人\t2024\t优秀')
    expect([nobody.status, nobody.text.includes('没有这人')]).toEqual([422, true])
  })

  it('is refused without its basis, with what was typed, and to whoever changes no such section', async () => {
    const bare = await post('hr', 'appraisals', '姓名\t年度\t考核结果\n王建国\t2023\t优秀', { document: '' })
    expect([bare.status, bare.text.includes('请写明依据'), bare.text.includes('考核委员会')]).toEqual([422, true, true])
    expect((await post('headTech', 'appraisals', '姓名\t年度\t考核结果\n王建国\t2023\t优秀')).status).toBe(403)
    expect((await w.as('finance').get(paths.peopleChanges('appraisals'))).status).toBe(403)
    expect((await w.as('hr').get(paths.peopleChanges('nothing'))).status).toBe(404)
  })

  it('adjusts the pay of many on one list, with what holds until then beside it and the total cost', async () => {
    const first = await post(
      'finance',
      'pay',
      '姓名\t执行时间\t岗位工资\n王建国\t2025.01\t8000\n陈雨桐\t2025.01\t6000',
      { title: '入册' },
    )
    expect(first.text).toBe('')
    const walk = async (batch: BatchId) => {
      const everybody = ['hr', 'leaderFinance', 'headFinance', 'leaderTech', 'manager', 'fallback'] as const
      for (const who of [...everybody, ...everybody]) {
        const open = (await casesIn(batch)).filter(({ state }) => state === 'running').map(({ id }) => id as string)
        if (open.length > 0) await decide(who, batch, { verdict: 'approve', case: open })
      }
    }
    await walk(batchOf(first.location))
    expect((await casesIn(batchOf(first.location))).map(({ state }) => state)).toEqual(['approved', 'approved'])
    const raise = (old: string) =>
      `姓名\t旧岗位工资\t执行时间\t岗位工资\n王建国\t${old}\t2026.07\t8500\n陈雨桐\t\t2026.07\t6300`
    const wrong = await post('finance', 'pay', raise('7900'))
    expect([wrong.status, wrong.text.includes('和档案里现在的不一致'), wrong.text.includes('7900')]).toEqual([
      422,
      true,
      true,
    ])
    const begun = (await w.as('finance').get(paths.peopleChanges('pay', 'name=王建国'))).text
    expect([begun.includes('原岗位工资'), begun.includes('8000')]).toEqual([true, true])
    const raised = await post('finance', 'pay', raise('8,000.00'))
    const batch = batchOf(raised.location)
    const shown = (await w.as('hr2').get(paths.batch(batch))).text
    for (const part of ['8,000.00', '8,500.00', '现月薪合计 14,000.00', '拟定月薪合计 14,800.00', '每月增减 800.00'])
      expect(shown).toContain(part)
    for (const hidden of ['许明舟', '110101197806129970', '高级工程师', '称职']) expect(shown).not.toContain(hidden)
    expect((await w.as('legal').get(paths.batch(batch))).status).toBe(404)
    await walk(batch)
    expect((await contents(w.dossiers.wang))['pay']?.at(-1)?.fields).toMatchObject({ from: '202607' })
  })
})
