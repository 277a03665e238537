import { type CaseState, isLive, type Seat } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { PersonId } from '#domain/ids.ts'

/** Says something without deciding. */
export function comment(
  pen: Pen,
  { by, text, named = [], papers = [] }: Command & { do: 'comment' },
  facts: Facts,
): Reason | undefined {
  const ended = closed(pen.state)
  if (ended) return ended
  if (!isLive(pen.state) || !takesPart(pen.state, by) || !facts.organisation.usable(by))
    return { code: 'case.not-your-turn' }
  if (text.trim() === '') return { code: 'case.text-missing' }
  pen.write({
    type: 'commented',
    at: facts.at,
    by,
    text,
    ...(named.length > 0 && { named }),
    ...(papers.length > 0 && { papers }),
  })
  return undefined
}

/**
 * Whoever applied, was ever asked, whether for a verdict or to let go, was copied, or was called by name in the
 * discussion.
 */
export const takesPart = (state: CaseState, person: PersonId): boolean =>
  person === state.applicant ||
  state.copied.includes(person) ||
  state.askings.some(({ candidates }) => candidates.includes(person)) ||
  state.comments.some(({ named }) => named.includes(person)) ||
  state.runs.some(({ seats }) => seats.some((seat) => hasHeld(seat, person) || seat.verdict?.by === person))

/** Whoever sits, or sat until the seat changed hands. */
export const hasHeld = ({ candidates, handed = [] }: Seat, person: PersonId): boolean =>
  candidates.includes(person) || handed.some(({ from }) => from.includes(person))
