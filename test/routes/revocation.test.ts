import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { closeAccount } from '#actions/organisation/leaving.ts'
import { inTransaction } from '#db/transaction.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const contents = async () => (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents
const raise = { grade: '管理七级', postPay: '7800', from: '2026.12' }

/** Every open seat of a case: its block with who sits on it. */
const seatsOf = async (id: CaseId) =>
  (
    await w.app.db
      .selectFrom('case_seats as s')
      .innerJoin('case_candidates as p', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select(['s.step', 'p.person_id'])
      .where('s.case_id', '=', id)
      .where('s.state', '=', 'open')
      .execute()
  ).map(({ step, person_id }) => `${step} ${w.app.directory.nameOf(person_id)}`)

const ask = (who: Cast, id: CaseId, reason = '文号引用错误') => w.as(who).post(paths.caseRevocation(id), { reason })

const idIn = (location: string | null | undefined) => /^\/cases\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] as CaseId

describe('taking back what was approved and applied', () => {
  let pay: CaseId
  let back: CaseId

  it('is offered to whoever began it and to the HR lead once it is applied, and to nobody else', async () => {
    await proposer(w, w.dossiers.wang, 'finance').draw('pay', raise)
    pay = await proposer(w, w.dossiers.wang, 'finance').submit()
    expect((await w.as('finance').get(paths.case(pay))).text).not.toContain('撤销已生效的审批')
    expect((await ask('finance', pay)).text).toContain('没有生效')
    await walker(w).until(pay, 'end')
    expect((await w.as('finance').get(paths.case(pay))).text).toContain(paths.caseRevocation(pay))
    expect((await w.as('leaderTech').get(paths.case(pay))).text).not.toContain(paths.caseRevocation(pay))
    expect((await w.as('leaderTech').get(paths.caseRevocation(pay))).status).toBe(403)
    expect((await w.as('legal').get(paths.caseRevocation(pay))).status).toBe(404)
    expect((await w.as('leaderTech').post(paths.caseRevocation(pay), { reason: '不该涨' })).status).toBe(403)
  })

  it('shows what would go back and everybody who approved, and wants a reason', async () => {
    const { status, text } = await w.as('finance').get(paths.caseRevocation(pay))
    expect([status, text.includes('7,800'), text.includes('原审批领导')]).toEqual([200, true, true])
    const none = await ask('finance', pay, ' ')
    expect([none.status, none.text.includes('写下理由')]).toEqual([422, true])
  })

  it('asks all of them at once, the leaders last, each about the part approved then', async () => {
    const sent = await ask('finance', pay)
    expect(sent.status).toBe(303)
    back = idIn(sent.location)
    expect((await ask('finance', pay)).status).toBe(409)
    expect((await w.as('finance').get(paths.case(pay))).text).toContain('正在办理。理由：文号引用错误')
    const shown = (await w.as('finance').get(paths.case(back))).text
    expect([shown.includes('撤销的是'), shown.includes('文号引用错误')]).toEqual([true, true])
    expect((await seatsOf(back)).map((seat) => seat.split(' ')[0])).toEqual(['again-hr', 'again-finance'])
    expect((await contents())['pay']).toHaveLength(1)
  })

  it('restores the dossier with the last of them, keeps every earlier state, and names both cases in the record', async () => {
    for (let at = await sitting(w, back); at; at = await sitting(w, back))
      expect((await walker(w).approve(at.who, back)).status).toBe(303)
    expect((await contents())['pay']).toBeUndefined()
    const history = (await w.as('finance').get(paths.dossierHistory(w.dossiers.wang))).text
    expect(history).toContain('，撤销 ')
    expect(history).toContain('7,800')
    expect((await w.as('finance').get(paths.case(pay))).text).toContain('档案已恢复到审批之前')
    const again = await ask('finance', pay)
    expect([again.status, again.text.includes('已经撤销过')]).toEqual([409, true])
    expect((await ask('finance', back)).text).toContain('撤销本身不再撤销')
  })
})

describe('taking back what moved, or what cannot be', () => {
  const retitle = async (title: string, who: Cast = 'hr') => {
    const record = (await contents())['titles']?.[0]?.id
    await proposer(w, w.dossiers.wang, who).draw('titles', { title, basis: '任职资格证书' }, record)
    const id = await proposer(w, w.dossiers.wang, who).submit()
    await walker(w).until(id, 'end')
    return id
  }
  const title = async () => (await contents())['titles']?.[0]?.fields['title']

  it('is refused where the same was changed since, side by side, and goes back one case after the other', async () => {
    await retitle('工程师')
    const first = await retitle('高级工程师')
    const second = await retitle('正高级工程师')
    const shown = await w.as('hrLead').get(paths.caseRevocation(first))
    expect([shown.text.includes('又改过'), shown.text.includes('正高级工程师')]).toEqual([true, true])
    const refused = await ask('hrLead', first)
    expect([refused.status, refused.text.includes('又改过')]).toEqual([409, true])
    const back = idIn((await ask('hrLead', second)).location)
    await walker(w).until(back, 'end')
    expect(await title()).toBe('高级工程师')
  })

  it('is blocked, with what stands there by now, where it moves while it is under way; nothing is half done', async () => {
    const third = await retitle('研究员')
    const back = idIn((await ask('hr', third)).location)
    const record = (await contents())['titles']?.[0]
    if (!record) throw new Error('There is no title.')
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), {
        dossier: w.dossiers.wang,
        section: titles,
        record: record.id,
        fields: { ...record.fields, title: '首席研究员' },
      }),
    )
    await walker(w).until(back, 'end')
    expect(await title()).toBe('首席研究员')
    const { text } = await w.as('hr').get(paths.case(back))
    for (const part of ['首席研究员', '高级工程师', '暂缓生效']) expect(text).toContain(part)
    expect((await w.as('hr').post(paths.caseReopening(back), { reason: '再议' })).status).toBe(303)
    const returned = (await w.as('hr').get(paths.case(back))).text
    expect(returned).not.toContain(paths.proposal(w.dossiers.wang, 'revocation'))
    expect((await w.as('hr').post(paths.caseWithdrawal(back), { reason: '按现状变更' })).status).toBe(303)
    expect((await w.as('hr').get(paths.case(third))).text).toContain('撤销申请已撤回')
  })

  it('asks the superior where somebody who approved has left', async () => {
    const fourth = await retitle('教授级高工')
    const head = w.person('headTech')
    await inTransaction(w.app, (app) => closeAccount(app, { account: 'system' }, { account: w.account('headTech') }))
    const back = idIn((await ask('hrLead', fourth)).location)
    expect((await seatsOf(back)).join()).not.toContain(w.app.directory.nameOf(head))
    expect((await sitting(w, back))?.block).toBe('again-head')
  })

  it('is not refused by nobody: one who says no leaves everything as it stands', async () => {
    const id = (await w.app.db.selectFrom('cases').select('id').where('state', '=', 'running').executeTakeFirst())?.id
    if (!id) throw new Error('Nothing is under way.')
    const at = await sitting(w, id)
    expect((await walker(w).rule(at?.who ?? 'hr', id, 'reject', { opinion: '证书属实' })).status).toBe(303)
    expect(await title()).toBe('教授级高工')
  })
})
