import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { leave } from '#domain/dossiers/sections/leave.ts'
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
  const annual = { year: '2026', kind: coded('1', '年休假') }
  await has(w, wang, leave, { ...annual, entitled: '10', used: '5' })
  await has(w, chen, leave, { ...annual, entitled: '5', used: '2', waived: '3' })
  await has(w, shen, leave, { ...annual, kind: coded('2', '病假'), entitled: '5', used: '0' })
  await has(w, guyuan, leave, { ...annual, entitled: '5', carried: '1', used: '3.5' })
  await has(w, wang, payslips, { month: '202609', gross: { cents: 720_000, currency: 'CNY' } })
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

/** The numbers of people that lead to a list. */
const linksIn = (text: string) =>
  [...text.matchAll(/href="(\/dossiers\?[^"]*)">([^<]*（(\d+) 人）)/g)].map(([, href = '', text = '', count]) => ({
    href: href.replaceAll('&amp;', '&'),
    text,
    count: Number(count),
  }))

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
    for (const who of ['headTech', 'archivist'] as const)
      expect((await w.as(who).get(paths.home())).text, who).not.toContain('不办要赔钱')
    const finance = (await w.as('finance').get(paths.home())).text
    for (const hidden of ['第二次固定期限到期', '没签书面合同', '试用期满']) expect(finance).not.toContain(hidden)
  })

  it('leads to the list of each kind, which has as many people', async () => {
    for (const [who, kinds] of [
      ['fallback', 3],
      ['hr', 4],
      ['finance', 1],
    ] as const) {
      const links = linksIn((await w.as(who).get(paths.home())).text)
      expect([who, new Set(links.map(({ href }) => href)).size]).toEqual([who, kinds])
      for (const { href, count } of links) {
        const list = await w.as(who).get(href)
        expect([who, href, rowsOf(list.text)]).toEqual([who, href, count])
      }
    }
  })

  it('says of leave that is left what it costs beside the wage, to whoever reads pay, and where it is settled', async () => {
    for (const who of ['hr', 'finance'] as const) {
      const page = (await w.as(who).get(paths.home())).text
      const text = bare(page)
      // (7,200.00 + 7,500.00) ÷ 2 ÷ 21.75 × 2 × 5, half a day counted as half a day.
      for (const shown of [
        '年休假没休完（2 人）',
        '2 个月平均 7,350.00 ÷ 21.75 × 2 × 5 天',
        '3,379.31',
        '《职工带薪年休假条例》第五条',
      ])
        expect(text, who).toContain(shown)
      expect(page).toContain(`href="${paths.dossier(w.dossiers.wang, { section: 'leave' })}"`)
      const list = await w.as(who).get(linksIn(page).find(({ text }) => text.includes('年休假'))?.href ?? '')
      const rows = bare(list.text)
      for (const shown of ['王建国', '顾', '2.5', '2026.12.31']) expect(rows, who).toContain(shown)
      for (const other of ['陈雨桐', '沈诚']) expect(rows, who).not.toContain(other)
    }
  })

  it('tells whoever may not read pay of no leave, be it by an address', async () => {
    const asked = 'columns=leaveLeft&columns=leaveBy&leaveFrom=2026.01&leaveUntil=2026.12&sort=leaveBy'
    for (const who of ['fallback', 'legal', 'leaderTech', 'headTech'] as const) {
      expect((await w.as(who).get(paths.home())).text, who).not.toContain('年休假')
      const [all, narrowed] = [await w.as(who).get(paths.dossiers()), await w.as(who).get(paths.dossierList(asked))]
      expect([who, narrowed.status, rowsOf(narrowed.text)]).toEqual([who, 200, rowsOf(all.text)])
      expect(narrowed.text, who).not.toContain('年休假')
    }
  })

  it('shows a leader the contract in the list, and no more of the dossier than before', async () => {
    expect((await w.as('leaderTech').get(paths.dossierList('columns=contractTo'))).text).toContain('2026.12.31')
    expect((await w.as('leaderTech').get(paths.dossier(w.dossiers.wang))).text).not.toContain('2026.12.31')
    expect((await w.as('headTech').get(paths.dossierList('columns=contractTo'))).text).not.toContain('2026.12.31')
  })
})
