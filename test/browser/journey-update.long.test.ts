import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import type { Cast } from '../world.ts'
import { putOnShelf, swapsAsked, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way, writeOpinion } from './steps.ts'
import {
  decideToTheEnd,
  decideUpdate,
  drawOn,
  mendName,
  openUpdate,
  submitGathered,
  type Typing,
} from './update-steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }
const keyboard: Way = { script: true, by: 'keyboard' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  await putOnShelf(house, house.world.dossiers.wang)
})
afterAll(() => house.close())

const dossier = () => paths.dossier(house.world.dossiers.wang)

/** An officer draws these records, one after the other, and submits them. */
const propose = (why: string, drawn: readonly (readonly [section: string, typing: Typing])[], way: Way) =>
  at(house, 'hr', dossier(), way, async (page) => {
    for (const [section, typing] of drawn) await drawOn(page, section, typing, way)
    await submitGathered(page, why, way)
  })

/** What this person reads in a section of the dossier, and what the history says of it. */
const readSection = (who: Cast, section: string) =>
  at(house, who, dossier(), mouse, (page) => page.locator(`#${section}`).innerText())
const readHistory = () =>
  at(house, 'hr', paths.dossierHistory(house.world.dossiers.wang), mouse, async (page) => {
    // Entries of several values are folded.
    return (await page.getByRole('main').textContent()) ?? ''
  })

/** Who reads this of the dossier as it is now and of its history. */
const whoKnows = (text: string) => whoReads(house, text, dossier(), paths.dossierHistory(house.world.dossiers.wang))
const keepers: readonly Cast[] = ['hrLead', 'hr', 'hr2']
const toSwap = () => swapsAsked(house, house.world.dossiers.wang)

describe('a change of an archived dossier', () => {
  it('of pay alone goes to finance and all leaders, and stands in the dossier and its history', async () => {
    const pay = { from: '2026.12', grade: '管理七级', postPay: '7800', basis: '岗变〔2026〕3号' }
    await propose('职级晋升', [['pay', pay]], mouse)
    expect(await readSection('hr', 'pay')).not.toContain('7,800.00')
    const seen = await decideUpdate(house, 'finance', mouse)
    for (const part of ['职级晋升', '7,800.00', '岗变〔2026〕3号', '技术部主任工程师']) expect(seen).toContain(part)
    expect(await decideToTheEnd(house, mouse)).toEqual(expect.arrayContaining(['leaderTech', 'manager']))
    expect(await readSection('finance', 'pay')).toContain('7,800.00')
    expect(await readHistory()).toContain('管理七级')
    expect([await whoKnows('7,800.00'), await toSwap()]).toEqual([[...keepers, 'finance'], []])
  })

  it('of a contract alone goes to legal and one leader, without script', async () => {
    const contract = { kind: '固定期限劳动合同', number: 'HT-2026-001', from: '2026.12.01', to: '2029.11.30' }
    await propose('合同续签', [['contracts', contract]], plain)
    const seen = await decideUpdate(house, 'legal', plain)
    expect([seen.includes('HT-2026-001'), seen.includes('7,800.00')]).toEqual([true, false])
    expect(await decideToTheEnd(house, plain)).toEqual(expect.arrayContaining(['leaderTech']))
    expect(await readSection('legal', 'contracts')).toContain('HT-2026-001')
    expect(await readHistory()).toContain('HT-2026-001')
    expect([await whoKnows('HT-2026-001'), await toSwap()]).toEqual([[...keepers, 'legal'], []])
  })

  it('of both is asked of finance and legal at once, each of the own part, by keyboard alone', async () => {
    const pay = { from: '2027.01', grade: '管理六级', postPay: '8600' }
    const contract = { kind: '培训服务期协议', number: 'PX-2026-002', from: '2026.12.01' }
    await propose(
      '取得资格，调整工资并签协议',
      [
        ['pay', pay],
        ['contracts', contract],
      ],
      keyboard,
    )
    await at(house, 'hr', paths.home('mine'), keyboard, async (page) => {
      await openUpdate(page, keyboard)
      const route = await page.getByRole('list', { name: '经过与去向' }).innerText()
      for (const part of ['同时征求 2 方意见', '因为改了工资变动', '因为改了合同']) expect(route).toContain(part)
    })
    const legal = await decideUpdate(house, 'legal', keyboard)
    expect([legal.includes('PX-2026-002'), legal.includes('8,600.00')]).toEqual([true, false])
    const finance = await decideUpdate(house, 'finance', keyboard)
    expect([finance.includes('PX-2026-002'), finance.includes('8,600.00')]).toEqual([false, true])
    expect(await decideToTheEnd(house, keyboard)).toEqual(expect.arrayContaining(['leaderTech', 'manager']))
    expect(await readSection('finance', 'pay')).toContain('8,600.00')
    expect(await readSection('legal', 'contracts')).toContain('PX-2026-002')
    const history = await readHistory()
    for (const part of ['管理六级', 'PX-2026-002']) expect(history).toContain(part)
    expect([await whoKnows('8,600.00'), await whoKnows('PX-2026-002'), await toSwap()]).toEqual([
      [...keepers, 'finance'],
      [...keepers, 'legal'],
      [],
    ])
  })

  it('of what is routine applies at once, and the head is told', async () => {
    await propose('', [['contact', { mobile: '13900001111' }]], mouse)
    expect(await readSection('hr', 'contact')).toContain('13900001111')
    await at(house, 'headTech', paths.home('copied'), mouse, async (page) => {
      await openUpdate(page, mouse)
      expect(await page.getByRole('main').innerText()).not.toContain('13900001111')
    })
    expect(await readHistory()).toContain('13900001111')
    expect([await whoKnows('13900001111'), await toSwap()]).toEqual([keepers, []])
  })

  it('that comes back asks again only about what was mended', async () => {
    const drawn = [
      ['family', { name: '许明洲' }],
      ['titles', { title: '正高级工程师' }],
    ] as const
    await propose('补充材料', drawn, mouse)
    await decideUpdate(house, 'headTech', mouse)
    await at(house, 'hr2', paths.home(), mouse, async (page) => {
      await openUpdate(page, mouse)
      await writeOpinion(page, '名字与户口簿不符', mouse)
      await page.getByText('退回…').click()
      await page.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回').waitFor()
    })
    await at(house, 'hr', paths.home(), mouse, async (page) => {
      await openUpdate(page, mouse)
      await mendName(page)
    })
    expect(await decideToTheEnd(house, mouse)).toEqual(expect.arrayContaining(['hr2', 'leaderTech']))
    expect(await readSection('hr', 'family')).toContain('许明州')
    expect(await readSection('hr', 'titles')).toContain('正高级工程师')
    expect(await readHistory()).toContain('许明州')
    expect([await whoKnows('许明州'), await whoKnows('正高级工程师')]).toEqual([keepers, keepers])
    expect(await toSwap()).toEqual(['basic'])
  })
})
