import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, openCase, press, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'keyboard' }
const name = '周契'

/** A case of its own for each of these, as far as others have taken it. */
let house: BrowserHouse
let id: CaseId
const begin = async () => {
  house = await browserHouse()
  id = await walker(house.world).submit(house.world.dossiers.zhou)
}

const stateOf = () => house.world.app.roster.entry(house.world.dossiers.zhou)?.subject.state

describe('a case in the browser', () => {
  beforeAll(begin)
  afterAll(() => house.close())

  it('takes a comment without leaving the page', () =>
    at(house, 'hr2', paths.case(id), mouse, async (page) => {
      await page.getByLabel('写意见').fill('照片不清楚')
      await page.getByRole('button', { name: '发送' }).click()
      await page.locator('.talk').getByText('照片不清楚').waitFor()
      expect(new URL(page.url()).pathname).toBe(paths.case(id))
    }))

  it('is returned with a reason, and submitted again', async () => {
    await at(house, 'hr2', paths.case(id), mouse, async (page) => {
      await page.getByText('退回…').click()
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('写下理由').first().waitFor()
      await page.getByRole('textbox', { name: '审批意见' }).fill('缺最近一段简历')
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回').first().waitFor()
    })
    expect(stateOf()).toBe('draft')
    await at(house, 'hr', paths.home(), mouse, async (page) => {
      await page.getByText('退回给您：缺最近一段简历').waitFor()
      await openCase(page, name, mouse)
      await page.getByRole('textbox', { name: '审批意见' }).fill('已补')
      await page.getByRole('button', { name: '重新提交' }).click()
      await page.getByText('已重新提交').first().waitFor()
    })
    expect(stateOf()).toBe('confirming')
  })

  it('is checked and confirmed without script by keyboard alone, and says what was not ticked', async () => {
    const agree = { name: '同意', exact: true }
    await at(house, 'hr2', paths.home(), plain, async (page) => {
      await openCase(page, name, plain)
      await writeOpinion(page, '照片与本人相符', plain)
      await press(page, page.getByRole('button', agree), plain)
      await page
        .getByText(/还有没勾的/)
        .first()
        .waitFor()
      expect(await page.getByRole('textbox', { name: '审批意见' }).inputValue()).toBe('照片与本人相符')
      expect(await page.locator('input[type=checkbox]:focus').count()).toBe(1)
      for (const box of await page.getByRole('checkbox').all()) await press(page, box, plain)
      await press(page, page.getByRole('button', agree), plain)
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    })
    await at(house, 'headTech', paths.home(), plain, async (page) => {
      await openCase(page, name, plain)
      await press(page, page.getByRole('button', agree), plain)
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    })
    expect(stateOf()).toBe('approving')
  })
})

describe('a case on a telephone', () => {
  beforeAll(begin)
  afterAll(() => house.close())

  const onTelephone = async (who: Cast) => {
    const visitor = await house.as(who, { width: 390 })
    await visitor.page.goto(paths.case(id))
    return visitor
  }

  it('keeps its buttons and its places in reach, at either end of the page', async () => {
    const { page, context } = await onTelephone('hr2')
    for (const y of [0, 100_000]) {
      await page.evaluate((y) => scrollTo(0, y), y)
      for (const name of ['不同意', '同意'])
        await page.getByRole('button', { name, exact: true }).click({ trial: true })
    }
    await page.locator('.rail').getByRole('link', { name: '干部' }).click({ trial: true })
    await context.close()
  })

  it('says what was said last right under the title, and lets the opinion grow', async () => {
    await walker(house.world).until(id, 'head')
    const { page, context } = await onTelephone('headTech')
    const short = page.getByRole('region', { name: '办理情况' })
    await short.getByText('顾言（复核）').waitFor()
    const [said, content] = [await short.boundingBox(), await page.locator('.split').boundingBox()]
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(content?.y ?? 0)

    const opinion = page.locator('#opinion')
    const height = async () => (await opinion.boundingBox())?.height ?? 0
    await opinion.fill('情况属实')
    const before = await height()
    await opinion.fill(Array(6).fill('情况属实').join('\n'))
    expect(await height()).toBeGreaterThan(before * 1.5)
    await page.setViewportSize({ width: 1280, height: 900 })
    await short.waitFor({ state: 'hidden' })
    await context.close()
  })
})
