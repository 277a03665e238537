import type { CaseState } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { type Instant, instant } from '#domain/time.ts'

/** The hours between two urgings of one case: whoever is asked is reminded, and not pestered. */
export const hoursBetweenUrgings = 4

/** 催办: reminds whoever is asked; it changes nothing else. */
export function urge(pen: Pen, { by }: Command & { do: 'urge' }, facts: Facts): Reason | undefined {
  const ended = closed(pen.state)
  if (ended) return ended
  const { applicant } = pen.state
  const isWaiting = openRuns(pen.state).length > 0
  if (by !== applicant || !isWaiting || !facts.organisation.usable(by)) return { code: 'case.not-your-turn' }
  const again = urgedAgainFrom(pen.state)
  if (again !== undefined && facts.at < again) return { code: 'case.urged-lately', again }
  pen.write({ type: 'urged', at: facts.at, by })
  return undefined
}

/** From when the case may be urged again; undefined where it never was. */
export const urgedAgainFrom = ({ urgedAt }: CaseState): Instant | undefined =>
  urgedAt && instant(new Date(Date.parse(urgedAt) + hoursBetweenUrgings * 3_600_000))
