import { submitRevocation } from '#actions/cases/revoking.ts'
import { submitProposal } from '#actions/cases/submitting.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { drawnOf } from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { workday } from './calendar.ts'
import { decideNext, doNext, lookAtNext } from './deciding.ts'
import { command, must } from './doing.ts'
import { named } from './drafting.ts'
import type { Life, Surroundings } from './life.ts'
import type { DemoPerson } from './person.ts'
import type { Plan } from './plans.ts'
import { scanOf } from './scan.ts'
import { type DemoUpdate, type DrawnChange, everywhere, further, type UpdateStep } from './updates.ts'

/** 信息变更: what is changed of dossiers on the shelf, each as far as its story goes. */
export const updatesIn = (around: Surroundings): readonly Life[] =>
  [...everywhere, ...(around.isSmall ? [] : further)].flatMap((story, turn) => {
    const plan = planFor(around.plans, story)
    return plan ? [updateOf(around, story, plan, turn)] : []
  })

/** Drawn block by block by one officer, submitted, and decided on by whoever is asked. */
async function* updateOf(around: Surroundings, story: DemoUpdate, { person }: Plan, turn: number): Life {
  const { app, today } = around
  const { begun, drawn, text, steps = [] } = story
  yield moment(today, begun, 9, turn)
  const by = around.company.actorOf(story.by ?? '邹雨桐')
  const going = { ...around, by, dossier: dossierOf(around, person) }
  for (const change of drawn) await draw(going, change)
  if (story.form) await fillIn(going, story.form)
  if (text === undefined) return

  yield moment(today, begun, 10, turn)
  const kind = story.form?.kind ?? kindDrawnBy(by)
  const content = (await drawnOf(app.db, going.dossier, kind?.key ?? ''))?.revision ?? 0
  const submitting = { dossier: going.dossier, text, content, ...(story.form && { kind: story.form.kind.key }) }
  const id = must(await submitProposal(app, going.by, submitting, command(app))) as CaseId
  for (const [at, step] of steps.entries()) {
    const before = steps.slice(0, at).filter(({ day }) => day === step.day).length
    yield moment(today, step.day, 11 + before, turn)
    await take(going, id, step, turn)
  }
}

type Going = Surroundings & { readonly by: Actor; readonly dossier: DossierId }

async function take(going: Going, id: CaseId, step: UpdateStep, turn: number): Promise<void> {
  const { app } = going
  if ('mends' in step) return draw(going, step.mends)
  if ('meanwhile' in step) return changeBeside(going, step.meanwhile)
  if ('revokes' in step) return takeBack(going, id, step)
  if ('does' in step) return doNext(app, id, step.at, step.does)
  if (step.verdict === 'look') return lookAtNext(app, id, step.at)
  await decideNext(app, id, step.verdict, turn, step.at)
}

async function takeBack(
  { app, company }: Going,
  of: CaseId,
  { by, revokes }: Extract<UpdateStep, { revokes: string }>,
) {
  must(await submitRevocation(app, company.actorOf(by), { of, text: revokes }, command(app)))
}

/** Puts one record into what is being gathered, on what the officer reads in the dossier. */
async function draw(going: Going, change: DrawnChange): Promise<void> {
  const { app, by, dossier, today } = going
  const { old, stamp } = await readFor(going, change)
  const fields = { ...old?.fields, ...change.fields(today.getFullYear()) }
  const section = named(change.section)
  const drawing = { dossier, section, ...(old && { record: old.id }), fields, basis: change.basis, stamp }
  must(await proposeRecord(app, by, drawing, command(app)))
}

/** Draws a kind that has a form of its own; of what may be ticked, all of it. */
async function fillIn(going: Going, { kind, way, unit, typed, paper }: NonNullable<DemoUpdate['form']>): Promise<void> {
  const { app, by, dossier, today, company } = going
  const reading = await readDossier(app, by, dossier, { act: 'dossier.read' })
  const ticks = Object.entries(kind.draws?.form?.ticks?.(reading?.contents ?? {}, []) ?? {})
  const ticked = Object.fromEntries(ticks.map(([key, offered]) => [key, offered.join('\n')]))
  const group = kind.draws?.form?.section.fields.find(({ key }) => key === paper?.key)?.group
  const laid = paper && group && (await scanOf(app, { dossier, group, name: paper.name }))
  const filled = {
    ...ticked,
    ...(laid && { [paper.key]: laid.paper }),
    ...typed(today.getFullYear(), today),
    ...(unit !== undefined && { unit: company.unitOf(unit) }),
  }
  must(await proposeByForm(app, by, { kind, dossier, typed: filled, way, blob: laid?.row }, command(app)))
}

/** What an opening state or a correction elsewhere does to a dossier on which a case is under way. */
async function changeBeside(going: Going, change: DrawnChange): Promise<void> {
  const { app, by, dossier, today } = going
  const { old } = await readFor(going, change)
  const fields = { ...old?.fields, ...change.fields(today.getFullYear()) }
  const section = named(change.section)
  await inTransaction(app, (app) => applyChange(app, by, { dossier, section, ...(old && { record: old.id }), fields }))
}

async function readFor({ app, by, dossier }: Going, { section, added }: DrawnChange) {
  const reading = await readDossier(app, by, dossier, { act: 'dossier.read' })
  if (!reading) throw new Error('The officer of the demo does not keep this dossier.')
  const { contents, changes, nothing } = reading
  const old = added ? undefined : contents[section]?.[0]
  return { old, stamp: stampOf(changes, old?.id, { section, nothing }) }
}

/** A demo of few people has nobody in some units. */
export const planFor = (plans: readonly Plan[], { of }: DemoUpdate): Plan | undefined =>
  'name' in of
    ? plans.find(({ person }) => person.name === of.name)
    : plans.filter((plan) => isOrdinary(plan) && plan.person.unit === of.unit)[of.nth]

function dossierOf({ app, company }: Surroundings, { name, unit }: DemoPerson): DossierId {
  const person = company.personOf(name, unit)
  const entry = app.roster.all().find(({ subject }) => subject.person === person)
  if (!entry) throw new Error(`The demo knows no dossier of ${name}.`)
  return entry.subject.dossier
}

/** On the shelf, nothing wrong with it, the head of nothing, and in no other story. */
const isOrdinary = ({ stage, planted, by, person }: Plan): boolean =>
  stage === 'filed' &&
  planted.length === 0 &&
  by !== '覃慧芳' &&
  !/部长|所长|主任$/.test(person.post) &&
  !everywhere.some(({ of }) => 'name' in of && of.name === person.name)

const moment = (today: Date, day: number, hour: number, turn: number): Instant =>
  workday(today, day, [hour, (12 + turn * 4) % 60, 20 + turn].map((part) => String(part).padStart(2, '0')).join(':'))
