import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addAccount, addPerson, appoint, giveDuty } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit } from '#actions/organisation/units.ts'
import { addResources, allocate } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import { inTransaction } from '#db/transaction.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { AccountId, CommandId } from '#domain/ids.ts'
import { stateOf } from '#domain/resources/resource.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { begin, toTheEnd } from './appointment-steps.ts'
import { putOnShelf, swapsAsked, whoMayOpen, whoReads } from './ends.ts'
import { accountIn, type BrowserHouse, browserHouse, type Somebody } from './house.ts'
import { at, type Way } from './steps.ts'

const keepers: readonly Somebody[] = ['hrLead', 'hr', 'hr2']
const mouse: Way = { script: true, by: 'mouse' }
const since = '2026-01-01' as Day

/** 华星仪表 has a head, HR and legal of its own; 王建国 comes there from 华星机械. */
let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  const { app, units, actor } = house.world
  const branch = expected(
    await addUnit(app, 'system', {
      parent: units.company,
      kind: 'company',
      name: '华星仪表有限公司',
      code: 'YB',
      series: 'YB',
      openedOn: since,
    }),
  )
  for (const [who, name, staffNumber] of [
    ['their hr', '陆接收', 'B001'],
    ['their head', '白仪', 'B002'],
    ['their legal', '章法', 'B003'],
  ] as const)
    house.others.set(who, await somebody(name, staffNumber))
  for (const duty of ['hr', 'legal'] as const)
    expected(
      await giveDuty(app, 'system', { account: accountIn(house, `their ${duty}`), duty, unit: branch, from: since }),
    )
  const person = app.directory.personOf(accountIn(house, 'their head'))
  expected(await appoint(app, 'system', { unit: branch, person, kind: 'head', title: '总经理', rank: 3, from: since }))
  expected(await addPost(app, 'system', { unit: branch, name: '总经理助理', rank: '', headcount: 1 }))
  await app.directory.reload()
  const post = { text: '技术部主任工程师' }
  const kind = { code: '1', text: '固定期限劳动合同' }
  const state = { code: '1', text: '履行中' }
  const contract = { kind, number: 'HX-2024-7', from: '202401', to: '202612', post, state }
  for (const [section, fields] of [
    [appointments, { ...post, from: '202001' }],
    [contracts, contract],
  ] as const)
    await inTransaction(app, (app) => applyChange(app, actor('hr'), { dossier: wang(), section, fields }))
  for (const code of ['A-1', 'PC-1', 'B-1', 'PC-2']) await register(code)
  for (const code of ['A-1', 'PC-1'])
    expected(await allocate(app, actor('archivist'), (await resource(code)).id, wangHimself(), command()))
  await putOnShelf(house, wang())
})
afterAll(() => house.close())

const wang = () => house.world.dossiers.wang
const wangHimself = () => {
  const person = house.world.app.roster.entry(wang())?.subject.person
  if (!person) throw new Error('He is not on file.')
  return person
}
const dossier = () => paths.dossier(wang())
const history = () => paths.dossierHistory(wang())
const command = () => ({ id: house.world.app.newId<CommandId>(), bodyHash: '' })

async function somebody(name: string, staffNumber: string): Promise<AccountId> {
  const { app } = house.world
  const person = await addPerson(app, 'system', { name })
  const account = expected(await addAccount(app, 'system', { staffNumber, person, passwordHash: '' }))
  await app.directory.reload()
  return account
}

async function register(code: string) {
  const kind = code.startsWith('PC') ? 'equipment' : 'seat'
  const { app, actor } = house.world
  const resource = { kind, code, count: 1, name: '笔记本电脑', place: '三楼' } as const
  expected(await addResources(app, actor('archivist'), resource, command()))
}

async function resource(code: string) {
  const [one] = await resources.coded(house.world.app, [code])
  if (!one) throw new Error(`There is no ${code}.`)
  return one
}

/** Free, or used and whether by 王建国. */
async function standing(code: string) {
  const one = await resource(code)
  return [stateOf(one), one.holder === wangHimself()]
}

