import type { Actor } from '#domain/access/actor.ts'
import type { UnitId } from '#domain/ids.ts'
import { type Aligned, aligning, type Owned } from '#domain/returns/aligning.ts'
import { askedFor, maskKeysFor } from '#domain/returns/asked.ts'
import type { CopiedThings } from '#domain/returns/keeping.ts'
import { gatheredMany, joined, oneByOne, type Taken, taken } from '#domain/returns/taking.ts'
import type { Asked, Census } from '#domain/statistics/census.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { listsPeopleOf } from '#gate/roster/countable.ts'
import type { App } from '#house/app.ts'

/** Lets others have their turn. */
export type Turn = () => Promise<void>

type Wanted = {
  readonly kind: ThingKind
  readonly day: Day
  readonly clock: Clock
  readonly tables: readonly TableKey[]
  readonly before: Day | undefined
  /** By groups and the place of a person, 1 for whoever may be counted. */
  readonly masks: ReadonlyMap<string, Uint8Array>
  /** The units that the return counts. */
  readonly counted: ReadonlySet<UnitId>
  /** By place of a person, the slot in the roster. */
  readonly slots: Int32Array
}

/**
 * Copies them in turns. What may be counted of somebody holds for everything that is theirs; a vacant post counts for whoever lists
 * the people of its unit, like the live table (`countable`).
 */
export async function copiedThings(app: App, actor: Actor, wanted: Wanted, turn: Turn): Promise<CopiedThings> {
  const { kind, day, clock, tables, before, masks } = wanted
  const now = ownedIn(app, app.statistics.census(day, clock, kind), wanted)
  const earlier = before && ownedIn(app, app.statistics.census(before, 'effective', kind), wanted)
  await turn()
  const places = await inTurns(aligning(now, earlier), turn)
  const asked = askedFor(tables, kind)
  const ofDay = await takenOf(now.census, asked, turn, places.now)
  const ofEarlier = earlier && (await takenOf(earlier.census, asked, turn, places.earlier))
  const vacant = vacantIn(actor, now.census, earlier?.census, places, wanted)
  const own = new Map<string, Uint8Array>()
  for (const key of maskKeysFor(tables, kind)) {
    own.set(key, ofOwners(masks.get(key), places, vacant))
    await turn()
  }
  const many = manyIn(now.census, places.now)
  if (earlier) for (const [at, there] of manyIn(earlier.census, places.earlier).entries()) many[at] ||= there
  return { sides: ofEarlier ? [ofDay, ofEarlier] : [ofDay], masks: own, owners: places.owners, many }
}

/** Copies what is asked of a census, a question a turn. */
export async function takenOf(census: Census, asked: Asked, turn: Turn, order?: Int32Array): Promise<Taken> {
  const parts: Taken[] = []
  for (const one of oneByOne(asked)) {
    parts.push(taken(census, one, order))
    await turn()
  }
  return joined(parts, census.day)
}

/** The things of a day, each with the place of whose it is. */
function ownedIn(app: App, census: Census, { slots }: Wanted): Owned {
  const placeOf = new Int32Array(slots.reduce((most, slot) => Math.max(most, slot), -1) + 1).fill(-1)
  for (let place = 0; place < slots.length; place += 1) {
    const slot = slots[place] ?? -1
    if (slot >= 0) placeOf[slot] = place
  }
  return { census, owners: app.statistics.slots(census).map((slot) => placeOf[slot] ?? -1) }
}

/** Does some work to its end, with a turn of others wherever it stops. */
export async function inTurns<Done>(work: Generator<void, Done, void>, turn: Turn): Promise<Done> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await turn()
  }
}

/** By place, 1 for a vacant post of the units of the return whose people the actor may list. */
function vacantIn(
  actor: Actor,
  now: Census,
  earlier: Census | undefined,
  places: Aligned,
  { kind, counted }: Wanted,
): Uint8Array {
  const marks = new Uint8Array(places.owners.length)
  if (kind !== 'posts') return marks
  for (let at = 0; at < marks.length; at += 1) {
    const thing = now.thingAt(places.now[at] ?? -1) ?? earlier?.thingAt(places.earlier[at] ?? -1)
    if (thing?.is === 'posts' && thing.state === 'vacant')
      marks[at] = Number(counted.has(thing.unit) && listsPeopleOf(actor, thing.unit))
  }
  return marks
}

function ofOwners(mask: Uint8Array | undefined, { owners }: Aligned, vacant: Uint8Array): Uint8Array {
  const marks = vacant.slice()
  for (let at = 0; at < marks.length; at += 1) marks[at] = (marks[at] ?? 0) | (mask?.[owners[at] ?? -1] ?? 0)
  return marks
}

const manyIn = (census: Census, places: Int32Array): Uint32Array =>
  gatheredMany(census.many() ?? new Uint32Array(census.end()).fill(1), places)
