import type { DossierId } from '#domain/ids.ts'
import type { AmountKey } from '#domain/statistics/amounts.ts'
import type { Asked, Census } from '#domain/statistics/census.ts'
import { type Coded, createCodes } from '#domain/statistics/coded.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { groupsOfPopulation, type Population } from '#domain/statistics/population.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf, measuresOf } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { footMeasures, reasonMeasures } from './asked.ts'
import { maskKey } from './snapshot.ts'

/** A census as it stood at one moment, place by place: what follows may take its time. */
export type Taken = {
  readonly day: Day
  readonly codes: ReadonlyMap<MeasureKey, Coded>
  readonly members: ReadonlyMap<Population, Uint8Array>
  readonly amounts: ReadonlyMap<AmountKey, Float64Array>
}

/** Copies what is asked of a census; of things in the order of these places, -1 where it has none. */
export function taken(census: Census, { measures, populations, amounts }: Asked, order?: Int32Array): Taken {
  const copied = <Key, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
    new Map(keys.map((key) => [key, value(key)]))
  return {
    day: census.day,
    codes: copied(measures, (measure): Coded => {
      const { codes, values } = census.coded(measure)
      return { codes: order ? inOrder(codes, createCodes(order.length, values.length), order) : codes.slice(), values }
    }),
    members: copied(populations, (population) => {
      const marks = census.members(population)
      return order ? gathered(marks, order) : marks.slice()
    }),
    amounts: copied(amounts, (amount) => {
      const all = census.amounts(amount)
      return order ? gatheredAmounts(all, order) : all.slice()
    }),
  }
}

/** What was copied in parts, as one. */
export const joined = (parts: readonly Taken[], day: Day): Taken => ({
  day,
  codes: new Map(parts.flatMap(({ codes }) => [...codes])),
  members: new Map(parts.flatMap(({ members }) => [...members])),
  amounts: new Map(parts.flatMap(({ amounts }) => [...amounts])),
})

/** What is asked, a question at a time. */
export const oneByOne = ({ measures, populations, amounts }: Asked): readonly Asked[] => [
  ...measures.map((measure): Asked => ({ measures: [measure], populations: [], amounts: [] })),
  ...populations.map((population): Asked => ({ measures: [], populations: [population], amounts: [] })),
  ...amounts.map((amount): Asked => ({ measures: [], populations: [], amounts: [amount] })),
]

/**
 * Whom a return keeps, by place: whoever one of its tables can count on one of its days, or has something that one counts
 * (`owns`, by place), and whom the other return counted.
 */
export function placesKept(
  sides: readonly Taken[],
  masks: ReadonlyMap<string, Uint8Array>,
  idAt: (place: number) => DossierId | undefined,
  { also, owns }: { readonly also: ReadonlySet<DossierId>; readonly owns: Uint8Array },
): { readonly people: readonly DossierId[]; readonly places: Int32Array } {
  const all = [...masks.values()]
  const [may, counted] = [anyOf(all), anyOf(sides.flatMap((side) => [...side.members.values()]))]
  const kept: { readonly id: DossierId; readonly place: number }[] = []
  for (let place = 0; place < may.length; place += 1) {
    const id = may[place] === 1 ? idAt(place) : undefined
    if (id !== undefined && (counted[place] === 1 || owns[place] === 1 || also.has(id))) kept.push({ id, place })
  }
  kept.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { people: kept.map(({ id }) => id), places: Int32Array.from(kept, ({ place }) => place) }
}

/** The things that a return keeps, by place: those that one of its tables can count on one of its days. */
export function thingsKept(sides: readonly Taken[], masks: ReadonlyMap<string, Uint8Array>): Int32Array {
  const [may, counted] = [anyOf([...masks.values()]), anyOf(sides.flatMap((side) => [...side.members.values()]))]
  const kept: number[] = []
  for (let place = 0; place < may.length; place += 1) if (may[place] === 1 && counted[place] === 1) kept.push(place)
  return new Int32Array(kept)
}

