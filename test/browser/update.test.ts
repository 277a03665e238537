import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { proposer } from '../routes/proposing.ts'
import { walker } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way } from './steps.ts'
import { decideUpdate, drawOn, mendName, openUpdate, submitGathered } from './update-steps.ts'

/** What a hand does for a change; who is asked about which, and what stands then, is told by the tests of the routes. */

const mouse: Way = { script: true, by: 'mouse' }
const keyboard: Way = { script: true, by: 'keyboard' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

describe('a change of an archived dossier', () => {
  it('of two parts is drawn, submitted and decided on by keyboard alone', async () => {
    const { wang } = house.world.dossiers
    await proposer(house.world, wang).draw('pay', { from: '2027.01', grade: '管理六级', postPay: '8600' })
    await at(house, 'hr', paths.dossier(wang), keyboard, async (page) => {
      await drawOn(page, 'contracts', { kind: '培训服务期协议', number: 'PX-2026-002', from: '2026.12.01' }, keyboard)
      await submitGathered(page, '调整工资并签协议', keyboard)
      const route = await page.getByRole('list', { name: '经过与去向' }).innerText()
      for (const part of ['同时征求 2 方意见', '因为改了工资变动', '因为改了合同']) expect(route).toContain(part)
    })
    const seen = await decideUpdate(house, 'legal', keyboard)
    expect([seen.includes('PX-2026-002'), seen.includes('8,600.00')]).toEqual([true, false])
  })

  it('that comes back is mended where the way back leads, and what was said of the rest stands', async () => {
    const { chen } = house.world.dossiers
    const { draw, submit } = proposer(house.world, chen)
    await draw('family', { relation: '丈夫', name: '许明洲' })
    await draw('titles', { title: '正高级会计师' })
    const id = await submit()
    const walk = walker(house.world)
    await walk.approve('headFinance', id)
    await walk.rule('hr2', id, 'return', { to: 'START', opinion: '名字与户口簿不符' })
    await at(house, 'hr', paths.home(), mouse, async (page) => {
      await page.getByText('退回给您：名字与户口簿不符').waitFor()
      await openUpdate(page, mouse, '陈雨桐')
      await mendName(page)
    })
  })
})
