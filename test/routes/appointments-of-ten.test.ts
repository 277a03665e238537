import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { type Appointing, onFile, submitAppointment } from './appointing.ts'
import { sitting, walker } from './walk.ts'

/** What one meeting decides of ten people: four promotions, three transfers and three dismissals. */
const wanted = [
  ['promotion', '拟任甲'],
  ['promotion', '拟任乙'],
  ['promotion', '拟任丙'],
  ['promotion', '拟任丁'],
  ['transfer', '调动甲'],
  ['transfer', '调动乙'],
  ['transfer', '调动丙'],
  ['dismissal', '免职甲'],
  ['dismissal', '免职乙'],
  ['dismissal', '免职丙'],
] as const

type One = { readonly kind: Appointing; readonly name: string; readonly dossier: DossierId; readonly id: CaseId }

let w: World
let all: readonly One[]
let batch: BatchId
beforeAll(async () => {
  w = await world()
  const made: One[] = []
  for (const [kind, name] of wanted) {
    const dossier = await inTransaction(w.app, (app) => onFile({ ...w, app }, name))
    if (name === '调动丙') await underContract(dossier)
    made.push({ kind, name, dossier, id: await submitAppointment(w, kind, dossier) })
  }
  all = made
})
afterAll(() => w.close())

const underContract = (dossier: DossierId) =>
  inTransaction(w.app, (app) =>
    applyChange(app, w.actor('hr'), {
      dossier,
      section: contracts,
      fields: { kind: { code: '1', text: '固定期限劳动合同' }, from: '202401', post: { text: '技术部工程师' } },
    }),
  )

const one = (name: string): One => {
  const found = all.find((each) => each.name === name)
  if (!found) throw new Error(`Nobody is called ${name}.`)
  return found
}

const states = async () => {
  const rows = await w.app.db.selectFrom('cases').select(['id', 'state']).where('batch_id', '=', batch).execute()
  return Object.fromEntries(all.map(({ id, name }) => [name, rows.find((row) => row.id === id)?.state]))
}

const contentsOf = async ({ dossier }: One) =>
  (await openForWork(w.app, 'compare', dossier, { silent: true })).opened.contents

/** The form of the batch as it is drawn now, with what each row's seat sends along. */
async function formOf(who: Cast, action: string): Promise<FormValues> {
  const { text } = await w.as(who).get(paths.batch(batch))
  return drawnForm(text, action)
}

/** Whoever sits decides on the batch's page, all rows at once but those left out. */
async function decide(who: Cast, out: readonly string[] = []): Promise<void> {
  const action = paths.batchVerdict(batch)
  const ticked = all.filter(({ name }) => !out.includes(name)).map(({ id }) => id)
  const form = { verdict: 'approve', rest: out.length > 0 ? 'return' : 'leave', opinion: '同意', case: ticked }
  await w.as(who).post(action, { ...(await formOf(who, action)), ...form })
}

const close = (form: FormValues) => {
  const said = { document: '华任〔2026〕18号', documentDate: '2026.11.20', notice: '无异议', effective: '2026.11.24' }
  return w.as('hr').post(paths.batchClosing(batch), { ...form, case: all.map(({ id }) => id), ...said })
}

/** What 办结 was drawn as, to be sent again. */
let closing: FormValues

