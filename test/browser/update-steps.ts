import type { Locator, Page } from 'playwright-core'
import { paths } from '#views/paths.ts'
import { sitting } from '../routes/walk.ts'
import { type Cast, people } from '../world.ts'
import type { BrowserHouse } from './house.ts'
import { at, editInPlace, press, tabTo, type Way, writeOpinion } from './steps.ts'

/** What is typed into the fields of one record, by the names of the fields. */
export type Typing = Readonly<Record<string, string>>

/**
 * One section of the dossier: 修改 of what is there, or 添加; typed and put with what is being gathered. With script that is
 * done where the block stands.
 */
export async function drawOn(page: Page, section: string, typing: Typing, { script, by }: Way, press = pressOf(by)) {
  const card = page.locator(`#${section}`)
  if (script) await editInPlace(page)
  await press(page, card.getByRole('link', { name: /^(修改|添加)$/ }).first())
  await (script ? card : page.getByRole('main')).locator('[data-editor]').waitFor()
  await page.getByRole('button', { name: '收进修改' }).waitFor()
  for (const [field, text] of Object.entries(typing)) await type(page, page.locator(`[name=${field}]`), text, by)
  await press(page, page.getByRole('button', { name: '收进修改' }))
  await page.getByText('已收进这次的修改，尚未提交').waitFor()
}

/** Whether somebody clicks or goes by Tab and Enter. */
const pressOf = (by: Way['by']) => (page: Page, control: Locator) => press(page, control, { script: true, by })

async function type(page: Page, field: Locator, text: string, by: Way['by']) {
  if (by === 'mouse') return field.fill(text)
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** From the dossier to what is gathered on it, and on its way; answers the page of the case. */
export async function submitGathered(page: Page, why: string, { by }: Way) {
  const press = pressOf(by)
  await press(page, page.getByRole('link', { name: '查看并提交' }))
  await page.getByRole('heading', { name: `${people.wang.name} · 这次的修改` }).waitFor()
  await type(page, page.getByLabel('事由'), why, by)
  await press(page, page.getByRole('button', { name: /^提交 \d 处修改$/ }))
  await page.getByText('已提交').first().waitFor()
}

/** The change of a person that waits, opened from the to-do list. */
export async function openUpdate(page: Page, way: Way, name: string = people.wang.name) {
  const line = page.getByRole('main').getByRole('link', { name: new RegExp(`^${name} ·`) })
  await press(page, line.first(), way)
  await page.getByRole('heading', { name: `${name} · 信息变更` }).waitFor()
}

/** On the case that came back for the name of a relative: where the way back leads, and on its way again. */
export async function mendName(page: Page) {
  await page.getByText(/退回：名字与户口簿不符/).waitFor()
  await page.getByRole('link', { name: '去修改' }).click()
  await page
    .getByRole('row', { name: /家庭成员/ })
    .getByRole('link', { name: '修改' })
    .click()
  await page.locator('[name=name]').fill('许明州')
  await page.getByRole('button', { name: '收进修改' }).click()
  await page.getByRole('link', { name: '查看并提交' }).click()
  await page.getByRole('link', { name: '回到这件事重新提交' }).click()
  await writeOpinion(page, '已按户口簿改', { script: true, by: 'mouse' })
  await page.getByRole('button', { name: '重新提交' }).click()
  await page.locator('#notice', { hasText: '已重新提交' }).waitFor()
  await page
    .getByText(/在.+的意见继续有效/)
    .first()
    .waitFor()
}

/** One person's turn; what the page said before the verdict is answered. */
export const decideUpdate = (house: BrowserHouse, who: Cast, way: Way, opinion = '同意。') =>
  at(house, who, paths.home(), way, async (page) => {
    await openUpdate(page, way)
    const said = await page.getByRole('main').innerText()
    for (const box of await page.getByRole('checkbox').all()) await press(page, box, way)
    await writeOpinion(page, opinion, way)
    await press(page, page.getByRole('button', { name: '同意', exact: true }), way)
    await page.getByText('已同意').waitFor()
    return said
  })

/** Whoever sits decides until the end; answers who it was, in order. */
export async function decideToTheEnd(house: BrowserHouse, way: Way): Promise<readonly Cast[]> {
  const { id } = await house.world.app.db
    .selectFrom('cases')
    .select('id')
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const decided: Cast[] = []
  for (let now = await sitting(house.world, id); now; now = await sitting(house.world, id)) {
    await decideUpdate(house, now.who, way)
    decided.push(now.who)
  }
  return decided
}
