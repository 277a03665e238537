import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { approveUntil, at, beyondRefusals, openCase, type Way } from './steps.ts'

const way: Way = { script: true, by: 'mouse' }
const name = '周契'

let house: BrowserHouse

beforeAll(async () => {
  house = await browserHouse()
})

afterAll(() => house.close())

const dossier = () => house.world.dossiers.zhou
const stateOf = () => house.world.app.roster.entry(dossier())?.subject.state

/** HR submits the draft and stays on the page of the case. */
const submit = () =>
  at(house, 'hr', paths.submission(dossier()), way, async (page) => {
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('已提交').waitFor()
    return new URL(page.url()).pathname
  })

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

const tickAll = async (page: Page) => {
  for (const box of await page.getByRole('checkbox').all()) await box.check()
}

describe('a pooled seat', () => {
  it('takes one verdict when two officers decide at once, and tells the other kindly', async () => {
    const path = await submit()
    const both = await Promise.all([pageOf('hr2', path), pageOf('hrLead', path)])
    for (const { page } of both) {
      await tickAll(page)
      await opinion(page).fill('原件都看过')
    }
    await Promise.all(both.map(({ page }) => agree(page).click()))
    const outcomes = await Promise.all(
      both.map(async ({ page }) => {
        const [won, lost] = [
          page.getByText('已同意'),
          page.getByText(/已由(顾言|方宁)在 09:0\d 处理，您的意见没有计入/),
        ]
        await won.or(lost).first().waitFor()
        return (await lost.count()) > 0 ? 'lost' : 'won'
      }),
    )
    expect(outcomes.toSorted()).toEqual(['lost', 'won'])

    const loser = both[outcomes.indexOf('lost')]
    expect(await loser?.page.getByText('您写的还在：原件都看过').count()).toBe(1)
    expect(await loser?.page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
    for (const { page, complaints, context } of both) {
      await page.goto(paths.home())
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
      expect(beyondRefusals(complaints)).toEqual([])
      await context.close()
    }
    await at(house, 'hr', path, way, async (page) => {
      expect(await route(page)).toMatch(/已完成： 复核 (顾言|方宁) .*等待处理： 部门负责人 沈诚/)
    })
  })
})

describe('a case that comes back', () => {
  it('is returned with a reason, mended on the draft, submitted again and walks the whole way', async () => {
    await at(house, 'headTech', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await page.getByText('退回…').click()
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('写下理由，对方才知道怎么办。').first().waitFor()
      await opinion(page).fill('籍贯写错了')
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回').waitFor()
    })
    await at(house, 'hr', paths.home(), way, async (page) => {
      await page.getByText('退回给您：籍贯写错了').waitFor()
      await openCase(page, name, way)
      await page.getByText(/沈诚（技术部部长）.*退回：籍贯写错了/).waitFor()
      await page.getByRole('link', { name: '去修改' }).click()
      await page
        .getByRole('region', { name: '基本信息' })
        .or(page.locator('#basic'))
        .getByRole('link', { name: '修改' })
        .first()
        .click()
      await page.getByLabel('籍贯').fill('山东烟台')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByText('山东烟台').first().waitFor()
      await page.getByText('这份草稿被退回了，改好后到审批里重新提交。').waitFor()
      expect(await page.getByRole('link', { name: '作废草稿' }).count()).toBe(0)
      await page.getByRole('link', { name: '去重新提交' }).click()
      await opinion(page).fill('已改籍贯')
      await page.getByRole('button', { name: '重新提交' }).click()
      await page.getByText('已重新提交').waitFor()
      expect(await route(page)).toMatch(/重新提交 您 .*改动 \d 处 已改籍贯 等待处理： 复核/)
    })
    await approveUntil(house, name, 'head', '同意', way)
    await at(house, 'headTech', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await page.getByText('山东烟台').first().waitFor()
      expect(await page.getByRole('main').innerText()).not.toContain('山东青岛 汉族')
    })
  })
})

