import type { Browser, Page } from 'playwright-core'
import { workbookOf } from '../domain/workbooks/workbook-file.ts'
import { openPdf } from '../pdf.ts'
import { visit } from './browser.ts'
import type { Machine } from './machine.ts'

/** What the people of a founded house know: the passphrase of its custodian, and the password that each of them has set. */
export const secret = '江南可采莲莲叶何田田'
export const password = '一个只有自己才会知道的长长的密码'

/** Who founds it, under the numbers that the founder gives them. */
export const founders = {
  'hr-lead': { number: '101', name: '方宁' },
  it: { number: '102', name: '阮维' },
  auditor: { number: '103', name: '季审言' },
  keeper: { number: '104', name: '何书远' },
} as const

export type Founder = keyof typeof founders

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A browser of its own. */
const windowOn = async (browser: Browser, { origin }: Machine, script = true): Promise<Page> =>
  (await visit(browser, { origin, script })).page

/** The link that is shown once, and then put away. */
async function linkFrom(page: Page): Promise<string> {
  const link = await page.locator('code').innerText()
  await page.getByRole('link', { name: '已经交给本人' }).click()
  return link
}

/** The nine groups, as they stand on the paper. */
async function codeOn(page: Page): Promise<string> {
  const href = (await page.getByRole('link', { name: '打开，打印' }).getAttribute('href')) ?? ''
  const drawn = await page.context().request.get(new URL(href, page.url()).href)
  const [text = ''] = await (await openPdf(new Uint8Array(await drawn.body()))).text()
  const [, groups = ''] = /\d{4}-\d\d-\d\d((?:\s*\d\s*[0-9A-Z]{4}){9})/.exec(text) ?? []
  return [...groups.matchAll(/\s*\d\s*([0-9A-Z]{4})/g)].map(([, group]) => group).join(' ')
}

/** Whoever reads the terminal of the server begins: without script, as on the console of a machine. */
export async function enterCode(browser: Browser, machine: Machine): Promise<Page> {
  const founder = await windowOn(browser, machine, false)
  await founder.goto('/')
  await founder.getByLabel('启动码').fill(machine.start?.code ?? '')
  return founder
}

/**
 * 首次启动, as far as it needs nobody of human resources: organisation, custodian, card, and people with a password each, all
 * four unless said otherwise.
 */
export async function foundHouse(
  browser: Browser,
  machine: Machine,
  people: readonly { readonly name: string }[] = Object.values(founders),
): Promise<void> {
  const founder = await enterCode(browser, machine)
  await press(founder, '下一步')
  await founder.getByLabel('单位全称').fill('岚溪检测技术有限公司')
  await founder.getByLabel('代码').fill('LX')
  await founder.getByLabel('单位类型').selectOption({ label: '民营企业' })
  await press(founder, '保存，下一步')
  await press(founder, '发一次性链接')

  const custodian = await windowOn(browser, machine)
  await custodian.goto(await linkFrom(founder))
  await custodian.getByLabel('您的口令').fill(secret)
  await custodian.getByLabel('再输一遍').fill(secret)
  await press(custodian, '设好口令')
  await press(custodian, '做恢复卡')
  await custodian.getByLabel('九组，每组四位').fill(await codeOn(custodian))
  await press(custodian, '核对')
  await custodian.getByRole('link', { name: '去解锁' }).click()
  await unlock(custodian)

  await founder.goto('/start')
  for (const [duty, { number }] of Object.entries(founders)) await founder.locator(`[name=${duty}]`).fill(number)
  await press(founder, '保存工号')
  for (const { name } of people) {
    await founder.getByRole('button', { name: '发一次性链接' }).first().click()
    const link = await linkFrom(founder)
    const theirs = await windowOn(browser, machine)
    await theirs.goto(link)
    await theirs.getByLabel('姓名').fill(name)
    await theirs.getByLabel('密码').fill(password)
    await theirs.getByLabel('再输一遍').fill(password)
    await press(theirs, '设好，去登录')
    await theirs.getByRole('heading', { name: '登录卷宗' }).waitFor()
    if (name !== founders.keeper.name) await founder.goto('/start/people')
    await theirs.context().close()
  }
}

/** Types the passphrase of the custodian on the page that is open. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('保管人口令或恢复码').fill(secret)
  await press(page, '解锁')
  await page.getByRole('link', { name: '去登录' }).waitFor()
}

/** The codes of a card that nobody has used yet, by whose it is. */
export type Cards = Map<Founder, string[]>

/** Signs in with number and password, and with a card where the duty asks for one; the first time it is made and put away. */
export async function signIn(browser: Browser, machine: Machine, who: Founder, cards: Cards): Promise<Page> {
  const page = await windowOn(browser, machine)
  await page.goto('/sign-in')
  await page.getByLabel('工号').fill(founders[who].number)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  if (page.url().endsWith('/sign-in/enrolment')) {
    await press(page, '生成口令卡')
    const isKept = page.getByRole('link', { name: '已经收好，继续' })
    await isKept.waitFor()
    cards.set(who, await page.locator('main code').allInnerTexts())
    await isKept.click()
  } else if (page.url().endsWith('/sign-in/factor')) {
    await page.locator('[name=code-once]').fill(cards.get(who)?.shift() ?? '')
    await page.keyboard.press('Enter')
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** 先要答的问题, then the tree from a workbook: a department whose head is 专管人, and a section below it. */
export async function layTree(lead: Page): Promise<void> {
  await lead.getByRole('heading', { name: '先要答的问题' }).waitFor()
  await lead.getByLabel('干部由哪一级管理').selectOption({ label: '全部由本单位管理（本级管理）' })
  await press(lead, '就这样定')
  await lead.getByText('已答').waitFor()
  await lead.getByRole('link', { name: '下一步' }).click()
  await lead.getByRole('heading', { name: '机构、负责人与岗位' }).waitFor()
  await lead.getByText('还没有部门，建不了档案').waitFor()
  const tree = await workbookOf([
    {
      rows: [
        ['部门名称', '上级部门', '代码', '负责人工号', '负责人职务'],
        ['检测部', '', 'LX-JC', founders.keeper.number, '主任'],
        ['化学室', '检测部', 'LX-HX', '', ''],
      ],
    },
  ])
  await lead.setInputFiles('input[type=file]', {
    name: '机构.xlsx',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from(tree),
  })
  await press(lead, '读入')
  await lead.getByRole('region', { name: '保留以后的样子' }).getByText('化学室').waitFor()
  await lead.getByRole('button', { name: '保留' }).click()
  await lead.getByText('单位下面 2 个机构').waitFor()
  await lead.getByRole('link', { name: '下一步' }).click()
  await lead.getByRole('heading', { name: '设置单位' }).waitFor()
  await lead.getByText('单位下面 2 个机构').waitFor()
}
