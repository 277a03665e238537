import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { onFile, submitAppointment } from '../routes/appointing.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast } from '../world.ts'
import { whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { at, type Way } from './steps.ts'

const mouse: Way = { script: true, by: 'mouse' }
const plain: Way = { script: false, by: 'mouse' }

const keepers: readonly Cast[] = ['hrLead', 'hr', 'hr2']

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

type One = { readonly name: string; readonly dossier: DossierId; readonly id: CaseId }

const stateOf = async (id: CaseId) =>
  (await house.world.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

/** The first of these that waits for somebody, up to this block; the last in the order of the cast who sits there. */
async function nextOf(all: readonly { readonly id: CaseId }[], until = '') {
  for (const { id } of all) {
    const now = await sitting(house.world, id)
    if (now && now.block !== until) return { id, ...now }
  }
  return undefined
}

/** Whoever is asked decides on the page of the batch, all rows that wait at once. */
const decide = (who: Cast, batch: string, way: Way) =>
  at(house, who, batch, way, async (page) => {
    for (const box of await page.locator('input[name=tick], input[name=case]').all()) await box.check()
    await page.getByPlaceholder('意见').fill('同意')
    await page.getByRole('button', { name: '同意勾选的' }).click()
    await page.getByText('已办，各件结果见名单').waitFor()
  })

const fill = async (page: Page, typed: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(typed)) await page.locator(`main [name=${name}]`).first().fill(text)
}

describe('a batch of ten appointments', () => {
  const wanted = [
    ...['甲', '乙', '丙', '丁'].map((sign) => ['promotion', `拟任${sign}`] as const),
    ...['甲', '乙', '丙'].map((sign) => ['transfer', `调动${sign}`] as const),
    ...['甲', '乙', '丙'].map((sign) => ['dismissal', `免职${sign}`] as const),
  ]

  it('is joined, decided step by step on one page, and closed by one 办结 with a result for each', async () => {
    const { world } = house
    const all: One[] = []
    for (const [kind, name] of wanted) {
      const dossier = await inTransaction(world.app, (app) => onFile({ ...world, app }, name))
      all.push({ name, dossier, id: await submitAppointment(world, kind, dossier) })
    }
    const batch = await at(house, 'hr', paths.newAppointments(), mouse, async (page) => {
      for (const box of await page.locator('input[name=case]').all()) await box.check()
      await page.getByRole('button', { name: '建立批次' }).click()
      await page.locator('[name=minutes]').waitFor()
      await fill(page, { body: '党委会', day: '2026.11.19', minutes: '华党纪要〔2026〕31号', result: '同意' })
      await page.getByRole('button', { name: '登记', exact: true }).first().click()
      await page.getByText('华党纪要〔2026〕31号').first().waitFor()
      return new URL(page.url()).pathname
    })
    for (let now = await nextOf(all, 'closing'); now; now = await nextOf(all, 'closing')) {
      if (now.block !== 'administration') await decide(now.who, batch, mouse)
      else
        await at(house, now.who, paths.case(now.id), mouse, async (page) => {
          await fill(page, { note: '沿用原工位' })
          await page.getByRole('button', { name: /^办[妥结]$/ }).click()
          await page.getByText('已办理').first().waitFor()
        })
    }
    await at(house, 'hr', batch, mouse, async (page) => {
      const closing = {
        document: '华任〔2026〕18号',
        documentDate: '2026.11.20',
        notice: '无异议',
        effective: '2026.11.24',
      }
      for (const [name, text] of Object.entries(closing)) await page.locator(`main [name=${name}]`).last().fill(text)
      await page.getByRole('button', { name: '办结勾选的' }).click()
      await page.getByText('已办结，各件结果见名单').waitFor()
      const said = await page.getByRole('main').innerText()
      for (const { name } of all) expect(said).toContain(name)
    })
    expect(await Promise.all(all.map(({ id }) => stateOf(id)))).toEqual(all.map(() => 'approved'))
    const [promoted, moved, relieved] = [all[0], all[4], all[7]]
    if (!promoted || !moved || !relieved) throw new Error('Nobody.')
    const read = (who: Cast, dossier: DossierId) =>
      at(house, who, paths.dossier(dossier), mouse, (page) => page.getByRole('main').innerText())
    expect(await read('hr', promoted.dossier)).toContain('华任〔2026〕18号')
    expect(await read('headFinance', moved.dossier)).toContain('财务部主管')
    expect(await read('hr', relieved.dossier)).toContain('技术部工程师')
    expect(await whoReads(house, '华任〔2026〕18号', paths.dossierHistory(promoted.dossier))).toEqual(keepers)
    expect(await whoReads(house, moved.name, paths.dossiers())).toEqual([
      ...keepers,
      'headFinance',
      'leaderFinance',
      'manager',
      'fallback',
      'archivist',
      'finance',
      'legal',
    ])
    expect(await whoMayOpen(house, batch)).toEqual([
      ...keepers,
      'headTech',
      'headFinance',
      'leaderTech',
      'leaderFinance',
      'manager',
      'archivist',
      'finance',
    ])
  })
})

describe('存量建档 of twenty drafts', () => {
  const name = (at: number) => `存量${String.fromCharCode(0x4e00 + at)}`

  it('is sent as one list without script, decided by one act a step, and comes to the archive row by row', async () => {
    const drafts: DossierId[] = []
    for (let at = 0; at < 20; at += 1) drafts.push(await draft(name(at), at))
    const batch = await at(house, 'hr', paths.newBatch('state=draft'), plain, async (page) => {
      for (const box of await page.locator('input[name=dossier]').all()) {
        const dossier = await box.inputValue()
        await box.setChecked(drafts.some((one) => one === dossier))
      }
      await fill(page, { title: '技术部存量建档', text: '集中建档' })
      await page.getByRole('button', { name: '提交勾选的草稿' }).click()
      await page.getByRole('heading', { name: '技术部存量建档' }).waitFor()
      return new URL(page.url()).pathname
    })
    const ids = await house.world.app.db.selectFrom('cases').select('id').where('dossier_id', 'in', drafts).execute()
    expect(ids).toHaveLength(20)
    const walked: Cast[] = []
    for (let now = await nextOf(ids); now; now = await nextOf(ids)) {
      walked.push(now.who)
      await decide(now.who, batch, plain)
    }
    expect(walked).toEqual(['hr2', 'headTech', 'leaderTech', 'manager'])
    const { roster } = house.world.app
    expect(drafts.map((one) => roster.entry(one)?.subject.state)).toEqual(drafts.map(() => 'archived'))
    const waiting = await house.world.app.db
      .selectFrom('filings')
      .select('id')
      .where('dossier_id', 'in', drafts)
      .execute()
    expect(waiting).toHaveLength(20)
    await at(house, 'archivist', paths.archive(), plain, async (page) => {
      expect(await page.getByRole('main').innerText()).toContain(name(0))
    })
    expect(await whoMayOpen(house, batch)).toEqual([...keepers, 'headTech', 'leaderTech', 'manager'])
    const [first] = drafts
    if (!first) throw new Error('Nobody.')
    expect(await whoMayOpen(house, paths.dossier(first))).toEqual([
      ...keepers,
      'headTech',
      'leaderTech',
      'manager',
      'fallback',
      'archivist',
      'finance',
      'legal',
    ])
    await at(house, 'hr', paths.dossierHistory(first), plain, async (page) => {
      expect(await page.getByRole('main').innerText()).toContain('建档')
    })
  })
})

/** A draft of the technical department that lacks nothing without which it may not be sent. */
const draft = (name: string, at: number): Promise<DossierId> =>
  inTransaction(house.world.app, async (app) => {
    const { units, actor } = house.world
    const number = withCheck(`1101011985100${6 + Math.floor(at / 10)}${String(900 + at)}`)
    const begun = await createDraft(app, actor('hr'), {
      entity: units.company,
      keeper: 'hr',
      records: [
        {
          section: 'basic',
          fields: { name, unit: units.tech, sex: { code: '1', text: '男' }, birth: '198510', post: '技术员' },
        },
        { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
        { section: 'resume', fields: { from: '200807', text: '华北某工业大学毕业，技术员' } },
        { section: 'family', fields: { relation: { text: '妻子' }, name: '许某', birth: '198803' } },
      ],
      nothing: ['rewards'],
    })
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.value
  })
