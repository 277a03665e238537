import type { Actor } from '#domain/access/actor.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { counterOf } from '#domain/templates/counting.ts'
import { type FilledSheet, filledIn, groupsOfTemplate } from '#domain/templates/filled.ts'
import { boundBy, groupsOfBound, type Meaning } from '#domain/templates/meaning.ts'
import { standingPlace } from '#domain/templates/standing-place.ts'
import type { Template } from '#domain/templates/template.ts'
import type { Day } from '#domain/time.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import { countedGroupsOf, whereUnder } from '#gate/statistics/counting.ts'
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
  const key = `template|${app.roster.sightKey(viewerByDuty(app, actor))}|${day}|${clock}|${template.id}|${template.version}`
  return app.statistics.remembered(key, () => {
    const census = app.statistics.census(day, clock)
    const groups = countedGroupsOf(app, actor)
    const read = groupsOfTemplate(template, groups)
    const count = counterOf(census, countable(app, actor, census, read))
    const within = [...read]
    const known = new Map<string, number | undefined>()
    return filledIn(template, {
      groups,
      count: (bound) => {
        const word = JSON.stringify(bound)
        if (!known.has(word))
          known.set(word, count({ ...bound, where: [...bound.where, ...whereUnder(app, bound.under, day)] }))
        return known.get(word)
      },
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

/** How many people a meaning by itself counts, for whoever weighs it; undefined where the viewer may not count by it. */
export async function countMeaning(
  app: App,
  actor: Actor,
  meaning: Meaning,
  { day, clock }: When,
): Promise<number | undefined> {
  await app.statistics.ready()
  const binding = boundBy(meaning)
  if (binding.is !== 'bound') return undefined
  const { bound } = binding
  const narrowed = {
    of: bound.of,
    reckoned: bound.reckoned,
    where: [...bound.where, ...whereUnder(app, bound.under, day)],
  }
  const census = app.statistics.census(day, clock)
  const groups = countedGroupsOf(app, actor)
  const read = groupsOfBound(bound)
  if (![...read].every((group) => groups.has(group))) return undefined
  return counterOf(census, countable(app, actor, census, read))(narrowed)
}
