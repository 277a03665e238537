import { afterAll, beforeAll, expect, it } from 'vitest'
import { bookkeeper, boss, officer } from '#demo/little/organisation.ts'
import { paths } from '#views/paths.ts'
import { type LittleHouse, littleHouse } from './little-house.ts'

let house: LittleHouse

beforeAll(async () => {
  house = await littleHouse('enterprise')
})
afterAll(() => house.close())

/** The rows of what costs money if it is left, as a reader sees them. */
const costsOf = async (name: string) => {
  const { text } = await house.as(name).get(paths.home())
  const [card = ''] = /<h2>不办要赔钱<\/h2>[\s\S]*?<\/table>/.exec(text) ?? []
  return card.split('<tr').slice(2)
}

it('shows the owner of a private firm what costs money and how much, and does with whom it is', async () => {
  const rows = await costsOf(boss)
  const amountsIn = (rows: readonly string[]) => rows.map((row) => />([\d,]+\.\d\d)</.exec(row)?.[1])
  expect(amountsIn(rows)).toEqual(amountsIn(await costsOf(bookkeeper)))
  expect(amountsIn(rows).filter((amount) => amount !== undefined).length).toBeGreaterThan(1)
  for (const [at, article, days] of [
    [0, '第三十九、八十七条', ''],
    [1, '第十、八十二条', ''],
    [2, '第十四、八十七条', '还有 37 天'],
  ] as const) {
    const row = rows.find((row) => row.includes(article))
    expect(row, `${at}`).toContain(days)
  }
  // The owner confirms a probation; contracts are kept by somebody else.
  expect(rows.find((row) => row.includes('试用期满'))).toMatch(/href="\/follow-ups\/[^"]*"[^>]*>.*转正或辞退/)
  expect(rows.find((row) => row.includes('没签书面合同'))).toContain('管合同的人签')
  const { text } = await house.as(boss).get(paths.home())
  for (const late of ['没有转正', '满一个月没签']) expect(text).not.toContain(late)
})

it('shows whoever keeps money and contracts the same with the amounts, and where each is done', async () => {
  const rows = await costsOf(bookkeeper)
  const unsigned = rows.find((row) => row.includes('没签书面合同')) ?? ''
  // From the second month on the double pay of eleven months, by the pay that was paid last.
  const [, pay = '', amount = ''] = /：([\d,.]+) × 11<[\s\S]*?>([\d,.]+)<\/td>/.exec(unsigned) ?? []
  const number = (text: string) => Number(text.replaceAll(',', ''))
  expect(number(pay)).toBeGreaterThan(0)
  expect(number(amount)).toBeCloseTo(number(pay) * 11, 2)
  expect(unsigned).toMatch(/<a href="[^"]*"[^>]*>.*签合同/)
  expect(rows.find((row) => row.includes('第二次固定期限'))).toContain('/drawing/contract?way=renew')
  // Three days of leave, told in the last quarter of a year: 200 % of a day's pay each.
  const leave = rows.find((row) => row.includes('年休假没休完（1 人）')) ?? ''
  const isTold = house.app.now().slice(5) >= '10-01'
  const [, monthly = '0', owed = '0'] =
    /：3 个月平均 ([\d,.]+) ÷ 21.75 × 2 × 3 天<[\s\S]*?>([\d,.]+)<\/td>/.exec(leave) ?? []
  expect([number(monthly) > 0, leave.includes('section=leave'), rows.length]).toEqual([isTold, isTold, isTold ? 4 : 3])
  expect(number(owed)).toBeCloseTo((number(monthly) / 21.75) * 6, 2)
})

it('has no annual return and no workbook of a superior yet: the pages say how each begins, and nobody is asked to sign', async () => {
  const made = await house.as(officer).get(paths.returns())
  expect([made.status, made.text.includes('还没有年报。'), made.text.includes(paths.newReturn())]).toEqual([
    200,
    true,
    true,
  ])
  const kept = await house.as(officer).get(paths.templates())
  expect([kept.status, kept.text.includes('传一份空表'), kept.text.includes('已有的空表')]).toEqual([200, true, false])
  for (const name of [boss, bookkeeper]) {
    const seen = await house.as(name).get(paths.returns())
    expect([name, seen.status, seen.text.includes('还没有您可以看的年报')]).toEqual([name, 200, true])
    expect((await house.as(name).get(paths.home())).text.includes('份年报等您签字'), name).toBe(false)
  }
})
