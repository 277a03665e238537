import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addResources } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way, writeOpinion } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

type Typing = Readonly<Record<string, string>>

const fill = async (page: Page, typing: Typing) => {
  for (const [field, text] of Object.entries(typing)) await page.locator(`[name=${field}]`).first().fill(text)
}

/** HR fills in the form of this kind and submits it; answers the case. */
async function begin(kind: 'promotion' | 'transfer', typing: Typing, way: Way, unit?: string): Promise<CaseId> {
  const form = paths.drawing(house.world.dossiers.wang, kind)
  await at(house, 'hr', form, way, async (page) => {
    if (unit !== undefined) await page.locator('[name=unit]').selectOption({ label: unit })
    await fill(page, typing)
    await page.getByRole('button', { name: '生成方案' }).click()
    await page.getByRole('button', { name: /^提交 \d+ 处修改$/ }).click()
    await page.getByText('已提交').first().waitFor()
  })
  const { id } = await house.world.app.db
    .selectFrom('cases')
    .select('id')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** Everybody who is asked does what the own page asks for, until the case has ended; answers who it was at which block. */
async function toTheEnd(id: CaseId, way: Way, tasks: Readonly<Record<string, Typing>>) {
  const went: [string, Cast][] = []
  for (let now = await sitting(house.world, id); now; now = await sitting(house.world, id)) {
    const { block, who } = now
    await at(house, who, paths.case(id), way, (page) => take(page, way, tasks[block], block === 'finance'))
    went.push([block, who])
  }
  return went
}

async function take(page: Page, way: Way, typing: Typing | undefined, isSetting: boolean) {
  if (typing) await fill(page, typing)
  if (typing && !isSetting) {
    await page.getByRole('button', { name: /^(办结|办妥)$/ }).click()
    return page.getByText('已办理').first().waitFor()
  }
  if (typing) {
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存，请继续给出意见').waitFor()
  }
  await writeOpinion(page, '同意。', way)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  return page.getByText('已同意').waitFor()
}

const closing = { document: '华任〔2026〕12号', documentDate: '2026.11.20', effective: '2026.11.24' }

describe('an appointment', () => {
  it('to a higher post is set a pay by finance and stands in the dossier', async () => {
    const typing = {
      post: '技术部副部长',
      full: '技术部副部长',
      rank: '部门副职',
      from: '2026.12',
      basis: '党委会纪要',
    }
    const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10', grade: '管理六级', postPay: '9300' }
    const id = await begin('promotion', { ...typing, ...examined }, mouse)
    const went = await toTheEnd(id, mouse, { finance: { postPay: '9800' }, closing })
    expect(went.map(([block]) => block)).toEqual(['head', 'finance', 'leaders', 'leaders', 'closing'])
    const dossier = paths.dossier(house.world.dossiers.wang)
    const read = (who: Cast, section: string) =>
      at(house, who, dossier, mouse, (page) => page.locator(`#${section}`).innerText())
    expect(await read('finance', 'pay')).toContain('9,800.00')
    expect(await read('hr', 'appointments')).toContain('华任〔2026〕12号')
  })

  it('in another unit takes a seat along, without script', async () => {
    const { app, actor, dossiers } = house.world
    const seat = { kind: 'seat', code: 'A-301', count: 1, name: '', place: '三楼' } as const
    await addResources(app, actor('archivist'), seat, { id: app.newId<CommandId>(), bodyHash: '' })
    const typing = { post: '财务部副部长', full: '财务部副部长', from: '2026.12', basis: '商调函' }
    const id = await begin('transfer', typing, plain, '财务部')
    const went = await toTheEnd(id, plain, { administration: { desk: 'A-301' }, closing })
    expect(went.map(([block]) => block)).toEqual([
      'head',
      'new-head',
      'administration',
      'leader',
      'new-leader',
      'leaders',
      'closing',
    ])
    const [mine] = await resources.coded(app, ['A-301'])
    const person = app.roster.entry(dossiers.wang)?.subject.person
    expect([mine?.holder, mine?.case]).toEqual([person, undefined])
    const list = await at(house, 'headFinance', paths.dossiers(), mouse, (page) => page.getByRole('main').innerText())
    expect(list).toContain('王建国')
  })
})
