import type { Actor } from '#domain/access/actor.ts'
import { type Glance, glanceOf } from '#domain/crosses/glance.ts'
import { type Cross, crossText } from '#domain/statistics/cross.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import { countCross } from '#gate/statistics/counting.ts'
import type { App } from '#house/app.ts'

/** A cross-table at a glance, counted for whoever looks by the rule of its page; remembered until something becomes known. */
export async function glanceFor(
  app: App,
  actor: Actor,
  cross: Cross,
  day: Day,
  clock: Clock,
): Promise<Glance | undefined> {
  await app.statistics.ready()
  const key = `glance|${app.roster.sightKey(viewerByDuty(app, actor))}|${day}|${clock}|${crossText(cross)}`
  // An answer to come is remembered like one that has: whoever asks meanwhile waits for the same.
  return app.statistics.remembered(key, async () => glanceOf(cross, await countCross(app, actor, cross, day, clock)))
}
