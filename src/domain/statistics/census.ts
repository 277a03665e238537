import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import type { DepartmentOf } from './measure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import type { Person } from './person.ts'
import { belongs, type Population } from './population.ts'

/** By place, what a measure says of each person: 0 where it says nothing, else one more than the place of its value. */
export type Coded = { readonly codes: Uint16Array; readonly values: readonly string[] }

/**
 * 一次统计: everybody as of a day and a clock, each in a place of its own, told apart by measures as tables ask for them. Nothing
 * is decided here about who may see whom.
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
  /** Puts a person at a place, in place of whoever was there. */
  readonly put: (place: number, person: Person | undefined) => void
}

/** The tree of a day as figures need it: its units in their order. */
export type Ground = { readonly units: readonly UnitId[]; readonly departmentOf: DepartmentOf }

/** An empty one of a day. */
export function createCensus(day: Day, { units, departmentOf }: Ground): Census {
  const persons: (Person | undefined)[] = []
  const coded = new Map<
    MeasureKey,
    { codes: Uint16Array; readonly values: readonly string[]; readonly at: Map<string, number> }
  >()
  const members = new Map<Population, Uint8Array>()
  const amounts = new Map<AmountKey, Float64Array>()

  const codeOf = (measure: MeasureKey, at: ReadonlyMap<string, number>, person: Person | undefined) => {
    const value = person && measureOf(measure).of(person, day, departmentOf)
    return value === undefined ? 0 : (at.get(value) ?? 0)
  }
  const amountAt = (amount: AmountKey, person: Person | undefined) =>
    (person && amountOf(amount).of(person, day)) ?? Number.NaN
  const memberOf = (population: Population, person: Person | undefined) =>
    person && belongs[population](person, day) ? 1 : 0

  return {
    day,
    end: () => persons.length,
    coded: (measure) => {
      const known = coded.get(measure)
      if (known) return known
      const { values: given } = measureOf(measure)
      const values = given === 'units' ? units : given.map(({ code }) => code)
      const at = new Map(values.map((value, place) => [value as string, place + 1]))
      const codes = new Uint16Array(persons.length)
      const { of } = measureOf(measure)
      for (let place = 0; place < codes.length; place += 1) {
        const person = persons[place]
        const value = person && of(person, day, departmentOf)
        codes[place] = value === undefined ? 0 : (at.get(value) ?? 0)
      }
      const made = { codes, values, at }
      coded.set(measure, made)
      return made
    },
    members: (population) => {
      const known = members.get(population)
      if (known) return known
      const made = new Uint8Array(persons.length)
      for (let place = 0; place < made.length; place += 1) made[place] = memberOf(population, persons[place])
      members.set(population, made)
      return made
    },
    amounts: (amount) => {
      const known = amounts.get(amount)
      if (known) return known
      const made = new Float64Array(persons.length)
      for (let place = 0; place < made.length; place += 1) made[place] = amountAt(amount, persons[place])
      amounts.set(amount, made)
      return made
    },
    put: (place, person) => {
      if (place >= persons.length) {
        // Few come one by one: everything is read anew for whoever asks next.
        for (const kept of [coded, members, amounts]) kept.clear()
        while (persons.length < place) persons.push(undefined)
      }
      persons[place] = person
      for (const [measure, { codes, at }] of coded) codes[place] = codeOf(measure, at, person)
      for (const [population, marks] of members) marks[place] = memberOf(population, person)
      for (const [amount, numbers] of amounts) numbers[place] = amountAt(amount, person)
    },
  }
}