const read = (who: Somebody, section: string) =>
  at(house, who, dossier(), mouse, (page) => page.locator(`#${section}`).innerText())

describe('a transfer between legal entities', () => {
  it('ends one contract and signs the other, and takes seat, equipment, sheets and rights along', async () => {
    const [copy, consent] = await Promise.all(['劳动合同', '同意书'].map(attached))
    if (!copy || !consent) throw new Error('There is no paper.')
    const post = '华星仪表有限公司总经理助理'
    const typing = { unit: '华星仪表有限公司', post, full: post, from: '2026.12', ends: 'yes', basis: '商调函' }
    const id = await begin(house, wang(), 'transfer', { ...typing, service: '工作年限合并计算' }, mouse)
    const went = await toTheEnd(house, id, mouse, {
      administration: { desk: 'B-1', equipment: 'PC-2', release: 'yes' },
      'resigning-there': {
        contractNumber: 'YB-2026-1',
        contractSigned: '2026.11.20',
        contractTo: '2029.11.30',
        employer: '华星仪表有限公司',
        copy,
      },
      closing: {
        document: '华任〔2026〕16号',
        documentDate: '2026.11.20',
        effective: '2026.11.24',
        consented: '2026.11.18',
        consent,
      },
    })
    expect(went).toEqual([
      ['head', 'headTech'],
      ['new-head', 'their head'],
      ['administration', 'archivist'],
      ['legal', 'legal'],
      ['receiving', 'their hr'],
      ['receiving-legal', 'their legal'],
      ['leader', 'leaderTech'],
      ['new-leader', 'manager'],
      ['resigning-there', 'their legal'],
      ['closing', 'hr2'],
    ])
    expect(await read('their hr', 'contracts')).toMatch(
      /HX-2024-7[\s\S]*合同状态 已解除\s+终止或解除时间 2026\.11\.24\s[\s\S]*YB-2026-1\s+华星仪表有限公司[\s\S]*合同状态 履行中\s+附件 劳动合同\.pdf/,
    )
    expect(await read('their hr', 'appointments')).toMatch(
      /技术部主任工程师\s+2020\.01–2026\.11\.24[\s\S]*总经理助理\s+2026\.11\.24–/,
    )
    const said = (await at(house, 'hr', history(), mouse, (page) => page.getByRole('main').textContent())) ?? ''
    for (const part of ['修改：5 项', '原来：技术部改为：华星仪表有限公司', '原来：履行中改为：已解除', 'YB-2026-1'])
      expect(said).toContain(part)
    expect(await Promise.all(['A-1', 'B-1', 'PC-1', 'PC-2'].map(standing))).toEqual([
      ['free', false],
      ['used', true],
      ['used', true],
      ['used', true],
    ])
    expect(await swapsAsked(house, wang())).toEqual(['basic', 'cover'])

    const theirs: readonly Somebody[] = ['their hr', 'their head', 'their legal']
    const opening = [...keepers, 'manager', 'fallback', 'archivist', 'finance', 'legal', ...theirs]
    expect(await whoMayOpen(house, dossier())).toEqual(opening)
    expect(await whoReads(house, '王建国', paths.dossiers())).toEqual(opening)
    const left = ['headTech', 'leaderTech']
    expect(await whoMayOpen(house, paths.case(id))).toEqual([
      ...[...keepers, ...left, 'manager', 'archivist', 'legal'],
      ...theirs,
    ])
    // The leaders decided on what ends the contract; of the new one they saw that there is to be one.
    const pages = [dossier(), history(), paths.case(id)]
    expect(await whoReads(house, 'HX-2024-7', ...pages)).toEqual([
      ...[...keepers, 'leaderTech', 'manager', 'legal'],
      ...['their hr', 'their legal'],
    ])
    expect(await whoReads(house, 'YB-2026-1', ...pages)).toEqual([...keepers, 'legal', 'their hr', 'their legal'])
  })
})

const attached = async (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(await paperPdf()),
})
