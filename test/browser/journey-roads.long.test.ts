import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import { boxOf } from '#db/custody/volumes.ts'
import { inTransaction } from '#db/transaction.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { putOnShelf, swapsAsked, whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse, type Somebody } from './house.ts'
import { at, press, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }

/** One house for all roads, which the dossier of 王建国 goes one after the other. */
let house: BrowserHouse
let scan: { name: string; mimeType: string; buffer: Buffer }
beforeAll(async () => {
  house = await browserHouse()
  await putOnShelf(house, wang())
  scan = { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await paperPdf()) }
})
afterAll(() => house.close())

const wang = () => house.world.dossiers.wang
const main = (who: Cast, path: string) => at(house, who, path, mouse, (page) => page.getByRole('main').innerText())
const dossier = () => paths.dossier(wang())
const history = () => paths.dossierHistory(wang())
const keepers: readonly Somebody[] = ['hrLead', 'hr', 'hr2']
const whoOpens: readonly Somebody[] = [
  ...keepers,
  ...(['headTech', 'leaderTech', 'manager', 'fallback', 'archivist', 'finance', 'legal'] as const),
]
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
      await page.locator('[name=text]').fill('试用期内独立完成两个项目，胜任。')
      const { pathname } = new URL(page.url())
      await press(page, page.getByRole('button', { name: '转正', exact: true }), mouse)
      await page.getByText('待办').first().waitFor()
      return pathname
    })
    expect(await main('legal', paths.dossier(wang()))).toContain('2026.12.15')
    await at(house, 'hrLead', paths.home(), mouse, async (page) => {
      await press(page, page.getByRole('link', { name: /王建国：试用期满/ }), mouse)
      await page.getByText('试用期内独立完成两个项目，胜任。').waitFor()
    })
    expect(await main('hr', history())).toMatch(/修改合同\s+沈诚\s+转正\s+改为：\s+2026\.12\.15/)
    expect(await swapsAsked(house, wang())).toEqual([])
    expect(await whoMayOpen(house, path)).toEqual([...keepers, 'headTech'])
    const pages = [dossier(), history(), path, paths.log()]
    expect(await whoReads(house, '独立完成两个项目', ...pages)).toEqual([...keepers, 'headTech'])
    expect(await whoReads(house, '2026.12.15', ...pages)).toEqual([...keepers, 'legal'])
    expect(await whoMayOpen(house, dossier())).toEqual(whoOpens)
  })
})

/** Everybody who is asked agrees; answers who that was. */
async function agreed(id: CaseId): Promise<readonly Somebody[]> {
  const went: Somebody[] = []
  for (let next = await sitting(house.world, id); next; next = await sitting(house.world, id)) {
    went.push(next.who)
    await at(house, next.who, paths.case(id), mouse, async (page) => {
      await writeOpinion(page, '同意。', mouse)
      await press(page, page.getByRole('button', { name: /^同意(，看下一件)?$/ }), mouse)
      await page.getByText('已同意').first().waitFor()
    })
  }
  return went
}

/** Who asks to read types the number and the name, the days and why, and answers the case. */
const ask = (who: Cast, of: 'house' | 'outside', typed: Readonly<Record<string, string>>, group: string) =>
  at(house, who, paths.newReading(of === 'outside' ? { of } : {}), mouse, async (page) => {
    const number = house.world.app.roster.entry(wang())?.columns.who.number ?? ''
    const days = { from: '2026-11-24', until: '2026-11-25' }
    for (const [name, text] of Object.entries({ number, name: '王建国', ...days, ...typed }))
      await page.locator(`[name=${name}]`).fill(text)
    await page.locator('[name=purpose]').selectOption({ index: 1 })
    await page.locator(`#group-${group}`).check()
    await press(page, page.getByRole('button', { name: '提交申请' }), mouse)
    await page.getByText('已提交').first().waitFor()
    return new URL(page.url()).pathname.split('/').at(-1) as CaseId
  })

