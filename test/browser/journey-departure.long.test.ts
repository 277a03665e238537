import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import { addResources, allocate } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, press, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }
/** HR keeps what is in a dossier, also of whoever left; these decide on 王建国. */
const keepers: readonly Cast[] = ['hrLead', 'hr', 'hr2']
const deciders: readonly Cast[] = ['headTech', 'leaderTech', 'manager']

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  const { app, actor, person } = house.world
  const seat = { kind: 'seat', code: 'A-301', count: 1, name: '', place: '三楼' } as const
  await addResources(app, actor('archivist'), seat, { id: app.newId<CommandId>(), bodyHash: '' })
  const holder = app.roster.entry(house.world.dossiers.wang)?.subject.person ?? person('hr')
  const given = await allocate(app, actor('archivist'), (await desk()).id, holder, {
    id: app.newId<CommandId>(),
    bodyHash: '',
  })
  if (!given.ok) throw new Error(given.refusal)
})
afterAll(() => house.close())

const desk = async () => {
  const [found] = await resources.coded(house.world.app, ['A-301'])
  if (!found) throw new Error('There is no seat.')
  return found
}

const dossier = () => paths.dossier(house.world.dossiers.wang)
const history = () => paths.dossierHistory(house.world.dossiers.wang)

const drawing = {
  lastDay: '2026.11.30',
  reason: '岗位撤并',
  terms: '支付经济补偿，双方再无争议',
  plan: '图纸移交顾远',
}

type Typing = Readonly<Record<string, string>>
type Turn = { readonly way: Way; readonly typed: Typing }

