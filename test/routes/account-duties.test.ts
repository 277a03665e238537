import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { AccountId, CaseId } from '#domain/ids.ts'
import { fallDue } from '#house/falling.ts'
import { paths } from '#views/paths.ts'
import { type Cast, drawnFor, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World

beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const give = (who: Cast, form: FormValues, by: Cast = 'hrLead') =>
  w.as(by).post(paths.accountDuties(w.account(who)), {
    duty: 'finance',
    unit: w.units.finance,
    since: '2026-11-24',
    until: '',
    ...form,
  })

const act = (who: Cast, what: 'suspension' | 'resumption' | 'hand-over' | 'closing', form: FormValues = {}) =>
  w.as('hrLead').post(paths.accountAct(w.account(who), what), form)

const end = (who: Cast, duty: string, by: Cast = 'hrLead') =>
  w.as(by).post(paths.accountDutyEnd(w.account(who)), { duty, unit: w.units.company, since: '2020-01-01' })

const holds = (account: AccountId, duty: string) =>
  w.app.directory.actorOf(account)?.duties.some((held) => held.duty === duty) ?? false

describe('giving a duty', () => {
  it('shows what somebody can do now and could do then, in words, before anything is given', async () => {
    const asked = new URLSearchParams({ duty: 'finance', unit: w.units.finance, from: '2026-11-24', until: '' })
    const { status, text } = await w.as('hrLead').get(`${paths.accountDuties(w.account('headTech'))}?${asked}`)
    expect(status).toBe(200)
    const [before = '', after = ''] = text.split('授予后能做什么')
    expect(before).not.toContain('登记和审批薪酬')
    expect(after).toContain('<b>财务：登记和审批薪酬，办离职结算</b>')
    expect(after).toContain('<b>薪酬</b>')
    expect(holds(w.account('headTech'), 'finance')).toBe(false)
  })

  it('is done for a unit and a term, and counts from the next request on', async () => {
    expect((await give('headTech', {})).status).toBe(303)
    const held = w.app.directory.actorOf(w.account('headTech'))?.duties.find(({ duty }) => duty === 'finance')
    expect([...(held?.units ?? [])]).toEqual([w.units.finance])
    expect((await give('leaderTech', { since: '2026-12-01', until: '2026-12-31' })).status).toBe(303)
    expect(holds(w.account('leaderTech'), 'finance')).toBe(false)
    const { text } = await w.as('hrLead').get(paths.account(w.account('leaderTech')))
    expect(text).toContain('2026.12.01 起，到 2026.12.31 前一天')
  })

  it('is refused with a sentence: to oneself, twice, against what excludes it, with days the wrong way round', async () => {
    for (const [who, form, said] of [
      ['hrLead', {}, '不能办理自己的账号'],
      ['headTech', {}, '已有这项职责'],
      ['it', { duty: 'auditor', unit: w.units.company }, '不能由同一人兼任'],
      ['auditor', { duty: 'hr-lead', unit: w.units.company }, '不能由同一人兼任'],
      ['legal', { until: '2026-11-24' }, '截止日期须在起始日期之后'],
      ['legal', { since: 'soon' }, '请填写任职起始日期'],
      ['legal', { duty: 'emperor' }, '请选择职责'],
      ['legal', { duty: 'head' }, '负责人和分管领导随职务产生'],
      ['legal', { unit: 'nowhere' }, '请选择机构'],
    ] as const) {
      const { status, text } = await give(who, form)
      expect([status, text.includes(said)], said).toEqual([422, true])
    }
    expect(holds(w.account('legal'), 'finance')).toBe(false)
  })

  it('is not tricked by a term that begins before another one ends', async () => {
    expect((await give('it', { duty: 'auditor', unit: w.units.company, since: '2030-01-01' })).status).toBe(422)
  })

  it('is for the HR lead alone, and by a form that was drawn for that one', async () => {
    for (const who of ['hr', 'it', 'auditor', 'manager'] as const) {
      expect((await give('legal', {}, who)).status).toBe(403)
      expect((await w.as(who).get(paths.account(w.account('legal')))).status).toBe(403)
    }
    const path = paths.accountDuties(w.account('legal'))
    expect((await give('legal', { cmd_id: drawnFor(w.app, w.account('hr'), path) })).status).toBe(409)
  })

  it('ends at once where it is taken back, once, and may be given again on the same day', async () => {
    const form = { duty: 'legal', unit: w.units.company, since: '2026-11-24' }
    expect((await give('fallback', form)).status).toBe(303)
    const back = () => w.as('hrLead').post(paths.accountDutyEnd(w.account('fallback')), form)
    expect((await back()).status).toBe(303)
    expect(holds(w.account('fallback'), 'legal')).toBe(false)
    expect((await back()).text).toContain('已经收回')
    expect((await give('fallback', form)).status).toBe(303)
    expect(holds(w.account('fallback'), 'legal')).toBe(true)
  })
})

describe('the last HR lead, IT and auditor', () => {
  it('keep duty and account until somebody else has the duty', async () => {
    for (const [who, duty] of [
      ['it', 'it'],
      ['auditor', 'auditor'],
    ] as const) {
      for (const answer of [await end(who, duty), await act(who, 'suspension'), await act(who, 'closing')])
        expect([answer.status, answer.text.includes('只剩这一个人有这项职责')], who).toEqual([422, true])
      expect(holds(w.account(who), duty)).toBe(true)
    }
    expect((await give('finance', { duty: 'it', unit: w.units.company })).status).toBe(303)
    expect((await end('it', 'it')).status).toBe(303)
    expect((await give('it', { duty: 'it', unit: w.units.company })).status).toBe(303)
  })

  it('settle nothing about themselves', async () => {
    for (const answer of [
      await end('hrLead', 'hr-lead'),
      await act('hrLead', 'suspension'),
      await act('hrLead', 'closing'),
    ])
      expect([answer.status, answer.text.includes('不能办理自己的账号')]).toEqual([422, true])
  })
})

describe('an account', () => {
  it('is suspended at once and resumed by the HR lead, whatever IT does meanwhile', async () => {
    const cookie = await w.cookie('archivist')
    expect((await act('archivist', 'suspension')).status).toBe(303)
    expect((await w.web.request('/archive', { headers: { Cookie: cookie } })).status).toBe(303)
    const unlock = paths.numberedAccountAct(w.account('archivist'), 'unlock')
    expect((await w.as('it').post(unlock)).text).toContain('没有被信息技术人员锁定')
    await w.as('it').post(paths.numberedAccountAct(w.account('archivist'), 'lock'))
    expect((await act('archivist', 'resumption')).status).toBe(303)
    expect(w.app.directory.actorOf(w.account('archivist'))).toBeUndefined()
    expect((await w.as('it').post(unlock)).status).toBe(303)
    expect(w.app.directory.actorOf(w.account('archivist'))).toBeDefined()
    expect((await act('archivist', 'resumption')).status).toBe(422)
  })

  it('shows what hangs on its owner before it is closed, by numbers and units alone', async () => {
    const { status, text } = await w.as('hrLead').get(paths.accountAct(w.account('headTech'), 'closing'))
    expect(status).toBe(200)
    expect(text).toContain('技术部 技术部部长')
    expect(text).toContain('待办的审批')
    expect((await w.as('hrLead').get(paths.accountAct(w.account('fallback'), 'closing'))).text).toContain(
      '请先另行指定',
    )
  })

  it('is closed for good: duties end, nobody signs in, and nothing more is settled about it', async () => {
    expect((await act('finance', 'closing', { successor: 'nobody' })).text).toContain('接替的人须是另一个能登录的人')
    expect((await act('finance', 'closing', { successor: w.person('legal') })).status).toBe(303)
    expect(w.app.directory.actorOf(w.account('finance'))).toBeUndefined()
    expect((await w.as(undefined).post('/sign-in', { number: 'F002', password: 'a password of fifteen' })).status).toBe(
      422,
    )
    for (const answer of [
      await act('finance', 'resumption'),
      await act('finance', 'closing'),
      await give('finance', {}),
    ])
      expect([answer.status, answer.text.includes('已停用')]).toEqual([422, true])
    const link = await w.as('hrLead').post(paths.accountLink(w.account('finance')), { purpose: 'password' })
    expect(link.status).toBe(422)
    expect((await w.as('hrLead').get(paths.account(w.account('finance')))).status).toBe(200)
  })
})

describe('a duty that ends while a case waits for it', () => {
  const seated = async (id: string) => {
    const rows = await w.app.db
      .selectFrom('case_candidates as p')
      .innerJoin('case_seats as s', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select('p.person_id')
      .where('p.case_id', '=', id as CaseId)
      .where('s.state', '=', 'open')
      .execute()
    return rows.map(({ person_id }) => w.app.directory.nameOf(person_id)).sort()
  }
  const handed = async () => (await log.search(w.app.db, { act: 'case.handed-on' }, 99)).length

  it('goes to whoever holds it still, at once or on its day, and to the next where nobody does', async () => {
    await give('legal', { duty: 'checker', unit: w.units.company, until: '2026-12-01' })
    const id = await walker(w).submit(w.dossiers.zhou)
    expect(await seated(id)).toEqual(['方宁', '苏法', '顾言'])
    const before = await handed()
    await act('legal', 'suspension')
    expect((await w.as('hrLead').get(paths.account(w.account('legal')))).text).toContain('待办的审批：1 件')
    await act('legal', 'resumption')
    // A second term for the same unit keeps the seat until it ends too.
    const second = { duty: 'checker', unit: w.units.tech, since: '2026-11-24' }
    await give('hr2', second)
    expect((await end('hr2', 'checker')).status).toBe(303)
    expect(await seated(id)).toHaveLength(3)
    await w.as('hrLead').post(paths.accountDutyEnd(w.account('hr2')), second)
    expect([await seated(id), (await handed()) - before]).toEqual([['方宁', '苏法'], 1])
    await fallDue(w.app)
    expect(await seated(id)).toEqual(['方宁', '苏法'])
    w.clock.set('2026-12-02T01:00:00.000Z')
    await fallDue(w.app)
    expect([await seated(id), (await handed()) - before]).toEqual([['方宁'], 2])
    await fallDue(w.app)
    expect((await handed()) - before).toBe(2)
  })
})
