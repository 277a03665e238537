import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import type { DossierId, FollowUpId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { waitingFollowUps } from '#gate/followups/followups.ts'
import { fallDue } from '#house/falling.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const has = (dossier: DossierId, section: Section, fields: Fields) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier, section, fields }))
const contents = async (dossier: DossierId) =>
  (await openForWork(w.app, 'compare', dossier, { silent: true })).opened.contents
const tasks = async (who: Cast) =>
  (await waitingFollowUps(w.app, w.actor(who))).map(({ kind, day }) => `${kind} ${day}`)
const only = async (who: Cast, kind: string): Promise<FollowUpId> => {
  const found = (await waitingFollowUps(w.app, w.actor(who))).find((task) => task.kind === kind)
  if (!found) throw new Error(`${who} has no ${kind} to do.`)
  return found.id
}
const send = async (who: Cast, page: string, action: string, form: FormValues) => {
  const { text } = await w.as(who).get(page)
  return w.as(who).post(action, { ...drawnForm(text, action), ...form })
}

describe('after a creation', () => {
  let contract: FollowUpId

  it('legal has the signed contract to record within a month of the start of work, and finance the starting pay', async () => {
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), {
        dossier: w.dossiers.zhou,
        section: entry,
        fields: { entered: '20261102', kind: { code: '31', text: '企业专业技术人员' } },
      }),
    )
    const { submit, until } = walker(w)
    await until(await submit(w.dossiers.zhou, 'hr', '暂缺的以后补'), 'end')
    expect([await tasks('legal'), await tasks('finance'), await tasks('hr')]).toEqual([
      ['contract 2026-12-02'],
      ['pay 2026-12-02'],
      [],
    ])
    const { text } = await w.as('legal').get(paths.home())
    for (const part of ['到期要办的', '周契', '2026-12-02', '还有 8 天']) expect(text).toContain(part)
    expect((await w.as('headTech').get(paths.home())).text).not.toContain('到期要办的')
  })

  it('the contract is checked like one that is drawn, keeps what was typed, and is recorded once', async () => {
    contract = await only('legal', 'contract')
    const [page, action] = [paths.followUp(contract), paths.followUpRecord(contract)]
    const shown = (await w.as('legal').get(page)).text
    for (const part of ['2026.11.02', '劳动合同法 10、82', '2026.12.02 前订立书面合同']) expect(shown).toContain(part)
    const typed = {
      kind: '固定期限',
      number: 'HT-20',
      signed: '2026.11.20',
      to: '2027.11.01',
      probationEnd: '2027.05.01',
    }
    const long = await send('legal', page, action, typed)
    expect([long.status, long.text.includes('允许的试用期'), long.text.includes('HT-20')]).toEqual([422, true, true])
    const spoilt = await send('legal', page, action, { ...typed, probationEnd: '', paper: new File(['x'], 'x.pdf') })
    expect(spoilt.status).toBe(422)
    const paper = new File([new Uint8Array(await paperPdf({ pages: 1 }))], '合同.pdf')
    const done = await send('legal', page, action, { ...typed, probationEnd: '2026.12.15', paper })
    expect(done.location).toBe(paths.home())
    expect((await contents(w.dossiers.zhou))['contracts']?.[0]?.fields).toMatchObject({
      number: 'HT-20',
      from: '20261102',
      state: { text: '履行中' },
    })
    const again = await send('legal', page, action, typed)
    expect([again.status, again.text.includes('已经办过')]).toEqual([409, true])
    expect([await tasks('legal'), (await contents(w.dossiers.zhou))['contracts']?.length]).toEqual([[], 1])
  })

  it('the starting pay is finance’s to write and has an amount, and everybody else’s task is not there', async () => {
    const id = await only('finance', 'pay')
    for (const who of ['legal', 'hr', 'headTech', 'it', 'auditor'] as const) {
      expect([who, (await w.as(who).get(paths.followUp(id))).status]).toEqual([who, 404])
      expect([who, (await w.as(who).post(paths.followUpRecord(id), { from: '2026.11' })).status]).toEqual([who, 404])
    }
    const [page, action] = [paths.followUp(id), paths.followUpRecord(id)]
    expect((await send('finance', page, action, { from: '', postPay: '5600' })).status).toBe(422)
    const without = await send('finance', page, action, { from: '2026.11', grade: '七级' })
    expect([without.status, without.text.includes('id="field-postPay-problem"')]).toEqual([422, true])
    expect((await contents(w.dossiers.zhou))['pay']).toBeUndefined()
    expect((await send('finance', page, action, { from: '2026.11', grade: '七级', postPay: '5600' })).status).toBe(303)
    expect((await contents(w.dossiers.zhou))['pay']?.[0]?.fields).toMatchObject({ grade: '七级' })
    expect(await tasks('finance')).toEqual([])
    const foreign = await w
      .as('finance')
      .post(action, { from: '2026.11' }, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' })
    expect(foreign.status).toBe(403)
  })
})

