import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { sitting } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, press, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const dossier = () => paths.dossier(house.world.dossiers.wang)

const drawing = {
  lastDay: '2026.11.30',
  reason: '岗位撤并',
  terms: '支付经济补偿，双方再无争议',
  plan: '图纸移交顾远',
}

/** What finance and the head type beside the answers to the points. */
const typed: Readonly<Record<string, string>> = {
  taker: '顾远',
  unionTold: '2026.11.20',
  pay: '9000',
  leave: '1200',
  bonus: '0',
  severance: '27000',
  loan: '0',
  social: '900',
  housing: '700',
  tax: '0',
}

/** Every point answered by its first answer, every amount as given. */
async function fillIn(page: Page) {
  for (const choice of await page.locator('form[action$="/task"] select, form[action*="/leavers/"] select').all())
    await choice.selectOption({ index: 1 })
  for (const [name, text] of Object.entries(typed)) {
    const field = page.locator(`main input[name="${name}"]`)
    if ((await field.count()) > 0) await field.fill(text)
  }
}

/** One person's turn, whatever it is. */
async function take(id: CaseId, who: Parameters<typeof at>[1]) {
  const isIt = who === 'it'
  await at(house, who, isIt ? paths.leaver(id) : paths.case(id), mouse, async (page) => {
    const done = page.getByRole('button', { name: /^办[妥结]$/ })
    if ((await done.count()) > 0) {
      await fillIn(page)
      await press(page, done, mouse)
    } else {
      await writeOpinion(page, '同意。', mouse)
      await press(page, page.getByRole('button', { name: /^同意(，看下一件)?$/ }), mouse)
    }
    await page
      .getByText(/已办妥|已办理|已同意/)
      .first()
      .waitFor()
  })
}

describe('a departure by agreement', () => {
  it('goes from the form through every department to the end of the last day, and nobody meets the leaver in the list', async () => {
    const id = await at(house, 'hr', dossier(), mouse, async (page) => {
      await press(page, page.getByRole('link', { name: '离职', exact: true }), mouse)
      await page.locator('[name=kind]').selectOption({ label: '协商解除（单位提出）' })
      await page.locator('[name=agreement]').setInputFiles({
        name: '解除劳动合同协议书.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(await paperPdf()),
      })
      for (const [name, text] of Object.entries(drawing)) await page.locator(`[name=${name}]`).fill(text)
      await press(page, page.getByRole('button', { name: '生成方案' }), mouse)
      await page.getByText('方案已生成，尚未提交').waitFor()
      await press(page, page.getByRole('button', { name: /^提交/ }), mouse)
      await page.getByText('已提交').first().waitFor()
      return new URL(page.url()).pathname.split('/').at(-1) as CaseId
    })
    const asked = new Set<string>()
    for (let next = await sitting(house.world, id); next; next = await sitting(house.world, id)) {
      asked.add(next.who)
      await take(id, next.who)
    }
    expect([...asked].sort()).toEqual(
      ['archivist', 'finance', 'headTech', 'hr2', 'it', 'leaderTech', 'legal', 'manager'].sort(),
    )
    house.world.clock.set('2026-11-30T16:01:00.000Z')
    expect(await applyDue(house.world.app)).toBe(1)
    await at(house, 'hr', paths.dossiers(), mouse, async (page) => {
      expect(await page.getByRole('main').innerText()).not.toContain('王建国')
    })
    await at(house, 'hr', paths.case(id), mouse, async (page) => {
      const said = await page.getByRole('main').innerText()
      for (const part of ['已离职', '27,000.00', '岗位撤并']) expect(said).toContain(part)
    })
  })
})
