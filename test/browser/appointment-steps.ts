import type { Locator, Page } from 'playwright-core'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { accountIn, type BrowserHouse, everybody, type Somebody } from './house.ts'
import { at, type Way, writeOpinion } from './steps.ts'

/** What is typed, chosen or attached, by the names of the fields; `yes` ticks a box. */
export type Typing = Readonly<Record<string, string | Attached>>
type Attached = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

async function fill(page: Page, typing: Typing) {
  for (const [field, given] of Object.entries(typing)) await put(page.locator(`main [name=${field}]`).first(), given)
}

async function put(field: Locator, given: string | Attached) {
  if (typeof given !== 'string') return field.setInputFiles(given)
  const [tag, type] = await field.evaluate((element) => [element.tagName, element.getAttribute('type')])
  if (tag === 'SELECT') await field.selectOption({ label: given })
  else if (type === 'checkbox') await field.setChecked(given === 'yes')
  else await field.fill(given)
}

/** HR fills in the form of this kind and submits it; answers the case. */
export async function begin(
  house: BrowserHouse,
  dossier: DossierId,
  kind: 'promotion' | 'transfer',
  typing: Typing,
  way: Way,
): Promise<CaseId> {
  await at(house, 'hr', paths.drawing(dossier, kind), way, async (page) => {
    await fill(page, typing)
    await page.getByRole('button', { name: '生成方案' }).click()
    await page.getByRole('button', { name: /^提交 \d+ 处修改$/ }).click()
    await page.getByText('已提交').first().waitFor()
  })
  return underWay(house)
}

/** The only case that is under way. */
export const underWay = async ({ world }: BrowserHouse): Promise<CaseId> =>
  (await world.app.db.selectFrom('cases').select('id').where('ended_at', 'is', null).executeTakeFirstOrThrow()).id

/** What is typed at each block that asks for more than an opinion. */
type Tasks = Readonly<Record<string, Typing>>

/** Everybody who is asked does what the own page asks for, until the case has ended; answers who it was at which block. */
export async function toTheEnd(house: BrowserHouse, id: CaseId, way: Way, tasks: Tasks) {
  const went: (readonly [string, Somebody])[] = []
  for (let now = await turnOf(house, id, way, tasks); now; now = await turnOf(house, id, way, tasks)) went.push(now)
  return went
}

/** Whoever is asked next does so; answers at which block, and who. */
export async function turnOf(house: BrowserHouse, id: CaseId, way: Way, tasks: Tasks) {
  const now = await asked(house, id)
  if (!now) return undefined
  const { block, who } = now
  await at(house, who, paths.case(id), way, (page) => take(page, way, tasks[block], block === 'finance'))
  return [block, who] as const
}

/** The block that waits longest, with the last of everybody who may sit there. */
async function asked(house: BrowserHouse, id: CaseId): Promise<{ block: string; who: Somebody } | undefined> {
  const rows = await house.world.app.db
    .selectFrom('case_seats as s')
    .innerJoin('case_candidates as p', (join) =>
      join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
    )
    .select(['s.step', 's.run', 'p.person_id'])
    .where('s.case_id', '=', id)
    .where('s.state', '=', 'open')
    .orderBy('s.run')
    .execute()
  const personOf = (who: Somebody) => house.world.app.directory.personOf(accountIn(house, who))
  const first = rows.filter(({ run }) => run === rows[0]?.run)
  const who = everybody(house).findLast((each) => first.some(({ person_id }) => person_id === personOf(each)))
  return who && first[0] && { block: first[0].step, who }
}

async function take(page: Page, way: Way, typing: Typing | undefined, isSetting: boolean) {
  if (typing) await fill(page, typing)
  if (typing && !isSetting) {
    await page.getByRole('button', { name: /^(办结|办妥)$/ }).click()
    return page.getByText('已办理').first().waitFor()
  }
  if (typing) {
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存，请继续给出意见').waitFor()
  }
  await writeOpinion(page, '同意。', way)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  return page.getByText('已同意').waitFor()
}
