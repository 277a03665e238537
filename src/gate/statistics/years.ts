import type { Actor } from '#domain/access/actor.ts'
import { askedBy, askedOfYear, together } from '#domain/statistics/asked.ts'
import { checkFlow } from '#domain/statistics/checks.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { groupsOfPopulation } from '#domain/statistics/population.ts'
import { type YearCounted, yearEnds, yearLayouts } from '#domain/statistics/years.ts'
import type { Day } from '#domain/time.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { countedGroupsOf, countFor, mayCountBy } from './counting.ts'

/** How a viewer meets the years: with the age of the staff, without it, or not at all. */
export function yearsFor(app: App, actor: Actor): 'with-age' | 'without' | undefined {
  const groups = countedGroupsOf(app, actor)
  const meets = (withAge: boolean) => Object.values(yearLayouts(withAge)).every((layout) => mayCountBy(groups, layout))
  return meets(true) ? 'with-age' : meets(false) ? 'without' : undefined
}

/** Begins to count the years for a page, if that takes so long that whoever looks had better be told how far it is. */
export function yearsTakeLong(app: App, actor: Actor, page: string, asked: Asked): boolean {
  if (keptYears(app, actor, asked).years) return false
  const { day, clock, withAge } = asked
  return app.statistics.tellsLong(
    page,
    yearEnds(day).map((end) => [end, clock, askedByYear(withAge)]),
  )
}

const askedByYear = (withAge: boolean) =>
  ({ ...together([...Object.values(yearLayouts(withAge)).map(askedBy), askedOfYear]), counted: 'people' }) as const

type Asked = { readonly day: Day; readonly clock: Clock; readonly withAge: boolean }

/**
 * Counts the years up to a day for whoever looks. Remembered until somebody changes, since more days are looked at than are kept,
 * and a page asks for its images too.
 */
export async function countYears(app: App, actor: Actor, asked: Asked): Promise<readonly YearCounted[]> {
  await app.statistics.ready()
  const kept = keptYears(app, actor, asked)
  kept.years ??= await countEach(app, actor, asked)
  return kept.years
}

/** Where something changes meanwhile, what is kept here is kept for nobody. */
function keptYears(app: App, actor: Actor, { day, clock, withAge }: Asked) {
  const key = `years|${app.roster.sightKey(viewerByDuty(app, actor))}|${day}|${clock}|${withAge}`
  return app.statistics.remembered<{ years?: readonly YearCounted[] }>(key, () => ({}))
}

async function countEach(app: App, actor: Actor, { day, clock, withAge }: Asked): Promise<readonly YearCounted[]> {
  const layouts = yearLayouts(withAge)
  const years: YearCounted[] = []
  for (const end of yearEnds(day)) {
    await app.statistics.prepared(end, clock, askedByYear(withAge))
    const staff = await countFor(app, actor, layouts.staff, end, clock)
    const joined = await countFor(app, actor, layouts.joined, end, clock)
    const left = await countFor(app, actor, layouts.left, end, clock)
    years.push({ day: end, staff, joined, left, flow: flowOf(app, actor, end, clock) })
  }
  return years
}

function flowOf(app: App, actor: Actor, day: Day, clock: Clock) {
  const census = app.statistics.census(day, clock)
  return checkFlow({ census, clock, mayCount: countable(app, actor, census, new Set(groupsOfPopulation.year)) })
}
