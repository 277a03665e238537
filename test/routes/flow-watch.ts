import { expect } from 'vitest'
import { applyDue } from '#actions/cases/due.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addResources } from '#actions/resources/registering.ts'
import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { appraisals } from '#domain/dossiers/sections/appraisals.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { some } from '../thorough.ts'
import { type Cast, cast, type FormValues, type World, world } from '../world.ts'
import { walker } from './walk.ts'

/** What a walk types beside its words, and where it begins. */
type Flow = {
  readonly kind: string
  readonly form: Section
  readonly way?: string
  readonly by?: Cast
  /** What is no word of its own in the form, in a task by its block, and in what a seat sets. */
  readonly typed: FormValues
  readonly tasks?: Readonly<Record<string, FormValues>>
  readonly sheets?: readonly CasePaper[]
  /** Whether it is taken back in the end. */
  readonly back?: true
  readonly sets?: Readonly<Record<string, readonly [Section, readonly string[]]>>
}

/**
 * Who meets what, from the moment on at which this block waits; `nobody` is what not even HR met, so that the watch
 * looks.
 */
type Met = Readonly<Record<string, Readonly<Record<string, string>>>>

const everybody = Object.keys(cast) as Cast[]
/** HR keeps the dossier, and may read all that is in it and all that is said of it. */
const keeping: readonly Cast[] = ['hr', 'hr2', 'hrLead']
const others = everybody.filter((who) => !keeping.includes(who))
/** Who could be asked, or stands nearby; whoever only holds a place in reserve is looked at before and after. */
const asked = others.filter((who) => who !== 'keeper' && who !== 'fallback')

let w: World
let words: Map<string, string>
/** To be closed after each walk. */
export const house = (): World => w

/** A word, or an amount, that stands in this place and in no other. */
export function word(place: string, as: 'text' | 'money' = 'text'): string {
  const serial = words.size + 1
  const text = as === 'money' ? `${77000 + serial}.${10 + (serial % 90)}` : `雀${String(serial).padStart(3, '0')}巢`
  words.set(text, place)
  return text
}

/** A form filled in: a word of its own in every text and every amount, the first answer to every question. */
function filled(place: string, section: Section, given: FormValues = {}): FormValues {
  const values = section.fields.flatMap(({ key, kind, codes, derive }): [string, string][] => {
    if (key in given || derive || /\.(?:how|source|reckoned)$/.test(key)) return []
    const stands = section === settlement ? `${place}.*` : `${place}.${key}`
    if (kind === 'text' || kind === 'long-text' || kind === 'post') return [[key, word(stands)]]
    if (kind === 'money') return [[key, word(stands, 'money')]]
    if (kind === 'code') return [[key, codes?.codes[0]?.name ?? '']]
    return []
  })
  return { ...Object.fromEntries(values), ...given }
}

const wang = () => w.dossiers.wang

/** What stands in the dossier before: a contract, a pay and an appraisal in words of their own. */
export async function begin(): Promise<void> {
  w = await world()
  words = new Map()
  const has = (section: Section, fields: Fields) =>
    inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier: wang(), section, fields }))
  await has(entry, { staffNumber: 'T100', entered: '20211201' })
  await has(contracts, {
    kind: { code: '1', text: '固定期限劳动合同' },
    number: word('contract.number'),
    employer: word('contract.employer'),
    from: '20211201',
    to: '20261231',
    post: { text: word('contract.post') },
    place: word('contract.place'),
    pay: word('contract.pay'),
    state: { code: '1', text: '履行中' },
  })
  await has(pay, { from: '202001', grade: word('pay.grade'), authority: word('pay.authority') })
  await has(appraisals, { year: '2024', result: { text: word('appraisal') } })
  for (const [kind, code] of [
    ['seat', 'Q-7701'],
    ['equipment', 'Q-7702'],
  ] as const) {
    const resource = { kind, code, count: 1, name: '显示器', place: '三楼' }
    await addResources(w.app, w.actor('archivist'), resource, { id: w.app.newId<CommandId>(), bodyHash: '' })
  }
}

