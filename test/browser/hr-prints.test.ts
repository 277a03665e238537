import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { wordsFiled } from './steps.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

describe('what HR prints by itself', () => {
  it.each(some([true, false], 2))(
    'goes from the list to one file of forms, each code found again (script: %s)',
    async (script) => {
      const { page, context, complaints } = await house.as('邹雨桐', { script })
      await page.goto(paths.dossiers({ state: 'archived' }))
      await page.getByRole('link', { name: '任免审批表' }).click()
      await page.getByRole('heading', { name: '打印任免审批表' }).waitFor()
      const people = page.getByRole('checkbox')
      const count = await people.count()
      expect(count).toBeGreaterThan(2)
      for (let at = 2; at < count; at += 1) await people.nth(at).uncheck()
      await page.getByLabel('版式').selectOption('older')
      await page.getByLabel('份数').selectOption('2')

      await page.getByRole('button', { name: '打印选中的人' }).click()
      await page.getByText('写明打印事由').first().waitFor()
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2)
      expect(await page.getByLabel('版式').inputValue()).toBe('older')

      await page.getByLabel('打印事由').fill('提交党委会研究')
      const text = await wordsFiled(page, page.getByRole('button', { name: '打印选中的人' }), { script })
      expect(text.length % 8).toBe(0)
      expect(text[0]).toContain('干部任免审批表')
      expect(text.every((words) => words.includes('未签批'))).toBe(true)
      const code = /P-[0-9A-Z]{4}-1-[0-9A-Z]/.exec(text[0] ?? '')?.[0] ?? ''
      await page.goto(paths.codes(code))
      expect(await page.locator('main').innerText()).toContain('打印稿，未签批')
      // The refusal above; a browser notes every answer of 422.
      expect(complaints.filter((text) => !text.includes('422'))).toEqual([])
      await context.close()
    },
  )

  it('is found from a dossier: preview, print, and the record of the print', async () => {
    const { page, context, complaints } = await house.as('邹雨桐')
    await page.goto(paths.dossier(house.demo.dossierOf('王伟', 'LC-SC-ZZ')))
    await page.getByRole('link', { name: '任免审批表' }).click()
    await page.getByText('还没有打印过').waitFor()
    await page.getByLabel('打印事由').fill('呈报')
    const text = await wordsFiled(page, page.getByRole('button', { name: '打印', exact: true }), { script: true })
    expect(text[0]).toContain('王伟')
    await page.getByRole('link', { name: /邹雨桐，2 面/ }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
