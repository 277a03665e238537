import { submitCase } from '#actions/cases/submitting.ts'
import { withdrawCase } from '#actions/cases/withdrawal.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Instant, PartialDate } from '#domain/time.ts'
import { factsOf } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'
import { workday } from './calendar.ts'
import { decideNext, lookAtNext } from './deciding.ts'
import { command, must, pick } from './doing.ts'
import { beginDossier, layPhoto, named, savePhoto } from './drafting.ts'
import type { Company } from './founding.ts'
import { enterCatalogue, receiveEarly, receiveLately, thick } from './materials.ts'
import { opinions, type Plan, superseded } from './plans.ts'
import { fileSheets, printSheets } from './shelving.ts'
import { enteredLate } from './veteran.ts'

/** Somebody's dossier over time: asks for the moment at which it goes on. */
export type Life = AsyncGenerator<Instant, void>

/** What a life needs of the world around it. */
export type Surroundings = {
  readonly app: App
  readonly company: Company
  readonly today: Date
  readonly plans: readonly Plan[]
  /** Only those written by hand: the demo of the tests. */
  readonly isSmall: boolean
  /** The boxes of the archive, one after the other. */
  readonly boxes: readonly string[]
  /** The drawn face of the so-manieth. */
  readonly photoOf: (turn: number) => Promise<Buffer>
}

/** From the first record to as far as the plan goes. */
export async function* lifeOf(around: Surroundings, plan: Plan, turn: number): Life {
  const { app, company, today } = around
  const at = (day: number, hour: number) => moment(today, day, hour, turn)
  const by = company.actorOf(plan.by)

  yield at(plan.begun, 9)
  const { person } = plan
  const photo = plan.stage === 'draft' ? undefined : await around.photoOf(turn)
  const { planted } = plan
  const year = today.getFullYear()
  const dossier = await beginDossier(app, by, { company, person, year, planted })
  if (!photo) return

  const laid = layPhoto(app, dossier, photo)
  yield at(plan.begun, 10)
  await savePhoto(app, by, dossier, await laid, { year, planted })
  const text = pick(opinions.submit, turn)
  const { content } = await factsOf(app, dossier)
  const id = must(
    await submitCase(app, by, { kind: create, dossier, text, content: content.revision }, command(app)),
  ) as CaseId
  if (plan.stage === 'withdrawn') {
    yield at(plan.begun, 15)
    must(await withdrawCase(app, by, id, { text: opinions.withdraw }, command(app)))
    return
  }

  const day = yield* approvalOf(around, plan, turn, id)
  if (plan.stage === 'printed' || plan.stage === 'filed') yield* filingOf(around, plan, turn, { dossier, day: day - 1 })
}

/** How many people have decided; a life goes on by itself where the route ends. */
const verdicts: Readonly<Record<Plan['stage'], number>> = {
  draft: 0,
  withdrawn: 0,
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

const hours = [14, 9, 15, 10, 16]

/** A verdict a working day; answers the day of the last one. */
async function* approvalOf(
  { app, today }: Surroundings,
  plan: Plan,
  turn: number,
  id: CaseId,
): AsyncGenerator<Instant, number> {
  let day = plan.begun
  for (let step = 1; step <= verdicts[plan.stage]; step += 1) {
    day -= 1
    yield moment(today, day, pick(hours, turn + step), turn)
    await lookAtNext(app, id)
    yield moment(today, day, pick(hours, turn + step), turn, 7)
    const last = step === verdicts[plan.stage]
    const verdict =
      last && plan.stage === 'returned' ? 'return' : last && plan.stage === 'rejected' ? 'reject' : 'approve'
    if (!(await decideNext(app, id, verdict, turn))) break
  }
  return day
}

/** The dossier, and how many working days ago it is printed and filed. */
type Archived = { readonly dossier: DossierId; readonly day: number }

/** Printed the next day and, where the plan goes so far, filed an hour later. The archivist's own goes to the substitute. */
async function* filingOf(around: Surroundings, plan: Plan, turn: number, { dossier, day }: Archived): Life {
  const { app, company, today, boxes } = around
  const archivist = company.actorOf(plan.person.name === '任素梅' ? '仇志刚' : '任素梅')
  yield moment(today, day, 9, turn)
  const printing = await printSheets(app, archivist, dossier, pick(boxes, turn))
  yield moment(today, day, 9, turn, 8)
  const filing = await printing.end()
  if (plan.stage === 'printed') return

  yield moment(today, day, 10, turn)
  await fileSheets(app, archivist, filing)
  yield* catalogueOf(around, plan, turn, { dossier, day })
  if (plan.person.name !== superseded.name || plan.person.unit !== superseded.unit) return

  yield moment(today, 4, 11, turn)
  const { title, level } = superseded
  const fields = { title, level, date: `${today.getFullYear() - 1}12` as PartialDate }
  const change = { dossier, section: named('titles'), fields }
  await inTransaction(app, (app) => applyChange(app, company.actorOf(plan.by), change))
}

/** The catalogue follows the filing on the same day; one dossier has loose papers, old ones and new ones, and grows late. */
async function* catalogueOf(around: Surroundings, plan: Plan, turn: number, { dossier, day }: Archived): Life {
  const { app, company, today, isSmall } = around
  const { person } = plan
  const clerk = company.actorOf('苏雅琴')
  yield moment(today, day, 15, turn)
  const ground = { ...company, year: today.getFullYear() }
  const entered = await enterCatalogue(app, clerk, dossier, person, ground)
  if (!entered || person.name !== thick) return
  await receiveEarly(app, clerk, dossier)
  if (!isSmall) yield* enteredLate(around, plan, dossier, day)
  yield moment(today, 3, 10, turn)
  await receiveLately(app, clerk, dossier, today.getFullYear())
}

/** Minutes that differ from dossier to dossier, so that no two things happen at once. */
const moment = (today: Date, day: number, hour: number, turn: number, later = 0): Instant => {
  const [minute, second] = [((turn * 37) % 50) + later, (turn * 13) % 60]
  return workday(today, day, [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':'))
}
