import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, beyondRefusals, openCase, type Way } from './steps.ts'

const way: Way = { script: true, by: 'mouse' }
const name = '周契'

let house: BrowserHouse
let id: CaseId
beforeAll(async () => {
  house = await browserHouse()
  id = await submitted()
})
afterAll(() => house.close())

const submitted = () => walker(house.world).submit(house.world.dossiers.zhou)

/** A window that stays open on the case while others go on. */
async function pageOf(who: Cast, path: string, script = true) {
  const visitor = await house.as(who, { script })
  await visitor.page.goto(path)
  return visitor
}

const opinion = (page: Page) => page.getByRole('textbox', { name: '审批意见' })
const agree = (page: Page) => page.getByRole('button', { name: '同意', exact: true })
const route = async (page: Page) =>
  (await page.getByRole('list', { name: '经过与去向' }).innerText()).replace(/\s+/g, ' ')

describe('a page that went stale', () => {
  it('of a case withdrawn meanwhile decides nothing, says so and keeps what was typed', async () => {
    await walker(house.world).until(id, 'head')
    const { page, context } = await pageOf('headTech', paths.case(id))
    await opinion(page).fill('情况属实，同意。')
    const hr = await pageOf('hr', paths.case(id))
    await hr.page.getByText('撤回审批').click()
    await hr.page.getByLabel('撤回理由').fill('先补材料')
    await hr.page.getByRole('button', { name: '撤回', exact: true }).click()
    await hr.page.getByText('已撤回').first().waitFor()
    await agree(page).click()
    await page.getByText(/这件事已由林晓岚在 09:0\d 撤回，不再收意见，没有改动/).waitFor()
    await page.getByText('您写的还在：情况属实，同意。').waitFor()
    expect(await route(page)).toContain('撤回 林晓岚')
    for (const one of [context, hr.context]) await one.close()
  })
})

describe('deciding twice', () => {
  it('with a double click gives one verdict, with script and without', async () => {
    id = await submitted()
    await at(house, 'hr2', paths.case(id), way, async (page) => {
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await agree(page).dblclick()
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    })
    await at(house, 'headTech', paths.case(id), { script: false }, async (page) => {
      await agree(page).dblclick()
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
      await page.goto(paths.case(id))
      expect(await route(page)).toMatch(/已完成： 复核 顾言 .*已完成： 部门负责人 您 .*等待处理： 分管领导 赵国华/)
      expect((await route(page)).match(/已完成/g)).toHaveLength(3)
    })
  })

  it('is not offered after Back, and refused on a page that was open before, the next step untouched', async () => {
    const { page, other, close } = await approveAndGoBack('leaderTech', true)
    expect(await agree(page).count()).toBe(0)
    expect(await route(page)).toMatch(/已完成： 分管领导 您 .*等待处理： 总经理 冯远/)
    await opinion(other).fill('再点一次')
    await agree(other).click()
    await other.getByText(/您在 09:0\d 已经办过这一步，这一次没有计入/).waitFor()
    await other.getByText('您写的还在：再点一次').waitFor()
    expect(await route(other)).toMatch(/等待处理： 总经理 冯远/)
    await close()
  })

  it('changes nothing after the end either, without script', async () => {
    const { page, other, close } = await approveAndGoBack('manager', false)
    expect(await agree(page).count()).toBe(0)
    await agree(other).click()
    await other.getByText(/您在 09:0\d 已经办过这一步，这一次没有计入/).waitFor()
    expect(await route(other)).toMatch(/已完成： 总经理 您 .*已完成： 归档/)
    await close()
  })
})

/** Agrees from the to-do list and presses Back; a second window on the same case was open all the while. */
async function approveAndGoBack(who: Cast, script: boolean) {
  const { page, context, complaints } = await pageOf(who, paths.home(), script)
  await openCase(page, name, way)
  const other = await context.newPage()
  await other.goto(page.url())
  await agree(page).click()
  await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: `${name} · 新建档案` }).waitFor()
  const close = async () => {
    expect(beyondRefusals(complaints)).toEqual([])
    await context.close()
  }
  return { page, other, close }
}
