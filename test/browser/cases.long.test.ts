import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import type { Cast, World } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { tabTo } from './steps.ts'

let house: BrowserHouse

const stateOf = (key: keyof World['dossiers'] = 'zhou') =>
  house.world.app.roster.entry(house.world.dossiers[key])?.subject.state

/** A window for each person alone, so that everybody has the own session. */
async function at(who: Cast, path: string, script: boolean, work: (page: Page) => Promise<void>) {
  const { page, complaints, giveBack } = await house.lend(who, { script, mouse: true })
  await page.goto(path)
  await work(page)
  // A refused form answers 422, which browsers report as a resource that failed.
  expect(complaints.filter((text) => !/status of (409|422)/.test(text))).toEqual([])
  await giveBack()
}

const submit = (script: boolean) =>
  at('hr', paths.submission(house.world.dossiers.zhou), script, async (page) => {
    await page.getByLabel('事由').fill('引进人才')
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByRole('heading', { name: '周契 · 新建档案' }).waitFor()
  })

/** From the to-do list into the case. */
const open = async (page: Page) => {
  await page.getByRole('link', { name: /周契/ }).first().click()
  await page.getByRole('heading', { name: '周契 · 新建档案' }).waitFor()
}

const check = (script: boolean) =>
  at('hr2', paths.home(), script, async (page) => {
    await open(page)
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: /^同意$/ }).click()
    await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
  })

/** Decides with the keyboard alone, from the to-do list on. */
const approveByKeyboard = (who: Cast, script: boolean, opinion: string) =>
  at(who, paths.home(), script, async (page) => {
    await tabTo(page, page.getByRole('link', { name: /^周契/ }).first())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '周契 · 新建档案' }).waitFor()
    await tabTo(page, page.getByRole('textbox', { name: '审批意见' }))
    await page.keyboard.type(opinion)
    await tabTo(page, page.getByRole('button', { name: /^同意$/ }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
  })

describe.each([
  ['with script', true],
  ['without script', false],
])('a case in the browser, %s', (_, script) => {
  beforeAll(async () => {
    house = await browserHouse()
  })
  afterAll(() => house.close())

  it('is returned with a reason, mended and submitted again', async () => {
    await submit(script)
    await at('hr2', paths.home(), script, async (page) => {
      await open(page)
      await page.getByText('退回…').click()
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('写下理由').first().waitFor()
      await page.getByRole('textbox', { name: '审批意见' }).fill('缺最近一段简历')
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回').first().waitFor()
    })
    expect(stateOf()).toBe('draft')
    await at('hr', paths.home(), script, async (page) => {
      await page.getByText('退回给您：缺最近一段简历').waitFor()
      await open(page)
      await page.getByRole('textbox', { name: '审批意见' }).fill('已补')
      await page.getByRole('button', { name: '重新提交' }).click()
      await page.getByText('已重新提交').first().waitFor()
    })
    expect(stateOf()).toBe('confirming')
  })

  it('is checked with every group ticked, and says which one is missing', async () => {
    await at('hr2', paths.home(), script, async (page) => {
      await open(page)
      await page.getByRole('checkbox').first().check()
      await page.getByRole('button', { name: /^同意$/ }).click()
      await page
        .getByText(/还有没勾的/)
        .first()
        .waitFor()
      expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)
    })
    await check(script)
  })

  it('is confirmed and approved by keyboard alone, and archived', async () => {
    await approveByKeyboard('headTech', script, '情况属实')
    await approveByKeyboard('leaderTech', script, '同意')
    expect(stateOf()).toBe('approving')
    await approveByKeyboard('manager', script, '同意归档')
    expect(stateOf()).toBe('archived')
  })
})

describe('a case that does not end well', () => {
  beforeAll(async () => {
    house = await browserHouse()
  })
  afterAll(() => house.close())

  it('is withdrawn by its applicant, folded away until wanted', async () => {
    await submit(true)
    await at('hr', paths.home('mine'), true, async (page) => {
      await open(page)
      await page.getByText('撤回审批').click()
      await page.getByLabel('撤回理由').fill('重复建档')
      await page.getByRole('button', { name: '撤回', exact: true }).click()
      await page.getByText('已撤回').first().waitFor()
    })
    expect(stateOf()).toBe('draft')
  })

  it('is rejected with a reason, and the draft is free again', async () => {
    await submit(true)
    await check(true)
    await at('headTech', paths.home(), true, async (page) => {
      await open(page)
      await page.getByRole('button', { name: '情况属实，同意。' }).click()
      expect(await page.getByRole('textbox', { name: '审批意见' }).inputValue()).toBe('情况属实，同意。')
      await page.getByRole('textbox', { name: '审批意见' }).fill('编制已满')
      await page.getByRole('button', { name: '不同意' }).click()
      await page.getByText('已记为不同意').waitFor()
    })
    expect(stateOf()).toBe('draft')
  })
})
