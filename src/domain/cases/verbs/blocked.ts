import type { CaseState } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { counted } from '#domain/cases/standing.ts'
import { rescuers } from '#domain/cases/stranded.ts'

type Unblocking = Command & { do: 'retry' | 'reopen' }

/** Applies a blocked case after all, where what stood in its way is gone (docs/approvals.md E11). */
export function retry(pen: Pen, { by }: Unblocking, facts: Facts): Reason | undefined {
  const refused = notYours(pen.state, by, facts)
  if (refused) return refused
  if (facts.conflicts === undefined || facts.conflicts.length > 0) return { code: 'case.still-blocked' }
  pen.write({ type: 'ended', at: facts.at, outcome: 'approved' })
  return undefined
}

/**
 * Takes a blocked case back to be drawn anew on what the dossier holds now. Whoever approved is asked again only about what
 * changes (E7).
 */
export function reopen(pen: Pen, { by, text }: Unblocking, facts: Facts): Reason | undefined {
  const refused = notYours(pen.state, by, facts)
  if (refused) return refused
  if (text.trim() === '') return { code: 'case.reason-missing' }
  pen.write({ type: 'reopened', at: facts.at, by, text, voids: counted(pen.state).map(({ run }) => run) })
  return undefined
}

/** The applicant, or whoever keeps the dossier. */
function notYours(state: CaseState, by: Unblocking['by'], facts: Facts): Reason | undefined {
  const ended = closed(state)
  if (ended) return ended
  const { applicant, status } = state
  const may = status === 'blocked' && applicant !== undefined && rescuers(applicant, facts).includes(by)
  return may ? undefined : { code: 'case.not-your-turn' }
}
