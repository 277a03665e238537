import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { some } from '../thorough.ts'
import { unzipped } from '../unzipped.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { downloaded } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

for (const script of some([true, false], 2)) {
  it(`exports one dossier from its page and several from the list, ${script ? 'with' : 'without'} script`, async () => {
    const { page, context, complaints } = await house.as('hr', { script })
    await page.goto(`/dossiers/${house.world.dossiers.wang}`)
    await page.getByRole('link', { name: '导出', exact: true }).click()
    await page.getByLabel('导出为').selectOption({ label: 'Word 任免审批表（.docx）' })
    await page.locator('main').getByRole('button', { name: '导出', exact: true }).click()
    await expect.poll(() => page.locator('.problem').textContent()).toContain('请写明导出事由')
    await page.getByLabel('导出事由').fill('报送集团组织部')
    const file = await downloaded(page, page.locator('main').getByRole('button', { name: '导出', exact: true }), {
      script,
    })
    expect(file.suggestedFilename()).toBe('王建国.docx')

    await page.goto('/dossiers')
    await page.getByRole('link', { name: '导出', exact: true }).click()
    await page.getByRole('checkbox', { name: '导出 周契' }).uncheck()
    await page.getByLabel('导出事由').fill('报送集团组织部')
    const archive = await downloaded(page, page.locator('main').getByRole('button', { name: '导出', exact: true }), {
      script,
    })
    expect(archive.suggestedFilename()).toMatch(/^任免审批表（\d+人）\.zip$/)
    const names = (await unzipped(await readFile(await archive.path()))).map(({ name }) => name)
    expect(names).toContain('王建国.lrmx')
    expect(names).not.toContain('周契.lrmx')

    const sheet = await downloaded(page, page.getByRole('button', { name: '导出名单' }), { script })
    expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/)

    await page.getByRole('link', { name: '导出登记' }).click()
    await expect.poll(() => page.locator('main').textContent()).toContain('Word 任免审批表')
    if (script) expect(await violationsOf(page)).toEqual([])
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await context.close()
  })
}
