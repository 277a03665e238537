import { handleByNumber, handleTask } from '#actions/cases/task.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { noteViewing } from '#actions/cases/viewing.ts'
import * as cases from '#db/cases/cases.ts'
import { isBlind } from '#domain/access/policy.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { decidedGroups } from '#domain/cases/seeing.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { toTick } from '#domain/cases/vouching.ts'
import { readFields } from '#domain/dossiers/form.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { CaseId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { command, must, pick } from './doing.ts'
import { opinions } from './plans.ts'

/** Who sits in a case now, at this block where several are asked at once: the first who may, with the account to do it. */
async function sitting(app: App, id: CaseId, block?: string) {
  const theCase = await cases.find(app, id)
  const run = theCase && openRuns(theCase.state).find((open) => block === undefined || open.block === block)
  const seat = run?.seats.find(({ state }) => state === 'open')
  const account = seat?.candidates[0] && app.directory.accountOf(seat.candidates[0])
  const actor = account && app.directory.actorOf(account.id)
  return theCase && run && seat && actor && { theCase, run, seat, actor }
}

/** Whoever sits opens the case and looks. */
export async function lookAtNext(app: App, id: CaseId, block?: string): Promise<void> {
  const now = await sitting(app, id, block)
  if (now) await noteViewing(app, now.actor, now.theCase)
}

/** Whoever sits decides, with an opinion by turns; answers whether the case goes on from there. */
export async function decideNext(
  app: App,
  id: CaseId,
  verdict: 'approve' | 'return' | 'reject',
  turn: number,
  block?: string,
): Promise<boolean> {
  const now = await sitting(app, id, block)
  if (!now) return false
  const { theCase, run, seat, actor } = now
  const ruling = {
    verdict,
    run: run.run,
    seat: seat.seat,
    content: theCase.state.content.revision,
    text: wordsOf(theCase, run.block, verdict, turn),
    ticks: toTick(decidedGroups(theCase, run.block), theCase.state),
    to: 'START',
  } as const
  must(await giveVerdict(app, actor, id, ruling, command(app)))
  return verdict === 'approve'
}

/** Whoever sits does the task of this block, with what is typed into its form. */
export async function doNext(
  app: App,
  id: CaseId,
  block: string,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const now = await sitting(app, id, block)
  const section = outputs[(now && taskNamed(now.theCase.route, block)?.output) ?? '']
  if (!now || !section) return
  const read = readFields(section, (key) => typed[key] ?? answered(section, key))
  if (!read.ok) throw new Error(`The demo does not fill in ${section.key}: ${JSON.stringify(read.problems)}`)
  const { run, seat, theCase, actor } = now
  const at = { run: run.run, seat: seat.seat, content: theCase.state.content.revision, text: '' }
  const handle = isBlind(actor) ? handleByNumber : handleTask
  must(await handle(app, actor, id, { ...at, output: read.fields }, command(app)))
}

/** The first answer to a point that is asked of everybody: done, in order. */
const answered = ({ fields }: Section, key: string): string =>
  fields.find((field) => field.key === key && field.required)?.codes?.codes[0]?.name ?? ''

function wordsOf({ route }: cases.Case, block: string, verdict: 'approve' | 'return' | 'reject', turn: number): string {
  if (route.key !== 'create') return verdict === 'approve' ? pick(opinions.update, turn) : opinions.updateReturn
  return verdict === 'approve' ? pick(opinions[opinionOf(block)], turn) : opinions[verdict]
}

const opinionOf = (block: string) => (block === 'check' || block === 'head' ? block : 'leaders')
