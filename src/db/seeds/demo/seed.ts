import { sql } from 'kysely'
import sharp from 'sharp'
import type { App } from '#context.ts'
import * as cases from '#db/cases.ts'
import type { Actor } from '#domain/access/actor.ts'
import { giveVerdict, submitCreation, withdrawCase } from '#domain/cases/actions.ts'
import { openRun } from '#domain/cases/case.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { toTick } from '#domain/cases/vouching.ts'
import { beginDraft, declareNothing, saveRecord } from '#domain/dossiers/actions.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { BlobId, CaseId, CommandId, DossierId } from '#domain/ids.ts'
import type { Result } from '#domain/result.ts'
import type { Instant, PartialDate } from '#domain/time.ts'
import { type Clock, workday } from './calendar.ts'
import { type Company, foundCompany, isDeputys } from './founding.ts'
import { opinions, type Plan, plans } from './plans.ts'
import { portrait } from './portrait.ts'
import { recordsOf } from './records.ts'

/**
 * Fills an empty database with the demo's company and forty dossiers, each at its own place on the way from draft to
 * shelf. Everything is written by the actions of the application at a time of its own, so that histories, notices and the
 * log look lived in. `clock` is the one that `app.now` reads; afterwards it stands in the evening of the day before today.
 */
export async function seedDemo(app: App, clock: Clock, today: Date): Promise<Company> {
  await sql`pragma synchronous = off`.execute(app.db)
  clock.set(workday(today, 90, '08:30:00'))
  const company = await foundCompany(app)
  const photos = await Promise.all(plans.map((plan) => photoOf(plan, today.getFullYear())))
  await live(
    plans.map((plan, index) => lifeOf({ app, company, today, plan, index, photo: photos[index] })),
    clock,
  )
  await sql`pragma synchronous = full`.execute(app.db)
  return company
}

/** Somebody's dossier over time: asks for the moment at which it goes on. */
type Life = AsyncGenerator<Instant, void>

/** Lets all go on in the order of their moments, since neither the clock nor the log goes back. */
async function live(lives: readonly Life[], clock: Clock): Promise<void> {
  let waiting = await Promise.all(lives.map(async (life) => ({ life, at: (await life.next()).value })))
  for (;;) {
    waiting = waiting.filter(({ at }) => at).sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1))
    const first = waiting[0]
    if (!first?.at) return
    clock.set(first.at)
    first.at = (await first.life.next()).value
  }
}

type Circumstance = {
  readonly app: App
  readonly company: Company
  readonly today: Date
  readonly plan: Plan
  readonly index: number
  readonly photo: Buffer | undefined
}

async function* lifeOf(of: Circumstance): Life {
  const { app, company, plan, index } = of
  const { stage } = plan
  const applicant = company.actorOf(applicantOf(plan, index))
  let day = plan.begun

  yield moment(of, day, 9)
  const dossier = await begin(of, applicant)
  if (stage === 'draft') return

  yield moment(of, day, 10)
  const text = pick(opinions.submit, index)
  const id = must(await submitCreation(app, applicant, { dossier, text }, command(app))) as CaseId
  if (stage === 'withdrawn') {
    yield moment(of, day, 14)
    must(await withdrawCase(app, applicant, id, { text: opinions.withdraw }, command(app)))
    return
  }

  for (let step = 0; step < stepsUntil[stage]; step += 1) {
    day -= 1
    yield moment(of, day, 11 + (step % 4))
    const last = step === stepsUntil[stage] - 1
    const verdict = last && stage === 'returned' ? 'return' : last && stage === 'rejected' ? 'reject' : 'approve'
    if (!(await decideNext(of, id, verdict))) break
  }
}

/** How many people have decided; a life ends by itself where the route does. */
const stepsUntil: Readonly<Record<Exclude<Plan['stage'], 'draft' | 'withdrawn'>, number>> = {
  'at-check': 0,
  'at-head': 1,
  'at-leader': 2,
  'at-top': 3,
  returned: 2,
  rejected: 2,
  'to-print': 9,
  printed: 9,
  filed: 9,
}