/** Where somebody who is asked looks at every step, and by turns what stands around the case. */
const nearest = (id: CaseId | undefined, step = 0) => [
  ...some([paths.home(), paths.notices(), paths.dossier(wang())], id && step > 0 ? 3 : 1, step),
  ...(id ? [paths.case(id)] : []),
]

/** IT has a page of its own for whoever leaves. */
const near = (who: Cast, id: CaseId, step?: number) => [
  ...nearest(id, step),
  ...(who === 'it' ? [paths.system(), paths.leaver(id)] : []),
]

/** Where else something of it could stand; the lists of what waits and of what is printed hold no more on the way. */
const elsewhere = (id: CaseId | undefined, { kind, sheets = [] }: Flow) => [
  paths.home('mine'),
  paths.home('done'),
  paths.home('copied'),
  paths.cases(),
  paths.dossiers(),
  paths.dossierHistory(wang()),
  paths.preview(wang()),
  paths.log(),
  paths.resources(),
  ...(id
    ? [paths.approval(id), paths.appointmentForm(wang(), id), ...sheets.map((sheet) => paths.approval(id, sheet))]
    : [paths.proposal(wang(), kind), paths.drawing(wang(), kind)]),
]

/** Presses the button of a form as it is drawn now, filled in so. */
async function press(who: Cast, page: string, action: string, values: FormValues): Promise<string> {
  const { text } = await w.as(who).get(page)
  const done = await w.as(who).post(action, { ...drawnForm(text, action), ...values })
  const problems = [...done.text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map((each) => each[0])
  if (done.status !== 303) throw new Error(`${who} at ${action}: ${done.status} ${problems.join('; ')}`)
  return done.location ?? ''
}

type Meetings = Map<string, Map<Cast, string>>

/** Everything that one person can look at now, and what of it is met for the first time. */
async function lookAs(who: Cast, pages: readonly string[], at: string, met: Meetings): Promise<void> {
  const texts = await Promise.all(pages.map(async (page) => (await w.as(who).get(page)).text.replaceAll(',', '')))
  for (const [said, place] of words) {
    if (met.get(place)?.has(who) || !texts.some((text) => text.includes(said))) continue
    met.set(place, new Map([...(met.get(place) ?? []), [who, at]]))
  }
}

/** What stands on the sheets that one person may have printed, in words and in bytes. */
async function printAs(who: Cast, id: CaseId, { sheets = [] }: Flow, met: Meetings): Promise<void> {
  for (const sheet of [undefined, ...sheets]) {
    const { answer, bytes } = await w.as(who).bytes(paths.approvalPdf(id, sheet))
    if (answer.headers.get('Content-Type') !== 'application/pdf') continue
    const text = `${Buffer.from(bytes).toString('latin1')}${await pdfText(bytes)}`.replaceAll(',', '')
    for (const [said, place] of words)
      if (!met.get(place)?.has(who) && text.includes(said))
        met.set(place, new Map([...(met.get(place) ?? []), [who, 'print']]))
  }
}

/** Draws, submits and walks a case to its end, and back where it says so; answers who met which word, and from when on. */
export async function walk(flow: Flow): Promise<Met> {
  const { kind, form, way, by = 'hr', typed } = flow
  const met: Meetings = new Map()
  const drawing = paths.drawing(wang(), kind, way)
  await press(by, drawing, drawing, filled('form', form, typed))
  for (const [turn, who] of everybody.entries()) {
    const around = elsewhere(undefined, flow)
    await lookAs(who, [...nearest(undefined), ...(who === by ? around : some(around, 3, turn))], 'drawn', met)
  }
  const grounds = { text: word('grounds') }
  const sent = await press(by, paths.proposal(wang(), kind), paths.proposalSubmission(wang(), kind), grounds)
  const id = sent.split('/').at(-1) as CaseId
  let step = 0
  for (let at = await waiting(id); at; at = await waiting(id)) {
    step += 1
    for (const who of asked) await lookAs(who, near(who, id, step), at.block, met)
    if (await isSet(flow, id, at)) for (const who of asked) await lookAs(who, near(who, id, step), at.block, met)
    await act(flow, id, at)
  }
  w.clock.set('2026-12-02T01:00:00.000Z')
  await applyDue(w.app)
  for (const who of everybody) await lookAs(who, [...near(who, id), ...elsewhere(id, flow)], 'end', met)
  expect((await cases.find(w.app, id))?.state.status).toBe('approved')
  for (const who of some(everybody, 3)) await printAs(who, id, flow, met)
  if (flow.back) await walkBack(flow, id, met)
  return tableOf(met)
}

/** Takes the case back that was applied: whoever approved is asked again, and meets nothing that was not met before. */
async function walkBack(flow: Flow, id: CaseId, met: Meetings): Promise<void> {
  const reason = { reason: word('revocation') }
  const sent = await press('hrLead', paths.caseRevocation(id), paths.caseRevocation(id), reason)
  const back = sent.split('/').at(-1) as CaseId
  for (let at = await waiting(back); at; at = await waiting(back)) {
    for (const who of asked)
      await lookAs(who, [...near(who, back), paths.case(id), paths.caseRevocation(id)], at.block, met)
    await act(flow, back, at)
  }
  for (const who of everybody) await lookAs(who, [...near(who, back), ...elsewhere(back, flow)], 'back', met)
  expect((await cases.find(w.app, back))?.state.status).toBe('approved')
}

type Waiting = { readonly block: string; readonly who: Cast; readonly output?: string | undefined }

/** The first block that waits, and the last of the cast who may sit there. */
async function waiting(id: CaseId): Promise<Waiting | undefined> {
  const theCase = await cases.find(w.app, id)
  const [run] = theCase ? openRuns(theCase.state) : []
  if (!theCase || !run) return undefined
  const candidates = run.seats.find(({ state }) => state === 'open')?.candidates ?? []
  const who = everybody.findLast((each) => candidates.includes(w.person(each)))
  if (!who) throw new Error(`Nobody of the cast sits at ${run.block}.`)
  return { block: run.block, who, output: taskNamed(theCase.route, run.block)?.output }
}

/** What a seat sets before it decides, where it sets anything. */
async function isSet({ sets = {} }: Flow, id: CaseId, { block, who }: Waiting): Promise<boolean> {
  const [section, keys] = sets[block] ?? []
  if (!section) return false
  const fields = section.fields.filter(({ key }) => keys?.includes(key))
  await press(who, paths.case(id), paths.caseSetting(id), filled(`${block}.set`, { ...section, fields }))
  return true
}

/** Does the task, or agrees with an opinion. */
async function act({ tasks = {} }: Flow, id: CaseId, { block, who, output }: Waiting): Promise<void> {
  const section = outputs[output ?? '']
  if (section) {
    const page = who === 'it' ? paths.leaver(id) : paths.case(id)
    await press(who, page, who === 'it' ? page : paths.caseTask(id), filled(block, section, tasks[block]))
    return
  }
  const { status, text } = await walker(w).approve(who, id, { opinion: word(`opinion.${block}.${who}`) })
  if (status !== 303) throw new Error(`${who} at ${block}: ${status} ${text.slice(-1500)}`)
}

/** By person and step, in the order of the cast. */
function tableOf(met: ReadonlyMap<string, ReadonlyMap<Cast, string>>): Met {
  const table: Record<string, Record<string, string>> = {}
  const places = [...new Set(words.values())].toSorted()
  const tell = (who: string, at: string, place: string) => {
    const known = table[who]?.[at]
    table[who] = { ...table[who], [at]: known ? `${known} ${place}` : place }
  }
  for (const place of places) {
    if (!met.get(place)?.has('hr')) tell('nobody', 'ever', place)
    for (const who of others) {
      const at = met.get(place)?.get(who)
      if (at !== undefined) tell(who, at, place)
    }
  }
  return table
}

/** How the last task of such a flow is done. */
export const closed: FormValues = { documentDate: '2026.11.20', effective: '2026.11.24' }
