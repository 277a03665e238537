import type { Group } from '#domain/access/groups.ts'
import { mayAct, principalOf, type Sitting, seatAt } from '#domain/cases/acting.ts'
import type { CaseState, ReturnTo, Run, Seat } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import { holds } from '#domain/cases/condition.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { blockNamed, type Route, taskNamed } from '#domain/cases/route.ts'
import { sift } from '#domain/cases/seating.ts'
import { counted, verdictOf } from '#domain/cases/standing.ts'
import { contentNow, toTick, vouchedFor } from '#domain/cases/vouching.ts'
import { answeredAfter, comesBefore } from '#domain/cases/way.ts'
import type { PersonId } from '#domain/ids.ts'

type VerdictCommand = Command & { do: 'approve' | 'reject' | 'return' | 'handle' }

/** Approves, rejects or returns on one open seat, or does the task that it asks for. */
export function giveVerdict(pen: Pen, route: Route, command: VerdictCommand, facts: Facts): Reason | undefined {
  const { at } = facts
  const { by, run: number, text } = command
  const found = seatAt(pen.state, command)
  const refused =
    notYours(pen.state, route, found, by, facts) ?? incomplete(pen.state, route, found?.run, command, facts)
  if (refused || !found) return standInOver(found, command, refused)

  const principal = inPlaceOf(pen.state, found, by, facts)
  const decides = blockNamed(route, found.run.block)?.decides ?? []
  pen.write({
    type: 'decided',
    at,
    by,
    ...(principal && { for: principal }),
    run: number,
    seat: command.seat,
    verdict: command.do === 'handle' ? 'done' : command.do,
    content: facts.content.revision,
    vouched: vouchedFor(decides, contentNow(pen.state, facts)),
    ticks: command.do === 'approve' ? ticked(pen.state, route, found.run, command.ticks, facts) : [],
    text,
    ...(command.do === 'handle' && { output: command.output }),
    ...(command.do === 'return' && { to: command.to, ...undoneBy(pen.state, route, found.run, command.to) }),
  })
  if (command.do === 'reject') pen.write({ type: 'ended', at, outcome: 'rejected' })
  return undefined
}

/** What a return undoes: the runs from its target on, and what was answered by what they recorded. */
function undoneBy(state: CaseState, route: Route, from: Run, to: ReturnTo) {
  const voids = voidedBy(state, route, from, to)
  return { voids, unanswered: answeredAfter(route, state, voids) }
}

/** A page that was drawn for whoever stood in says so when that is over. */
const standInOver = (
  found: Pick<Sitting, 'seat'> | undefined,
  { by, for: principal }: VerdictCommand,
  refused: Reason = { code: 'case.not-your-turn' },
): Reason =>
  refused.code === 'case.not-your-turn' && principal && found?.seat.state === 'open' && principal !== by
    ? { code: 'case.stand-in-over' }
    : refused

/** Whether this person may give a verdict on this seat now; the reason is the one that helps most. */
export function notYours(
  state: CaseState,
  route: Route,
  found: { readonly run: Run; readonly seat: Seat } | undefined,
  by: PersonId,
  facts: Facts,
): Reason | undefined {
  const seat = found?.seat
  const principal = found && inPlaceOf(state, found, by, facts)
  if (!seat || !(principal || seat.candidates.includes(by))) return closed(state) ?? { code: 'case.not-your-turn' }
  if (seat.verdict) return { code: 'case.already-decided', by: seat.verdict.by, at: seat.verdict.at }
  const ended = closed(state)
  if (ended) return ended
  if (seat.state !== 'open') return { code: 'case.stale' }
  const isTask = found !== undefined && taskNamed(route, found.run.block) !== undefined
  const may =
    mayAct(state, seat, principal ?? by, facts, isTask) && (!principal || mayStandIn(state, route, found, by, facts))
  return may ? undefined : { code: 'case.not-your-turn' }
}

/** For whom somebody decides on a seat that is not the own. */
const inPlaceOf = (state: CaseState, found: Pick<Sitting, 'run' | 'seat'>, by: PersonId, { standingIn }: Facts) =>
  found.seat.candidates.includes(by) ? undefined : principalOf(state, found, by, standingIn)

/** What bars somebody from a seat bars whoever stands in for its holder too: both must be free to decide (E9). */
function mayStandIn(
  state: CaseState,
  route: Route,
  { run }: Pick<Sitting, 'run'>,
  by: PersonId,
  world: Facts,
): boolean {
  const block = blockNamed(route, run.block)
  const { applicant } = state
  if (!block || !applicant) return false
  const facts = { ...world, ...contentNow(state, world) }
  return sift([{ person: by, origin: { from: 'fallback' } }], block, applicant, facts).candidates.length > 0
}

function incomplete(
  state: CaseState,
  route: Route,
  run: Run | undefined,
  command: VerdictCommand,
  facts: Facts,
): Reason | undefined {
  if (command.content !== facts.content.revision) return { code: 'case.stale' }
  const isTask = run !== undefined && taskNamed(route, run.block) !== undefined
  if (command.do !== 'return' && isTask !== (command.do === 'handle')) return { code: 'case.not-your-turn' }
  if (command.do === 'handle') return undefined
  if (command.do === 'approve') return unticked(state, route, run, command.ticks, facts)
  if (command.do === 'reject' && isOnlyNoted(route, state)) return { code: 'case.only-noted' }
  if (command.text.trim() === '') return { code: 'case.reason-missing' }
  if (command.do === 'return' && !(run && returnTargets(state, route, run).includes(command.to)))
    return { code: 'case.not-a-target' }
  return undefined
}

/** Whether this case is taken note of or returned for completion, and never refused. */
export const isOnlyNoted = ({ noted }: Route, { content }: CaseState): boolean =>
  noted !== undefined && holds(noted, content)

/** What stays with the verdict: only where the block asks for ticks, and only what it decides on. */
const ticked = (state: CaseState, route: Route, run: Run, ticks: readonly Group[], facts: Facts): readonly Group[] =>
  ticksOf(state, route, run, facts).filter((group) => ticks.includes(group))

function unticked(
  state: CaseState,
  route: Route,
  run: Run | undefined,
  ticks: readonly Group[],
  facts: Facts,
): Reason | undefined {
  const groups = run ? ticksOf(state, route, run, facts).filter((group) => !ticks.includes(group)) : []
  return groups.length > 0 ? { code: 'case.ticks-missing', groups } : undefined
}

/** What must be ticked before approving: of a block that asks for it, every group that has content. */
export function ticksOf(state: CaseState, route: Route, { block: id }: Run, facts: Facts): readonly Group[] {
  const block = blockNamed(route, id)
  return block?.k === 'step' && block.ticks ? toTick(block.decides, contentNow(state, facts)) : []
}

/**
 * Where a run may return the case to: the applicant, or any run before it on the way that still counts and that a person
 * passed, be it before an earlier return (E7); never into another branch of a fork (E20).
 */
export const returnTargets = (state: CaseState, route: Route, from: Run): readonly ReturnTo[] => [
  'START',
  ...counted(state)
    .filter((run) => verdictOf(run)?.repeats === undefined && comesBefore(route, run, from))
    .map(({ run }) => run),
]

/** The target and everything after it on the way; with a return to the start, everything that counts or waits. */
export function voidedBy(state: CaseState, route: Route, from: Run, to: ReturnTo): readonly number[] {
  const target = state.runs.find(({ run }) => run === to)
  return state.runs
    .filter(({ run, state }) => run !== from.run && (state === 'passed' || state === 'open'))
    .filter((run) => !target || run === target || comesBefore(route, target, run))
    .map(({ run }) => run)
}
