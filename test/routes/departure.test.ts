import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import * as cases from '#db/cases/cases.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const wang = () => w.dossiers.wang
const contents = async (of = wang()) => (await openForWork(w.app, 'compare', of, { silent: true })).opened.contents
const caseOf = async (id: CaseId) => {
  const found = await cases.find(w.app, id)
  if (!found) throw new Error('No such case.')
  return found
}
const statusOf = async (id: CaseId) => (await caseOf(id)).state.status

const resigning = {
  kind: '辞职',
  noticed: '2026.10.25',
  lastDay: '2026.11.30',
  reason: '回乡照顾父母',
  plan: '图纸与在研项目移交顾远',
}

const draw = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr') => {
  const action = paths.drawing(dossier, 'departure')
  const { text } = await w.as(who).get(action)
  return w.as(who).post(action, { ...drawnForm(text, action), ...resigning, ...form })
}

const send = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr') => {
  const [page, action] = [paths.proposal(dossier, 'departure'), paths.proposalSubmission(dossier, 'departure')]
  const { text } = await w.as(who).get(page)
  return w.as(who).post(action, { ...drawnForm(text, action), text: '本人书面提出', ...form })
}

const submit = async (form: FormValues = {}, dossier: DossierId = wang(), who: Cast = 'hr'): Promise<CaseId> => {
  const sent = await send(form, dossier, who)
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

/** What a task says where nothing is wrong: every point done, every amount as given. */
function answersTo(output: string): FormValues {
  const given: FormValues = {
    taker: '顾远',
    pay: '9000',
    leave: '1200',
    severance: '0',
    union: '已通知，工会无异议',
    unionTold: '2026.11.20',
  }
  const said = (codes: readonly { readonly name: string }[]) => codes[0]?.name ?? ''
  return Object.fromEntries(
    (outputs[output]?.fields ?? []).flatMap(({ key, codes }) => {
      const value = codes ? said(codes.codes) : given[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

const sitters = (theCase: cases.Case) =>
  openRuns(theCase.state).map((run) => {
    const candidates = run.seats.find(({ state }) => state === 'open')?.candidates ?? []
    const who = (Object.keys(cast) as Cast[]).findLast((each) => candidates.includes(w.person(each)))
    if (!who) throw new Error(`Nobody of the cast sits at ${run.block}.`)
    return { block: run.block, who }
  })

const doTask = async (id: CaseId, block: string, who: Cast, form: FormValues = {}) => {
  const theCase = await caseOf(id)
  const output = taskNamed(theCase.route, block)?.output ?? ''
  const action = who === 'it' ? paths.leaver(id) : paths.caseTask(id)
  const { text } = await w.as(who).get(who === 'it' ? action : paths.case(id))
  return w.as(who).post(action, { ...drawnForm(text, action), ...answersTo(output), ...form })
}

/** Everybody does what is asked until this block waits; `said` is what some tasks say. */
async function until(id: CaseId, block: string, said: Readonly<Record<string, FormValues>> = {}): Promise<void> {
  for (;;) {
    const theCase = await caseOf(id)
    const [open] = sitters(theCase)
    if (!open || open.block === block) return
    const isTask = taskNamed(theCase.route, open.block) !== undefined
    const { status, text } = isTask
      ? await doTask(id, open.block, open.who, said[open.block])
      : await walker(w).approve(open.who, id)
    if (status !== 303) throw new Error(`${open.who} at ${open.block}: ${status} ${text.slice(-4000)}`)
  }
}

describe('a departure', () => {
  it('goes from the head by legal, finance and leaders to the hand-over, and takes effect at the end of the last day', async () => {
    expect((await draw()).location).toBe(paths.proposal(wang(), 'departure'))
    const id = await submit()
    const path: string[] = []
    for (const block of ['head', 'legal-resignation', 'estimate', 'leaders', 'hand-unit', 'final', 'closing']) {
      await until(id, block)
      path.push(sitters(await caseOf(id))[0]?.block ?? 'none')
    }
    expect(path).toEqual(['head', 'legal-resignation', 'estimate', 'leaders', 'hand-unit', 'final', 'closing'])
    expect(
      (await doTask(id, 'closing', 'hr', { document: '华离〔2026〕3号', documentDate: '2026.11.20' })).status,
    ).toBe(303)
    expect(await statusOf(id)).toBe('scheduled')
    w.clock.set('2026-11-30T15:59:00.000Z')
    expect(await applyDue(w.app)).toBe(0)
    w.clock.set('2026-11-30T16:00:30.000Z')
    expect([await applyDue(w.app), await applyDue(w.app)]).toEqual([1, 0])
    expect((await contents())['departure']?.[0]?.fields).toMatchObject({
      kind: { text: '辞职' },
      lastDay: '20261130',
      document: '华离〔2026〕3号',
    })
    expect(w.app.roster.entry(wang())?.subject.state).toBe('closed')
  })
})
