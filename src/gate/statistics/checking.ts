import type { Actor } from '#domain/access/actor.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { checkFlow, checkPair, checksOf, groupsOfPair, type TableChecks } from '#domain/statistics/checks.ts'
import type { Looked } from '#domain/statistics/counted.ts'
import { type FootLine, footOf } from '#domain/statistics/foot.ts'
import { type Pair, pairs, pairsOf } from '#domain/statistics/pairs.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { countedOf, groupsOfPopulation } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, type Tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { countedGroupsOf } from './counting.ts'

/** 核对: whether a table agrees with itself, with others and with the year before, and who stands beside it. */
export type Checked = TableChecks & { readonly foot: readonly FootLine[] }

/**
 * Checks a table as it was counted for whoever looks: pairs and the year only where everything that they read may be listed, so
 * that no check tells what a figure would not.
 */
export function checkFor(
  app: App,
  actor: Actor,
  {
    key,
    tally,
    day,
    clock,
  }: { readonly key: TableKey; readonly tally: Tally; readonly day: Day; readonly clock: Clock },
): Checked {
  const layout = tableOf(key)
  const census = app.statistics.census(day, clock, countedOf(layout.of))
  const groups = countedGroupsOf(app, actor)
  const lookedAt = (read: ReadonlySet<MaskedGroup>): Looked | undefined =>
    [...read].every((group) => groups.has(group))
      ? { census, clock, mayCount: countable(app, actor, census, read) }
      : undefined
  // Tables are compared with each other, so that each comparison is asked for twice, and that of the year by every table of the staff.
  const around = `${app.roster.sightKey(viewerByDuty(app, actor))}|${day}|${clock}`
  const remembered = <Answer>(of: string, make: () => Answer) => app.statistics.remembered(`${of}|${around}`, make)
  const pairIn = (pair: Pair) => {
    const both = lookedAt(groupsOfPair(pair))
    return both && remembered(`pair ${pairs.indexOf(pair)}`, () => checkPair(both, pair))
  }
  return remembered(`check ${key}`, () => {
    const looked = lookedAt(groupsOf(layout))
    const ofYear = layout.of === 'staff' && !layout.where ? lookedAt(new Set(groupsOfPopulation.year)) : undefined
    return {
      own: looked ? checksOf(looked, layout, tally) : [],
      pairs: pairsOf(key).flatMap((pair) => pairIn(pair) ?? []),
      ...(ofYear && { flow: remembered('flow', () => checkFlow(ofYear)) }),
      foot: looked ? footOf(looked, layout) : [],
    }
  })
}
