import type { DossierId } from '#domain/ids.ts'
import type { Where } from '#domain/statistics/figure.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { groupsOf } from '#domain/statistics/tally.ts'
import { hasNoDate, isUndatedKind } from './asked.ts'
import type { Compared, Reason } from './reasons.ts'
import { countingIn, type Snapshot } from './snapshot.ts'

type Later = Pick<Compared, 'before' | 'now'> & {
  readonly layout: Layout
  /** By person: of the earlier day as it was known then, and as it is known now. */
  readonly was: Float64Array
  readonly since: Float64Array
}

type Tell = (id: DossierId | undefined, by: 1 | -1, things: number, reason?: Reason) => void

/** Tells of everybody of whom something else is known of the earlier day. */
export function recordedLater({ before, now, layout, was, since }: Later, tell: Tell): void {
  const mayCount = (snapshot: Snapshot) => countingIn(snapshot, 'people').mayCount(groupsOf(layout))
  const [couldThen, canNow] = [mayCount(before), mayCount(now)]
  const differs = (id: DossierId | undefined, by: number, reason?: Reason) => {
    if (by !== 0) tell(id, by > 0 ? 1 : -1, Math.abs(by), reason)
  }
  const hiddenAt = (old: number, own: number): Reason | undefined => {
    if (own < 0) return gone
    if (canNow[own] !== 1) return unlisted
    return couldThen[old] === 1 ? undefined : listed
  }
  const met = new Uint8Array(now.people.length)
  for (const [old, own] of samePeople(before.people, now.people).entries()) {
    if (own >= 0) met[own] = 1
    differs(before.people[old], (since[own] ?? 0) - (was[old] ?? 0), hiddenAt(old, own))
  }
  for (const [own, id] of now.people.entries()) if (met[own] === 0) differs(id, since[own] ?? 0)
  differs(undefined, (since[now.people.length] ?? 0) - (was[before.people.length] ?? 0))
}

const gone = { is: 'gone' } as const satisfies Reason
const unlisted = { is: 'unlisted' } as const satisfies Reason
const listed = { is: 'listed' } as const satisfies Reason

/** By place of the earlier people, that of the same one among the later; -1 of whoever is kept no more. Both are in order. */
function samePeople(before: readonly DossierId[], now: readonly DossierId[]): Int32Array {
  let own = 0
  return Int32Array.from(before, (id) => {
    while ((now[own] ?? id) < id) own += 1
    return now[own] === id ? own : -1
  })
}

/** What is said of that: recorded later, unless it has no date and may have happened at any time between the two freezings. */
export function laterReason(layout: Layout, conditions: readonly Where[], isKnown: boolean): Reason {
  if (!isKnown) return { is: 'other' }
  const isUndated = isUndatedKind(layout) || conditions.some(({ measure }) => hasNoDate(measure))
  return isUndated ? { is: 'undated-thing' } : { is: 'corrected' }
}