describe('a page that went stale', () => {
  it('of a case withdrawn meanwhile decides nothing, says so and keeps what was typed', async () => {
    const path = await casePath()
    const head = await pageOf('headTech', path)
    await opinion(head.page).fill('情况属实，同意。')
    await at(house, 'hr', path, way, async (page) => {
      await page.getByText('撤回审批').click()
      await page.getByRole('button', { name: '撤回', exact: true }).click()
      await page.getByText('写下理由').first().waitFor()
      await page.getByLabel('撤回理由').fill('先补材料')
      await page.getByRole('button', { name: '撤回', exact: true }).click()
      await page.getByText('已撤回').first().waitFor()
    })
    await agree(head.page).click()
    await head.page.getByText(/这件事已由林晓岚在 09:0\d 撤回，不再收意见，没有改动/).waitFor()
    await head.page.getByText('您写的还在：情况属实，同意。').waitFor()
    expect(await route(head.page)).toContain('撤回 林晓岚')
    expect(stateOf()).toBe('draft')
    await head.page.goto(paths.home())
    await head.page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    await head.context.close()
  })
})

describe('a case that is rejected', () => {
  it('needs a reason, and the draft is free again for its author', async () => {
    await submit()
    await approveUntil(house, name, 'head', '同意', way)
    await at(house, 'headTech', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await page.getByRole('button', { name: '不同意' }).click()
      await page.getByText('写下理由，对方才知道怎么办。').first().waitFor()
      expect(stateOf()).toBe('confirming')
      await opinion(page).fill('编制已满')
      await page.getByRole('button', { name: '不同意' }).click()
      await page.getByText('已记为不同意').waitFor()
    })
    await at(house, 'hr', paths.home(), way, async (page) => {
      await page
        .getByRole('link', { name: new RegExp(`${name}.*未同意`) })
        .first()
        .click()
      await page.getByText('编制已满').filter({ visible: true }).first().waitFor()
      await page.getByRole('link', { name: '看档案' }).click()
      await page.getByText('草稿', { exact: true }).first().waitFor()
      await page.getByRole('link', { name: '提交审批' }).waitFor()
    })
  })
})

describe('deciding twice', () => {
  it('with a double click gives one verdict', async () => {
    await submit()
    await at(house, 'hr2', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await tickAll(page)
      await agree(page).dblclick()
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    })
    await at(house, 'headTech', paths.home(), { script: false }, async (page) => {
      await openCase(page, name, way)
      await agree(page).dblclick()
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
    })
    await at(house, 'hr', await casePath(), way, async (page) => {
      expect(await route(page)).toMatch(/已完成： 复核 顾言 .*已完成： 部门负责人 沈诚 .*等待处理： 分管领导 赵国华/)
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

  it('changes nothing after the end either, without script, nor can the applicant withdraw what is archived', async () => {
    const hr = await pageOf('hr', await casePath())
    const { page, other, close } = await approveAndGoBack('manager', false)
    expect(await agree(page).count()).toBe(0)
    await agree(other).click()
    await other.getByText(/您在 09:0\d 已经办过这一步，这一次没有计入/).waitFor()
    expect(await route(other)).toMatch(/已完成： 总经理 您 .*已完成： 归档/)
    await close()

    await hr.page.getByText('撤回审批').click()
    await hr.page.getByLabel('撤回理由').fill('来不及了')
    await hr.page.getByRole('button', { name: '撤回', exact: true }).click()
    await hr.page.getByText(/这件事已在 09:0\d 办结，不再收意见，没有改动/).waitFor()
    await hr.page.getByText('您写的还在：来不及了').waitFor()
    expect(stateOf()).toBe('archived')
    expect(beyondRefusals(hr.complaints)).toEqual([])
    await hr.context.close()
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

/** The case of this dossier that HR started last. */
const casePath = () =>
  at(house, 'hr', paths.home('mine'), way, async (page) => {
    await openCase(page, name, way)
    return new URL(page.url()).pathname
  })
