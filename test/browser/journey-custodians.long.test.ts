import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { cast, passphrase } from '../world.ts'
import { type LockableHouse, lockableHouse, lockNow, unlock } from './lockable-house.ts'

let house: LockableHouse
beforeAll(async () => {
  house = await lockableHouse()
})
afterAll(() => house.close())

const words = { manager: '江南可采莲，莲叶何田田', fallback: '鱼戏莲叶间，鱼戏莲叶东' } as const

/** Every share code that a page shows. */
const codesOn = async (page: Page) => (await page.content()).match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g) ?? []

async function codeOf(page: Page, at: number): Promise<string> {
  await page.goto(paths.custodians())
  expect(await codesOn(page)).toEqual([])
  await page.locator(`form[action="${paths.custodianCode(at)}"] button`).click()
  await page.getByRole('heading', { level: 1, name: '份额码' }).waitFor()
  const [code = '', ...others] = await codesOn(page)
  expect([code.length, others]).toEqual([19, []])
  return code
}

describe('two new custodians in two browsers', () => {
  it('take a code each, one a page, and the house opens by their words and no more by the old ones', async () => {
    const [lead, keeper] = [await house.as('hrLead'), await house.as('keeper')]
    await lead.page.goto(paths.custodians())
    await lead.page.click(`a[href="${paths.custodianChange()}"]`)
    await lead.page.getByRole('heading', { level: 1, name: '变更保管人' }).waitFor()
    await lead.page.locator('[name^=stay-]').first().selectOption('leaves')
    await lead.page.fill('[name=coming]', `${cast.manager.number}\n${cast.fallback.number}`)
    await lead.page.fill('[name=threshold]', '2')
    await lead.page.selectOption('[name=card]', 'none')
    await lead.page.fill('[name=reason]', '原保管人调离')
    await lead.page.click('#main form[method=post] button.go')
    await lead.page.locator('#notice', { hasText: '等另一个人同意' }).waitFor()

    await keeper.page.goto(paths.agreements())
    await keeper.page.getByRole('button', { name: '同意' }).first().click()
    await keeper.page.locator('#notice', { hasText: '已同意' }).waitFor()

    const codes = { manager: await codeOf(lead.page, 0), fallback: await codeOf(lead.page, 1) }
    expect(codes.manager).not.toBe(codes.fallback)
    const [one, two] = [await house.as('manager'), await house.as('fallback')]
    for (const [{ page }, who] of [[one, 'manager'] as const, [two, 'fallback'] as const]) {
      await page.goto(paths.ownShare())
      await page.fill('[name=code]', codes[who])
      await page.fill('#seat-first', words[who])
      await page.fill('#seat-second', words[who])
      await page.locator(`form[action="${paths.ownShareSeat()}"] button`).click()
      await page.locator('#notice', { hasText: '再输一次核对' }).waitFor()
      expect(await page.content()).not.toContain(words[who])
      await page.fill('#proof-passphrase', words[who])
      await page.locator(`form[action="${paths.ownShareProof()}"] button`).click()
      await page.locator('#notice', { hasText: /已核对|已换锁/ }).waitFor()
    }
    await lead.page.goto(paths.custodians())
    for (const who of ['manager', 'fallback'] as const)
      await lead.page.locator('tr', { hasText: cast[who].name }).waitFor()

    await lead.page.goto(paths.seal())
    await lead.page.getByText('要 2 份口令或恢复卡一起才能重新打开').waitFor()
    await lockNow(lead.page)
    await unlock(one.page, passphrase)
    await one.page.getByText('口令或恢复码不对').waitFor()
    await unlock(one.page, words.manager)
    await one.page.getByText('已有 1 位保管人').waitFor()
    await unlock(two.page, words.fallback)
    await two.page.getByText('可以登录').waitFor()
    expect(house.machine.house.state.is).toBe('open')
    for (const { context, complaints } of [lead, keeper, one, two]) {
      expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
      await context.close()
    }
  })
})
