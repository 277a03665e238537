import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { yuan } from '#domain/codes/currency.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

/** As many as a list of pay has in a house of this size. */
const many = 300

let w: World
let people: readonly DossierId[]
beforeAll(async () => {
  w = await world()
  const made: DossierId[] = []
  for (let at = 1; at <= many; at += 1) made.push(await inTransaction(w.app, (app) => onFile({ ...w, app }, at)))
  people = made
}, 240_000)
afterAll(() => w.close())

/** The names repeat: whoever is pasted by name alone may be one of several. */
const nameOf = (at: number) => `职工${String.fromCharCode(0x4e00 + (at % 250))}`
const numberOf = (at: number) => `P${1000 + at}`

async function onFile({ app, units, actor }: World, at: number): Promise<DossierId> {
  const basic = { name: nameOf(at), unit: units.tech, post: '技术员', rank: { text: '主管' }, workStart: '200007' }
  const begun = await createDraft(app, actor('hr'), {
    entity: units.company,
    keeper: 'hr',
    records: [{ section: 'basic', fields: basic }],
    nothing: [],
  })
  if (!begun.ok) throw new Error(begun.refusal)
  for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, begun.value, state)
  const has = (
    section: Parameters<typeof applyChange>[2]['section'],
    fields: Parameters<typeof applyChange>[2]['fields'],
  ) => applyChange(app, actor('hr'), { dossier: begun.value, section, fields })
  await has(entry, { staffNumber: numberOf(at), entered: '20211201' })
  await has(pay, { from: '202501', postPay: { cents: 800_000 + at * 100, currency: yuan } })
  return begun.value
}

const basis = {
  title: '年度调薪',
  committee: '薪酬委员会',
  document: '薪〔2026〕6号',
  day: '2026.11.12',
  why: '按方案',
}
const post = (who: Cast, section: string, rows: string, form: FormValues = {}) =>
  w.as(who).post(paths.peopleChanges(section), { ...basis, rows, step: 'save', ...form })

const casesIn = (batch: BatchId) =>
  w.app.db.selectFrom('cases').select(['id', 'state']).where('batch_id', '=', batch).orderBy('number').execute()
const statesIn = async (batch: BatchId) => {
  const states = (await casesIn(batch)).map(({ state }) => state)
  return Object.fromEntries([...new Set(states)].map((one) => [one, states.filter((state) => state === one).length]))
}
const batchIn = (location: string | null) => (location ?? '').split('/').at(-1) as BatchId

/** Whoever is asked approves all that waits, step by step, and strikes the others. */
async function walk(batch: BatchId, who: readonly Cast[], struck: ReadonlySet<CaseId> = new Set()): Promise<void> {
  for (const each of [...who, ...who]) {
    const open = (await casesIn(batch)).filter(({ state }) => state === 'running').map(({ id }) => id)
    const { status, text } = await w.as(each).get(paths.batch(batch))
    if (open.length === 0 || status !== 200 || !text.includes('name="case"')) continue
    const named = (input: RegExp) => [...text.matchAll(input)].map(([, name = '', value = '']) => [name, value])
    const form: FormValues = {
      ...drawnForm(text, paths.batchVerdict(batch)),
      ...Object.fromEntries(named(/name="(seat-[^"]+)" value="([^"]+)"/g)),
      tick: named(/<input type="checkbox" name="tick" (value)="([^"]*)"/g).map(([, group = '']) => group),
      verdict: 'approve',
      rest: 'return',
      opinion: '同意',
      case: open.filter((id) => !struck.has(id)),
    }
    expect((await w.as(each).post(paths.batchVerdict(batch), form)).text).toBe('')
  }
}