/** The two officers take turns; what the deputy keeps, the deputy begins. */
const applicantOf = ({ person }: Plan, index: number) =>
  isDeputys(person) ? '覃慧芳' : index % 2 === 0 ? '苏雅琴' : '邹雨桐'

/** Minutes that differ from dossier to dossier, within the hour. */
const moment = ({ today, index }: Circumstance, day: number, hour: number): Instant =>
  workday(
    today,
    day,
    `${String(hour).padStart(2, '0')}:${String((index * 37) % 60).padStart(2, '0')}:${String((index * 13) % 60).padStart(2, '0')}`,
  )

async function begin({ app, company, plan, today, photo }: Circumstance, by: Actor): Promise<DossierId> {
  const { person } = plan
  const ground = { unitOf: company.unitOf, personOf: company.personOf, year: today.getFullYear() }
  const dossier = must(
    await beginDraft(
      app,
      by,
      {
        entity: company.root,
        keeper: isDeputys(person) ? 'deputy' : 'hr',
        person: company.personOf(person.name, person.unit),
        records: recordsOf(person, ground),
      },
      command(app),
    ),
  ) as DossierId
  if (photo) await keepPhoto(app, by, dossier, photo, today.getFullYear())
  for (const key of person.rewards ? ['conduct'] : ['rewards', 'conduct']) {
    const section = sectionOf(key)
    if (section) must(await declareNothing(app, by, { dossier, section }, command(app)))
  }
  return dossier
}

const [width, height] = [400, 500]

/** A draft just begun has no photo yet: the silhouette stands in its place. */
async function photoOf({ person, stage }: Plan, year: number): Promise<Buffer | undefined> {
  if (stage === 'draft') return undefined
  return sharp(Buffer.from(portrait(person, year)))
    .flatten({ background: '#fff' })
    .jpeg({ quality: 88 })
    .toBuffer()
}

async function keepPhoto(app: App, by: Actor, dossier: DossierId, bytes: Buffer, year: number) {
  const section = sectionOf('photo')
  if (!section) return
  const blob = app.newId<BlobId>()
  await app.blobs.write(app.db, { id: blob, dossier, group: 'photo', bytes, at: app.now() })
  const fields = { image: { blob, width, height }, taken: `${year - 1}03` as PartialDate }
  must(await saveRecord(app, by, { dossier, section, fields }, command(app)))
}

/** Whoever sits decides; answers whether the case goes on. */
async function decideNext({ app, index }: Circumstance, id: CaseId, verdict: 'approve' | 'return' | 'reject') {
  const theCase = await cases.find(app, id)
  const run = theCase && openRun(theCase.state)
  const seat = run?.seats.find(({ state }) => state === 'open')
  const [person] = seat?.candidates ?? []
  const account = person && app.directory.accountOf(person)
  const actor = account && app.directory.actorOf(account.id)
  if (!run || !seat || !actor) return false

  const content = theCase.state.content.revision
  const ticks = toTick(decidesOf(theCase.route, run.block), theCase.state)
  const text = verdict === 'approve' ? pick(opinions[opinionOf(run.block)], index) : opinions[verdict]
  const ruling = { verdict, run: run.run, seat: seat.seat, content, text, ticks, to: 'START' } as const
  must(await giveVerdict(app, actor, id, ruling, command(app)))
  return verdict === 'approve'
}

const opinionOf = (block: string) => (block === 'check' || block === 'head' ? block : 'leaders')

const pick = <Choice>(choices: readonly Choice[], index: number): Choice => choices[index % choices.length] as Choice

const command = (app: App) => ({ id: app.newId<CommandId>(), bodyHash: 'demo' })

function must<Value>(done: Result<Value, string>): Value {
  if (!done.ok) throw new Error(`The demo could not be written: ${done.refusal}.`)
  return done.value
}
