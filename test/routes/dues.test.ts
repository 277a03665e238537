import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { payslips } from '#domain/dossiers/sections/payslips.ts'
import { dueKeys } from '#domain/dues/kinds/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, type World, world } from '../world.ts'

const t = translator('zh-Hans')
const zhHans = (key: string) => t(key as 'dues.title')

const everybody = Object.keys(cast) as Cast[]

const has = (w: World, dossier: DossierId, section: Section, fields: Fields) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('legal'), { dossier, section, fields }))

const coded = (code: string, text: string) => ({ code, text })
const term = (fields: Fields): Fields => ({
  kind: coded('1', '固定期限劳动合同'),
  state: coded('1', '履行中'),
  ...fields,
})

/** It is 24 November 2026. */
async function furnish(w: World) {
  const { wang, chen, shen, guyuan } = w.dossiers
  await has(w, wang, entry, { kind: coded('31', '企业专业技术人员'), entered: '20210101' })
  await has(w, wang, contracts, term({ from: '20210101', to: '20231231', state: coded('2', '已续签') }))
  await has(w, wang, contracts, term({ from: '20240101', to: '20261231' }))
  await has(w, chen, entry, { kind: coded('30', '企业管理人员'), entered: '20261030' })
  await has(w, shen, entry, { kind: coded('30', '企业管理人员'), entered: '20260928' })
  await has(w, shen, contracts, term({ from: '20260928', to: '20290927', probationEnd: '20261127' }))
  await has(w, guyuan, entry, { kind: coded('30', '企业管理人员'), entered: '20240101' })
  await has(w, guyuan, contracts, term({ from: '20240101', to: '20261031' }))
  await has(w, wang, payslips, { month: '202610', gross: { cents: 750_000, currency: 'CNY' } })
}

/** The numbers of a page, each with the address that it leads to. */
const numbersIn = (text: string, words: (key: string) => string) =>
  dueKeys.flatMap((key) => {
    const line = text.split('<li').find((line) => line.includes(`>${words(key)}`))
    const href = /href="([^"]*)"/.exec(line ?? '')?.[1]?.replaceAll('&amp;', '&')
    const count = /(\d+) 人/.exec(line ?? '')?.[1]
    return href && count ? [{ key, href, count: Number(count) }] : []
  })

const rowsOf = (text: string) => (text.match(/<tr data-row="[^"]/g) ?? []).length

describe('the numbers of the start page', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
    await furnish(w)
  })
  afterAll(() => w.close())

  it('are each the count of the list that they lead to, for every duty, and there only where it may be listed', async () => {
    const seen = new Map<string, string[]>()
    for (const who of everybody) {
      const { text } = await w.as(who).get(paths.home())
      for (const { key, href, count } of numbersIn(text, (key) => zhHans(`dues.${key}`))) {
        const list = await w.as(who).get(href)
        expect([who, key, rowsOf(list.text)]).toEqual([who, key, count])
        seen.set(key, [...(seen.get(key) ?? []), who])
      }
    }
    const keepers = ['hrLead', 'hr', 'hr2', 'legal']
    expect(Object.fromEntries(seen)).toEqual({
      contractOver: keepers.filter((who) => who !== 'hr2'),
      probationEnds: keepers,
      secondTerm: keepers,
      contractEnds: keepers,
      entered: expect.arrayContaining(['hr', 'headFinance', 'finance', 'archivist']),
    })
  })

  it('say nothing of a head’s people that the head may not list, nor anything to IT and the auditor', async () => {
    for (const who of ['headTech', 'finance', 'it', 'auditor'] as const)
      expect((await w.as(who).get(paths.home('done'))).text).not.toContain(zhHans('dues.contractOver'))
    expect((await w.as('headTech').get(paths.home())).text).not.toContain(zhHans('dues.contractEnds'))
  })

  it('say what costs money in no 国有单位', async () => {
    for (const who of ['hr', 'legal', 'fallback'] as const)
      expect((await w.as(who).get(paths.home())).text).not.toContain(zhHans('costs.title'))
  })
})

describe('what costs money if it is left', () => {
  let w: World
  beforeAll(async () => {
    w = await world(undefined, 'enterprise')
    await furnish(w)
  })
  afterAll(() => w.close())

  const bare = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const reads = async () =>
    (await w.app.db.selectFrom('log').select('body').execute()).filter(({ body }) => body.includes('"pay-month.read"'))
      .length

  it('stands on the start page with day, article and amount, the amount by pay that the viewer may read', async () => {
    const before = await reads()
    const text = bare((await w.as('hr').get(paths.home())).text)
    for (const shown of [
      '不办要赔钱',
      '2026-11-27',
      '2026-11-29',
      '2026-12-31',
      '第十、八十二条',
      '第三十九、八十七条',
      '沈诚',
      '陈雨桐',
    ])
      expect(text).toContain(shown)
    // Six years at 7,500.00, twice.
    for (const shown of ['7,500.00 × 12', '90,000.00', '没有工资记录']) expect(text).toContain(shown)
    expect(await reads()).toBe(before + 1)
  })

  it('has no amount for whoever may not read pay, and opens none for them', async () => {
    const before = await reads()
    for (const who of ['fallback', 'legal'] as const) {
      const text = bare((await w.as(who).get(paths.home())).text)
      for (const shown of ['不办要赔钱', '2026-12-31', '王建国', '金额只给看得到薪酬的人显示'])
        expect(text).toContain(shown)
      for (const hidden of ['7,500.00', '90,000.00', '最多（元）']) expect(text).not.toContain(hidden)
    }
    expect(await reads()).toBe(before)
  })

  it('is not there for whoever may not list contracts', async () => {
    for (const who of ['headTech', 'finance', 'archivist'] as const)
      expect((await w.as(who).get(paths.home())).text, who).not.toContain('不办要赔钱')
  })

  it('leads to the list of each kind, which has as many people', async () => {
    const { text } = await w.as('fallback').get(paths.home())
    const links = [...text.matchAll(/href="(\/dossiers\?[^"]*)">[^<]*（(\d+) 人）/g)]
    expect(links.length).toBe(3)
    for (const [, href = '', count] of links) {
      const list = await w.as('fallback').get(href.replaceAll('&amp;', '&'))
      expect(rowsOf(list.text)).toBe(Number(count))
    }
  })

  it('shows a leader the contract in the list, and no more of the dossier than before', async () => {
    expect((await w.as('leaderTech').get(paths.dossierList('columns=contractTo'))).text).toContain('2026.12.31')
    expect((await w.as('leaderTech').get(paths.dossier(w.dossiers.wang))).text).not.toContain('2026.12.31')
    expect((await w.as('headTech').get(paths.dossierList('columns=contractTo'))).text).not.toContain('2026.12.31')
  })
})
