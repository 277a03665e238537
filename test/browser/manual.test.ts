import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import { translator } from '#views/i18n/index.ts'
import { pictureFile, pictureLanguages, pictures } from '#views/manual/chapters.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'

const folder = join(import.meta.dirname, '../../docs/manual/pictures')

let house: DemoHouse
beforeAll(async () => {
  house = await demoHouse()
})
afterAll(() => house.close())

const nameOf = (duty: string) => signIns.find((one) => one.duty === duty)?.name ?? ''

it.each(pictureLanguages)(
  'what the pictures of the manual are known by stands on their pages: %s',
  async (language) => {
    const t = translator(language)
    const lost: string[] = []
    for (const { key, duty, path, names } of pictures) {
      const { text } = await house.demo.as(nameOf(duty)).get(path, { 'Accept-Language': language })
      expect(text).toContain(`<html lang="${language}"`)
      for (const name of names) if (!text.includes(t(name))) lost.push(`${key}: ${t(name)}`)
    }
    expect(lost).toEqual([])
  },
)

it('the manual shows every picture, and all of them are small', async () => {
  const wanted = pictures.flatMap(({ key }) => pictureLanguages.map((language) => pictureFile(key, language)))
  expect(wanted.filter((file) => !existsSync(join(folder, file)))).toEqual([])
  expect(readdirSync(folder).filter((file) => !wanted.includes(file))).toEqual([])
  expect(wanted.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(1_500_000)
  const { page, complaints } = await house.as(nameOf('head'))
  const drawn = page.waitForResponse((answer) => answer.url().endsWith('head-home.zh-Hans.webp'))
  await page.goto('/manual/head')
  expect([(await drawn).status(), complaints]).toEqual([200, []])
  const box = await page.locator('figure svg').first().boundingBox()
  expect(box && box.height > 200).toBe(true)
})
