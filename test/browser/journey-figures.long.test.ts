import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import type { ReturnId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { signers } from '../routes/returns.ts'
import { cast } from '../world.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse, type Visitor } from './house.ts'
import { downloaded } from './steps.ts'

/** What leaders and HR do with figures, from a number on the screen to a return that explains itself a year later. */

let house: BrowserHouse

beforeAll(async () => {
  house = await browserHouse()
})

afterAll(() => house.close())

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href'))

describe('figures', () => {
  it('a leader opens one, sees the names and goes back to it', async () => {
    const { page, context, complaints } = await house.as('manager')
    await page.goto(paths.statistics())
    await page.getByRole('link', { name: /各部门在册人数/ }).press('Enter')
    const figure = page.locator('.figure-table tbody td a').first()
    const [number, opened] = [Number(await figure.textContent()), await figure.getAttribute('href')]
    await figure.press('Enter')
    await page.waitForURL((url) => url.pathname === paths.dossiers())
    expect(await page.locator('main tbody tr').count()).toBe(number)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('link', { name: '回到这一格' }).press('Enter')
    await expect.poll(() => focused(page)).toBe(opened)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('HR builds a cross-table by keyboard, keeps it and has it on the start page', async () => {
    const { page, context, complaints } = await house.as('hr')
    const at = (id: string) => page.evaluate((id) => document.activeElement?.id === id, id)
    await page.goto(paths.statisticsCross())
    await expect.poll(() => page.keyboard.press('r').then(() => at('cross-rows-outer'))).toBe(true)
    await page.locator('#cross-rows-outer').selectOption('sex')
    await page.locator('#cross-columns-outer').selectOption('age')
    await page.keyboard.press('Enter')
    await page.waitForURL(/rows=sex.*columns=age/)
    await expect.poll(() => page.keyboard.press('s').then(() => at('cross-name'))).toBe(true)
    await page.keyboard.type('性别与年龄')
    await page.keyboard.press('Enter')
    await page.waitForURL(/saved=/)
    await expect.poll(() => page.keyboard.press('s').then(() => at('cross-name'))).toBe(true)
    await page.locator('details[open] a.panel-link').press('Enter')
    await page.getByRole('button', { name: '放到首页' }).press('Enter')
    await page.getByText('在首页第 1 位').waitFor()
    await page.goto(paths.home())
    const pinned = page.locator('#pinned-crosses')
    await pinned.locator('.line-end b').first().waitFor()
    expect(await pinned.textContent()).toContain('性别与年龄')
    expect(await violationsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('an annual return', () => {
  let first: ReturnId
  let second: ReturnId

  it('is frozen by HR and signed by two others, each at an own desk', async () => {
    const hr = await house.as(signers.maker)
    first = await frozen(hr, '2025-12-31')
    await hr.context.close()
    for (const who of [signers.reviewer, signers.head]) await signedBy(who, first)
    expect((await house.world.as('hr').get(paths.return(first))).text).toContain('已签完')
  })

  it('explains a year later in names why three of its figures changed', async () => {
    await aYearPasses(house)
    const hr = await house.as(signers.maker)
    second = await frozen(hr, '2026-12-31')
    const { page } = hr
    await page.getByRole('link', { name: /各部门人员基本情况/ }).click()
    expect(await violationsOf(page)).toEqual([])
    const explain = async (of: RegExp, reason: RegExp, names: readonly string[]) => {
      await page.getByRole('link', { name: of }).first().click()
      const main = page.locator('main')
      await main.getByText(reason).first().waitFor()
      for (const name of names) await main.getByRole('link', { name: new RegExp(name) }).waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('link', { name: '回到这张表' }).click()
      await page.locator('.figure-table').waitFor()
    }
    await explain(/^合计$/, /入职/, ['丁新来'])
    await explain(/技术部/, /由财务部调入/, ['陈雨桐'])
    await page
      .locator('.figure-table tr.whole a.share')
      .nth(await columnOf(page, '51'))
      .click()
    await page
      .locator('main')
      .getByText(/满 51 岁/)
      .waitFor()
    await page.getByRole('link', { name: /沈诚/ }).waitFor()
    expect(hr.complaints).toEqual([])
    await hr.context.close()
  })

  it('is printed and exported as it stands on the screen', async () => {
    const { page, context, complaints } = await house.as(signers.maker)
    await page.goto(paths.return(second))
    const pdf = await downloaded(page, page.getByRole('button', { name: '全部印成 PDF' }), { script: true })
    const text = (await pdfText(await readFile(await pdf.path()))).replace(/\s/g, '')
    for (const shown of ['各部门人员基本情况', '截至2026-12-31', `制表人：${cast.hr.name}`])
      expect(text).toContain(shown)
    await page.goto(paths.returnTable(second, 'by-department'))
    const whole = await page.locator('.figure-table tr.whole td').first().innerText()
    const sheet = await downloaded(page, page.getByRole('button', { name: /Excel/ }).first(), { script: true })
    const rows = await readXlsx(await readFile(await sheet.path()))
    expect(JSON.stringify(rows)).toContain(`"合计",${Number.parseInt(whole, 10)}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** Fills in the form of a return for a day, explains what does not add up, and freezes. */
async function frozen({ page }: Visitor, day: string): Promise<ReturnId> {
  await page.goto(paths.newReturn())
  await page.getByLabel('名称').fill(`${day.slice(0, 4)} 年统计年报`)
  await page.getByLabel('统计截止日').fill(day)
  await page.getByText(/^要报的表/).click()
  for (const box of await page.locator('input[name="table"]').all())
    await box.setChecked((await box.getAttribute('value')) === 'by-department')
  await page.locator('[name="reviewer"]').selectOption(house.world.account(signers.reviewer))
  await page.locator('[name="head"]').selectOption(house.world.account(signers.head))
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '下一步：看数字' }).click()
  await page.waitForURL(/\/statistics\/returns\/[0-9a-f-]{36}$/)
  for (const why of await page.locator('textarea[name^="why:"]').all()) await why.fill('个别人员没有填写，已核实。')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '定格并签字（制表人）' }).click()
  await page.getByText('已定格，您已作为制表人签字。').waitFor()
  return page.url().split('/').at(-1) as ReturnId
}

/** Whoever is next is told on the start page, and signs what was frozen. */
async function signedBy(who: 'hrLead' | 'manager', id: ReturnId) {
  const { page, context, complaints } = await house.as(who)
  await page.goto(paths.home())
  await page.getByRole('link', { name: '去看看' }).click()
  await page
    .locator(`a[href="${paths.return(id)}"]`)
    .first()
    .click()
  await page.getByRole('button', { name: '签字', exact: true }).click()
  await page.getByText('已签字。').waitFor()
  expect(complaints).toEqual([])
  await context.close()
}

/** In which place of the changed cells of the whole the column of this heading stands. */
const columnOf = (page: Page, age: string) =>
  page.evaluate((age) => {
    const cells = [...document.querySelectorAll('.figure-table tr.whole td')]
    const heads = [...(document.querySelectorAll('.figure-table thead tr:last-child th') ?? [])]
    const head = heads.findIndex(({ textContent }) => textContent?.startsWith(age))
    // The people stand before the columns of the second line.
    const before = cells.slice(0, head + 1).filter((cell) => cell.querySelector('a.share'))
    return before.length
  }, age)

/** Somebody comes, somebody moves, and everybody is a year older. */
async function aYearPasses({ world }: BrowserHouse) {
  const { app, clock, units } = world
  clock.set('2026-12-10T01:00:00.000Z')
  await inTransaction(app, async (app) => {
    const coded = (code: string, text: string) => ({ code, text })
    const records = [
      {
        section: 'basic',
        fields: {
          name: '丁新来',
          unit: units.tech,
          post: '技术部工程师',
          sex: coded('2', '女'),
          birth: '200105',
          nation: coded('01', '汉族'),
          politics: coded('13', '群众'),
        },
      },
      { section: 'entry', fields: { kind: coded('31', '企业专业技术人员'), entered: '20260601' } },
    ]
    const made = expected(
      await createDraft(app, world.actor('hr'), { entity: units.company, keeper: 'hr', records: records as never }),
    )
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
  })
  const dossier = world.dossiers.chen
  const known = (await readDossier(app, world.actor('hr'), dossier, { act: 'dossier.read' }))?.contents['basic']?.[0]
  if (!known) throw new Error('There is nothing to change.')
  const change = { dossier, section: basic, record: known.id, fields: { ...known.fields, unit: units.tech } }
  await inTransaction(app, (app) => applyChange(app, world.actor('hr'), change))
  clock.set('2027-01-08T01:00:00.000Z')
}
