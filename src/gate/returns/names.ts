import { setImmediate } from 'node:timers/promises'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, ReturnId } from '#domain/ids.ts'
import { kindsIn } from '#domain/returns/asked.ts'
import { countingIn, type Snapshot } from '#domain/returns/snapshot.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { marksOf } from '#domain/statistics/tally.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { returnFor } from './reading.ts'

/** The people that a figure of a return counted, or whose things, by id, and what names that state of it; nobody for whoever may not see the return. */
export async function frozenBy(app: App, actor: Actor, figure: Figure & { readonly frozen: ReturnId }) {
  const counted = countedOf(figure.of)
  const one = await returnFor(app, actor, figure.frozen)
  const kinds = counted === 'people' || !one || !kindsIn(one.tables).includes(counted) ? [] : [counted]
  const snapshot = one && (await returns.snapshot(app, one, kinds, setImmediate))
  if (!snapshot || figure.day !== snapshot.now.day) return { people: [], of: figure.frozen }
  const { census, mayCount } = countingIn(snapshot, counted)
  const marks = marksOf(census, figure, mayCount(figure.within))
  return { people: peopleOf(snapshot, counted, marks), of: `${figure.frozen} ${one.events.length}` }
}

/** Those who are marked, or whose things are: each once. */
function peopleOf({ people, things }: Snapshot, counted: Countable, marks: Uint8Array): readonly DossierId[] {
  if (counted === 'people') return people.filter((_, place) => marks[place] === 1)
  const owners = things.get(counted)?.owners ?? new Int32Array(0)
  const places = new Set(owners.filter((owner, at) => owner >= 0 && marks[at] === 1))
  return people.filter((_, place) => places.has(place))
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
