import { submitRevocation } from '#actions/cases/revoking.ts'
import { submitCase, submitProposal } from '#actions/cases/submitting.ts'
import { handleByNumber, handleTask } from '#actions/cases/task.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { askToRead } from '#actions/readings/asking.ts'
import { type Case, find } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isLive, type Run } from '#domain/cases/case.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { ticksOf } from '#domain/cases/verbs/verdict.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, CommandId, DossierId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { factsFor, factsOf } from '#gate/cases/facts.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { type Form, forms, recorded } from './forms.ts'
import { archive, begin, type CrashHouse, personIn } from './house.ts'

/** Says a line once the house has answered. */
export type Saying = (line: string) => void

export const sent = ({ app }: CrashHouse) => ({ id: app.newId<CommandId>(), bodyHash: 'crash' })

export const actorNamed = (house: CrashHouse, staffNumber: string): Actor => {
  const actor = house.actors.get(staffNumber)
  if (!actor) throw new Error(`${staffNumber} cannot act.`)
  return actor
}

/** The kinds of cases that are brought to their end on an archived dossier. */
export type Changing = 'update' | 'pay' | keyof typeof forms

/** One change of an archived dossier, from the form to the last verdict; what was left by whoever was killed comes first. */
export async function changeOnce(house: CrashHouse, dossier: DossierId, kind: Changing, say: Saying) {
  const id = await submitChange(house, dossier, kind, say)
  if (id) await walk(house, id, say)
  return id
}

/** The same as far as it is sent on its way; answers its case. */
export async function submitChange(
  house: CrashHouse,
  dossier: DossierId,
  kind: Changing,
  say: Saying,
): Promise<CaseId | undefined> {
  const { app } = house
  const form = kind in forms ? forms[kind as keyof typeof forms] : undefined
  const drawer = actorNamed(house, form?.by ?? (kind === 'pay' ? 'finance' : 'hr'))
  await finishWhatWaits(house, dossier, say)
  if (form) await fillIn(house, drawer, dossier, form, say)
  else if (kind === 'pay') await draw(house, drawer, dossier, 'pay', { grade: '七级', from: '2026.01' }, say)
  else {
    await draw(house, drawer, dossier, 'titles', {}, say)
    await draw(house, drawer, dossier, 'family', {}, say)
  }
  const drawn = await proposals.drawnOf(app.db, dossier, kind)
  const command = sent(house)
  const submitting = { dossier, text: '办理', content: drawn?.revision ?? 0, kind }
  const submitted = await submitProposal(app, drawer, submitting, command)
  if (!submitted.ok) return undefined
  say(`command ${command.id}`)
  return submitted.value as CaseId
}

/** A change that is applied and then taken back by everybody who approved it. */
export async function revokeOnce(house: CrashHouse, dossier: DossierId, say: Saying): Promise<void> {
  const of = await changeOnce(house, dossier, 'update', say)
  if (!of) return
  const command = sent(house)
  const asked = await submitRevocation(house.app, actorNamed(house, 'hr'), { of, text: '依据有误' }, command)
  if (!asked.ok) return
  say(`command ${command.id}`)
  await walk(house, asked.value as CaseId, say)
}

/** Routine changes in one group with one that somebody is asked about: the first apply at once, as a case of their own. */
export async function changeGroup(house: CrashHouse, dossier: DossierId, say: Saying): Promise<void> {
  await draw(house, actorNamed(house, 'hr'), dossier, 'contact', {}, say)
  await changeOnce(house, dossier, 'update', say)
}

/** The same on the dossier of somebody new: what somebody leaves, or is moved by, happens once. */
export async function changeOfSomebodyNew(house: CrashHouse, kind: Changing, say: Saying): Promise<void> {
  const dossier = await begin(house.app, actorNamed(house, 'hr'), somebody(house, 0))
  await archive(house.app, dossier)
  await changeOnce(house, dossier, kind, say)
}

/** The form of a kind; one that was filled in before whoever filled it in was killed is gone on with. */
async function fillIn(house: CrashHouse, actor: Actor, dossier: DossierId, form: Form, say: Saying) {
  const { app } = house
  const command = sent(house)
  const typed = form.typed(house, command.id)
  const done = await proposeByForm(app, actor, { kind: form.kind, dossier, typed, way: 'sign' }, command)
  if (done.ok) say(`command ${command.id}`)
  // What the form itself does not take would never come to its end, and nobody would notice.
  else if (done.refusal === 'drawing.not-so') throw new Error(`The form of ${form.kind.key} is filled in wrong.`)
}