describe('查阅 in the house', () => {
  it('opens to two readers what was asked for until its window is over, and leaves the dossier as it was', async () => {
    const pages = [dossier(), history()]
    const [schooling, spouse] = ['华北某工业大学机械系', '许明舟']
    const before = await whoReads(house, schooling, ...pages)
    expect(before).toEqual(keepers)
    const id = await ask('headFinance', 'house', { second: 'T001', reason: '拟商调，核对任职经历。' }, 'career')
    expect(await whoReads(house, schooling, ...pages)).toEqual(before)
    expect(await agreed(id)).toEqual(['leaderFinance', 'hr2'])
    expect(await main('headFinance', dossier())).toContain(schooling)
    expect(await whoReads(house, schooling, ...pages)).toEqual([...keepers, 'headTech', 'headFinance'])
    expect(await whoReads(house, spouse, ...pages)).toEqual(keepers)
    expect(await whoReads(house, '拟商调，核对任职经历', ...pages, paths.case(id), paths.log())).toEqual([
      ...keepers,
      'headTech',
      'headFinance',
      'leaderFinance',
    ])
    house.world.clock.set('2026-11-25T16:00:00.000Z')
    expect(await whoReads(house, schooling, ...pages)).toEqual(keepers)
    expect(await whoMayOpen(house, dossier())).toEqual(whoOpens)
    expect([await main('hr', history()), await swapsAsked(house, wang())]).toEqual([
      expect.not.stringContaining('查阅'),
      [],
    ])
    house.world.clock.set('2026-11-26T01:00:00.000Z')
  })
})

describe('查阅 at the desk', () => {
  it('goes from HR asking for two readers to the dossier given back, and is over when its window is', async () => {
    const readers = {
      unit: '岚州市巡察办',
      name1: '吴桐',
      office1: '副主任',
      name2: '秦岭',
      office2: '科员',
      reason: '巡察工作需要，核对任职经历。',
      from: '2026-11-26',
      until: '2026-11-27',
    }
    const id = await ask('hr', 'outside', readers, 'materials-9')
    expect(await agreed(id)).toEqual(['manager', 'hrLead'])
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
    house.world.clock.set('2026-11-28T01:00:00.000Z')
    const over = await main('archivist', paths.readingDesk(id))
    expect(over).toContain('岚巡介〔2026〕17号')
    expect(over).not.toContain('登记取阅')
    const register = paths.readingRegister({ from: '2026-11-01', until: '2026-11-30' })
    expect(await main('hr', register)).toContain('9-2 任免材料 3—8 页')
    expect(await main('hr', history())).not.toContain('查阅')
    expect(await swapsAsked(house, wang())).toEqual([])
    expect(await whoMayOpen(house, paths.readingDesk(id))).toEqual([...keepers, 'archivist'])
    expect(await whoMayOpen(house, paths.case(id))).toEqual([...keepers, 'manager'])
    expect(await whoMayOpen(house, register)).toEqual([...keepers, 'keeper', 'archivist'])
    const pages = [dossier(), history(), paths.case(id), paths.readings(), paths.readingDesk(id), register, paths.log()]
    expect(await whoReads(house, '巡察工作需要', ...pages)).toEqual([...keepers, 'manager', 'archivist'])
    expect(await whoReads(house, '岚巡介〔2026〕17号', ...pages)).toEqual([...keepers, 'archivist'])
    expect(await whoReads(house, '吴桐', ...pages)).toEqual([...keepers, 'manager', 'archivist'])
    expect(await whoMayOpen(house, dossier())).toEqual(whoOpens)
  })
})

describe('转出', () => {
  it('goes from the slip to the receipt; then it is 已转出, read as before, in no box and proposed on no more', async () => {
    await inTransaction(house.world.app, (app) => openFiling(app, { dossier: wang(), swaps: ['basic'] }))
    expect(await swapsAsked(house, wang())).toEqual(['basic'])
    expect(await boxOf(house.world.app, wang())).toBe('A-03-2-07')
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
    expect(await boxOf(house.world.app, wang())).toBeUndefined()
    expect(await main('hr', history())).toMatch(/修改合同\s+沈诚/)
    expect(await swapsAsked(house, wang())).toEqual([])
    expect(await whoMayOpen(house, paths.transfer(wang()))).toEqual([...keepers, 'archivist'])
    const pages = [dossier(), history(), paths.transfer(wang()), paths.transfers(), paths.log()]
    for (const part of ['岚州市人才服务中心', '于慎之'])
      expect(await whoReads(house, part, ...pages), part).toEqual([...keepers, 'archivist'])
    // Whoever read him before reads him still, in the same groups.
    expect(await whoMayOpen(house, dossier())).toEqual(whoOpens)
    expect(await whoReads(house, '2026.12.15', ...pages)).toEqual([...keepers, 'legal'])
    expect(await whoReads(house, '许明舟', ...pages)).toEqual(keepers)
    expect(await whoReads(house, '王建国', paths.dossiers())).toEqual([])
  })
})