describe('what ends soon', () => {
  it('opens by itself, 30 days before, for the head; once, also when nobody looked for days', async () => {
    await fallDue(w.app)
    await fallDue(w.app)
    expect(await tasks('headTech')).toEqual(['probation 2026-12-15'])
    await has(w.dossiers.wang, appointments, { text: '技术部副部长', from: '20260101', trialUntil: '20261231' })
    await has(w.dossiers.shen, contracts, {
      kind: { code: '1', text: '固定期限劳动合同' },
      from: '20240101',
      to: '20270115',
      state: { code: '1', text: '履行中' },
    })
    await fallDue(w.app)
    expect([await tasks('headTech'), await tasks('legal')]).toEqual([['probation 2026-12-15'], ['expiry 2027-01-15']])
    w.clock.set('2027-01-04T01:00:00.000Z')
    await fallDue(w.app)
    expect(await tasks('headTech')).toEqual(['probation 2026-12-15', 'trial 2026-12-31'])
    const { text } = await w.as('headTech').get(paths.home())
    for (const part of ['转正', '逾期 20 天', '试用期满']) expect(text).toContain(part)
  })

  it('is confirmed by the head, and stands in the record that said until when', async () => {
    const id = await only('headTech', 'trial')
    const [page, action] = [paths.followUp(id), paths.followUpVerdict(id)]
    const early = await w.as('headTech').get(page)
    expect([early.text.includes('王建国'), early.text.includes('2026-12-31')]).toEqual([true, true])
    expect((await send('headTech', page, action, { text: '胜任' })).status).toBe(422)
    expect((await send('headTech', page, action, { verdict: 'confirmed', text: '胜任' })).status).toBe(303)
    expect((await contents(w.dossiers.wang))['appointments']?.[0]?.fields).toMatchObject({ confirmed: '20261231' })
    // Who leads HR is told, once, until the dossier was looked at.
    const told = async () => (await w.as('hrLead').get(paths.notices())).text
    expect((await told()).split('王建国：试用期满，部门已确认合格')).toHaveLength(2)
    expect((await w.as('hrLead').get(paths.home())).text).toContain('部门已确认合格')
    for (const who of ['hr', 'headTech', 'finance'] as const)
      expect((await w.as(who).get(paths.notices())).text, who).not.toContain('部门已确认合格')
    expect(await told()).toContain('未读')
    await w.as('hrLead').get(paths.dossier(w.dossiers.wang))
    expect(await told()).not.toContain('未读')
    const again = await w.as('headTech').post(action, { verdict: 'confirmed' })
    expect([again.status, again.text.includes('这件事已经办过')]).toEqual([409, true])
  })

  it('is read with what the head wrote by HR who keeps the dossier, from the notice, and by nobody else', async () => {
    const [, address] = /href="(\/follow-ups\/[^"]+)"[^>]*>[^<]*王建国：试用期满/.exec(
      (await w.as('hrLead').get(paths.notices())).text,
    ) ?? ['', '']
    expect(address).not.toBe('')
    for (const who of ['hrLead', 'hr', 'headTech'] as const) {
      const { text } = await w.as(who).get(address)
      expect([text.includes('胜任'), text.includes('沈诚 · 考核合格，正式任职'), text.includes('<textarea')]).toEqual([
        true,
        true,
        false,
      ])
    }
    expect((await w.as('hr').post(`${address}/verdict`, { verdict: 'let-go', text: '改主意' })).status).toBe(404)
    for (const who of ['finance', 'legal', 'archivist', 'headFinance', 'leaderTech', 'it'] as const)
      expect((await w.as(who).get(address)).status, who).toBe(404)
  })

  it('is not confirmed with a reason, and comes to HR with the way to a departure', async () => {
    const id = await only('headTech', 'probation')
    const [page, action] = [paths.followUp(id), paths.followUpVerdict(id)]
    const without = await send('headTech', page, action, { verdict: 'let-go', text: '' })
    expect([without.status, without.text.includes('请写明理由')]).toEqual([422, true])
    expect((await send('headTech', page, action, { verdict: 'let-go', text: '不符合录用条件三' })).status).toBe(303)
    expect(await tasks('headTech')).toEqual([])
    const carried = await only('hr', 'let-go')
    const { text } = await w.as('hr').get(paths.followUp(carried))
    for (const part of ['不符合录用条件三', '周契', paths.drawing(w.dossiers.zhou, 'departure')])
      expect(text).toContain(part)
    expect((await w.as('headTech').get(paths.followUp(carried))).status).toBe(404)
    expect((await send('hr', paths.followUp(carried), paths.followUpDone(carried), {})).status).toBe(303)
    expect(await tasks('hr')).toEqual([])
  })

  it('is over where the contract was renewed elsewhere', async () => {
    const [held] = (await contents(w.dossiers.shen))['contracts'] ?? []
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('legal'), {
        dossier: w.dossiers.shen,
        section: contracts,
        ...(held && { record: held.id }),
        fields: { ...held?.fields, state: { code: '2', text: '已续签' } },
      }),
    )
    expect(await tasks('legal')).toEqual([])
    await fallDue(w.app)
    expect(await tasks('legal')).toEqual([])
  })
})
