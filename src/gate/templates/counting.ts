import type { Actor } from '#domain/access/actor.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { counterOf } from '#domain/templates/counting.ts'
import { type FilledSheet, filledIn, groupsOfTemplate } from '#domain/templates/filled.ts'
import { type Bound, boundBy, crossOf, groupsOfBound, type Meaning } from '#domain/templates/meaning.ts'
import { standingPlace } from '#domain/templates/standing-place.ts'
import type { Template } from '#domain/templates/template.ts'
import type { Day } from '#domain/time.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import { whereUnder } from '#gate/statistics/counting.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'

type When = { readonly day: Day; readonly clock: Clock }

/**
 * Counts every bound cell for whoever looks, as a table of figures: only people of whom the viewer may list everything that the
 * whole workbook reads, so that its sums say nothing of what is hidden (docs/decisions/0112, 0280, 0289).
 */
export async function countTemplate(
  app: App,
  actor: Actor,
  template: Template,
  { day, clock }: When,
): Promise<readonly FilledSheet[]> {
  await app.statistics.ready()
  // A figure is counted by duty, and so are the units that it may be of: an open seat is about one person.
  const offered = { ...(await offeredTo(app, actor)), units: app.roster.choices(viewerByDuty(app, actor)).units }
  const key = `template|${app.roster.sightKey(viewerByDuty(app, actor))}|${day}|${clock}|${template.id}|${template.version}`
  return app.statistics.remembered(key, () => {
    const mayCount = (bound: Bound) => isOffered(offered, crossOf(bound))
    const read = groupsOfTemplate(template, mayCount)
    const within = [...read]
    return filledIn(template, {
      mayCount,
      count: counting(app, actor, read, { day, clock }),
      figure: ({ of, where, under }, { sheet, ...place }) => ({
        of,
        day,
        clock,
        within,
        where,
        ...(under && { under }),
        from: standingPlace(template.id, { sheet, ...place }),
      }),
    })
  })
}

/** Counts among those of whom these groups may be listed; what is asked for again is not counted again. */
function counting(app: App, actor: Actor, read: ReadonlySet<MaskedGroup>, { day, clock }: When) {
  const census = app.statistics.census(day, clock)
  const count = counterOf(census, countable(app, actor, census, read))
  const known = new Map<string, number | undefined>()
  return (bound: Bound) => {
    const word = JSON.stringify(bound)
    if (!known.has(word))
      known.set(word, count({ ...bound, where: [...bound.where, ...whereUnder(app, bound.under, day)] }))
    return known.get(word)
  }
}

/**
 * How many people a meaning by itself counts, for whoever weighs it, or what its average is; `not-theirs` where the viewer may not
 * count by it, undefined where nobody is averaged.
 */
export async function countMeaning(
  app: App,
  actor: Actor,
  meaning: Meaning,
  when: When,
): Promise<number | undefined | 'not-theirs'> {
  await app.statistics.ready()
  const binding = boundBy(meaning)
  if (binding.is !== 'bound' || !isOffered(await offeredTo(app, actor), crossOf(binding.bound))) return 'not-theirs'
  return counting(app, actor, groupsOfBound(binding.bound), when)(binding.bound)
}
