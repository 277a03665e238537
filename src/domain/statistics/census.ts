import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import type { DepartmentOf, Listed } from './measure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import type { Person } from './person.ts'
import { belongs, type Population } from './population.ts'
import { manyOf, type Thing } from './thing.ts'

/** By place, what a measure says of each person: 0 where it says nothing, else one more than the place of its value. */
export type Coded = { readonly codes: Uint16Array; readonly values: readonly string[] }

/**
 * 一次统计: everybody as of a day and a clock, each in a place of its own, or everything of one kind that belongs to them, told
 * apart by measures as tables ask for them. Nothing is decided here about who may see whom.
 */
export type Census = {
  readonly day: Day
  /** How many places there are; a place may be empty. */
  readonly end: () => number
  readonly coded: (measure: MeasureKey) => Coded
  /** By place, 1 for whoever is of the population. */
  readonly members: (population: Population) => Uint8Array
  /** By place; not a number where the dossier does not say. */
  readonly amounts: (amount: AmountKey) => Float64Array
  /** By place, how many alike things stand in it; undefined where each is one person. */
  readonly many: () => Uint32Array | undefined
  /** Puts a person at a place, or a thing of that person, in place of whoever was there. */
  readonly put: (place: number, person: Person | undefined, thing?: Thing) => void
  readonly personAt: (place: number) => Person | undefined
  readonly thingAt: (place: number) => Thing | undefined
}

/** The tree of a day as figures need it: its units in their order; and what else measures name without a table of its own. */
export type Ground = {
  readonly units: readonly UnitId[]
  readonly departmentOf: DepartmentOf
  readonly listed?: (of: Exclude<Listed, 'units'>) => readonly string[] | undefined
}

/** An empty one of a day. */
export function createCensus(day: Day, { units, departmentOf, listed }: Ground): Census {
  const persons: (Person | undefined)[] = []
  const things: (Thing | undefined)[] = []
  const coded = new Map<
    MeasureKey,
    { codes: Uint16Array; readonly values: readonly string[]; readonly at: ReadonlyMap<string, number> }
  >()
  const members = new Map<Population, Uint8Array>()
  const amounts = new Map<AmountKey, Float64Array>()
  let many: Uint32Array | undefined

  const codeOf = (measure: MeasureKey, at: ReadonlyMap<string, number>, place: number) => {
    const person = persons[place]
    const value = person && measureOf(measure).of(person, day, departmentOf, things[place])
    return value === undefined ? 0 : (at.get(value) ?? 0)
  }
  const amountAt = (amount: AmountKey, place: number) => {
    const person = persons[place]
    return (person && amountOf(amount).of(person, day, things[place])) ?? Number.NaN
  }
  const memberOf = (population: Population, place: number) => {
    const person = persons[place]
    return person && belongs[population](person, day, things[place]) ? 1 : 0
  }
  const valuesOf = (measure: MeasureKey): readonly string[] => {
    const { values } = measureOf(measure)
    if (typeof values === 'string') return values === 'units' ? units : (listed?.(values) ?? [])
    return values.map(({ code }) => code)
  }

  const readAgain = (place: number) => {
    for (const [measure, { codes, at }] of coded) codes[place] = codeOf(measure, at, place)
    for (const [population, marks] of members) marks[place] = memberOf(population, place)
    for (const [amount, numbers] of amounts) numbers[place] = amountAt(amount, place)
  }

  return {
    day,
    end: () => persons.length,
    personAt: (place) => persons[place],
    thingAt: (place) => things[place],
    coded: (measure) => {
      const known = coded.get(measure)
      if (known) return known
      const values = valuesOf(measure)
      const at = new Map(values.map((value, place) => [value, place + 1]))
      const codes = new Uint16Array(persons.length)
      for (let place = 0; place < codes.length; place += 1) codes[place] = codeOf(measure, at, place)
      const made = { codes, values, at }
      coded.set(measure, made)
      return made
    },
    members: (population) => {
      const known = members.get(population)
      if (known) return known
      const made = new Uint8Array(persons.length)
      for (let place = 0; place < made.length; place += 1) made[place] = memberOf(population, place)
      members.set(population, made)
      return made
    },
    amounts: (amount) => {
      const known = amounts.get(amount)
      if (known) return known
      const made = new Float64Array(persons.length)
      for (let place = 0; place < made.length; place += 1) made[place] = amountAt(amount, place)
      amounts.set(amount, made)
      return made
    },
    many: () => {
      if (things.length > 0) many ??= Uint32Array.from(things, (thing) => (thing ? manyOf(thing) : 0))
      return many
    },
    put: (place, person, thing) => {
      if (place >= persons.length) {
        // Few come one by one: everything is read anew for whoever asks next.
        for (const kept of [coded, members, amounts]) kept.clear()
        while (persons.length < place) persons.push(undefined)
      }
      persons[place] = person
      if (thing) {
        things[place] = thing
        many = undefined
      }
      readAgain(place)
    },
  }
}

/** By code, whether it is one of these values; the empty one is code 0. */
export function fitting({ values: all }: Coded, values: readonly string[]): Uint8Array {
  const fits = new Uint8Array(all.length + 1)
  for (const value of values) {
    const at = value === '' ? 0 : all.indexOf(value) + 1
    if (value === '' || at > 0) fits[at] = 1
  }
  return fits
}
