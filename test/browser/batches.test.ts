import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const title = '2026 年调薪'

/** Whoever is asked opens the batch from the to-do list, looks at its rows and decides on them at once. */
const decide = (who: Cast, script: boolean, look: (page: Page) => Promise<void> = async () => {}, rows = 2) =>
  at(house, who, paths.home(), { script }, async (page) => {
    await page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(rows > 1 ? `^${title} · ${rows} 件$` : ` · ${title}`) })
      .click()
    await page.getByRole('heading', { name: title }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '同意勾选的' }).click()
    await page.getByText('已办，各件结果见名单').waitFor()
  })

describe('a batch', () => {
  it('is pasted as one list and decided step by step by one act, with script and without', async () => {
    await at(house, 'finance', paths.peopleChangeStart(), { script: false }, async (page) => {
      await page.getByLabel('批次名称').fill(title)
      await page.getByLabel('作出决定的机构').fill('薪酬委员会')
      await page.getByLabel('文号', { exact: false }).first().fill('薪〔2026〕2号')
      await page.getByLabel('日期').fill('2026.11.20')
      await page.getByLabel('粘贴到这里').fill('姓名\t执行时间\t岗位工资\n王建国\t2026.12\t8500\n陈雨桐\t2026.12\t6300')
      await page.getByRole('button', { name: '提交' }).click()
      await page.getByRole('heading', { name: title }).waitFor()
      expect(await page.getByRole('main').innerText()).toContain('8,500.00')
    })
    await decide('hr', true, async (page) => {
      const text = await page.getByRole('main').innerText()
      for (const part of ['王建国', '陈雨桐', '6,300.00', '拟定月薪合计 14,800.00，原先没有记录'])
        expect(text).toContain(part)
      expect(await page.locator('input[name=case]:checked').count()).toBe(2)
      await page.locator('input[name=case]').nth(1).uncheck()
      await page.getByLabel('没勾选的：').selectOption('return')
      await page.getByPlaceholder('意见').fill('请核对标准')
    })
    await at(house, 'hr', paths.batches(), { script: true }, async (page) => {
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('heading', { name: title }).waitFor()
      const text = await page.getByRole('main').innerText()
      expect([text.includes('已退回'), text.includes('最终审批人')]).toEqual([true, true])
    })
    const { world } = house
    const { id } = await world.app.db
      .selectFrom('cases')
      .select('id')
      .where('dossier_id', '=', world.dossiers.wang)
      .executeTakeFirstOrThrow()
    await decide('fallback', false, async () => {}, 1)
    await walker(world).until(id, 'end')
    const dossier = paths.dossier(world.dossiers.wang)
    expect(await whoReads(house, '8,500.00', dossier, paths.dossierHistory(world.dossiers.wang))).toEqual([
      'hrLead',
      'hr',
      'hr2',
      'finance',
    ])
    // What came back stands in its block for whoever drew it.
    expect(await whoReads(house, '6,300.00', paths.dossier(world.dossiers.chen))).toEqual(['finance'])
  })
})
