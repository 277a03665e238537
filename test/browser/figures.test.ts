import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

let house: DemoHouse

beforeAll(async () => {
  house = await demoHouse()
})

afterAll(() => house.close())

it('of a table are opened by keyboard: the names are as many, and both ways back lead to the very cell', async () => {
  const { page, complaints } = await house.as('邹雨桐', { width: 1440 })
  await page.goto(paths.statisticsTable('by-rank', { asOf: '2026-10-31' }))
  const figure = page.locator('.figure-table tbody td a').nth(3)
  const number = Number(await figure.textContent())
  const opened = await figure.getAttribute('href')
  await figure.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === paths.dossiers())
  expect(await page.locator('main tbody tr').count()).toBe(Math.min(number, 50))
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  const isThere = (url: URL) => url.pathname === paths.statisticsTable('by-rank')
  await page.goBack()
  await page.waitForURL(isThere)
  await expect.poll(focused).toBe(opened)
  await page.goForward()
  await page.getByRole('link', { name: '回到这一格' }).press('Enter')
  await page.waitForURL(isThere)
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-10-31')
  await expect.poll(focused).toBe(opened)
  expect(await page.locator('#cell').count()).toBe(1)
  await page.keyboard.press('Tab')
  expect(await focused()).not.toBe(opened)
  expect(complaints).toEqual([])
})

it.each([
  ['a desk', { width: 1440, theme: 'light' }, /size=wide&shade=light/],
  ['a hand in the dark, without script', { width: 390, theme: 'dark', script: false }, /size=narrow&shade=dark/],
] as const)(
  'have a chart on %s, drawn under the policy of the page and as large as it said',
  async (_, sight, shown) => {
    const { page, complaints } = await house.as('邹雨桐', sight)
    await page.goto(paths.statisticsTable('by-rank'))
    const image = page.locator('.figure-chart img')
    await expect
      .poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
      .toBeGreaterThan(300)
    const chart = await image.evaluate((img: HTMLImageElement) => {
      const canvas = Object.assign(document.createElement('canvas'), {
        width: img.naturalWidth,
        height: img.naturalHeight,
      })
      const pen = canvas.getContext('2d')
      pen?.drawImage(img, 0, 0)
      const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return {
        source: img.currentSrc,
        inked: pixels.filter((value, at) => at % 4 === 3 && value > 0).length / (pixels.length / 4),
        alt: img.alt,
        fits: document.documentElement.scrollWidth <= window.innerWidth,
        ratio: img.clientWidth / img.clientHeight / (img.naturalWidth / img.naturalHeight),
      }
    })
    expect(chart.source).toMatch(shown)
    expect(chart.inked).toBeGreaterThan(0.02)
    expect(chart.alt).toContain(await page.locator('.figure-table tbody tr').first().locator('td').first().innerText())
    expect([chart.fits, Math.round(chart.ratio * 20)]).toEqual([true, 20])
    expect(complaints).toEqual([])
  },
)

it('a roll that waits for a second person leads to where it waits, and is asked for once', async () => {
  const { page, complaints } = await house.as('邹雨桐')
  const asked = async () => (await house.demo.app.db.selectFrom('exports').select('id').execute()).length
  const before = await asked()
  await page.goto(paths.roll('phones'))
  await page.getByLabel('导出事由').fill('节假日值班')
  await page.getByRole('button', { name: '制作名册' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/exports/'))
  expect(await page.locator('#notice').textContent()).toContain('等另一位人事人员同意')
  expect(await asked()).toBe(before + 1)
  expect(complaints).toEqual([])
})
