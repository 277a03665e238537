import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addResources } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import { inTransaction } from '#db/transaction.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import type { Cast } from '../world.ts'
import { begin, toTheEnd, underWay } from './appointment-steps.ts'
import { putOnShelf, swapsAsked, whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  await putOnShelf(house, house.world.dossiers.wang)
})
afterAll(() => house.close())

const wang = () => house.world.dossiers.wang
const dossier = () => paths.dossier(wang())
const history = () => paths.dossierHistory(wang())
const read = (who: Cast, section: string) =>
  at(house, who, dossier(), mouse, (page) => page.locator(`#${section}`).innerText())

const hr = ['hrLead', 'hr', 'hr2']
/** HR who keeps the dossier, whoever decided, and of pay no head. */
const whoTookPart = [...hr, 'headTech', 'leaderTech', 'manager', 'finance']
const whoReadsPay = whoTookPart.filter((who) => who !== 'headTech')
/** Neither the head nor the leader of before; everybody else lists or reads as much as their duty needs. */
const whoListsNow = [
  'hrLead',
  'hr',
  'hr2',
  'headFinance',
  'leaderFinance',
  'manager',
  'fallback',
  'archivist',
  'finance',
  'legal',
]
/** Whoever was asked on either side, who keeps the dossier, and administration, which gave the seat. */
const whoMoved = [
  'hrLead',
  'hr',
  'hr2',
  'headTech',
  'headFinance',
  'leaderTech',
  'leaderFinance',
  'manager',
  'archivist',
]

const closing = { document: '华任〔2026〕12号', documentDate: '2026.11.20', effective: '2026.11.24' }