/** What finance and the head type beside the answers to the points. */
const typed: Typing = {
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

/** Whoever resigns is owed no severance, and another figure than that would want a reason. */
const { severance: _, ...unpaid } = typed

/** Every point answered by its first answer, every amount as given. */
async function fillIn(page: Page, typed: Typing) {
  for (const choice of await page.locator('form[action$="/task"] select, form[action*="/leavers/"] select').all())
    await choice.selectOption({ index: 1 })
  for (const [name, text] of Object.entries(typed)) {
    const field = page.locator(`main input[name="${name}"]`)
    if ((await field.count()) > 0) await field.fill(text)
  }
}

const opinion = '同意。'
/** What the task of administration begins with. */
const held: string[] = []

/** One person's turn, whatever it is. */
async function take(id: CaseId, who: Cast, { way, typed }: Turn) {
  const isIt = who === 'it'
  await at(house, who, isIt ? paths.leaver(id) : paths.case(id), way, async (page) => {
    const done = page.getByRole('button', { name: /^办[妥结]$/ })
    if ((await done.count()) > 0) {
      if (who === 'archivist') held.push(await page.locator('main [name=remark]').inputValue())
      await fillIn(page, typed)
      await press(page, done, way)
    } else {
      await writeOpinion(page, opinion, way)
      await press(page, page.getByRole('button', { name: /^(同意|知悉)(，看下一件)?$/ }), way)
    }
    await page
      .getByText(/已办妥|已办理|已同意|已知悉/)
      .first()
      .waitFor()
  })
}

/** Everybody takes a turn until the last day is all that is waited for; answers who did. */
async function everybodyInTurn(id: CaseId, turn: Turn): Promise<readonly Cast[]> {
  const asked = new Set<Cast>()
  for (let next = await sitting(house.world, id); next; next = await sitting(house.world, id)) {
    asked.add(next.who)
    await take(id, next.who, turn)
  }
  return [...asked].toSorted()
}

describe('a departure by agreement', () => {
  it('goes from the form through every department to the end of the last day, and nobody meets the leaver in the list', async () => {
    const id = await at(house, 'hr', dossier(), mouse, async (page) => {
      await press(page, page.locator('summary', { hasText: '办理' }), mouse)
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
    expect(await everybodyInTurn(id, { way: mouse, typed })).toEqual(
      ['archivist', 'finance', 'headTech', 'hr2', 'it', 'leaderTech', 'legal', 'manager'].sort(),
    )
    expect(held).toEqual([expect.stringContaining('A-301')])
    house.world.clock.set('2026-11-30T16:01:00.000Z')
    expect(await applyDue(house.world.app)).toBe(1)
    await at(house, 'hr', paths.dossiers(), mouse, async (page) => {
      expect(await page.getByRole('main').innerText()).not.toContain('王建国')
    })
    await at(house, 'hr', paths.case(id), mouse, async (page) => {
      const said = await page.getByRole('main').innerText()
      for (const part of ['已离职', '27,000.00', '岗位撤并']) expect(said).toContain(part)
    })
    const pages = [dossier(), history(), paths.case(id), paths.log()]
    expect(await whoReads(house, '27,000.00', ...pages)).toEqual([...keepers, 'leaderTech', 'manager', 'finance'])
    expect(await whoReads(house, '岗位撤并', ...pages)).toEqual([...keepers, ...deciders, 'legal'])
    expect(await whoMayOpen(house, paths.case(id))).toEqual([...keepers, ...deciders, 'archivist', 'finance', 'legal'])
    expect(await whoMayOpen(house, dossier())).toEqual([...keepers, 'archivist'])
    await at(house, 'hr', history(), mouse, async (page) => {
      const said = await page.getByRole('main').innerText()
      for (const part of ['新增离职', '图纸移交顾远', '解除劳动合同协议书.pdf', '建档：10 项'])
        expect(said).toContain(part)
    })
    expect(await whoReads(house, '王建国', paths.transfers())).toEqual([...keepers, 'archivist'])
    await at(house, 'archivist', paths.resource((await desk()).id), mouse, async (page) => {
      expect(await page.getByRole('main').innerText()).toContain('王建国')
      await press(page, page.getByRole('button', { name: '收回', exact: true }), mouse)
      await page.getByText('已收回').first().waitFor()
    })
    expect((await desk()).holder).toBeUndefined()
  })
})

describe('a resignation', () => {
  it('is noted by everybody and refused by nobody, without script, and ends with its last day', async () => {
    const { chen } = house.world.dossiers
    const id = await at(house, 'hr', paths.drawing(chen, 'departure'), plain, async (page) => {
      await page.locator('[name=kind]').selectOption({ label: '辞职' })
      const drawn = { noticed: '2026.11.28', lastDay: '2026.12.31', reason: '回乡照顾父母', plan: '账册移交周才明' }
      for (const [name, text] of Object.entries(drawn)) await page.locator(`[name=${name}]`).fill(text)
      await press(page, page.getByRole('button', { name: '生成方案' }), plain)
      await press(page, page.getByRole('button', { name: /^提交/ }), plain)
      await page.getByText('已提交').first().waitFor()
      return new URL(page.url()).pathname.split('/').at(-1) as CaseId
    })
    expect(await everybodyInTurn(id, { way: plain, typed: unpaid })).toEqual(
      ['archivist', 'finance', 'headFinance', 'hr2', 'it', 'leaderFinance', 'legal', 'manager'].sort(),
    )
    expect(house.world.app.roster.entry(chen)?.subject.state).toBe('archived')
    house.world.clock.set('2026-12-31T16:01:00.000Z')
    expect(await applyDue(house.world.app)).toBe(1)
    const pages = [paths.dossier(chen), paths.dossierHistory(chen), paths.case(id), paths.log()]
    expect(await whoReads(house, '回乡照顾父母', ...pages)).toEqual([
      ...keepers,
      'headFinance',
      'leaderFinance',
      'manager',
      'legal',
    ])
    expect(await whoMayOpen(house, paths.dossier(chen))).toEqual([...keepers, 'archivist'])
    expect(await whoReads(house, '陈雨桐', paths.dossiers())).toEqual([])
    expect(await whoReads(house, '陈雨桐', paths.transfers())).toEqual([...keepers, 'archivist'])
    await at(house, 'hr', paths.dossierHistory(chen), plain, async (page) => {
      expect(await page.getByRole('main').innerText()).toContain('新增离职')
    })
  })
})
