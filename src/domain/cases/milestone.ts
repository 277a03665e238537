import type { PersonId } from '#domain/ids.ts'
import type { Asking, CaseState, Run } from './case.ts'
import { isLive } from './case.ts'
import type { Facts, StandingIn } from './facts.ts'
import { blockNamed, type Route } from './route.ts'
import { barring, seatStep } from './seating.ts'
import { counted, humanVerdict } from './standing.ts'
import { contentNow } from './vouching.ts'

/** The milestone that was passed last, of the runs that count; what a return undid is none any more. */
export const milestoneIn = (route: Route, state: CaseState): Run | undefined =>
  counted(state)
    .filter(({ block }) => isMilestone(route, block))
    .reduce<Run | undefined>((last, run) => (last && timeOf(state, last) > timeOf(state, run) ? last : run), undefined)

function isMilestone(route: Route, id: string): boolean {
  const block = blockNamed(route, id)
  return block !== undefined && block.k !== 'ladder' && block.milestone === true
}

const timeOf = (state: CaseState, run: Run): string => humanVerdict(state, run).verdict?.at ?? ''

/** 申请撤销 that waits for its answer: not once the case has ended, nor once a return undid the milestone. */
export function askingIn(state: CaseState): Asking | undefined {
  const last = state.askings.at(-1)
  const stands = last && isLive(state) && counted(state).some(({ run }) => run === last.run)
  return stands && !last.answer ? last : undefined
}

/**
 * Who consents to what is asked for after a milestone, the first who may: whoever passed it, in person or by a
 * stand-in; whoever its rule asks now, the nearest superior and the 最终审批人 among them; the HR lead and whoever keeps the
 * dossier.
 */
export function consenters(route: Route, state: CaseState, { run, block: id }: Run, world: Facts): readonly PersonId[] {
  const facts = { ...world, ...contentNow(state, world) }
  const { applicant } = state
  const [block, passed] = [blockNamed(route, id), state.runs.find((one) => one.run === run)]
  if (!applicant || !block || block.k === 'ladder' || !passed) return []
  const verdict = humanVerdict(state, passed).verdict
  const owners = [verdict?.for, verdict?.by].filter((by): by is PersonId => by !== undefined && by !== 'system')
  const choices: readonly (() => readonly PersonId[])[] = [
    () => owners,
    () => seatStep(block, applicant, facts, state).candidates.map(({ person }) => person),
    () => [...(facts.admins ?? []), ...facts.hr].map(({ person }) => person),
  ]
  for (const choice of choices) {
    const able = [...new Set(choice())].filter((person) => mayConsent(state, person, facts))
    if (able.length > 0) return able
  }
  return []
}

/** Nobody who is barred from the case, and not the applicant, consents. */
export const mayConsent = ({ applicant }: CaseState, person: PersonId, facts: Parameters<typeof barring>[2]): boolean =>
  applicant !== undefined && barring(person, applicant, facts) === undefined

/** Whether this person answers it: asked, or standing in for somebody who is; then in whose place. */
export function answering(
  { candidates }: Pick<Asking, 'candidates'>,
  person: PersonId,
  standingIn: StandingIn = [],
): { readonly principal?: PersonId } | undefined {
  if (candidates.includes(person)) return {}
  const found = standingIn.find(({ principal, proxy }) => proxy === person && candidates.includes(principal))
  return found && { principal: found.principal }
}