describe('an appointment', () => {
  let promoted: CaseId
  it('to a higher post is set a pay by finance and stands in the dossier', async () => {
    const typing = {
      post: '技术部副部长',
      full: '技术部副部长',
      rank: '部门副职',
      from: '2026.12',
      basis: '党委会纪要',
    }
    const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10', grade: '管理六级', postPay: '9300' }
    const id = await begin(house, wang(), 'promotion', { ...typing, ...examined }, mouse)
    const went = await toTheEnd(house, id, mouse, { finance: { postPay: '9800' }, closing })
    expect(went.map(([block]) => block)).toEqual(['head', 'finance', 'leaders', 'leaders', 'closing'])
    expect(await read('finance', 'pay')).toContain('9,800.00')
    expect(await read('hr', 'appointments')).toContain('华任〔2026〕12号')
    promoted = id
    expect(await swapsAsked(house, wang())).toEqual(['basic'])
    expect(await whoReads(house, '9,800.00', dossier(), history(), paths.case(id))).toEqual(whoReadsPay)
    expect(await whoMayOpen(house, paths.case(id))).toEqual(whoTookPart)
  })

  it('is taken back by everybody who approved it: the dossier is that of before, and its history says both', async () => {
    await at(house, 'hr', paths.case(promoted), mouse, async (page) => {
      await page.locator('summary', { hasText: '撤销已生效的审批' }).click()
      await page.getByRole('link', { name: '撤销已生效的审批' }).click()
      await page.getByRole('heading', { name: '王建国 · 撤销已生效的审批' }).waitFor()
      await page.getByRole('button', { name: '提交撤销' }).click()
      await page.getByText('写下理由').first().waitFor()
      await page.getByLabel('撤销理由').fill('任职文件撤回')
      await page.getByRole('button', { name: '提交撤销' }).click()
      await page.getByText('已提交').first().waitFor()
    })
    const id = await underWay(house)
    expect(await toTheEnd(house, id, mouse, {})).toEqual([
      ['again-head', 'headTech'],
      ['again-finance', 'finance'],
      ['again-leaders', 'manager'],
      ['again-leaders', 'leaderTech'],
    ])
    const basic = await read('hr', 'basic')
    expect([basic.includes('技术部主任工程师'), basic.includes('技术部副部长')]).toEqual([true, false])
    expect(await read('finance', 'pay')).not.toContain('9,800.00')
    expect(await read('hr', 'appointments')).not.toContain('华任〔2026〕12号')
    await at(house, 'hr', history(), mouse, async (page) => {
      const said = (await page.getByRole('main').textContent()) ?? ''
      for (const part of ['华任〔2026〕12号', '9,800.00', '撤销']) expect(said).toContain(part)
    })
    await at(house, 'hr', paths.case(promoted), mouse, (page) =>
      page.getByText('档案已恢复到审批之前').first().waitFor(),
    )
    expect(await swapsAsked(house, wang())).toEqual([])
    const pages = [dossier(), history(), paths.case(promoted), paths.case(id)]
    expect(await whoReads(house, '9,800.00', ...pages)).toEqual(whoReadsPay)
    expect(await whoReads(house, '任职文件撤回', ...pages)).toEqual(whoTookPart)
    expect(await whoMayOpen(house, paths.case(id))).toEqual(whoTookPart)
  })

  it('in another unit takes a seat along, without script', async () => {
    const { app, actor } = house.world
    const seat = { kind: 'seat', code: 'A-301', count: 1, name: '', place: '三楼' } as const
    await addResources(app, actor('archivist'), seat, { id: app.newId<CommandId>(), bodyHash: '' })
    const typing = { post: '财务部副部长', full: '财务部副部长', from: '2026.12', basis: '商调函' }
    const id = await begin(house, wang(), 'transfer', { unit: '财务部', ...typing }, plain)
    const went = await toTheEnd(house, id, plain, { administration: { desk: 'A-301' }, closing })
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
    const person = app.roster.entry(wang())?.subject.person
    expect([mine?.holder, mine?.case]).toEqual([person, undefined])
    const list = await at(house, 'headFinance', paths.dossiers(), mouse, (page) => page.getByRole('main').innerText())
    expect(list).toContain('王建国')
    expect(await whoReads(house, '王建国', paths.dossiers())).toEqual(whoListsNow)
    expect(await whoReads(house, '财务部副部长', dossier(), history())).toEqual(whoListsNow)
    expect(await whoMayOpen(house, paths.case(id))).toEqual(whoMoved)
    expect(await swapsAsked(house, wang())).toEqual(['basic', 'cover'])
  })

  it('that changes the contract is asked of legal, and stands in post and contract', async () => {
    const { app, actor, dossiers } = house.world
    const fields = {
      kind: { code: '1', text: '固定期限劳动合同' },
      number: 'HT-9',
      from: '20211201',
      to: '20271130',
      post: { text: '财务部副部长' },
      state: { code: '1', text: '履行中' },
    }
    const change = { dossier: dossiers.wang, section: contracts, fields }
    await inTransaction(app, (app) => applyChange(app, actor('legal'), change))
    const post = {
      post: '财务部总会计师助理',
      full: '财务部总会计师助理',
      rank: '部门正职',
      from: '2026.12',
      basis: '党委会纪要',
    }
    const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10' }
    const id = await begin(house, wang(), 'promotion', { ...post, ...examined }, mouse)
    const went = await toTheEnd(house, id, mouse, { closing })
    expect(went.map(([block]) => block)).toEqual(['head', 'legal', 'finance', 'leaders', 'leaders', 'closing'])
    const theirs = paths.dossier(dossiers.wang)
    await at(house, 'legal', theirs, mouse, async (page) => {
      expect(await page.locator('#contracts').innerText()).toContain('财务部总会计师助理')
    })
    await at(house, 'hr', paths.dossierHistory(dossiers.wang), mouse, async (page) => {
      const said = (await page.getByRole('main').textContent()) ?? ''
      for (const part of ['财务部总会计师助理', 'HT-9', '华任〔2026〕12号']) expect(said).toContain(part)
    })
    // Neither finance nor a head reads the contract; both are asked about their part.
    const leaders = ['leaderFinance', 'manager']
    expect(await whoReads(house, 'HT-9', theirs, paths.dossierHistory(dossiers.wang), paths.case(id))).toEqual([
      ...hr,
      ...leaders,
      'legal',
    ])
    expect(await whoMayOpen(house, paths.case(id))).toEqual([...hr, 'headFinance', ...leaders, 'finance', 'legal'])
  })
})