describe('pay for 300 on one list', () => {
  let batch: BatchId

  it('takes the list with the old beside the new, and stops at the one line that is not so any more', async () => {
    const rows = (old: (at: number) => string) =>
      [
        '工号\t原岗位工资\t岗位工资\t执行时间',
        ...people.map((_, at) => `${numberOf(at + 1)}\t${old(at + 1)}\t${8500 + at}\t2026.12`),
      ].join('\n')
    const wrong = await post(
      'finance',
      'pay',
      rows((at) => (at === 200 ? '7999' : `${8000 + at}.00`)),
    )
    expect([wrong.status, wrong.text.includes('和档案里现在的不一致')]).toEqual([422, true])
    const sent = await post(
      'finance',
      'pay',
      rows((at) => `${8000 + at}.00`),
    )
    expect([sent.status, sent.text]).toEqual([303, ''])
    batch = batchIn(sent.location)
    expect(await statesIn(batch)).toEqual({ running: many })
  }, 240_000)

  it('shows every row with old, new and what all of it costs, on a page of at most 100 KB', async () => {
    const { text } = await w.as('hr').get(paths.batch(batch))
    expect(text.match(/name="case"/g)).toHaveLength(many)
    expect(text).toContain('拟定月薪合计')
    expect(gzipSync(text).length).toBeLessThan(100_000)
  }, 240_000)

  it('is decided by one verdict a step over the frozen list, with struck rows sent back', async () => {
    const struck = new Set((await casesIn(batch)).slice(0, 5).map(({ id }) => id))
    await walk(batch, ['hr', 'leaderFinance', 'headFinance', 'leaderTech', 'manager', 'fallback'], struck)
    expect(await statesIn(batch)).toEqual({ approved: many - 5, returned: 5 })
  }, 600_000)
})

describe('the appraisal of a year over a list', () => {
  it('takes 300 rows pasted by name or number, and asks which namesake is meant', async () => {
    const rows = (name: (at: number) => string) =>
      ['姓名\t工号\t年度\t考核结果', ...people.map((_, at) => `${nameOf(at + 1)}\t${name(at + 1)}\t2025\t称职`)].join(
        '\n',
      )
    const asked = await post(
      'hr',
      'appraisals',
      rows((at) => (at === 7 ? '' : numberOf(at))),
    )
    expect([asked.status, asked.text.includes('不止一位叫这个名字')]).toEqual([422, true])
    const sent = await post('hr', 'appraisals', rows(numberOf))
    expect([sent.status, sent.text]).toEqual([303, ''])
    expect(await statesIn(batchIn(sent.location))).toEqual({ approved: many })
  }, 600_000)
})

describe('twenty drafts of one department', () => {
  it('are sent as one batch, and archived row by row with one verdict a step', async () => {
    const drafts: DossierId[] = []
    for (let at = 0; at < 20; at += 1) drafts.push(await inTransaction(w.app, (app) => draftOf({ ...w, app }, at)))
    const { text } = await w.as('hr').get(paths.newBatch('state=draft'))
    const form = {
      ...drawnForm(text, paths.batches()),
      dossier: drafts,
      title: '技术部存量建档',
      text: '集中建档，材料后补',
    }
    const sent = await w.as('hr').post(paths.batches(), form)
    expect([sent.status, sent.text]).toEqual([303, ''])
    const batch = batchIn(sent.location)
    await walk(batch, ['hr2', 'headTech', 'leaderTech', 'manager'])
    expect(await statesIn(batch)).toEqual({ approved: 20 })
    expect(drafts.map((id) => w.app.roster.entry(id)?.subject.state)).toEqual(Array(20).fill('archived'))
  }, 240_000)
})

/** A draft with what no draft is submitted without. */
async function draftOf({ app, units, actor }: World, at: number): Promise<DossierId> {
  const number = withCheck(
    `1101011985${String(101 + Math.floor(at / 9) * 100).padStart(4, '0')}${String(301 + at * 2)}`,
  )
  const basic = {
    name: `新进${String.fromCharCode(0x5000 + at)}`,
    unit: units.tech,
    post: '技术员',
    sex: { code: '1', text: '男' },
    birth: number.slice(6, 12),
  }
  const begun = await createDraft(app, actor('hr'), {
    entity: units.company,
    keeper: 'hr',
    records: [
      { section: 'basic', fields: basic },
      { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
    ],
    nothing: ['rewards'],
  })
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value
}
