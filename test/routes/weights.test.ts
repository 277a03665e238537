import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange, applyChanges } from '#actions/dossiers/applying.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { yuan } from '#domain/codes/currency.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { training } from '#domain/dossiers/sections/training.ts'
import type { BatchId, DossierId, RecordId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { crawl } from '../crawl.ts'
import { isThorough, some } from '../thorough.ts'
import { type Cast, type World, world } from '../world.ts'
import { copies } from './copies.ts'
import { walker } from './walk.ts'

const many = isThorough
  ? { batch: 300, drafts: 160, waiting: 500, changes: 120, materials: 200 }
  : { batch: 150, drafts: 110, waiting: 250, changes: 110, materials: 200 }

let w: World
let batch: BatchId
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)
const kilobytes = (text: string) => Math.round(new TextEncoder().encode(text).length / 1024)

/** A house in which everything that is a list is long. */
beforeAll(async () => {
  w = await world()
  await inTransaction(w.app, async (app) => {
    for (const at of numbers(many.drafts)) await draft({ ...w, app }, `待建档${at}`)
    for (const at of numbers(many.batch)) await onFile({ ...w, app }, at)
  })
  await thicken(w.dossiers.shen)
  const rows = ['工号\t岗位工资\t执行时间', ...numbers(many.batch).map((at) => `P${at}\t${8500 + at}\t2026.12`)].join(
    '\n',
  )
  const basis = {
    title: '年度调薪',
    committee: '薪酬委员会',
    document: '薪〔2026〕6号',
    day: '2026.11.12',
    why: '按方案',
  }
  const sent = await w.as('finance').post(paths.peopleChanges('pay'), { ...basis, rows, step: 'save' })
  batch = (sent.location ?? '').split('/').at(-1) as BatchId
  await copies(w, await walker(w).submit(w.dossiers.zhou), many.waiting, '2026-11-02T01:00:00.000Z')
})
afterAll(() => w.close())

async function draft({ app, units, actor }: World, name: string): Promise<DossierId> {
  const basic = { name, unit: units.tech, post: '技术员', rank: { text: '主管' }, workStart: '200007' }
  const begun = await createDraft(app, actor('hr'), {
    entity: units.company,
    keeper: 'hr',
    records: [{ section: 'basic', fields: basic }],
    nothing: [],
  })
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value
}

async function onFile(in_: World, at: number): Promise<void> {
  const { app, actor } = in_
  const dossier = await draft(in_, `在册职工${at}`)
  for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, dossier, state)
  const by = actor('hr')
  await applyChange(app, by, { dossier, section: entry, fields: { staffNumber: `P${at}`, entered: '20211201' } })
  const postPay = { cents: 800_000 + at * 100, currency: yuan }
  await applyChange(app, by, { dossier, section: pay, fields: { from: '202501', postPay } })
}

async function thicken(dossier: DossierId): Promise<void> {
  const entries = numbers(many.materials).map((at) =>
    [['1', '3', '4-4', '9-1'][at % 4], `年度考核登记表第${at}号`, 1990 + (at % 30), 7, 1, 1, 2].join('\t'),
  )
  await w.as('hr2').post(paths.materialEntry(dossier), { rows: entries.join('\n'), step: 'save' })
  for (const at of numbers(many.changes)) {
    const fields = {
      name: `班组长管理能力培训第${at}期`,
      from: `${1990 + Math.floor(at / 10)}03`,
      hours: '24',
    } as never
    const change = { dossier, section: training, record: w.app.newId<RecordId>(), fields }
    await inTransaction(w.app, (app) => applyChanges(app, w.actor('hr'), [change]))
  }
}

describe('a page', () => {
  it.each<Cast>(some(['hr', 'hrLead', 'finance', 'archivist', 'headTech', 'auditor'], 2))(
    'never weighs more than 100 KB, however long what it lists, as %s sees it',
    async (who) => {
      const thick = [paths.dossierHistory(w.dossiers.shen), paths.materials(w.dossiers.shen)]
      const lists = [paths.batch(batch), paths.newBatch('state=draft')]
      const from = ['/', paths.dossier(w.dossiers.shen), ...thick, ...lists]
      const pages = await crawl(w.as(who), from, { each: 1 })
      const weights = pages
        .filter(({ headers }) => headers.get('Content-Type')?.startsWith('text/html'))
        .map(({ path, text }) => ({ path, weight: kilobytes(text) }))
      expect(weights.length).toBeGreaterThan(10)
      for (const list of who === 'hr' ? lists : [])
        expect(weights.find(({ path }) => path === list)?.weight).toBeGreaterThan(30)
      expect(weights.filter(({ weight }) => weight > 100)).toEqual([])
    },
  )
})
