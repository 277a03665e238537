import { afterAll, beforeAll, expect, it } from 'vitest'
import { withCheck } from '#domain/people/id-number.ts'
import { written } from '../domain/imports/person-file.ts'
import { zipNamed } from '../domain/imports/zip-file.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

const number = (at: number) => withCheck(`${String(110300 + at)}19750312999`)

/** So many files, a third of them without the month of birth, and a list of so many lines, of which one is a file's person. */
const batch = (files: number, lines: number) => ({
  files: Array.from({ length: files }, (_, at) => ({
    name: `人${at}.lrmx`,
    bytes: Buffer.from(
      written({
        XingMing: `丁${at}`,
        ShenFenZheng: at % 3 === 0 ? '' : number(at),
        ChuShengNianYue: at % 3 === 0 ? '1975' : '197503',
      }),
    ),
  })),
  list: [
    '姓名\t身份证号\t工号\t部门',
    ...Array.from({ length: lines }, (_, at) => `丙${at}\t${number(500 + at)}\t${1000 + at}\t财务部`),
    `丁1\t${number(1)}\t0999\t财务部`,
  ].join('\n'),
})

/** `JUANZONG_BATCH=60,40` is the size of the acceptance; small otherwise. */
const [files = 12, lines = 8] = (process.env['JUANZONG_BATCH'] ?? '12,8').split(',').map(Number)

it('brings files and a list in, mends by kind with the keyboard, keeps half and undoes it', async () => {
  const { page, context, complaints } = await house.as('hr')
  const sent = batch(files, lines)
  const broken = { name: '坏.lrmx', bytes: Buffer.from('nothing') }
  const zip = await zipNamed([...sent.files, broken].map(({ name, bytes }) => [name, bytes] as const))
  await page.goto('/bringings')
  await page.selectOption('select[name=unit]', house.world.units.finance)
  await page.setInputFiles('input[name=files]', [
    { name: '一批.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) },
  ])
  await page.locator('textarea[name=text]').fill(sent.list)
  await page.locator('main').getByRole('button', { name: '导入', exact: true }).click()
  await page.waitForURL(/\/bringings\/[0-9a-f-]{36}/)
  const main = page.locator('main')
  await expect.poll(() => main.textContent(), { timeout: 60_000 }).toContain('要定的，按种类')
  for (const said of ['坏.lrmx', '并成一人', '只有年份，缺月份']) expect(await main.textContent()).toContain(said)
  expect(await violationsOf(page)).toEqual([])

  const kind = page.locator('details', { hasText: '只有年份，缺月份' })
  await kind.locator('summary').focus()
  await page.keyboard.press('Enter')
  await kind.getByRole('button', { name: '都照现在这样' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => main.textContent()).not.toContain('只有年份，缺月份')

  await page.getByRole('button', { name: '并成一人' }).click()
  await expect.poll(() => page.getByRole('button', { name: '并成一人' }).count(), { timeout: 30_000 }).toBe(0)
  const ticks = page.locator('input[name=rows][type=checkbox]')
  const half = Math.floor((await ticks.count()) / 2)
  for (const [at, tick] of (await ticks.all()).entries()) await tick.setChecked(at < half)
  await page.getByRole('button', { name: '给选中的人建草稿' }).click()
  await expect.poll(() => main.textContent(), { timeout: 60_000 }).toContain('撤销这')
  expect(await page.locator('#kept tbody tr').count()).toBe(half)
  await page.getByLabel('为什么撤销').fill('先试一遍')
  await page.getByRole('button', { name: /撤销这/ }).click()
  await expect.poll(() => page.locator('#kept').textContent(), { timeout: 60_000 }).toContain('已撤销')
  expect(complaints).toEqual([])
  await context.close()
})
