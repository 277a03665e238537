import type { Actor } from '#domain/access/actor.ts'
import { holds } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { ProposedChange } from '#domain/proposals/proposal.ts'
import type { CaseState } from './case.ts'
import { type Asked, askedOf } from './condition.ts'
import type { Approver, Content, Revoked } from './content.ts'
import { blockNamed, type Route } from './route.ts'
import { originFor } from './seating.ts'
import { counted, humanVerdict } from './standing.ts'

/** A case that was applied, and is to be taken back. */
export type Applied = { readonly id: CaseId; readonly route: Route; readonly state: CaseState }

/**
 * Everybody whose approval a case rests on, by the part that each approved: in whose place it was given counts, since
 * that one answers for it. Work that was only done, and what the system repeated, is nobody's approval.
 */
export function approversOf({ route, state }: Omit<Applied, 'id'>): Revoked['approvers'] {
  const found: Partial<Record<Asked, Approver[]>> = {}
  for (const run of counted(state)) {
    const decides = blockNamed(route, run.block)?.decides ?? []
    if (!('part' in decides)) continue
    const known = found[decides.part] ?? []
    found[decides.part] = [
      ...known,
      ...approvedIn(state, run).filter(({ person }) => !known.some((one) => one.person === person)),
    ]
  }
  return Object.fromEntries(Object.entries(found).filter(([, approvers]) => approvers.length > 0))
}

/** Who approved in a run, for each seat of it; of one that repeats or carries another, who approved there. */
function approvedIn(state: CaseState, run: CaseState['runs'][number]): readonly Approver[] {
  const origin = state.runs.find((one) => one.run === humanVerdict(state, run).run) ?? run
  return origin.seats.flatMap(({ verdict, candidates, origins }) => {
    const person = verdict?.for ?? verdict?.by
    if (verdict?.kind !== 'approve' || !person || person === 'system') return []
    return [{ person, origin: originFor(origins[candidates.indexOf(person)] ?? origins[0] ?? { from: 'fallback' }) }]
  })
}

/**
 * Whose part each value is that goes back: whoever approved it. What nobody saw then goes to the leaders, who answer for the
 * whole, and where they were not asked all of it to the HR lead.
 */
export function dividedAgain(
  changes: readonly ProposedChange[],
  applied: Applied | undefined,
): Pick<Content, 'parts' | 'climb' | 'revokes'> {
  const keys = changes.flatMap((change) => change.keys)
  const approvers = applied ? approversOf(applied) : {}
  const asked = askedOf.filter((part) => approvers[part])
  const theirs = (part: Asked) => keys.filter((key) => applied?.state.content.parts?.[part]?.includes(key))
  const seen = new Set(asked.flatMap(theirs))
  const whole = approvers.leaders
    ? { leaders: keys.filter((key) => !seen.has(key) || theirs('leaders').includes(key)) }
    : { 'hr-lead': keys }
  return {
    parts: { ...Object.fromEntries(asked.map((part) => [part, theirs(part)])), ...whole },
    climb: 'none',
    ...(applied && { revokes: { case: applied.id, kind: applied.route.key, approvers } }),
  }
}

/** Whoever began a case may ask to take it back, and so may the HR lead, and the 专管人 of a dossier that is theirs. */
export const mayRevoke = (actor: Actor, { applicant }: { readonly applicant: PersonId }, subject: Subject): boolean =>
  actor.person === applicant || holds(actor, subject.keeper === 'deputy' ? 'keeper' : 'hr-lead')
