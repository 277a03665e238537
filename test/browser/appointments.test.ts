import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { walker } from '../routes/walk.ts'
import { begin, turnOf } from './appointment-steps.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way } from './steps.ts'

/** The forms of an appointment that a hand fills in; who is asked, and what follows, is told by the tests of the routes. */

const mouse: Way = { script: true, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const typing = {
  ...{ post: '技术部副部长', full: '技术部副部长', rank: '部门副职', from: '2026.12', basis: '党委会纪要' },
  ...{ first: '方宁', second: '顾言', examinedOn: '2026.11.10', grade: '管理六级', postPay: '9300' },
}
const closing = { document: '华任〔2026〕12号', documentDate: '2026.11.20', effective: '2026.11.24' }

describe('a promotion', () => {
  let id: CaseId
  it('is drawn up on its form, its pay set where finance sits, and closed with its document', async () => {
    const walk = walker(house.world)
    const { wang } = house.world.dossiers
    id = await begin(house, wang, 'promotion', typing, mouse)
    await walk.until(id, 'finance')
    await turnOf(house, id, mouse, { finance: { postPay: '9800' } })
    await walk.until(id, 'closing')
    await turnOf(house, id, mouse, { closing })
    await at(house, 'hr', paths.dossier(wang), mouse, async (page) => {
      expect(await page.locator('#appointments').innerText()).toContain('华任〔2026〕12号')
      expect(await page.locator('#pay').innerText()).toContain('9,800.00')
    })
  })

  it('is asked to be taken back from its own page, not without a reason', () =>
    at(house, 'hr', paths.case(id), mouse, async (page) => {
      await page.locator('summary', { hasText: '撤销已生效的审批' }).click()
      await page.getByRole('link', { name: '撤销已生效的审批' }).click()
      await page.getByRole('heading', { name: '王建国 · 撤销已生效的审批' }).waitFor()
      await page.getByRole('button', { name: '提交撤销' }).click()
      await page.getByText('写下理由').first().waitFor()
      await page.getByLabel('撤销理由').fill('任职文件撤回')
      await page.getByRole('button', { name: '提交撤销' }).click()
      await page.getByText('已提交').first().waitFor()
    }))
})
