import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { type AmountKey, amountOf } from './amounts.ts'
import { type Coded, type Codes, createCodes } from './coded.ts'
import { type Column, createColumn } from './column.ts'
import type { DepartmentOf, Listed } from './measure.ts'
import { type MeasureKey, measureOf } from './measures/index.ts'
import { openings, type Person } from './person.ts'
import { belongs, type Population } from './population.ts'
import { manyOf, type Thing } from './thing.ts'

/** The tree of a day as figures need it: its units in their order; and what else measures name without a table of its own. */
export type Ground = {
  readonly units: readonly UnitId[]
  readonly departmentOf: DepartmentOf
  readonly listed?: (of: Exclude<Listed, 'units'>) => readonly string[] | undefined
}

/** What a measure says of everybody. */
export type CodedColumn = {
  readonly values: readonly string[]
  readonly column: Column<Codes>
  /** Whether somebody has a value that the house did not have when the column was made. */
  readonly isNew: (person: Person | undefined) => boolean
  /** What was given out last. */
  shown?: Coded
}

/** What can be asked of everybody as of a day, each answer a column; nobody stands at some of its places. */
export function createQuestions(day: Day, { units, departmentOf, listed }: Ground, end: () => number) {
  const valuesOf = (measure: MeasureKey): readonly string[] => {
    const { values } = measureOf(measure)
    if (typeof values === 'string') return values === 'units' ? units : (listed?.(values) ?? [])
    return values.map(({ code }) => code)
  }
  const marks = (isOne: (person: Person, thing: Thing | undefined) => boolean | number) =>
    createColumn(
      (size) => new Uint8Array(size),
      (person, thing) => (person ? Number(isOne(person, thing)) : 0),
      end,
    )
  return {
    coded: (measure: MeasureKey): CodedColumn => {
      const { of } = measureOf(measure)
      const values = valuesOf(measure)
      const at = new Map(values.map((value, place) => [value, place + 1]))
      const saidOf = (person: Person | undefined, thing?: Thing) => person && of(person, day, departmentOf, thing)
      const codeOf = (person: Person | undefined, thing?: Thing) => {
        const value = saidOf(person, thing)
        return value === undefined ? 0 : (at.get(value) ?? 0)
      }
      const isNew = (person: Person | undefined) => {
        const value = saidOf(person)
        return value !== undefined && !at.has(value)
      }
      return { values, isNew, column: createColumn((size) => createCodes(size, values.length), codeOf, end) }
    },
    member: (population: Population) => {
      const isOne = belongs[population]
      return marks((person, thing) => isOne(person, day, thing))
    },
    opened: () => marks(({ opening }) => openings.indexOf(opening)),
    amount: (amount: AmountKey) => {
      const { of } = amountOf(amount)
      return createColumn(
        (size) => new Float64Array(size),
        (person, thing) => (person && of(person, day, thing)) ?? Number.NaN,
        end,
      )
    },
    many: () =>
      createColumn(
        (size) => new Uint32Array(size),
        (_, thing) => (thing ? manyOf(thing) : 0),
        end,
      ),
  }
}
