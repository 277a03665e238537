import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import { type Column, createColumn } from './column.ts'
import type { DepartmentOf, Listed } from './measure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import type { Person } from './person.ts'
import { belongs, type Population } from './population.ts'
import { manyOf, type Thing } from './thing.ts'

/** By place, what a measure says of each person: 0 where it says nothing, else one more than the place of its value. */
export type Coded = { readonly codes: Uint16Array; readonly values: readonly string[] }

/** What tables and checks tell everybody apart by. */
export type Asked = {
  readonly measures: readonly MeasureKey[]
  readonly populations: readonly Population[]
  readonly amounts: readonly AmountKey[]
}

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
  /** Tells some places apart by what is asked, so many answers together, and says whether nothing of it is left. */
  readonly tellApart: (asked: Asked, most: number) => boolean
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
  const coded = new Map<MeasureKey, CodedColumn>()
  const members = new Map<Population, Column<Uint8Array>>()
  const amounts = new Map<AmountKey, Column<Float64Array>>()
  let many: Column<Uint32Array> | undefined

  const places = () => persons.length
  const valuesOf = (measure: MeasureKey): readonly string[] => {
    const { values } = measureOf(measure)
    if (typeof values === 'string') return values === 'units' ? units : (listed?.(values) ?? [])
    return values.map(({ code }) => code)
  }
  const codedBy = (measure: MeasureKey): CodedColumn => {
    const { of } = measureOf(measure)
    const values = valuesOf(measure)
    const at = new Map(values.map((value, place) => [value, place + 1]))
    const valueAt = (place: number) => {
      const person = persons[place]
      return person && of(person, day, departmentOf, things[place])
    }
    const codeAt = (place: number) => {
      const value = valueAt(place)
      return value === undefined ? 0 : (at.get(value) ?? 0)
    }
    const isNew = (place: number) => {
      const value = valueAt(place)
      return value !== undefined && !at.has(value)
    }
    return { values, isNew, column: createColumn((size) => new Uint16Array(size), codeAt, places) }
  }
  const memberBy = (population: Population) => {
    const isOne = belongs[population]
    return createColumn(
      (size) => new Uint8Array(size),
      (place) => {
        const person = persons[place]
        return person && isOne(person, day, things[place]) ? 1 : 0
      },
      places,
    )
  }
  const amountBy = (amount: AmountKey) => {
    const { of } = amountOf(amount)
    return createColumn(
      (size) => new Float64Array(size),
      (place) => {
        const person = persons[place]
        return (person && of(person, day, things[place])) ?? Number.NaN
      },
      places,
    )
  }
  const codedColumn = (measure: MeasureKey) => known(coded, measure, codedBy)
  const columnsOf = ({ measures, populations, amounts: numbers }: Asked) => [
    ...measures.map((measure) => codedColumn(measure).column),
    ...populations.map((population) => known(members, population, memberBy)),
    ...numbers.map((amount) => known(amounts, amount, amountBy)),
  ]

  return {
    day,
    end: places,
    personAt: (place) => persons[place],
    thingAt: (place) => things[place],
    coded: (measure) => {
      const of = codedColumn(measure)
      const codes = of.column.all()
      if (of.shown?.codes !== codes) of.shown = { codes, values: of.values }
      return of.shown
    },
    members: (population) => known(members, population, memberBy).all(),
    amounts: (amount) => known(amounts, amount, amountBy).all(),
    many: () => many?.all(),
    tellApart: (asked, most) => {
      const left = columnsOf(asked).filter((column) => column.asked() < persons.length)
      if (left.length === 0) return true
      // All that is asked of some people together, while what their dossiers say is at hand.
      const from = left.reduce((least, column) => Math.min(least, column.asked()), persons.length)
      const end = from + Math.max(1, Math.floor(most / left.length))
      for (const column of left) column.until(end)
      return end >= persons.length
    },
    put: (place, person, thing) => {
      while (persons.length < place) persons.push(undefined)
      persons[place] = person
      if (thing || things.length > 0) things[place] = thing
      if (thing)
        many ??= createColumn(
          (size) => new Uint32Array(size),
          (at) => {
            const one = things[at]
            return one ? manyOf(one) : 0
          },
          places,
        )
      many?.again(place)
      for (const { column } of coded.values()) column.again(place)
      for (const column of members.values()) column.again(place)
      for (const column of amounts.values()) column.again(place)
      // A room that nobody's paper lay in before: its column is made anew for whoever asks next.
      if (coded.get('room')?.isNew(place)) coded.delete('room')
    },
  }
}

type CodedColumn = {
  readonly values: readonly string[]
  readonly column: Column<Uint16Array>
  /** Whether a place has a value that the house did not have when the column was made. */
  readonly isNew: (place: number) => boolean
  /** What was given out last. */
  shown?: Coded
}

function known<Key, Value>(all: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = all.get(key)
  if (found !== undefined) return found
  const made = make(key)
  all.set(key, made)
  return made
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
