import { giveVerdict } from '#actions/cases/commands.ts'
import { noteViewing } from '#actions/cases/viewing.ts'
import * as cases from '#db/cases/cases.ts'
import { decidedGroups } from '#domain/cases/seeing.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { toTick } from '#domain/cases/vouching.ts'
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

function wordsOf({ route }: cases.Case, block: string, verdict: 'approve' | 'return' | 'reject', turn: number): string {
  if (route.key === 'update') return verdict === 'approve' ? pick(opinions.update, turn) : opinions.updateReturn
  return verdict === 'approve' ? pick(opinions[opinionOf(block)], turn) : opinions[verdict]
}

const opinionOf = (block: string) => (block === 'check' || block === 'head' ? block : 'leaders')
