import { afterAll, beforeAll, describe, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('a catalogue', () => {
  it('is pasted and mended without script as well', () =>
    at(house, 'hr2', paths.materialEntry(house.world.dossiers.chen), { script: false }, async (page) => {
      await page.getByLabel('粘贴到这里').fill('3\t年度考核登记表\t2001\t13\t\t1\t2\n7\t表彰决定\t2008\t\t\t1\t2')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.getByText('年：没有这个月').waitFor()
      await page.getByLabel('粘贴到这里').fill('3\t年度考核登记表\t2001\t12\t\t1\t2\n7\t表彰决定\t2008\t\t\t1\t2')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.getByText('已归入目录').waitFor()
      await page.getByText('7-1').waitFor()
    }))
})
