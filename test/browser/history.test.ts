import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { some } from '../thorough.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('the history of a dossier', () => {
  for (const script of some([true, false], 2))
    it(`is compared between two days, ${script ? 'by a dot of its axis' : 'without script'}`, async () => {
      const { world } = house
      const typed = {
        name: script ? '丁对照' : '戊对照',
        unit: world.units.tech,
        post: '工程师',
        nativePlace: '河北遵化',
      }
      const { location } = await world.as('hr').post(paths.newDossier(), typed)
      const id = (location ?? '').split('/').at(-1) as DossierId
      const first = world.app.now().slice(0, 10)
      world.clock.forward(30 * 24 * 60)
      await world
        .as('hr')
        .post(paths.sectionRecords(id, 'ranks'), { rank: '中层副职', from: first.replaceAll('-', '.') })
      const form = drawnForm(
        (await world.as('hr').get(paths.section(id, 'basic'))).text,
        paths.sectionRecords(id, 'basic'),
      )
      await world.as('hr').post(paths.sectionRecords(id, 'basic'), { ...form, nativePlace: '河北唐山' })

      const { page, context, complaints } = await house.as('hr', { script })
      await page.goto(paths.dossier(id))
      await page.getByRole('link', { name: '变更记录' }).first().click()
      await page.getByRole('heading', { level: 1, name: '的档案变更记录' }).waitFor()
      if (script) await page.locator('.axis a').last().click()
      else {
        await page.fill('[name=first]', first)
        await page.getByRole('button', { name: '对照', exact: true }).click()
      }
      const days = page.locator('.days')
      await days.waitFor()
      const rank = days.locator('tr', { hasText: '中层副职' })
      expect(await rank.locator('td').allTextContents()).toEqual([
        '那时还没有',
        expect.stringMatching(/^中层副职.*才记入，晚 30 天$/),
        expect.stringContaining('中层副职'),
      ])
      const place = days.locator('tr', { hasText: '籍贯' })
      expect(await place.locator('td').first().textContent()).toBe('河北遵化')
      expect(await place.locator('ins').textContent()).toContain('河北唐山')
      if (script)
        expect(
          (await violationsOf(page)).map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]),
        ).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    })
})