function anyOf(all: readonly Uint8Array[]): Uint8Array {
  const any = new Uint8Array(Math.max(0, ...all.map(({ length }) => length)))
  for (const marks of all)
    for (let place = 0; place < marks.length; place += 1) any[place] = (any[place] ?? 0) | (marks[place] ?? 0)
  return any
}

/** The same marks, in the order in which people are kept. */
export const gathered = (marks: Uint8Array, places: Int32Array): Uint8Array =>
  inOrder(marks, new Uint8Array(places.length), places)

function inOrder<Numbers extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  all: Numbers,
  kept: Numbers,
  places: Int32Array,
): Numbers {
  for (let at = 0; at < places.length; at += 1) kept[at] = all[places[at] ?? -1] ?? 0
  return kept
}

/** The same numbers of things, in that order. */
export const gatheredMany = (many: Uint32Array, places: Int32Array): Uint32Array =>
  inOrder(many, new Uint32Array(places.length), places)

/** The same amounts, in that order. */
export function gatheredAmounts(amounts: Float64Array, places: Int32Array): Float64Array {
  const kept = new Float64Array(places.length)
  for (let at = 0; at < places.length; at += 1) kept[at] = amounts[places[at] ?? -1] ?? Number.NaN
  return kept
}

/**
 * What a measure says of the people who are kept, its values in their order, and units and rooms only where somebody is of them; nothing of
 * whoever stands in no table that asks for it, so that a return says no more of a person than its figures need.
 */
export function gatheredCodes(measure: MeasureKey, coded: Coded, places: Int32Array, needed: Uint8Array): Coded {
  const codes = new Uint16Array(places.length)
  const isUsed = new Uint8Array(coded.values.length + 1)
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? -1
    const code = needed[place] === 1 ? (coded.codes[place] ?? 0) : 0
    codes[at] = code
    isUsed[code] = 1
  }
  if (typeof measureOf(measure).values !== 'string') return { codes, values: coded.values }
  const used = coded.values.flatMap((value, at) => (isUsed[at + 1] === 1 ? [{ value, code: at + 1 }] : []))
  const shorter = new Uint16Array(isUsed.length)
  for (const [at, { code }] of used.entries()) shorter[code] = at + 1
  for (let at = 0; at < codes.length; at += 1) codes[at] = shorter[codes[at] ?? 0] ?? 0
  return { codes, values: used.map(({ value }) => value) }
}

/** By place, 1 for whoever stands in a table that asks for a measure; of what explains a change, whoever may be counted at all. */
export function neededFor(
  measure: MeasureKey,
  tables: readonly TableKey[],
  { members }: Pick<Taken, 'members'>,
  masks: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const ofYear = masks.get(maskKey(groupsOfPopulation.year))
  if (isOneOf(reasonMeasures, measure)) return ofYear?.slice() ?? new Uint8Array(0)
  const [any] = masks.values()
  const needed = new Uint8Array(any?.length ?? 0)
  // Tables that read the same of the same people need one pass.
  const asking = new Map(
    tables.flatMap((key) => {
      const [layout, groups] = [tableOf(key), groupsOf(tableOf(key))]
      const own = measuresOf(layout).has(measure) ? [layout.of] : []
      const foot = isOneOf(footMeasures, measure) && groups.has(measureOf(measure).group) ? members.keys() : []
      const mask = maskKey(groups)
      return [...own, ...foot].map((of) => [`${mask} ${of}`, { mask, of }] as const)
    }),
  )
  for (const { mask, of } of asking.values()) addBoth(needed, masks.get(mask), members.get(of))
  if (isOneOf(footMeasures, measure) && measureOf(measure).group === 'career')
    for (const marks of members.values()) addBoth(needed, ofYear, marks)
  return needed
}

function addBoth(needed: Uint8Array, mask: Uint8Array | undefined, marks: Uint8Array | undefined): void {
  if (!mask || !marks) return
  for (let place = 0; place < needed.length; place += 1)
    needed[place] = (needed[place] ?? 0) | ((mask[place] ?? 0) & (marks[place] ?? 0))
}

const isOneOf = (some: readonly MeasureKey[], one: MeasureKey): boolean => some.includes(one)
