import type { Duty } from '#domain/access/actor.ts'
import { seatAt } from '#domain/cases/acting.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type At, openSeats } from '#domain/cases/handing.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { blockNamed, type Route, taskNamed } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { contentNow, vouchedFor } from '#domain/cases/vouching.ts'
import type { PersonId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { notYours, ticksOf } from './verdict.ts'

type Signing = Command & { do: 'sign' }

/**
 * 纸面签批: closes the seat of a head or a leader by the approval sheet that was signed (docs/decisions/0040). It is the
 * approval of whoever signed, with all that bars that person, and it is registered by somebody else.
 */
export function sign(pen: Pen, route: Route, command: Signing, facts: Facts): Reason | undefined {
  const { by, signer, run, seat, text, day, paper } = command
  if (!registers(pen.state, by, facts)) return closed(pen.state) ?? { code: 'case.not-your-turn' }
  const found = seatAt(pen.state, command)
  const refused = notSigned(pen.state, route, found, command, facts)
  if (refused || !found) return refused ?? { code: 'case.not-a-signer' }
  if (!day) return { code: 'case.signing-day-missing' }
  if (day > dayOf(facts.at)) return { code: 'case.signed-ahead' }
  if (day < dayOf(found.seat.openedAt)) return { code: 'case.signed-early' }
  if (!paper) return { code: 'case.sheet-missing' }
  const vouched = vouchedFor(blockNamed(route, found.run.block)?.decides ?? [], contentNow(pen.state, facts))
  const content = facts.content.revision
  pen.write({ type: 'signed', at: facts.at, by, signer, run, seat, day, content, vouched, text, papers: [paper] })
  return undefined
}

function notSigned(
  state: CaseState,
  route: Route,
  found: At | undefined,
  { by, signer, content }: Signing,
  facts: Facts,
): Reason | undefined {
  if (!found?.seat.candidates.includes(signer)) return closed(state) ?? { code: 'case.not-a-signer' }
  const refused = notYours(state, route, found, signer, facts)
  if (refused) return refused.code === 'case.not-your-turn' ? { code: 'case.not-a-signer' } : refused
  if (content !== facts.content.revision) return { code: 'case.stale' }
  return signsAt(state, route, found, { by, signer }, facts) ? undefined : { code: 'case.not-a-signer' }
}

/** An open seat, and whose signature may be registered there. */
export type Signature = { readonly run: number; readonly seat: number; readonly signer: PersonId }

/** What this person may register now. */
export const signatures = (state: CaseState, route: Route, by: PersonId, facts: Facts): readonly Signature[] =>
  registers(state, by, facts)
    ? openSeats(state).flatMap((at) =>
        at.seat.candidates
          .filter((signer) => !notYours(state, route, at, signer, facts))
          .filter((signer) => signsAt(state, route, at, { by, signer }, facts))
          .map((signer) => ({ run: at.run.run, seat: at.seat.seat, signer })),
      )
    : []

/**
 * Heads and leaders sign, and 最终审批人 in their place; a task is done and papers are compared where the dossier is. Nobody
 * registers a sheet for a seat that is the own.
 */
function signsAt(
  state: CaseState,
  route: Route,
  { run, seat }: At,
  { by, signer }: Pick<Signing, 'by' | 'signer'>,
  facts: Facts,
): boolean {
  const origin = seat.origins[seat.candidates.indexOf(signer)]
  const isOffice = origin !== undefined && origin.from !== 'duty'
  const isVote = taskNamed(route, run.block) === undefined && ticksOf(state, route, run, facts).length === 0
  return isOffice && isVote && !seat.candidates.includes(by)
}

const registrars = ['hr', 'hr-lead', 'keeper', 'archivist', 'cataloguer'] as const satisfies readonly Duty[]

/**
 * Who may register a signed sheet at all: whoever works with dossiers and papers, or stands in for somebody who was asked,
 * as a secretary does; never the applicant, the subject or a relative.
 */
export function registers(state: CaseState, by: PersonId, facts: Facts): boolean {
  if (!state.applicant || barring(by, state.applicant, facts)) return false
  const isRegistrar =
    facts.hr.some(({ person }) => person === by) || registrars.some((duty) => facts.bearers?.(duty).includes(by))
  return (
    isRegistrar || (facts.standingIn ?? []).some(({ principal, proxy }) => proxy === by && wasAsked(state, principal))
  )
}

const wasAsked = ({ runs }: CaseState, person: PersonId): boolean =>
  runs.some(({ seats }) => seats.some(({ candidates }) => candidates.includes(person)))
