import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { FrozenTable } from './figures.ts'
import type { Snapshot } from './snapshot.ts'
import type { Standing } from './standing.ts'

/**
 * Why somebody stands in a cell who did not, or the other way about:
 * - `corrected`: nothing happened between the two days; what was recorded later says it of the earlier day too;
 * - `moved`: a measure of the cell says something else now;
 * - `came`, `left`: with the way and the kind, where the table may say them;
 * - `counted`, `uncounted`: was aside and is one of the staff, or the other way about;
 * - `period`: of a table of the year, whoever came or left in another one;
 * - `filed`, `sent`: of a table of dossiers, what was put on file or sent away;
 * - `gone`, `found`: the dossier is on file no more, or is since;
 * - `unlisted`, `listed`: whoever froze one of the returns might not count the person;
 * - `undated`: what has no date became another one between the two freezings;
 * - of things, `recorded` and `ended`: came since, was over before the year; `seated`, `unseated`: took a post, left it; `place`:
 *   a place of a post that is nobody's.
 */
export type Reason =
  | { readonly is: 'corrected'; readonly measure?: MeasureKey; readonly from?: string; readonly to?: string }
  | { readonly is: 'moved' | 'undated'; readonly measure: MeasureKey; readonly from: string; readonly to: string }
  | { readonly is: 'came' | 'left'; readonly how?: string }
  | { readonly is: 'counted' | 'uncounted'; readonly how: string }
  | { readonly is: 'period' | 'filed' | 'sent' | 'gone' | 'found' | 'unlisted' | 'listed' | 'other' }
  | { readonly is: 'undated-thing' | 'recorded' | 'ended' | 'seated' | 'unseated' | 'place' }

/**
 * Some people with one reason; `by` is 1 where they came to the cell and -1 where they left it. Of a table of things so many of
 * them, and the people whose they are: nobody of a vacant post.
 */
export type Explanation = {
  readonly by: 1 | -1
  readonly reason: Reason
  readonly people: readonly DossierId[]
  readonly things?: number
}

/** Two returns of one table; both sides of `now` are known at its freezing. */
export type Compared = {
  readonly table: FrozenTable
  readonly before: Snapshot
  readonly now: Snapshot
  /** Of a correction: the day is the same, so that everything was recorded later. */
  readonly sameDay: boolean
}

/** What tells how somebody came or left: the earlier day as it is known now, and the day of the return. */
type Between = { readonly hindsight: Standing; readonly is: Standing; readonly groups: ReadonlySet<MaskedGroup> }

/** What only the group 履历 tells stays untold in a table that does not read it. */
const tells = ({ groups }: Pick<Between, 'groups'>, measure: MeasureKey) => groups.has(measureOf(measure).group)

/** How somebody came who was not here on the earlier day. */
export function comingOf(id: DossierId, question: Between): Reason {
  const { hindsight, is } = question
  const how = hindsight.code(id, 'outside')
  if (tells(question, 'outside') && hindsight.isOf(id, 'outside') && how !== '') return { is: 'counted', how }
  const way = is.code(id, 'entry-way')
  return tells(question, 'entry-way') && way !== '' ? { is: 'came', how: way } : { is: 'came' }
}

/** How somebody left who was here on the earlier day. */
export function leavingOf(id: DossierId, question: Pick<Between, 'is' | 'groups'>): Reason {
  const { is } = question
  const how = is.code(id, 'outside')
  if (tells(question, 'outside') && is.isOf(id, 'outside') && how !== '') return { is: 'uncounted', how }
  const kind = is.code(id, 'departure-kind')
  return tells(question, 'departure-kind') && kind !== '' ? { is: 'left', how: kind } : { is: 'left' }
}
