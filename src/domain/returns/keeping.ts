import type { DossierId } from '#domain/ids.ts'
import type { AmountKey } from '#domain/statistics/amounts.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { Countable, ThingKind } from '#domain/statistics/thing.ts'
import { tablesCounting } from './asked.ts'
import { type Counting, countingIn, type HeldThings, type Side, type Snapshot } from './snapshot.ts'
import {
  gathered,
  gatheredAmounts,
  gatheredCodes,
  gatheredMany,
  neededFor,
  placesKept,
  type Taken,
  thingsKept,
} from './taking.ts'

/** What was copied of people, or of things of one kind: the day itself, and the day of the other return. */
type CopiedSides = {
  readonly sides: readonly [now: Taken] | readonly [now: Taken, earlier: Taken]
  /** By groups and place, 1 for what the 制表人 may count. */
  readonly masks: ReadonlyMap<string, Uint8Array>
}

/** Everything of one kind that tables of a return ask for, as it stood at one moment. */
export type CopiedThings = CopiedSides & {
  /** By place, that of the person in the census of people; -1 of nobody's. */
  readonly owners: Int32Array
  readonly many: Uint32Array
}

/** Everything that a return asks for. */
export type Copied = CopiedSides & {
  /** By place, whose dossier it is. */
  readonly ids: readonly (DossierId | undefined)[]
  readonly things: ReadonlyMap<ThingKind, CopiedThings>
}

/** What is kept of it, and the same to be counted, with what it averages. */
export type Kept = { readonly snapshot: Snapshot; readonly counting: ReadonlyMap<Countable, Counting> }

/**
 * Keeps of what was copied no more than the tables need, in turns: it stops after each and is to be asked on. `also` are people of
 * another return, who are kept whether or not somebody counts them now.
 */
export function* keeping(
  { ids, things: copied, ...people }: Copied,
  tables: readonly TableKey[],
  also: ReadonlySet<DossierId>,
): Generator<void, Kept, void> {
  const owns = new Uint8Array(ids.length)
  const things: { readonly kind: ThingKind; readonly own: CopiedThings; readonly kept: Int32Array }[] = []
  for (const [kind, own] of copied) {
    const kept = thingsKept(own.sides, own.masks)
    things.push({ kind, own, kept })
    yield
    for (let at = 0; at < kept.length; at += 1) owns[own.owners[kept[at] ?? -1] ?? -1] = 1
    yield
  }
  const { people: all, places } = placesKept(people.sides, people.masks, (place) => ids[place], { also, owns })
  yield
  const ranks = new Int32Array(ids.length).fill(-1)
  for (const [at, place] of places.entries()) ranks[place] = at
  const ofPeople = yield* held('people', people, places, tables)
  const averaged = new Map<Countable, ReadonlyMap<AmountKey, Float64Array>>([['people', ofPeople.amounts]])
  const kinds = new Map<ThingKind, HeldThings>()
  for (const { kind, own, kept } of things) {
    const { amounts, held: sides } = yield* held(kind, own, kept, tables)
    averaged.set(kind, amounts)
    kinds.set(kind, {
      ...sides,
      owners: kept.map((place) => ranks[own.owners[place] ?? -1] ?? -1),
      many: gatheredMany(own.many, kept),
    })
    yield
  }
  const snapshot: Snapshot = { people: all, ...ofPeople.held, things: kinds }
  const counting = new Map([...averaged].map(([of, amounts]) => [of, countingIn(snapshot, of, undefined, amounts)]))
  return { snapshot, counting }
}

function* held(
  counted: Countable,
  { sides: [now, earlier], masks }: CopiedSides,
  places: Int32Array,
  tables: readonly TableKey[],
) {
  const own = tablesCounting(tables, counted)
  const amounts = new Map([...now.amounts].map(([key, all]) => [key, gatheredAmounts(all, places)]))
  yield
  const kept = new Map([...masks].map(([key, marks]) => [key, gathered(marks, places)]))
  yield
  return {
    amounts,
    held: {
      masks: kept,
      now: yield* sideOf(now, own, masks, places),
      ...(earlier && { earlier: yield* sideOf(earlier, own, masks, places) }),
    },
  }
}

/** A copied side for what is kept, a measure a turn. */
function* sideOf(
  side: Taken,
  tables: readonly TableKey[],
  masks: CopiedSides['masks'],
  places: Int32Array,
): Generator<void, Side, void> {
  const codes: [Parameters<typeof gatheredCodes>[0], ReturnType<typeof gatheredCodes>][] = []
  for (const [measure, coded] of side.codes) {
    codes.push([measure, gatheredCodes(measure, coded, places, neededFor(measure, tables, side, masks))])
    yield
  }
  const members = [...side.members].map(([population, marks]) => [population, gathered(marks, places)] as const)
  return { day: side.day, codes: new Map(codes), members: new Map(members) }
}
