import type { Census } from '#domain/statistics/census.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { Layout } from '#domain/statistics/table.ts'
import { groupsOf, marksOf } from '#domain/statistics/tally.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'
import { createGroups } from './reason-groups.ts'
import type { Compared, Explanation } from './reasons.ts'
import { laterReason, recordedLater } from './recorded-later.ts'
import { countingIn, type HeldThings, type Snapshot } from './snapshot.ts'
import { reasoning } from './thing-reasons.ts'

/**
 * Why a cell counts other things than it did, every one in exactly one reason. Between the two days as they are known now each
 * thing is itself, so that what happened is told of it; what was known of the earlier day and is known of it now are compared by
 * how many each person has, and the difference was recorded later.
 */
export function explainThings(
  { table: { layout }, before, now, sameDay }: Compared,
  conditions: readonly Where[],
): readonly Explanation[] {
  const kind = countedOf(layout.of) as ThingKind
  const [then, here] = [before.things.get(kind), now.things.get(kind)]
  const [was, is] = [countedIn(before, kind, layout, conditions), countedIn(now, kind, layout, conditions)]
  const earlier = here?.earlier
  const hindsight = sameDay || !earlier ? is : countedIn(now, kind, layout, conditions, () => earlier)
  const grouped = createGroups()
  const later = laterReason(layout, conditions, sameDay || earlier !== undefined)
  recordedLater(
    { before, now, layout, was: sums(then, was.marks, before), since: sums(here, hindsight.marks, now) },
    (id, by, things, reason) => grouped.add(id, by, things, reason ?? later),
  )
  if (here && hindsight !== is) {
    const reasonOf = reasoning(now, here, { layout, conditions, hindsight: hindsight.census, is: is.census })
    for (let place = 0; place < here.owners.length; place += 1) {
      if (hindsight.marks[place] === is.marks[place]) continue
      const by = is.marks[place] === 1 ? 1 : -1
      grouped.add(now.people[here.owners[place] ?? -1], by, here.many[place] ?? 0, reasonOf(place, by))
    }
  }
  return grouped.all()
}

type Marked = { readonly census: Census; readonly marks: Uint8Array }

function countedIn(
  snapshot: Snapshot,
  kind: ThingKind,
  layout: Layout,
  where: readonly Where[],
  side?: () => HeldThings['now'],
): Marked {
  const { census, mayCount } = countingIn(snapshot, kind, side)
  return { census, marks: marksOf(census, { of: layout.of, where }, mayCount(groupsOf(layout))) }
}

/** How many of the marked things each person has, by place; those that are nobody's after everybody. */
function sums(held: HeldThings | undefined, marks: Uint8Array, { people }: Snapshot): Float64Array {
  const found = new Float64Array(people.length + 1)
  for (let place = 0; place < marks.length; place += 1) {
    const owner = held?.owners[place] ?? -1
    const at = owner < 0 ? people.length : owner
    if (marks[place] === 1) found[at] = (found[at] ?? 0) + (held?.many[place] ?? 0)
  }
  return found
}
