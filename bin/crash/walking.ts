import { giveVerdict, handleTask } from '#actions/cases/commands.ts'
import { submitCase, submitProposal } from '#actions/cases/submitting.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { find } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isLive } from '#domain/cases/case.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { ticksOf } from '#domain/cases/verbs/verdict.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, CommandId, DossierId } from '#domain/ids.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { factsFor, factsOf } from '#gate/cases/facts.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { begin, type CrashHouse, personIn } from './house.ts'

/** Says a line once the house has answered. */
export type Saying = (line: string) => void

const sent = ({ app }: CrashHouse) => ({ id: app.newId<CommandId>(), bodyHash: 'crash' })

const actorNamed = (house: CrashHouse, staffNumber: string): Actor => {
  const actor = house.actors.get(staffNumber)
  if (!actor) throw new Error(`${staffNumber} cannot act.`)
  return actor
}

/** The kinds of cases that are brought to their end on an archived dossier. */
export type Changing = 'update' | 'pay' | 'promotion'

/** One change of an archived dossier, from the form to the last verdict; what was left by whoever was killed comes first. */
export async function changeOnce(house: CrashHouse, dossier: DossierId, kind: Changing, say: Saying) {
  const { app } = house
  const drawer = actorNamed(house, kind === 'pay' ? 'finance' : 'hr')
  await finishWhatWaits(house, dossier, say)
  if (kind === 'promotion') await fillIn(house, drawer, dossier, say)
  else if (kind === 'pay') await draw(house, drawer, dossier, 'pay', { grade: '七级', from: '2026.01' }, say)
  else {
    await draw(house, drawer, dossier, 'titles', {}, say)
    await draw(house, drawer, dossier, 'family', {}, say)
  }
  const drawn = await proposals.drawnOf(app.db, dossier, kind)
  const command = sent(house)
  const submitting = { dossier, text: '办理', content: drawn?.revision ?? 0, kind }
  const submitted = await submitProposal(app, drawer, submitting, command)
  if (!submitted.ok) return
  say(`command ${command.id}`)
  await walk(house, submitted.value as CaseId, say)
}

/** The form of a promotion; one that was filled in before whoever filled it in was killed is gone on with. */
async function fillIn(house: CrashHouse, actor: Actor, dossier: DossierId, say: Saying) {
  const command = sent(house)
  const typed = { post: { text: `岗位${command.id}` }, from: today(house), basis: '会议纪要' }
  const done = await proposeByForm(house.app, actor, { kind: promotion, dossier, typed }, command)
  if (done.ok) say(`command ${command.id}`)
}

const today = ({ app }: CrashHouse) => partialDateOf(dayOf(app.now()))

const nameOf: Readonly<Record<string, string>> = { titles: 'title', family: 'name', pay: 'postPay' }

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
  const unit = [...app.directory.units.values()].find(({ parent }) => parent)?.id
  if (!unit) throw new Error('There is no department.')
  const dossier = await begin(app, hr, personIn(unit, 10 + (Date.now() % 9_000_000)))
  const { content } = await factsOf(app, dossier)
  const command = sent(house)
  const submitting = { kind: create, dossier, text: '材料待补', content: content.revision }
  const submitted = await submitCase(app, hr, submitting, command)
  if (!submitted.ok) return
  say(`command ${command.id}`)
  await walk(house, submitted.value as CaseId, say)
}

async function finishWhatWaits(house: CrashHouse, dossier: DossierId, say: Saying): Promise<void> {
  const rows = await house.app.db
    .selectFrom('cases')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('ended_at', 'is', null)
    .execute()
  for (const { id } of rows) await walk(house, id, say)
}

/** Whoever is asked approves, until nobody is. */
async function walk(house: CrashHouse, id: CaseId, say: Saying): Promise<void> {
  const { app } = house
  for (;;) {
    const theCase = await find(app, id)
    if (!theCase || !isLive(theCase.state)) {
      if (theCase?.state.status === 'approved') say(`applied ${id}`)
      return
    }
    const run = openRuns(theCase.state)[0]
    const seat = run?.seats.find(({ state }) => state === 'open')
    const actor = [...house.actors.values()].find(({ person }) => seat?.candidates.includes(person))
    if (!run || !seat || !actor) return
    const facts = await factsFor(app, theCase)
    const ticks = ticksOf(theCase.state, theCase.route, run, facts)
    const at = { run: run.run, seat: seat.seat, content: facts.content.revision, ticks, text: '同意' }
    const command = sent(house)
    const output = { document: '任〔2026〕1号', documentDate: today(house), effective: today(house) }
    const given = taskNamed(theCase.route, run.block)
      ? await handleTask(app, actor, id, { ...at, output }, command)
      : await giveVerdict(app, actor, id, { verdict: 'approve', to: 'START', ...at }, command)
    if (!given.ok) return
    say(`command ${command.id}`)
  }
}
