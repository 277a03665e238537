import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { some } from '../thorough.ts'
import { cast, people } from '../world.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { beyondRefusals, press, tabTo } from './steps.ts'

let root: string
let house: BrowserHouse

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-it-'))
  for (const name of ['data', 'keys']) mkdirSync(join(root, name), { mode: 0o700 })
  house = await browserHouse(join(root, 'data'))
})
afterAll(async () => {
  await house.world.app.copies.close()
  await house.close()
  rmSync(root, { recursive: true })
})

const keyboard = { script: true, by: 'keyboard' } as const
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

const names = [...Object.values(people), ...Object.values(cast).filter((one) => one !== cast.it)].map(
  ({ name }) => name,
)
const namesOn = async (page: Page) => {
  const text = await page.content()
  return names.filter((name) => text.includes(name))
}

async function nameFolder(page: Page, place: string, folder: string) {
  const field = page.getByRole('form', { name: place }).getByLabel('文件夹')
  await tabTo(page, field)
  await page.keyboard.type(folder)
  await page.keyboard.press('Enter')
  // As the server draws it: what was typed is no attribute.
  await page.locator(`input[value="${folder}"]`).waitFor()
}

describe('IT at the page of the system', () => {
  it('is told first what is to be done, and does it with the keyboard alone', async () => {
    const { page, complaints } = await house.as('it')
    await page.goto(paths.system())
    const region = page.getByRole('region', { name: '体检' })
    expect(await region.getByRole('rowheader').first().getByRole('link').textContent()).toBe('备份')
    expect(await rowOf(page, '备份').textContent()).toContain('还没有设备份处')
    await press(
      page,
      page.getByRole('region', { name: '体检' }).getByRole('link', { name: '备份', exact: true }),
      keyboard,
    )
    await page.waitForURL(`**${paths.copies()}`)

    await nameFolder(page, '第一备份处', join(root, 'copies'))
    await nameFolder(page, '密钥环副本', join(root, 'keys'))
    await press(page, page.getByRole('button', { name: '现在备份' }), keyboard)
    await page.getByRole('button', { name: '现在演练' }).waitFor()
    await press(page, page.getByRole('button', { name: '现在演练' }), keyboard)
    await page.getByText('没有口令，所以没有开锁，也没有出表').waitFor()

    await press(page, page.getByRole('link', { name: '系统' }).last(), keyboard)
    await page.waitForURL(`**${paths.system()}`)
    await press(page, page.locator('summary', { hasText: '正常' }), keyboard)
    expect(await rowOf(page, '备份').textContent()).toContain('1 处都有')
    expect(await rowOf(page, '密钥环副本').textContent()).toContain('和备份一起写好')
    // Without keys nothing was unlocked and no sheet drawn: the page asks for a drill that does.
    expect(await rowOf(page, '恢复演练').textContent()).toMatch(/要留意.*没有出表.*口令从标准输入给/)
    const nights = page.getByRole('list', { name: '最近十四天' }).getByRole('listitem')
    expect(await nights.count()).toBe(14)
    expect(await nights.last().getAttribute('title')).toMatch(/备份好了（1\/1）。 演练通过。/)
    expect(await namesOn(page)).toEqual([])
    expect(beyondRefusals(complaints)).toEqual([])
  })

  it.each(
    some(
      [
        ['zh-Hans', 1440],
        ['en', 390],
      ] as const,
      2,
      1,
    ),
  )('reads it in %s at %i pixels, with nothing beside the page and nothing that axe minds', async (language, width) => {
    const { page, context } = await house.as('it')
    await page.goto(paths.system())
    if (language === 'en') {
      await page.locator('.me-button').click()
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Check-up' }).waitFor()
    }
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect((await violationsOf(page)).map(({ id }) => id)).toEqual([])
    expect(await namesOn(page)).toEqual([])
    await context.close()
  })

  it('is the same without script', async () => {
    const { page } = await house.as('it', { script: false })
    await page.goto(paths.system())
    expect(await page.locator('[data-row="copies"]').count()).toBe(1)
    expect(await page.locator('main [data-row="entrance"]').textContent()).toMatch(/this very machine|这台机器/)
  })
})
