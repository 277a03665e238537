import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeAccount } from '#actions/organisation/leaving.ts'
import { inTransaction } from '#db/transaction.ts'
import { holds } from '#domain/access/actor.ts'
import type { AccountId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const shown = async () => words((await w.as('hrLead').get(paths.setup())).text)

describe('what remains to be set up', () => {
  it('is read from the house: what somebody holds stands, and is missing again once nobody does', async () => {
    const before = await shown()
    expect(before).toContain('信息技术 进行到 已设 怎么样 1 人')
    expect(before).toContain('法务 进行到 已设 怎么样 1 人')
    expect(before).toContain('1 个机构没有负责人')
    await inTransaction(w.app, (app) => closeAccount(app, { account: 'system' }, { account: w.account('legal') }))
    await w.app.directory.reload()
    expect(await shown()).toContain('没有人管合同')
    await w.as('hrLead').post(paths.setupDuty(), { duty: 'legal', account: w.account('hr') })
    expect(holds(w.actor('hr'), 'legal')).toBe(true)
    expect(await shown()).toContain('法务 进行到 已设 怎么样 1 人')
  })

  it('is for the HR lead alone, who gives no duty to oneself and names the last approver among those who can sign in', async () => {
    expect((await w.as('hr').get(paths.setup())).status).toBe(403)
    expect((await w.as('it').post(paths.setupDuty(), { duty: 'legal', account: w.account('it') })).status).toBe(403)
    const own = await w.as('hrLead').post(paths.setupDuty(), { duty: 'finance', account: w.account('hrLead') })
    expect([own.status, own.text.includes('不能给自己授予职责')]).toEqual([422, true])
    const none = await w.as('hrLead').post(paths.setupDuty(), { duty: 'finance', account: '' })
    expect(none.status).toBe(422)
    expect((await w.as('hrLead').post(paths.setupDuty(), { duty: 'it', account: w.account('hr') })).status).toBe(422)
    await w.as('hrLead').post(paths.setupFallback(), { person: w.person('manager') })
    expect(w.app.directory.settings.fallback).toBe(w.person('manager'))
    await w.as('hrLead').post(paths.setupFallback(), { person: 'nobody' })
    expect(w.app.directory.settings.fallback).toBe(w.person('manager'))
  })

  it('leads the HR lead where that one can act, and else says who can', async () => {
    const close = async (who: 'auditor' | 'it') => {
      await inTransaction(w.app, (app) => closeAccount(app, { account: 'system' }, { account: w.account(who) }))
      await w.app.directory.reload()
    }
    const lineOf = async (setting: string) =>
      (await w.as('hrLead').get(paths.setup())).text.match(new RegExp(`<tr data-row="${setting}">.*?</tr>`))?.[0] ?? ''
    expect(await lineOf('auditor')).toContain(`href="${paths.accounts()}"`)
    await close('auditor')
    expect(await lineOf('auditor')).toContain(`href="${paths.newAccount()}"`)
    expect(words(await lineOf('auditor'))).toContain('人力资源负责人')
    await close('it')
    for (const setting of ['it', 'auditor']) {
      const line = await lineOf(setting)
      expect(line, setting).not.toContain('<a ')
      expect(words(line), setting).toContain('持启动码的人：发链接，本人用链接设密码')
    }
  })

  it('has the catalogue as long open as nobody of the house may write it, whoever reads it', async () => {
    const lineOf = async () => (await shown()).match(/材料目录 进行到 \S+ 怎么样 (\d+ )?\S+/)?.[0]
    expect(await lineOf()).toContain('1 人可编材料目录')
    const { account } = w.app.directory.everyone().find((actor) => holds(actor, 'cataloguer')) ?? {}
    await inTransaction(w.app, (app) => closeAccount(app, { account: 'system' }, { account: account as AccountId }))
    await w.app.directory.reload()
    expect(await lineOf()).toContain('还没有 怎么样 没有人编材料目录：交给人力资源的一位')
    await w.as('hrLead').post(paths.setupDuty(), { duty: 'cataloguer', account: w.account('hr') })
    expect(await lineOf()).toContain('已设 怎么样 1 人可编材料目录')
  })

  it('says what one HR person alone means, and leads nobody there who has dossiers', async () => {
    expect(await shown()).not.toContain('人力资源只有一位')
    for (const who of ['hr', 'hr2'] as const)
      await inTransaction(w.app, (app) => closeAccount(app, { account: 'system' }, { account: w.account(who) }))
    await w.app.directory.reload()
    expect(await shown()).toContain('人力资源只有一位')
    expect((await w.as('hrLead').get('/')).status).toBe(200)
  })
})
