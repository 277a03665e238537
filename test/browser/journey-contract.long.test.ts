import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import { inTransaction } from '#db/transaction.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { putOnShelf, swapsAsked, whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, press, type Way, writeOpinion } from './steps.ts'

const plain: Way = { script: false, by: 'mouse' }
const mouse: Way = { script: true, by: 'mouse' }

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
  const { app, dossiers, actor } = house.world
  const fields = {
    kind: { code: '1', text: '固定期限劳动合同' },
    number: 'HT-1',
    signed: '20211201',
    from: '20211201',
    to: '20261231',
    state: { code: '1', text: '履行中' },
  }
  await inTransaction(app, (app) =>
    applyChange(app, actor('hr'), { dossier: dossiers.wang, section: entry, fields: { entered: '20211201' } }),
  )
  await inTransaction(app, (app) =>
    applyChange(app, actor('legal'), { dossier: dossiers.wang, section: contracts, fields }),
  )
  await openDueFollowUps(app)
  await putOnShelf(house, dossiers.wang)
})
afterAll(() => house.close())

it('a contract that runs out is renewed from what waits for legal to its signed copy', async () => {
  const { world } = house
  await at(house, 'legal', paths.home(), plain, async (page) => {
    await press(page, page.getByRole('link', { name: /^王建国 · 技术部$/ }), plain)
    await page.getByRole('heading', { name: '王建国 · 合同' }).waitFor()
    await page.locator('[name=number]').fill('HT-2')
    await page.locator('[name=to]').fill('2029.12.31')
    await page.locator('[name=basis]').fill('续订意见书 1 页')
    await press(page, page.getByRole('button', { name: '生成方案' }), plain)
    await page.getByLabel('事由').fill('合同年底到期，拟续订三年')
    await press(page, page.getByRole('button', { name: /^提交 \d 处修改$/ }), plain)
    await page.getByText('已提交').first().waitFor()
  })
  const row = await world.app.db.selectFrom('cases').select('id').executeTakeFirstOrThrow()
  const walked: string[] = []
  for (let now = await sitting(world, row.id); now && now.block !== 'signing'; now = await sitting(world, row.id)) {
    walked.push(now.block)
    await agree(now.who, row.id)
  }
  expect(walked.slice(0, 3)).toEqual(['head', 'hr', 'leaders'])
  const copy = { name: '续订书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await paperPdf({ pages: 2 })) }
  await at(house, 'legal', paths.case(row.id), mouse, async (page) => {
    await page.locator('[name=signed]').fill('2026.11.23')
    await page.locator('[name=copy]').setInputFiles(copy)
    await press(page, page.getByRole('button', { name: '办结', exact: true }), mouse)
    await page.getByText('已签订').first().waitFor()
    await page.goto(paths.contracts())
    const line = page.getByRole('row', { name: /王建国/ })
    expect(await line.innerText()).toMatch(/HT-2[\s\S]*2029\.12\.31/)
  })
  const { wang } = world.dossiers
  const [dossier, history, theCase] = [paths.dossier(wang), paths.dossierHistory(wang), paths.case(row.id)]
  const said = await at(house, 'hr', history, mouse, (page) => page.getByRole('main').textContent())
  for (const part of ['原来：履行中改为：已续签', '合同编号改为：HT-2', '终止改为：2029.12.31', '附件改为：续订书.pdf'])
    expect(said).toContain(part)
  expect(await swapsAsked(house, wang)).toEqual([])
  expect(await whoReads(house, '到期要办的', paths.home())).toEqual([])
  const keepers = ['hrLead', 'hr', 'hr2']
  for (const number of ['HT-1', 'HT-2'])
    expect(await whoReads(house, number, dossier, history), number).toEqual([...keepers, 'legal'])
  expect(await whoReads(house, 'HT-2', theCase)).toEqual([...keepers, 'leaderTech', 'manager', 'legal'])
  // A head reads the term, and not what else the contract says.
  expect(await whoReads(house, '拟续订三年', theCase)).toEqual([
    ...keepers,
    'headTech',
    'leaderTech',
    'manager',
    'legal',
  ])
  expect(await whoMayOpen(house, theCase)).toEqual([...keepers, 'headTech', 'leaderTech', 'manager', 'legal'])
  expect(await whoMayOpen(house, paths.contracts())).toEqual(['legal'])
})

const agree = (who: Cast, id: Parameters<typeof paths.case>[0]) =>
  at(house, who, paths.case(id), mouse, async (page) => {
    await writeOpinion(page, '同意。', mouse)
    await press(page, page.getByRole('button', { name: '同意', exact: true }), mouse)
    await page.getByText('已同意').first().waitFor()
  })
