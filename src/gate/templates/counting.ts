import type { Actor } from '#domain/access/actor.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { askedByCross, together } from '#domain/statistics/asked.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { counterOf } from '#domain/templates/counting.ts'
import { boundsOf, type FilledSheet, filledIn, groupsOfBounds } from '#domain/templates/filled.ts'
import { type Bound, boundBy, crossOf, groupsOfBound, type Meaning } from '#domain/templates/meaning.ts'
import { standingPlace } from '#domain/templates/standing-place.ts'
import type { Template } from '#domain/templates/template.ts'
import type { Day } from '#domain/time.ts'
import { ofOneState } from '#gate/one-state.ts'
import { countable } from '#gate/roster/countable.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import { whereUnder } from '#gate/statistics/counting.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'

type When = { readonly day: Day; readonly clock: Clock }

/**
 * Counts every bound cell for whoever looks, as a table of figures: only people of whom the viewer may list everything that the
 * whole workbook reads, so that its sums say nothing of what is hidden (docs/decisions/0112, 0280, 0289). All of it is counted of
 * one state of the house; between two cells others have their turn.
 */
export async function countTemplate(
  app: App,
  actor: Actor,
  template: Template,
  when: When,
): Promise<readonly FilledSheet[]> {
  const meant = Object.values(template.meanings).flatMap((meaning) => {
    const binding = boundBy(meaning)
    return binding.is === 'bound' ? [binding.bound] : []
  })
  return ofOneState(
    app,
    async () => {
      await prepared(app, when, meant)
      // A figure is counted by duty, and so are the units that it may be of: an open seat is about one person.
      return { ...(await offeredTo(app, actor)), units: app.roster.choices(viewerByDuty(app, actor)).units }
    },
    (offered, turn) => {
      const key = `template|${app.roster.sightKey(viewerByDuty(app, actor))}|${when.day}|${when.clock}|${template.id}|${template.version}`
      const mayCount = (bound: Bound) => isOffered(offered, crossOf(bound))
      return app.statistics.remembered(key, () => counted(app, actor, template, { ...when, mayCount, turn }))
    },
  )
}

/** Has everybody told apart by what these count. */
const prepared = (app: App, { day, clock }: When, bounds: readonly Bound[]): Promise<void> =>
  app.statistics.prepared(day, clock, {
    ...together(bounds.map((bound) => askedByCross(crossOf(bound), narrowing(app, bound, day)))),
    counted: 'people',
  })

/** What a cell is narrowed to, the units below the one that it is of too. */
const narrowing = (app: App, { where, under }: Bound, day: Day) => [...where, ...whereUnder(app, under, day)]

type Counted = When & {
  readonly mayCount: (bound: Bound) => boolean
  readonly turn: () => Promise<void>
}

async function counted(
  app: App,
  actor: Actor,
  template: Template,
  { day, clock, mayCount, turn }: Counted,
): Promise<readonly FilledSheet[]> {
  const theirs = boundsOf(template).filter(mayCount)
  await turn()
  const read = groupsOfBounds(theirs)
  const count = counting(app, actor, read, { day, clock })
  for (const bound of theirs) {
    count(bound)
    await turn()
  }
  const within = [...read]
  return filledIn(template, {
    mayCount,
    count,
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
}

/** Counts among those of whom these groups may be listed; what is asked for again is not counted again. */
function counting(app: App, actor: Actor, read: ReadonlySet<MaskedGroup>, { day, clock }: When) {
  const census = app.statistics.census(day, clock)
  const count = counterOf(census, countable(app, actor, census, read))
  const known = new Map<string, number | undefined>()
  return (bound: Bound) => {
    const word = JSON.stringify(bound)
    if (!known.has(word)) known.set(word, count({ ...bound, where: narrowing(app, bound, day) }))
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
  const binding = boundBy(meaning)
  if (binding.is !== 'bound' || !isOffered(await offeredTo(app, actor), crossOf(binding.bound))) return 'not-theirs'
  await prepared(app, when, [binding.bound])
  return counting(app, actor, groupsOfBound(binding.bound), when)(binding.bound)
}
