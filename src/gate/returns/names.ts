import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, ReturnId } from '#domain/ids.ts'
import { censusOf, maskOf } from '#domain/returns/snapshot.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import { marksOf } from '#domain/statistics/tally.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { returnFor } from './reading.ts'

/** The people that a figure of a return counted, by id, and what names that state of it; nobody for whoever may not see the return. */
export async function frozenBy(app: App, actor: Actor, figure: Figure & { readonly frozen: ReturnId }) {
  const one = await returnFor(app, actor, figure.frozen)
  const snapshot = one && (await returns.people(app, one))
  if (!snapshot || figure.day !== snapshot.now.day) return { people: [], of: figure.frozen }
  const census = censusOf(snapshot.now, snapshot.people.length)
  const marks = marksOf(census, figure, maskOf(snapshot, figure.within))
  return {
    people: snapshot.people.filter((_, place) => marks[place] === 1),
    of: `${figure.frozen} ${one.events.length}`,
  }
}

/** Those of them whom the viewer may list by all of these groups now; the others are hidden, or their dossiers are destroyed. */
export function listedOf(
  app: App,
  actor: Actor,
  people: readonly DossierId[],
  groups: ReadonlySet<MaskedGroup>,
): readonly DossierId[] {
  const marks = app.roster.showing(viewerByDuty(app, actor), groups)
  return people.filter((id) => marks[app.roster.slotOf(id) ?? -1] === 1)
}
