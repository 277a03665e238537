import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { taskNamed } from '#domain/cases/route.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { onFile, submitAppointment } from '../routes/appointing.ts'
import { begun, freeze, signed } from '../routes/returns.ts'
import { sitting, walker } from '../routes/walk.ts'
import type { FormValues } from '../world.ts'
import { violationsOf } from './accessible.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at } from './steps.ts'

/** The demo leads to none of these; how they come about, and what they say, is told by the tests of the routes. */

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** In a window as wide as a hand. */
async function isFit(page: Page) {
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect((await violationsOf(page)).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.setViewportSize({ width: 1360, height: 900 })
}

const numberOf = () => house.world.app.roster.entry(house.world.dossiers.wang)?.columns.who.number ?? ''

const caseIn = (location: string | null) => (location ?? '').split('/').at(-1) as CaseId

describe('a page that few people see', () => {
  it('of appointments that a meeting decides on together', async () => {
    const { world } = house
    for (const name of ['拟任甲', '拟任乙'])
      await submitAppointment(
        world,
        'promotion',
        await inTransaction(world.app, (app) => onFile({ ...world, app }, name)),
      )
    await at(house, 'hr', paths.newAppointments(), { script: true }, async (page) => {
      await isFit(page)
      for (const box of await page.locator('input[name=case]').all()) await box.check()
      await page.getByRole('button', { name: '建立批次' }).click()
      await page.locator('[name=minutes]').fill('华党纪要〔2026〕31号')
      await isFit(page)
    })
  })

  it('of the desk where readers from outside are given a dossier', async () => {
    const { as } = house.world
    const { text } = await as('hr').get(paths.newReading({ of: 'outside' }))
    const sent = await as('hr').post(paths.readings(), {
      ...drawnForm(text, paths.readings()),
      ...{ of: 'outside', number: numberOf(), name: '王建国', unit: '岚州市巡察办', purpose: '4' },
      ...{ name1: '吴桐', office1: '副主任', name2: '秦岭', office2: '科员', group: 'materials-9' },
      ...{ reason: '巡察工作需要', from: '2026-11-24', until: '2026-11-25' },
    })
    const id = caseIn(sent.location)
    await walker(house.world).until(id, 'end')
    await at(house, 'archivist', paths.readingDesk(id), { script: true }, async (page) => {
      await isFit(page)
      await page.locator('[name=letter]').fill('岚巡介〔2026〕17号')
      await page.locator('[name=identity]').fill('身份证 2 件')
      await page.getByRole('button', { name: '登记取阅' }).click()
      await page.locator('[name=pages]').waitFor()
      await isFit(page)
    })
  })

  it('of whoever leaves, as IT sees them', async () => {
    const id = await untilIt()
    await at(house, 'it', paths.leaver(id), { script: true }, async (page) => {
      await page.getByRole('button', { name: /^办[妥结]$/ }).waitFor()
      await isFit(page)
    })
  })

  it('of a figure that changed since the return of last year', async () => {
    const { world } = house
    await signed(world)
    await inTransaction(world.app, (app) => onFile({ ...world, app }, '丁新来'))
    world.clock.set('2027-01-08T01:00:00.000Z')
    const second = await begun(world, { name: '2026 年统计年报', day: '2026-12-31' })
    await freeze(world, second)
    await at(house, 'hr', paths.returnTable(second, 'by-department'), { script: true }, async (page) => {
      await page.locator('.figure-table tr.whole a.share').first().click()
      await page.getByRole('link', { name: '回到这张表' }).waitFor()
      await isFit(page)
    })
  })
})

/** A resignation on which everybody before IT has done what was asked, each task with its first answers. */
async function untilIt(): Promise<CaseId> {
  const { app, as, dossiers } = house.world
  const [drawing, send] = [
    paths.drawing(dossiers.chen, 'departure'),
    paths.proposalSubmission(dossiers.chen, 'departure'),
  ]
  await as('hr').post(drawing, {
    ...drawnForm((await as('hr').get(drawing)).text, drawing),
    ...{ kind: '辞职', noticed: '2026.10.25', lastDay: '2026.11.30', reason: '回乡照顾父母', plan: '账册移交周才明' },
  })
  const { text } = await as('hr').get(paths.proposal(dossiers.chen, 'departure'))
  const id = caseIn((await as('hr').post(send, { ...drawnForm(text, send), text: '本人书面提出' })).location)
  for (;;) {
    const now = await sitting(house.world, id)
    if (!now || now.who === 'it') return id
    const output = taskNamed((await cases.find(app, id))?.route ?? expect.fail(), now.block)?.output
    if (output === undefined) await walker(house.world).approve(now.who, id)
    else {
      const task = paths.caseTask(id)
      const drawn = drawnForm((await as(now.who).get(paths.case(id))).text, task)
      const done = await as(now.who).post(task, { ...drawn, ...answersTo(output) })
      if (done.status !== 303) throw new Error(`${now.block}: ${done.text.slice(-2000)}`)
    }
  }
}

const answersTo = (output: string): FormValues =>
  Object.fromEntries(
    (outputs[output]?.fields ?? []).flatMap(({ key, codes }) => {
      const value = codes ? codes.codes[0]?.name : given[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )

/** What finance types where nothing could be reckoned, and what else is no code. */
const given: FormValues = {
  ...{ taker: '顾远', unionTold: '2026.11.20', pay: '9000', leave: '1200', bonus: '0', severance: '0' },
  ...{ loan: '0', social: '900', housing: '700', tax: '0' },
}
