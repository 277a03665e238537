import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { withCheck } from '#domain/people/id-number.ts'
import { written } from '../domain/imports/person-file.ts'
import { zipNamed } from '../domain/imports/zip-file.ts'
import { violationsOf } from './accessible.ts'

const number = (at: number) => withCheck(`${String(110300 + at)}19750312999`)

/** What the files say: none of it lies readable on a disk. */
export const unreadable = ['许明舟', '华北某工业大学材料系铸造专业', '星河重工有限公司', number(1)]

/** So many files, a sixth of them without the month of birth, and a list of so many lines, of which one is a file's person. */
const batchOf = (files: number, lines: number) => ({
  files: Array.from({ length: files }, (_, at) => ({
    name: `人${at}.lrmx`,
    bytes: Buffer.from(
      written({
        XingMing: `丁${at}`,
        ShenFenZheng: at % 6 === 0 ? '' : number(at),
        ChuShengNianYue: at % 6 === 0 ? '1975' : '197503',
      }),
    ),
  })),
  list: [
    '姓名\t身份证号\t工号\t部门',
    ...Array.from({ length: lines - 1 }, (_, at) => `丙${at}\t${number(500 + at)}\t${1000 + at}\t检测部`),
    `丁1\t${number(1)}\t0999\t检测部`,
  ].join('\n'),
})

type Wanted = { readonly files: number; readonly lines: number; readonly unit: string }

/** 成批导入: a zip with one file that is none, and a pasted list, as one batch of a unit; until there is a list of doubts. */
export async function bringIn(page: Page, { files, lines, unit }: Wanted): Promise<void> {
  const sent = batchOf(files, lines)
  const broken = { name: '坏.lrmx', bytes: Buffer.from('nothing') }
  const zip = await zipNamed([...sent.files, broken].map(({ name, bytes }) => [name, bytes] as const))
  await page.goto('/bringings')
  await page.selectOption('select[name=unit]', { label: unit })
  await page.getByLabel('存量').check()
  await page.setInputFiles('input[name=files]', [
    { name: '一批.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) },
  ])
  await page.locator('textarea[name=text]').fill(sent.list)
  await page.locator('main').getByRole('button', { name: '导入', exact: true }).click()
  await page.waitForURL(/\/bringings\/[0-9a-f-]{36}/)
  const main = page.locator('main')
  await expect.poll(() => main.textContent()).toContain('要定的，按种类')
  for (const said of ['坏.lrmx', '并成一人', '只有年份，缺月份']) expect(await main.textContent()).toContain(said)
  expect(await violationsOf(page)).toEqual([])
}

/** One answer for all of a kind, given with the keyboard; a file and a line of the list become one person. */
export async function mendByKind(page: Page): Promise<void> {
  const kind = page.locator('details', { hasText: '只有年份，缺月份' })
  await kind.locator('summary').focus()
  await page.keyboard.press('Enter')
  await kind.getByRole('button', { name: '都照现在这样' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('main').textContent()).not.toContain('只有年份，缺月份')
  await page.getByRole('button', { name: '并成一人' }).click()
  await expect.poll(() => page.getByRole('button', { name: '并成一人' }).count()).toBe(0)
}

/** Until what was begun is done and the page says so: by itself, which it looks at every other second, or sooner. */
type Rested = (page: Page) => Promise<void>

/** Begins drafts of the first so many that are open, or of all; answers of how many. */
export async function keep(page: Page, many = Number.POSITIVE_INFINITY, rested?: Rested): Promise<number> {
  await page.locator('input[name=rows][type=checkbox]').first().waitFor()
  const ticks = await page.locator('input[name=rows][type=checkbox]').all()
  for (const [at, tick] of ticks.entries()) await tick.setChecked(at < many)
  const kept = Math.min(many, ticks.length)
  const before = await page.locator('#kept tbody tr').count()
  await begin(page, '给选中的人建草稿', rested)
  await expect.poll(() => page.locator('#kept tbody tr').count()).toBe(before + kept)
  return kept
}

/** 撤销: every draft of the batch that is one still, until so many are undone in all. */
export async function undo(page: Page, all: number, rested?: Rested): Promise<void> {
  await page.getByLabel('为什么撤销').fill('先试一遍')
  await begin(page, /撤销这/, rested)
  await expect.poll(() => page.locator('#kept').getByText('已撤销', { exact: true }).count()).toBe(all)
}

async function begin(page: Page, name: string | RegExp, rested: Rested | undefined): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name }).click()
  await answered
  await rested?.(page)
}
