import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstStartOf } from '#house/first-start/first-start.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import type { House } from '#routes/web/house.ts'
import { cheap } from '../db/bare-house.ts'
import { workbookOf } from '../domain/workbooks/workbook-file.ts'
import { openPdf } from '../pdf.ts'
import { closeWindows, openBrowser, visit } from './browser.ts'
import { importFile } from './steps.ts'

let folder: string
let browser: Browser
let house: House
let start: FirstStart
let origin: string
let close: () => Promise<void>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-journey-'))
  const begun = firstStartOf(folder, { cost: cheap })
  if (!begun) throw new Error('There is no first start here.')
  start = begun
  house = await openHouse({ data: folder }, { demo: false })
  const { fetch } = createWeb(house, { reach: { https: false }, firstStart: start })
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  browser = await openBrowser()
})

afterAll(async () => {
  await closeWindows(browser)
  await close()
  await house.close()
  rmSync(folder, { recursive: true })
})

const window = async (script = true): Promise<Page> => (await visit(browser, { origin, script })).page
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The link that is shown once, and then put away. */
async function linkFrom(page: Page): Promise<string> {
  const link = await page.locator('code').innerText()
  await page.getByRole('link', { name: '已经交给本人' }).click()
  return link
}

/** The nine groups, as they stand on the paper. */
async function codeOn(page: Page): Promise<string> {
  const href = (await page.getByRole('link', { name: '打开，打印' }).getAttribute('href')) ?? ''
  const drawn = await page.context().request.get(new URL(href, origin).href)
  const [text = ''] = await (await openPdf(new Uint8Array(await drawn.body()))).text()
  const [, groups = ''] = /\d{4}-\d\d-\d\d((?:\s*\d\s*[0-9A-Z]{4}){9})/.exec(text) ?? []
  return [...groups.matchAll(/\s*\d\s*([0-9A-Z]{4})/g)].map(([, group]) => group).join(' ')
}

it('four people found a house from nothing, and the first draft dossier is in it', async () => {
  const founder = await window(false)
  await founder.goto('/')
  await founder.getByLabel('启动码').fill(start.code)
  await press(founder, '下一步')
  await founder.getByLabel('单位全称').fill('岚溪检测技术有限公司')
  await founder.getByLabel('代码').fill('LX')
  await founder.getByLabel('单位类型').selectOption({ label: '民营企业' })
  await press(founder, '保存，下一步')
  await press(founder, '发一次性链接')

  const secret = '江南可采莲莲叶何田田'
  const custodian = await window()
  await custodian.goto(await linkFrom(founder))
  await custodian.getByLabel('您的口令').fill(secret)
  await custodian.getByLabel('再输一遍').fill(secret)
  await press(custodian, '设好口令')
  await press(custodian, '做恢复卡')
  await custodian.getByLabel('九组，每组四位').fill(await codeOn(custodian))
  await press(custodian, '核对')
  await custodian.getByRole('link', { name: '去解锁' }).click()
  await custodian.getByLabel('保管人口令或恢复码').fill(secret)
  await press(custodian, '解锁')
  await custodian.getByRole('link', { name: '去登录' }).waitFor()

  await founder.goto('/start')
  await founder.locator('[name=hr-lead]').fill('101')
  await founder.locator('[name=it]').fill('102')
  await founder.locator('[name=auditor]').fill('103')
  await founder.locator('[name=keeper]').fill('104')
  await press(founder, '保存工号')
  const password = '一个只有自己才会知道的长长的密码'
  for (const [name, index] of [
    ['方宁', 0],
    ['阮维', 0],
    ['季审言', 0],
    ['何书远', 0],
  ] as const) {
    await founder.getByRole('button', { name: '发一次性链接' }).nth(index).click()
    const link = await linkFrom(founder)
    const theirs = await window()
    await theirs.goto(link)
    await theirs.getByLabel('姓名').fill(name)
    await theirs.getByLabel('密码').fill(password)
    await theirs.getByLabel('再输一遍').fill(password)
    await press(theirs, '设好，去登录')
    await theirs.getByRole('heading', { name: '登录卷宗' }).waitFor()
    if (name !== '何书远') await founder.goto('/start/people')
  }
  expect(start.plan()).toBeUndefined()

  const lead = await window()
  await lead.goto('/sign-in')
  await lead.getByLabel('工号').fill('101')
  await lead.getByLabel('密码').fill(password)
  await lead.keyboard.press('Enter')
  await press(lead, '生成口令卡')
  await lead.getByRole('link', { name: '已经收好，继续' }).click()
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
        ['检测部', '', 'LX-JC', '104', '主任'],
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
  await importFile(lead, { file: 'long-resume', unit: '检测部' })
  await press(lead, '建成草稿')
  await lead.getByText('草稿已建立').waitFor()
})
