import type { Actor } from '#domain/access/actor.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { askedByTable } from '#domain/statistics/asked.ts'
import type { Census } from '#domain/statistics/census.ts'
import {
  checksOf,
  flowSteps,
  groupsOfPair,
  type PairCheck,
  pairSteps,
  type TableChecks,
} from '#domain/statistics/checks.ts'
import type { Looked } from '#domain/statistics/counted.ts'
import { type FootLine, footSteps } from '#domain/statistics/foot.ts'
import { pairs, pairsOf } from '#domain/statistics/pairs.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { groupsOfPopulation } from '#domain/statistics/population.ts'
import type { Steps } from '#domain/statistics/steps.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, type Tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { countedGroupsOf, countSteps, tallySteps } from './counting.ts'

/** 核对: whether a table agrees with itself, with others and with the year before, and who stands beside it. */
export type Checked = TableChecks & { readonly foot: readonly FootLine[] }

/** Counts a table as `countFor` does, and checks it. */
export const countChecked = (
  app: App,
  actor: Actor,
  key: TableKey,
  day: Day,
  clock: Clock,
): Promise<{ readonly tally: Tally; readonly checks: Checked }> =>
  countSteps(app, tableOf(key), day, clock, askedByTable(key), function* (census) {
    const tally = yield* tallySteps(app, actor, tableOf(key), census, clock)
    return { tally, checks: yield* checkSteps(app, actor, key, tally, census, clock) }
  })

/** Counts a table with who stands beside it, as a file says it. */
export const countFooted = (
  app: App,
  actor: Actor,
  key: TableKey,
  day: Day,
  clock: Clock,
): Promise<{ readonly tally: Tally; readonly foot: readonly FootLine[] }> =>
  countSteps(app, tableOf(key), day, clock, askedByTable(key), function* (census) {
    const tally = yield* tallySteps(app, actor, tableOf(key), census, clock)
    const looking = lookingAt(app, actor, census, clock)
    const looked = looking.lookedAt(groupsOf(tableOf(key)))
    return { tally, foot: looked ? yield* footedSteps(looking, key, looked) : [] }
  })

/** What somebody may count by of a census, and what was made of it for whoever sees the same. */
type Looking = {
  readonly lookedAt: (read: ReadonlySet<MaskedGroup>) => Looked | undefined
  readonly remembered: <Answer>(of: string, make: () => Steps<Answer>) => Steps<Answer>
}

function lookingAt(app: App, actor: Actor, census: Census, clock: Clock): Looking {
  const groups = countedGroupsOf(app, actor)
  // Tables are compared with each other, so that each comparison is asked for twice, and that of the year by every table of the staff.
  const around = `${app.roster.sightKey(viewerByDuty(app, actor))}|${census.day}|${clock}`
  return {
    lookedAt: (read) =>
      [...read].every((group) => groups.has(group))
        ? { census, clock, mayCount: countable(app, actor, census, read) }
        : undefined,
    remembered: function* <Answer>(of: string, make: () => Steps<Answer>) {
      const kept = app.statistics.remembered<{ answer?: Answer }>(`${of}|${around}`, () => ({}))
      kept.answer ??= yield* make()
      return kept.answer as Answer
    },
  }
}

const footedSteps = ({ remembered }: Looking, key: TableKey, looked: Looked) =>
  remembered(`foot ${key}`, () => footSteps(looked, tableOf(key)))

/**
 * Checks a table as it was counted for whoever looks: pairs and the year only where everything that they read may be listed, so
 * that no check tells what a figure would not.
 */
function* checkSteps(
  app: App,
  actor: Actor,
  key: TableKey,
  tally: Tally,
  census: Census,
  clock: Clock,
): Steps<Checked> {
  const layout = tableOf(key)
  const looking = lookingAt(app, actor, census, clock)
  const { lookedAt, remembered } = looking
  const looked = lookedAt(groupsOf(layout))
  const foot = looked ? yield* footedSteps(looking, key, looked) : []
  const found: PairCheck[] = []
  for (const pair of pairsOf(key)) {
    const both = lookedAt(groupsOfPair(pair))
    if (both) found.push(yield* remembered(`pair ${pairs.indexOf(pair)}`, () => pairSteps(both, pair)))
    yield
  }
  const ofYear = layout.of === 'staff' && !layout.where ? lookedAt(new Set(groupsOfPopulation.year)) : undefined
  const flow = ofYear && (yield* remembered('flow', () => flowSteps(ofYear)))
  return { own: looked ? checksOf(looked, layout, tally) : [], pairs: found, ...(flow && { flow }), foot }
}
