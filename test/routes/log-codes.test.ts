import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveDuty } from '#actions/organisation/people.ts'
import * as log from '#db/log/log.ts'
import type { Duty } from '#domain/access/actor.ts'
import { readEntry } from '#domain/log/entry.ts'
import { dayOf } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { type Answer, type Cast, cast, drawnFor, type World, world } from '../world.ts'

let w: World

beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const own = 'plum oar wing lamp'

const codeIn = ({ text }: Answer): string => /<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/.exec(text)?.[1] ?? ''

const ask = (who: Cast, account: string, more: Record<string, string> = {}) =>
  w.as(who).post(paths.logCodes(), { account, purpose: 'password', ...more })

const release = (who: Cast, account: string, more: Record<string, string> = {}) =>
  w.as(who).post(paths.logCodeRelease(), { account, ...more })

const activate = (who: Cast, whose: Cast) => w.as(who).post(paths.numberedAccountAct(w.account(whose), 'activation'))

const first = (number: string, code: string) =>
  w.as(undefined).post(paths.firstSignIn(), { number, 'code-once': code, password: own, 'password-again': own })

const openLinks = () =>
  w.app.db.selectFrom('links').select(['id', 'released_at']).where('ended_at', 'is', null).execute()

const lastAct = async () => {
  const [row] = await log.search(w.app.db, {}, 1)
  return row && readEntry(row.body)
}

async function withDuty(who: Cast, duty: Duty, work: () => Promise<void>) {
  const today = dayOf(w.app.now())
  await giveDuty(w.app, 'system', { account: w.account(who), duty, unit: w.units.company, from: today })
  await w.app.directory.reload()
  await work()
  await w.app.db.deleteFrom('duties').where('account_id', '=', w.account(who)).where('duty', '=', duty).execute()
  await w.app.directory.reload()
}

