import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import { inTransaction } from '#db/transaction.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, press, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }

/** One house for all three roads, which the dossier of 王建国 goes one after the other. */
let house: BrowserHouse
let scan: { name: string; mimeType: string; buffer: Buffer }
beforeAll(async () => {
  house = await browserHouse()
  scan = { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await paperPdf()) }
})
afterAll(() => house.close())

const wang = () => house.world.dossiers.wang
const main = (who: Cast, path: string) => at(house, who, path, mouse, (page) => page.getByRole('main').innerText())
/** What an address answers to somebody, looked at without a browser. */
const status = async (who: Cast, path: string) => (await house.world.as(who).get(path)).status

describe('转正', () => {
  it('opens by itself, is confirmed by the head, stands in the contract and is told to who leads HR', async () => {
    const { app, actor } = house.world
    const fields = {
      kind: { code: '1', text: '固定期限劳动合同' },
      from: '20260701',
      to: '20290630',
      probationEnd: '20261215',
      state: { code: '1', text: '履行中' },
    }
    await inTransaction(app, (app) => applyChange(app, actor('hr'), { dossier: wang(), section: contracts, fields }))
    await openDueFollowUps(app)
    const path = await at(house, 'headTech', paths.home(), mouse, async (page) => {
      await press(page, page.getByRole('link', { name: /王建国/ }).first(), mouse)
      const { pathname } = new URL(page.url())
      await page.locator('[name=text]').fill('试用期内独立完成两个项目，胜任。')
      await press(page, page.getByRole('button', { name: '转正', exact: true }), mouse)
      await page.getByText('待办').first().waitFor()
      return pathname
    })
    expect(await main('hrLead', paths.notices())).toContain('王建国：试用期满，部门已确认合格')
    expect(await main('legal', paths.dossier(wang()))).toContain('2026.12.15')
    for (const who of ['finance', 'archivist', 'headFinance'] as const) expect(await status(who, path), who).toBe(404)
  })
})

describe('查阅 at the desk', () => {
  it('goes from HR asking for two readers to the dossier given back, and is over when its window is', async () => {
    const id = await at(house, 'hr', paths.newReading({ of: 'outside' }), mouse, async (page) => {
      const number = house.world.app.roster.entry(wang())?.columns.who.number ?? ''
      const typed = {
        number,
        name: '王建国',
        unit: '岚州市巡察办',
        name1: '吴桐',
        office1: '副主任',
        name2: '秦岭',
        office2: '科员',
        reason: '巡察工作需要，核对任职经历。',
        from: '2026-11-24',
        until: '2026-11-25',
      }
      for (const [name, text] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(text)
      await page.locator('[name=purpose]').selectOption({ index: 1 })
      await page.locator('#group-materials-9').check()
      await press(page, page.getByRole('button', { name: '提交申请' }), mouse)
      await page.getByText('已提交').first().waitFor()
      return new URL(page.url()).pathname.split('/').at(-1) as CaseId
    })
    for (let next = await sitting(house.world, id); next; next = await sitting(house.world, id)) {
      await at(house, next.who, paths.case(id), mouse, async (page) => {
        await writeOpinion(page, '同意。', mouse)
        await press(page, page.getByRole('button', { name: /^同意(，看下一件)?$/ }), mouse)
        await page.getByText('已同意').first().waitFor()
      })
    }
    await at(house, 'archivist', paths.readings(), mouse, async (page) => {
      await press(page, page.locator(`a[href="${paths.readingDesk(id)}"]`).first(), mouse)
      await page.locator('[name=letter]').fill('岚巡介〔2026〕17号')
      await page.locator('[name=identity]').fill('身份证 2 件')
      await page.locator('[name=file]').setInputFiles(scan)
      await press(page, page.getByRole('button', { name: '登记取阅' }), mouse)
      await page.locator('[name=pages]').fill('9-2 任免材料 3—8 页')
      await press(page, page.getByRole('button', { name: '登记归还' }), mouse)
      await page.getByText('9-2 任免材料 3—8 页').first().waitFor()
    })
    house.world.clock.set('2026-11-26T01:00:00.000Z')
    const over = await main('archivist', paths.readingDesk(id))
    expect(over).toContain('岚巡介〔2026〕17号')
    expect(over).not.toContain('登记取阅')
    for (const who of ['headTech', 'finance', 'legal', 'it'] as const)
      expect(await status(who, paths.readingDesk(id)), who).toBe(404)
  })
})

describe('转出', () => {
  it('goes from the slip to the receipt; then it is 已转出, read as before and proposed on no more', async () => {
    await at(house, 'archivist', paths.transfer(wang()), mouse, async (page) => {
      const typed = {
        to: '岚州市人才服务中心',
        reason: '调出',
        originals: '1',
        materials: '46',
        carried: '机要 2026-0917',
      }
      for (const [name, text] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(text)
      await press(page, page.getByRole('button', { name: '登记转出' }), mouse)
      await page.getByText('转字〔2026〕0001号').first().waitFor()
    })
    house.world.clock.set('2026-12-02T01:00:00.000Z')
    await at(house, 'archivist', paths.transfers(), mouse, async (page) => {
      await press(page, page.getByRole('link', { name: '王建国' }).first(), mouse)
      await page.locator('[name=receivedOn]').fill('2026-12-01')
      await page.locator('[name=receiver]').fill('于慎之')
      await page.locator('[name=file]').setInputFiles(scan)
      await press(page, page.getByRole('button', { name: '登记回执' }), mouse)
      await page.getByText('于慎之').first().waitFor()
    })
    const said = await main('hr', paths.dossier(wang()))
    for (const part of ['已转出', '2026-12-01 转往 岚州市人才服务中心']) expect(said).toContain(part)
    expect(await main('headTech', paths.dossier(wang()))).toContain('已转出')
    expect(await main('hr', paths.dossiers())).not.toContain('王建国')
    expect(await status('hr', paths.drawing(wang(), 'promotion'))).toBe(403)
    for (const who of ['headTech', 'finance', 'legal', 'it'] as const)
      expect(await status(who, paths.transfer(wang())), who).toBe(404)
  })
})