/** 查阅 of an archived dossier by the head, with a second reader. */
export async function readOnce(house: CrashHouse, dossier: DossierId, say: Saying): Promise<void> {
  const { app } = house
  await finishWhatWaits(house, dossier, say)
  const day = dayOf(app.now())
  const command = sent(house)
  const request = {
    of: 'house',
    second: actorNamed(house, 'legal').person,
    purpose: '2',
    reason: '任免',
    groups: ['career', 'family'],
    from: day,
    until: day,
    copying: '',
  } as const
  const asked = await askToRead(app, actorNamed(house, 'head'), { dossier, request }, command)
  if (!asked.ok) return
  say(`command ${command.id}`)
  await walk(house, asked.value as CaseId, say)
}

export const today = ({ app }: CrashHouse) => partialDateOf(dayOf(app.now()))

/** Somebody whom nobody knows yet. */
export const somebody = ({ units: [unit] }: CrashHouse, row: number) => {
  if (!unit) throw new Error('There is no department.')
  return personIn(unit, 10 + ((Date.now() + row * 1_000_003) % 9_000_000))
}

const nameOf: Readonly<Record<string, string>> = { titles: 'title', family: 'name', pay: 'postPay', contact: 'email' }

async function draw(house: CrashHouse, actor: Actor, dossier: DossierId, name: string, more: Fields, say: Saying) {
  const section = sectionOf(name)
  if (!section) throw new Error(`There is no section ${name}.`)
  const { contents, nothing, revisions } = (await openForWork(house.app, 'compare', dossier, { silent: true })).opened
  const [old] = contents[name] ?? []
  const command = sent(house)
  const value = name === 'pay' ? String(1000 + (Date.now() % 100_000)) : command.id
  const fields = { ...old?.fields, ...more, [nameOf[name] ?? '']: value }
  const stamp = stampOf(revisions, old?.id, { section: name, nothing })
  const record = old && { record: old.id }
  const done = await proposeRecord(house.app, actor, { dossier, section, fields, basis: '', stamp, ...record }, command)
  if (done.ok) say(`command ${command.id}`)
}

/** A draft begun, submitted, and decided on to its filing. */
export async function createOnce(house: CrashHouse, say: Saying): Promise<void> {
  const { app } = house
  const hr = actorNamed(house, 'hr')
  const dossier = await begin(app, hr, somebody(house, 0))
  const { content } = await inTransaction(app, (app) => factsOf(app, dossier))
  const command = sent(house)
  const submitting = { kind: create, dossier, text: '材料待补', content: content.revision }
  const submitted = await submitCase(app, hr, submitting, command)
  if (!submitted.ok) return
  say(`command ${command.id}`)
  await walk(house, submitted.value as CaseId, say)
}

export async function finishWhatWaits(house: CrashHouse, dossier: DossierId, say: Saying): Promise<void> {
  const rows = await house.app.db
    .selectFrom('cases')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('ended_at', 'is', null)
    .execute()
  for (const { id } of rows) await walk(house, id, say)
}

/** Whoever is asked approves or does the task, until nobody is. */
async function walk(house: CrashHouse, id: CaseId, say: Saying): Promise<void> {
  for (;;) {
    const theCase = await find(house.app, id)
    if (theCase?.state.status === 'approved') say(`applied ${id}`)
    if (!theCase || !isLive(theCase.state) || !(await goOn(house, theCase, say))) return
  }
}

/** One verdict or task; false where there is none to be given. */
async function goOn(house: CrashHouse, theCase: Case, say: Saying): Promise<boolean> {
  const { app } = house
  const { id, route, state } = theCase
  const run = openRuns(state)[0]
  const turn = run && (await turnOf(house, theCase, run))
  if (!turn) return false
  const { actor, at } = turn
  const command = sent(house)
  const task = taskNamed(route, run.block)
  // IT meets nobody, and knows the case by its number.
  const handle = actor === house.actors.get('it') ? handleByNumber : handleTask
  const given = task
    ? await handle(app, actor, id, { ...at, output: recorded(house, task.output, await freeSeat(house)) }, command)
    : await giveVerdict(app, actor, id, { verdict: 'approve', to: 'START', ...at }, command)
  if (given.ok) say(`command ${command.id}`)
  return given.ok
}

/** Who sits there first, and what the page of that one would send. */
export async function turnOf({ app, actors }: CrashHouse, theCase: Case, run: Run) {
  const seat = run.seats.find(({ state }) => state === 'open')
  const actor = [...actors.values()].find(({ person }) => seat?.candidates.includes(person))
  if (!seat || !actor) return undefined
  const facts = await factsFor(app, theCase)
  const ticks = ticksOf(theCase.state, theCase.route, run, facts)
  return { actor, at: { run: run.run, seat: seat.seat, content: facts.content.revision, ticks, text: '同意' } }
}

async function freeSeat({ app }: CrashHouse): Promise<string | undefined> {
  const free = await app.db.selectFrom('resources').select('code').where('holder_id', 'is', null).limit(1).execute()
  return free[0]?.code
}
