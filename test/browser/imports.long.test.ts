import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formDocx, pictureParts, pictureXml } from '../domain/imports/docx-file.ts'
import { lrm } from '../domain/imports/lrm-file.ts'
import { written } from '../domain/imports/person-file.ts'
import { zipNamed } from '../domain/imports/zip-file.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const fixture = (name: string) => `test/fixtures/${name}.lrmx`

async function send(page: Page, ...names: readonly string[]) {
  await page.goto('/imports')
  await page.selectOption('select[name=unit]', house.world.units.finance)
  await page.setInputFiles('input[name=files]', names.map(fixture))
  await page.locator('main').getByRole('button', { name: '导入', exact: true }).click()
}

it('compares, mends and keeps an import without script', async () => {
  const { page, context, complaints } = await house.as('hr', { script: false })
  await send(page, 'rare-characters')
  await page.getByRole('button', { name: '取 沈䶮山' }).click()
  await page.getByRole('button', { name: '已核对' }).first().click()
  await page.locator('input[name="r1.nativePlace"]').fill('江苏苏州')
  await page.locator('input[name="r2.number"]').fill('123')
  await page.getByRole('button', { name: '建成草稿' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('还有标红的地方要改')
  expect(await page.locator('input[name="r1.nativePlace"]').inputValue()).toBe('江苏苏州')
  expect(await page.locator('.problem').textContent()).toContain('身份证号应为 18 位')

  await page.locator('input[name="r2.number"]').fill('330683198608179982')
  await page.getByRole('button', { name: '建成草稿' }).click()
  await page.waitForURL(/\/dossiers\//)
  const text = await page.locator('main').textContent()
  for (const shown of ['沈䶮', '沈䶮山', '褚𠮷年', '江苏苏州']) expect(text).toContain(shown)
  expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
  await context.close()
})

it('takes a zip of three people with their photos, compares and keeps one of them', async () => {
  const { page, context, complaints } = await house.as('hr')
  const portrait = sharp({ create: { width: 376, height: 460, channels: 3, background: '#446688' } })
  const photo = await portrait.jpeg().toBuffer()
  const zip = await zipNamed([
    ['名册/虞一.lrm', lrm({ 0: '虞一' })],
    ['名册/虞一.pic', photo],
    ['名册/虞二.docx', await formDocx({ name: '虞二', photo: { xml: pictureXml() } }, {}, pictureParts(photo))],
    ['名册/虞三.lrmx', written({ XingMing: '虞三', ShenFenZheng: '', ZhaoPian: photo.toString('base64') })],
  ])
  await page.goto('/imports')
  await page.selectOption('select[name=unit]', house.world.units.finance)
  await page.setInputFiles('input[name=files]', {
    name: '名册.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zip),
  })
  await page.locator('main').getByRole('button', { name: '导入', exact: true }).click()
  const results = page.locator('#results li.ok')
  await results.first().waitFor()
  expect(await results.count()).toBe(3)
  await results.filter({ hasText: '虞二' }).getByRole('link').click()
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  expect(await page.locator('main').textContent()).toContain('虞二.docx')
  const shown = page.locator('main img')
  await shown.first().scrollIntoViewIfNeeded()
  await expect.poll(() => shown.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '建成草稿' }).click()
  await page.waitForURL(/\/dossiers\//)
  const text = await page.locator('main').textContent()
  for (const one of ['虞二', '湖南长沙', '许明舟']) expect(text).toContain(one)
  expect(complaints).toEqual([])
  await context.close()
})

describe('the pages of imports', () => {
  it.each([
    ['light, wide', { width: 1360, theme: 'light' }, 'zh-Hans'],
    ['dark, narrow, in the longest words', { width: 390, theme: 'dark' }, 'en'],
    ['very wide, in traditional characters', { width: 1920, theme: 'light' }, 'zh-Hant'],
  ] as const)('are accessible and keep to their width: %s', async (_, sight, language) => {
    const sender = await house.as('hr')
    await send(sender.page, 'gaps-and-doubts', 'long-resume', 'rare-characters')
    await sender.page.locator('main table a').first().waitFor()
    await sender.context.close()
    const { page, context } = await house.as('hr', sight)
    await context.addCookies([{ name: 'language', value: language, url: house.origin }])
    await page.goto('/imports')
    const links = await page
      .locator('main table a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(0)
    for (const path of ['/imports', ...links, `${links[0]}/discarding`]) {
      await page.goto(path)
      const violations = await violationsOf(page)
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(sight.width)
    }
    await context.close()
  })
})