describe('the only HR lead who cannot sign in', () => {
  it('is let in by two: the auditor issues a code by number, seen once, and IT lets it be used', async () => {
    expect((await w.as('auditor').get(paths.log())).text).toContain(`href="${paths.logCodes()}"`)
    const page = await w.as('auditor').get(paths.logCodes())
    expect([page.status, page.text.includes('H001')]).toEqual([200, true])
    const answer = await ask('auditor', w.account('hrLead'))
    const code = codeIn(answer)
    expect([answer.status, code.length]).toEqual([200, 19])
    for (const { text } of [page, answer]) expect(text).not.toContain(cast.hrLead.name)
    const about = { account: w.account('hrLead'), purpose: 'password' }
    expect(await lastAct()).toMatchObject({ act: 'link.issued', actor: w.account('auditor'), about })
    expect((await w.as('auditor').get(paths.logCodes())).text).not.toContain(code)

    expect((await first('H001', code)).text).toContain('还没有启用')
    expect((await activate('auditor', 'hrLead')).status).toBe(404)
    expect((await release('auditor', w.account('hrLead'))).status).toBe(403)
    expect((await activate('it', 'hrLead')).status).toBe(303)
    expect((await first('H001', code)).status).toBe(303)
    expect((await first('H001', code)).status).toBe(422)
  })

  it('gets one code of a form that is sent twice', async () => {
    const form = { cmd_id: drawnFor(w.app, w.account('auditor'), paths.logCodes()) }
    const code = codeIn(await ask('auditor', w.account('hrLead'), form))
    const before = await openLinks()
    const again = await ask('auditor', w.account('hrLead'), form)
    expect([again.status, codeIn(again), again.text.includes('登录码已经显示过')]).toEqual([200, '', true])
    expect([code.length, await openLinks()]).toEqual([19, before])
  })

  it('is for the auditor alone, of that account alone, and from the own page alone', async () => {
    const before = await openLinks()
    for (const who of ['hrLead', 'hr', 'it', 'headTech', 'keeper'] as const) {
      expect((await w.as(who).get(paths.logCodes())).status, who).toBe(404)
      expect((await ask(who, w.account('hrLead'))).status, who).toBe(404)
      expect((await release(who, w.account('it'))).status, who).toBe(404)
    }
    for (const account of ['auditor', 'it', 'hr', 'legal'] as const)
      expect((await ask('auditor', w.account(account))).status, account).toBe(403)
    for (const account of ['', 'H001', '00000000-0000-7000-8000-00000000dead'])
      expect((await ask('auditor', account)).status, account).toBe(403)
    const { status } = await w
      .as('auditor')
      .post(paths.logCodes(), { account: w.account('hrLead') }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(status).toBe(403)
    const cmd_id = drawnFor(w.app, w.account('it'), paths.logCodes())
    expect((await ask('auditor', w.account('hrLead'), { cmd_id })).status).toBe(409)
    expect(await openLinks()).toEqual(before)
  })

  it('is none of the auditor’s as soon as another HR lead may act', async () => {
    await withDuty('hr2', 'hr-lead', async () => {
      const page = await w.as('auditor').get(paths.logCodes())
      expect(page.text).toContain('能登录的人力资源负责人不止一位')
      for (const who of ['hrLead', 'hr2'] as const) expect((await ask('auditor', w.account(who))).status).toBe(403)
    })
    expect(codeIn(await ask('auditor', w.account('hrLead')))).not.toBe('')
  })

  it('asks for a fresh proof first', async () => {
    const auditor = w.as('auditor')
    await auditor.get(paths.logCodes())
    w.clock.forward(6)
    const form = { account: w.account('hrLead'), purpose: 'password' }
    const asked = await auditor.post(paths.logCodes(), form)
    expect([asked.status, codeIn(asked), asked.text.includes('name="proof-secret"')]).toEqual([422, '', true])
    const proven = await auditor.post(paths.logCodes(), { ...form, 'proof-secret': 'a password of fifteen' })
    expect([proven.status, codeIn(proven).length]).toEqual([200, 19])
  })
})

describe('the only IT who cannot sign in', () => {
  const issue = (who: Cast) => w.as('hrLead').post(paths.accountLink(w.account(who)), { purpose: 'password' })

  it('is let in by two: the HR lead issues a code, and the auditor lets it be used, once', async () => {
    expect((await release('auditor', w.account('it'))).text).toContain('没有等待启用的')
    const issued = await issue('it')
    expect(issued.text).toContain('由安全审计启用')
    const itself = await activate('it', 'it')
    expect([itself.status, itself.text.includes('登录码由一个人发、另一个人启用')]).toEqual([422, true])
    expect((await w.as('auditor').get(paths.logCodes())).text).toContain('I001')
    const form = { cmd_id: drawnFor(w.app, w.account('auditor'), paths.logCodeRelease()) }
    expect(await release('auditor', w.account('it'), form)).toMatchObject({ status: 303 })
    expect(await lastAct()).toMatchObject({ act: 'account.activated', actor: w.account('auditor') })
    expect(await release('auditor', w.account('it'), form)).toMatchObject({ status: 303 })
    expect((await release('auditor', w.account('it'))).status).toBe(422)
    expect((await first('I001', codeIn(issued))).status).toBe(303)
  })

  it('is let in by another IT where there is one, and nobody else by the auditor', async () => {
    await issue('legal')
    for (const account of ['legal', 'auditor', 'hrLead'] as const)
      expect((await release('auditor', w.account(account))).status, account).toBe(403)
    await withDuty('archivist', 'it', async () => {
      const issued = await issue('it')
      expect(issued.text).toContain('请把工号告诉信息技术人员')
      expect((await release('auditor', w.account('it'))).status).toBe(403)
      expect((await activate('archivist', 'it')).status).toBe(303)
      expect((await first('I001', codeIn(issued))).status).toBe(303)
    })
  })

  it('lets no code be used by whoever issued it, whatever duty came since', async () => {
    await issue('legal')
    await w.app.db
      .updateTable('links')
      .set({ made_by: w.account('it') })
      .where('account_id', '=', w.account('legal'))
      .execute()
    const { status, text } = await activate('it', 'legal')
    expect([status, text.includes('也不能启用自己发的')]).toEqual([422, true])
  })
})
