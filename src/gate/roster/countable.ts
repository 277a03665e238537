import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { grants } from '#domain/access/rights.ts'
import type { UnitId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { App } from '#house/app.ts'
import { viewerByDuty } from './viewer-by-duty.ts'

/**
 * By place, 1 where the viewer may list all of these groups of whoever stands there. A vacant post is nobody's: it counts for
 * whoever may list them of the people of its unit.
 */
export const countable = (app: App, actor: Actor, census: Census, groups: ReadonlySet<MaskedGroup>): Uint8Array =>
  // A table asks about the same few sets of groups for itself, its checks and its pairs.
  app.statistics.beside(census, `${app.roster.sightKey(viewerByDuty(app, actor))} ${[...groups].join()}`, () =>
    marksFor(app, actor, census, groups),
  )

function marksFor(app: App, actor: Actor, census: Census, groups: ReadonlySet<MaskedGroup>): Uint8Array {
  const marks = app.roster.showing(viewerByDuty(app, actor), groups)
  const slots = app.statistics.slots(census)
  const made = new Uint8Array(census.end())
  for (let place = 0; place < made.length; place += 1) {
    const thing = census.thingAt(place)
    const isVacant = thing?.is === 'posts' && thing.state === 'vacant'
    made[place] = isVacant ? Number(listsPeopleOf(actor, thing.unit)) : (marks[slots[place] ?? -1] ?? 0)
  }
  return made
}

/** Whether somebody may list the people of a unit by duty. */
export const listsPeopleOf = (actor: Actor, unit: UnitId): boolean =>
  !isBlind(actor) && actor.duties.some(({ duty, units }) => units.has(unit) && grants(actor, duty, 'list', 'who'))
