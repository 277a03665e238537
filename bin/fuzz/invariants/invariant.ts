import { barringAt } from '#domain/cases/acting.ts'
import type { Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import type { CaseEvent } from '#domain/cases/event.ts'
import { blockNamed, type Route, taskNamed } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { contentNow, toTick } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Flow, Step } from '../flow.ts'

/** What must be true of every flow; the name begins with its number in docs/approvals.md §7. */
export type Invariant = { readonly name: string; readonly holds: (flow: Flow) => boolean }

const verdicts: readonly Command['do'][] = ['approve', 'reject', 'return', 'handle', 'sign']

/** A verdict was asked for, be it by a signature on paper. */
export const givesVerdict = ({ command }: Step): boolean => verdicts.includes(command.do)

/** Whose verdict it is: on paper that of whoever signed. */
export const decider = (command: Command): PersonId | undefined =>
  command.do === 'sign' ? command.signer : 'by' in command ? command.by : undefined

export const voidsOf = (event: CaseEvent): readonly number[] => ('voids' in event ? (event.voids ?? []) : [])

export const runOf = ({ before, command }: Step): Run | undefined =>
  before.runs.find(({ run }) => 'run' in command && run === command.run)

/**
 * Whether this person may not decide in this run; a task is no vote: the applicant may do it, and whoever wrote what it
 * is about.
 */
export function isBarred(route: Route, run: Run | undefined, by: PersonId, { before, facts }: Step): boolean {
  const seat = run?.seats.find(({ candidates }) => candidates.includes(by))
  const applicant = before.applicant ?? by
  const why = seat ? barringAt(seat, by, applicant, facts) : barring(by, applicant, facts)
  if (run && taskNamed(route, run.block)) return why !== undefined && why !== 'applicant'
  const block = blockNamed(route, run?.block ?? '')
  const sets = block?.k === 'step' ? (block.edits ?? []) : []
  const decided = toTick(block?.decides ?? [], contentNow(before, facts)).filter((group) => !sets.includes(group))
  return why !== undefined || decided.some((group) => facts.editors?.[group]?.has(by))
}
