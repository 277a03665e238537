import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { cast, password } from '../world.ts'
import { failingIn, field, focused, form, open, readingIn, send, way } from './editing-steps.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, editInPlace } from './steps.ts'

let house: BrowserHouse
let wang: DossierId
let zhou: DossierId
let reading: ReturnType<typeof readingIn>
let failing: ReturnType<typeof failingIn>
beforeAll(async () => {
  house = await browserHouse()
  ;({ wang, zhou } = house.world.dossiers)
  reading = readingIn(house)
  failing = failingIn(house)
})
afterAll(() => house.close())

describe('a block of the page of a dossier', () => {
  it('is taken out of sight where it stands, once its paper is named', () =>
    reading('hr', wang, async (page) => {
      await open(page, 'family')
      const retract = form(page, 'family').getByRole('button', { name: '撤除这一条' })
      await retract.click()
      await page.locator('#family [name=evidence][aria-invalid=true]').waitFor()
      expect(await focused(page)).toBe('evidence')
      await field(page, 'family', 'evidence').fill('户口簿第 3 页')
      await retract.click()
      const row = page.locator('#family tbody tr', { hasText: '撤销这一条' })
      expect(await row.locator('del').first().textContent()).toContain('妻子')
      expect([await row.getByRole('link').count(), await form(page, 'family').count()]).toEqual([0, 0])
    }))

  it('keeps what was typed where the session has ended, and is sent once somebody has signed in elsewhere', () =>
    failing('hr', zhou, async (page) => {
      await open(page, 'family')
      await field(page, 'family', 'name').fill('许明洲')
      house.world.clock.forward(21)
      await send(page, 'family')
      await page.locator('#notice', { hasText: '您写的都还在' }).waitFor()
      expect(await field(page, 'family', 'name').inputValue()).toBe('许明洲')
      const coming = page.context().waitForEvent('page')
      await page.click('#notice a')
      const signIn = await coming
      await signIn.fill('[name=number]', cast.hr.number)
      await signIn.fill('[name=password]', password)
      await signIn.keyboard.press('Enter')
      await signIn.waitForURL(`${house.origin}${paths.dossier(zhou)}`)
      await signIn.close()
      await send(page, 'family')
      await page.locator('#family').getByRole('row', { name: '许明洲' }).waitFor()
    }))

  it('is open again with what was typed after a part of the page led to sign-in and back', () =>
    failing('hr', zhou, async (page) => {
      page.on('dialog', (dialog) => dialog.accept())
      await open(page, 'titles')
      house.world.clock.forward(21)
      // What is suggested below the field is asked for, and nobody is signed in.
      await field(page, 'titles', 'title').fill('正高级工程师')
      await page.waitForURL(/sign-in/)
      await page.fill('[name=number]', cast.hr.number)
      await page.fill('[name=password]', password)
      await page.keyboard.press('Enter')
      await form(page, 'titles').waitFor()
      await page.getByText('已经放回表单里').waitFor()
      expect(await field(page, 'titles', 'title').inputValue()).toBe('正高级工程师')
    }))

  it('of a section on a page of its own leads, once saved, back to the record there', async () => {
    const hr = house.world.as('hr')
    const action = paths.sectionRecords(zhou, 'training')
    for (let at = 1; at <= 13; at += 1) await hr.post(action, { name: `第 ${at} 期培训`, from: `20${at + 10}.03` })
    await at(house, 'hr', paths.dossier(zhou, { section: 'training' }), { script: true }, async (page) => {
      await editInPlace(page)
      await open(page, 'training', way(page, 'training').last())
      await field(page, 'training', 'name').fill('改过的培训')
      await send(page, 'training')
      await page.getByRole('row', { name: '改过的培训' }).waitFor()
      expect(page.url()).toContain(`${paths.dossier(zhou, { section: 'training' })}&page=1#training`)
    })
  })

  it('has no way to change it for whoever may not, and needs no script of anybody', async () => {
    await at(house, 'headTech', paths.dossier(wang), { script: true }, async (page) => {
      await page.getByRole('heading', { level: 1, name: '王建国' }).waitFor()
      expect(await page.locator('[data-edit], [data-script]').count()).toBe(0)
    })
    await at(house, 'hr', paths.dossier(wang), { script: false }, async (page) => {
      await way(page, 'titles').first().click()
      await page.getByRole('heading', { level: 1, name: /修改专业技术职务/ }).waitFor()
    })
  })
})
