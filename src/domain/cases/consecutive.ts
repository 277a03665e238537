import type { Group } from '#domain/access/groups.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import { ownSeats } from './acting.ts'
import type { CaseState, Run, Seat } from './case.ts'
import type { Command } from './command.ts'
import { type Decided, decide } from './decide.ts'
import type { CaseEvent } from './event.ts'
import type { Facts } from './facts.ts'
import { evolve } from './fold.ts'
import { isDoneAlone } from './outputs/index.ts'
import { type Route, taskNamed } from './route.ts'
import { isOnlyNoted, ticksOf } from './verbs/verdict.ts'

/** A seat that the same person decides next: open beside the first, or opened by the approval before it. */
export type Consecutive = {
  /** Which stop of the route it is; a seat that is still to open has no number that would last. */
  readonly stop: string
  readonly run: Run
  readonly seat: Seat
  /** What must be ticked before approving (复核). */
  readonly ticks: readonly Group[]
  /** What an approval says: that it is taken note of, where nobody may refuse. */
  readonly noted: boolean
  /** Of a task: the form that it asks for, one of cases/outputs. */
  readonly output?: string
  /** The case as it stands when this one is asked. */
  readonly state: CaseState
}

/** What somebody approves of a further seat in the same act. */
export type FurtherApproval = { readonly stop: string; readonly text: string; readonly ticks: readonly Group[] }

/** What somebody records of a further task in the same act. */
export type FurtherTask = { readonly stop: string; readonly output: Fields }

export type Further = FurtherApproval | FurtherTask

/** The name of a field of a further task, in the form that it shares with the first. */
export const fieldBeside = (stop: string, key: string): string => `${stop}.${key}`

/** One opening of a block at a time, on a ladder one of a level. */
const stopOf = ({ block, level }: Run): string => (level === undefined ? block : `${block}@${level}`)

/**
 * The seats that would be this person's one after the other, each found by approving the one before (docs/decisions/0039).
 * The rule itself is asked each time, so that whoever may not sit twice is not offered it. What is done in somebody's place
 * is decided alone.
 */
export function consecutive(
  route: Route,
  before: CaseState,
  first: { readonly run: Run; readonly seat: Seat },
  person: PersonId,
  facts: Facts,
): readonly Consecutive[] {
  const found: Consecutive[] = []
  let state = approved(route, before, first, person, facts)
  while (state) {
    const next = ownVote(route, state, person)
    const then = next && approved(route, state, next, person, facts)
    if (!next || !then) break
    const ticks = ticksOf(state, route, next.run, facts)
    found.push({ stop: stopOf(next.run), ...next, ticks, noted: isOnlyNoted(route, state), state })
    state = then
  }
  return found
}

/**
 * The tasks that wait for this person beside the first, each with a form that is filled in on the same page; one that brings
 * a paper, or lines that are reckoned, is done by itself.
 */
export function tasksBeside(
  route: Route,
  state: CaseState,
  first: { readonly run: Run },
  person: PersonId,
  facts: Facts,
): readonly Consecutive[] {
  const beside = ownSeats(state, person).filter(({ run }) => run.run !== first.run.run)
  return beside.flatMap(({ run, seat }): readonly Consecutive[] => {
    const output = taskNamed(route, run.block)?.output
    if (output === undefined || isDoneAlone(output)) return []
    const at = { by: person, run: run.run, seat: seat.seat, content: facts.content.revision, text: '' }
    const accepted = 'events' in decide(route, state, { do: 'handle', output: {}, ...at }, facts)
    return accepted ? [{ stop: stopOf(run), run, seat, ticks: [], noted: false, output, state }] : []
  })
}

/** The case after this approval; undefined where it would be refused. */
function approved(
  route: Route,
  state: CaseState,
  { run, seat }: { readonly run: Run; readonly seat: Seat },
  by: PersonId,
  facts: Facts,
): CaseState | undefined {
  const at = { by, run: run.run, seat: seat.seat, content: facts.content.revision, text: '' }
  const decided = decide(route, state, { do: 'approve', ticks: ticksOf(state, route, run, facts), ...at }, facts)
  return 'events' in decided ? decided.events.reduce(evolve, state) : undefined
}

/** The first open seat of the person's own on which one votes. */
const ownVote = (route: Route, state: CaseState, person: PersonId) =>
  ownSeats(state, person).find(({ run }) => !taskNamed(route, run.block))

/**
 * Decides what is approved, or recorded, in one act: the first seat, then each further one as those before it left the case.
 * Where one of them is refused, all are.
 */
export function decideInTurn(
  route: Route,
  before: CaseState,
  command: Command,
  further: readonly Further[],
  facts: Facts,
): Decided {
  const first = decide(route, before, command, facts)
  if ('refused' in first || !(command.do === 'approve' || command.do === 'handle')) return first
  const made: CaseEvent[] = [...first.events]
  const { by, content } = command
  for (const one of further) {
    const state = made.reduce(evolve, before)
    const sitting = ownSeats(state, by).find(({ run }) => stopOf(run) === one.stop)
    if (!sitting) return { refused: { code: 'case.not-reached' } }
    const at = { by, run: sitting.run.run, seat: sitting.seat.seat, content }
    const then: Command =
      'output' in one
        ? { do: 'handle', output: one.output, text: '', ...at }
        : { do: 'approve', ticks: one.ticks, text: one.text, ...at }
    const decided = decide(route, state, then, facts)
    if ('refused' in decided) return decided
    made.push(...decided.events)
  }
  return { events: made }
}