describe('a batch of ten appointments', () => {
  it('joins promotions, transfers and dismissals, with the line of each', async () => {
    const { text } = await w.as('hr').get(paths.newAppointments())
    for (const { name } of all) expect(text).toContain(name)
    const cases = all.map(({ id }) => id)
    const made = await w.as('hr').post(paths.newAppointments(), { title: '2026 年第七批任免', case: cases })
    batch = /^\/batches\/([0-9a-f-]{36})$/.exec(made.location ?? '')?.[1] as BatchId
    const shown = (await w.as('hr').get(paths.batch(batch))).text
    for (const part of ['技术部副部长', '财务部主管', '免职甲']) expect(shown).toContain(part)
    const meeting = { body: '党委会', day: '2026.11.19', minutes: '华党纪要〔2026〕31号', result: '同意' }
    expect((await w.as('hr').post(paths.batchMeeting(batch), meeting)).location).toBe(paths.batch(batch))
  })

  it('is decided step by step on one page, where the head strikes one row and a leader rejects another', async () => {
    await decide('headTech', ['拟任丁'])
    expect((await states())['拟任丁']).toBe('returned')
    for (const who of ['headFinance', 'finance', 'legal'] as const) await decide(who)
    for (const { id } of all.filter(({ kind }) => kind === 'transfer')) {
      const action = paths.caseTask(id)
      const { text } = await w.as('archivist').get(paths.case(id))
      const done = await w.as('archivist').post(action, { ...drawnForm(text, action), note: '沿用原工位' })
      expect(done.status).toBe(303)
    }
    await walker(w).rule('leaderTech', one('免职丙').id, 'reject', { opinion: '再研究' })
    for (const who of ['leaderTech', 'leaderFinance', 'manager'] as const) await decide(who)
    for (const { id, name } of all.filter(({ name }) => !['拟任丁', '免职丙'].includes(name)))
      expect([name, (await sitting(w, id))?.block]).toEqual([name, 'closing'])
  })

  it('is closed by one 办结 with a result for each: what lacks a consent, or moved meanwhile, keeps none of the others back', async () => {
    const { dossier } = one('拟任丙')
    const now = (await contentsOf(one('拟任丙')))['basic']?.[0]
    if (!now) throw new Error('Nobody.')
    const moved = { ...now.fields, post: '技术部高级工程师' }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), { dossier, section: basic, record: now.id, fields: moved }),
    )
    closing = await formOf('hr', paths.batchClosing(batch))
    const done = await close(closing)
    expect([done.status, done.text.includes('要有本人同意'), done.text.includes('单独办结')]).toEqual([422, true, true])
    expect(await states()).toEqual({
      拟任甲: 'approved',
      拟任乙: 'approved',
      拟任丙: 'blocked',
      拟任丁: 'returned',
      调动甲: 'approved',
      调动乙: 'approved',
      调动丙: 'running',
      免职甲: 'approved',
      免职乙: 'approved',
      免职丙: 'rejected',
    })
  })

  it('applies everything once, however often it is sent', async () => {
    expect((await close(closing)).status).toBe(422)
    const consent = new File([new Uint8Array(await paperPdf())], '同意书.pdf')
    const [{ id }, said] = [one('调动丙'), { document: '华任〔2026〕18号', documentDate: '2026.11.20' }]
    const { text } = await w.as('hr').get(paths.case(id))
    const form = { ...drawnForm(text, paths.caseTask(id)), ...said, effective: '2026.11.24' }
    expect((await w.as('hr').post(paths.caseTask(id), { ...form, consented: '2026.11.18', consent })).status).toBe(303)
    await close(closing)
    const applied: Record<string, unknown> = {}
    for (const each of all) {
      const { appointments: held = [], basic: [now] = [] } = await contentsOf(each)
      applied[each.name] = [now?.fields['post'], ...held.map(({ fields }) => [fields['text'], fields['to']])]
    }
    const stays = ['技术部工程师', ['技术部工程师', undefined]]
    const promoted = ['技术部副部长', ['技术部工程师', '20261124'], ['技术部副部长', undefined]]
    const transferred = ['财务部主管', ['技术部工程师', '20261124'], ['财务部主管', undefined]]
    const relieved = [undefined, ['技术部工程师', '20261124']]
    expect(applied).toEqual({
      拟任甲: promoted,
      拟任乙: promoted,
      拟任丙: ['技术部高级工程师', ['技术部工程师', undefined]],
      拟任丁: stays,
      调动甲: transferred,
      调动乙: transferred,
      调动丙: transferred,
      免职甲: relieved,
      免职乙: relieved,
      免职丙: stays,
    })
  })

  it('prints its lists with 拟任 and 拟免 of each, and the form of each filled from its own case', async () => {
    const lists = await pdfText((await w.as('hr').bytes(paths.batchPrints(batch), {})).bytes)
    for (const part of ['干部任免讨论名册', '免职甲', '拟任甲', '财务部主管']) expect(lists).toContain(part)
    const forms = await pdfText((await w.as('hr').bytes(paths.batchPrints(batch), { which: 'forms' })).bytes)
    for (const part of ['技术部副部长', '财务部主管', '工作需要']) expect(forms).toContain(part)
  })
})
