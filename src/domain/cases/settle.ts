import type { PersonId } from '#domain/ids.ts'
import { type CaseState, counted, humanVerdict, openRun, type Run, verdictOf } from './case.ts'
import type { Facts } from './facts.ts'
import { rise } from './ladder.ts'
import type { Pen } from './pen.ts'
import type { Reason } from './refusal.ts'
import { type Asking, blocksOf, type Ladder, type Notify, type Route, type Step } from './route.ts'
import { type Seating, seatStep } from './seating.ts'
import { covers, vouchedFor } from './vouching.ts'

/**
 * Moves the case on until it waits for a person or ends. Each round opens a run, ends a ladder, notifies or ends the case,
 * so the number of rounds is bounded by the levels of the organisation and the blocks of the route.
 */
export function settle(pen: Pen, route: Route, facts: Facts): Reason | undefined {
  while (pen.state.status === 'running' && !openRun(pen.state)) {
    const block = blocksOf(route.body).find((block) => !isDone(block, pen.state))
    const refused = block ? enter(pen, block, facts) : finish(pen, facts)
    if (refused) return refused
  }
  return undefined
}

function isDone(block: Step | Ladder | Notify, state: CaseState): boolean {
  if (block.k === 'notify') return state.notified.includes(block.id)
  const runs = counted(state).filter((run) => run.block === block.id)
  return block.k === 'step' ? runs.length > 0 : runs.length > 0 && state.climbed[block.id] === runs.at(-1)?.run
}

function enter(pen: Pen, block: Step | Ladder | Notify, facts: Facts): Reason | undefined {
  const { applicant } = pen.state
  if (!applicant) return { code: 'case.not-your-turn' }
  if (block.k === 'notify') {
    const people = block.to.flatMap((to) => (to === 'applicant' ? [applicant] : deciders(pen.state, to.decider)))
    pen.write({ type: 'copied', at: facts.at, block: block.id, people: [...new Set(people)] })
    return undefined
  }
  if (block.k === 'step') return open(pen, block, {}, seatStep(block, applicant, facts), facts)

  const rung = rise(block, applicant, pen.state, facts)
  if (rung.next === 'nobody') return { code: 'case.nobody-to-ask', block: block.id }
  if (rung.next === 'seat')
    return open(pen, block, { level: rung.level, ...(rung.last && { last: true }) }, rung, facts)
  const run = counted(pen.state).findLast((run) => run.block === block.id)?.run ?? 0
  pen.write({ type: 'climbed', at: facts.at, block: block.id, run, passedOver: rung.passedOver })
  return undefined
}

function open(
  pen: Pen,
  block: Asking,
  where: Pick<Run, 'level' | 'last'>,
  seating: Seating,
  facts: Facts,
): Reason | undefined {
  const { candidates, passedOver } = seating
  if (candidates.length === 0) return { code: 'case.nobody-to-ask', block: block.id }
  const run = pen.state.runs.length + 1
  const before = counted(pen.state)
  pen.write({
    type: 'opened',
    at: facts.at,
    run,
    block: block.id,
    ...where,
    candidates: candidates.map(({ person }) => person),
    origins: candidates.map(({ origin }) => origin),
    passedOver,
  })
  repeat(pen, block, before, run, facts)
  return undefined
}

/**
 * E1: whoever sits alone and has approved before, in person and for all that this block decides as it stands now, is not
 * asked again. The system is the author, and the event names the run it repeats. To have been one of several candidates
 * counts for nothing: only whoever gave the verdict has decided.
 */
function repeat(pen: Pen, block: Asking, before: readonly Run[], run: number, facts: Facts): void {
  const [alone, ...others] = pen.state.runs.at(-1)?.seats[0]?.candidates ?? []
  if (!alone || others.length > 0) return
  const vouched = vouchedFor(block.decides, facts)
  const origin = lookedBackOver(block, before)
    .map((run) => humanVerdict(pen.state, run))
    .findLast(({ verdict }) => verdict?.by === alone && covers(verdict.vouched, vouched))
  if (!origin) return
  pen.write({
    type: 'decided',
    at: facts.at,
    by: 'system',
    run,
    seat: 1,
    verdict: 'approve',
    content: facts.content.revision,
    vouched,
    ticks: [],
    text: '',
    repeats: origin.run,
  })
}

function lookedBackOver({ repeat }: Asking, before: readonly Run[]): readonly Run[] {
  if (repeat === 'off') return []
  return repeat === 'adjacent' ? before.slice(-1) : before
}

/** Who decided at a block: the one who did, not the one who holds the office by now. */
const deciders = (state: CaseState, block: string): readonly PersonId[] =>
  counted(state)
    .filter((run) => run.block === block)
    .map((run) => verdictOf(run)?.by)
    .filter((by): by is PersonId => by !== undefined && by !== 'system')

function finish(pen: Pen, { at }: Facts): undefined {
  pen.write({ type: 'ended', at, outcome: 'approved' })
}
