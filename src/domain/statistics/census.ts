import type { Day } from '#domain/time.ts'
import type { AmountKey } from './amounts.ts'
import type { Coded } from './coded.ts'
import type { Column } from './column.ts'
import type { MeasureKey } from './measures/index.ts'
import type { Person } from './person.ts'
import type { Population } from './population.ts'
import { type CodedColumn, createQuestions, type Ground } from './questions.ts'
import type { Thing } from './thing.ts'

/** What tables and checks tell everybody apart by. */
export type Asked = {
  readonly measures: readonly MeasureKey[]
  readonly populations: readonly Population[]
  readonly amounts: readonly AmountKey[]
}

/** Who stands at which place, or whose thing: looked at whenever something is told apart by them. */
export type Subjects = {
  /** How many places there are; a place may be empty. */
  readonly end: () => number
  readonly personAt: (place: number) => Person | undefined
  /** Where each place is a thing of somebody. */
  readonly thingAt?: (place: number) => Thing | undefined
}

/**
 * 一次统计: everybody as of a day and a clock, each in a place of its own, or everything of one kind that belongs to them, told
 * apart by measures as tables ask for them. Only what they are told apart by is kept. Nothing is decided here about who may see whom.
 */
export type Census = Pick<Subjects, 'end'> & {
  readonly day: Day
  readonly coded: (measure: MeasureKey) => Coded
  /** By place, 1 for whoever is of the population. */
  readonly members: (population: Population) => Uint8Array
  /** By place, how somebody stood at the end of the year before: the place in `openings`. */
  readonly opened: () => Uint8Array
  /** By place; not a number where the dossier does not say. */
  readonly amounts: (amount: AmountKey) => Float64Array
  /** By place, how many alike things stand in it; undefined where each is one person. */
  readonly many: () => Uint32Array | undefined
  /** Somebody else stands at a place than before, or the same with something else to say. */
  readonly again: (place: number) => void
  /** Tells some places apart by what is asked, so many answers together, and says how many answers are left. */
  readonly tellApart: (asked: Asked, most: number) => number
  readonly thingAt: (place: number) => Thing | undefined
}

/** One of a day, of which nothing has been asked. */
export function createCensus(day: Day, ground: Ground, subjects: Subjects): Census {
  const { end, personAt, thingAt = () => undefined } = subjects
  const questions = createQuestions(day, ground, end)
  const coded = new Map<MeasureKey, CodedColumn>()
  const members = new Map<Population, Column<Uint8Array>>()
  const amounts = new Map<AmountKey, Column<Float64Array>>()
  const many = subjects.thingAt && questions.many()
  let opened: Column<Uint8Array> | undefined

  const codedColumn = (measure: MeasureKey) => known(coded, measure, questions.coded)
  const openedColumn = () => {
    opened ??= questions.opened()
    return opened
  }
  const columnsOf = ({ measures, populations, amounts: numbers }: Asked): readonly Column[] => [
    ...(many ? [many] : []),
    ...measures.map((measure) => codedColumn(measure).column),
    ...populations.map((population) => known(members, population, questions.member)),
    ...(populations.includes('year') ? [openedColumn()] : []),
    ...numbers.map((amount) => known(amounts, amount, questions.amount)),
  ]
  /** Asks all of them of one place after the other, while what a dossier says is at hand. */
  const ask = (columns: readonly Column[], from: number, until: number) => {
    for (let place = from; place < until; place += 1) {
      const [person, thing] = [personAt(place), thingAt(place)]
      for (const column of columns) if (column.asked() === place) column.ask(place, person, thing)
    }
  }
  const allOf = <Said extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(column: Column<Said>): Said => {
    ask([column], column.asked(), end())
    return column.said()
  }

  return {
    day,
    end,
    thingAt,
    coded: (measure) => {
      const of = codedColumn(measure)
      const codes = allOf(of.column)
      if (of.shown?.codes !== codes) of.shown = { codes, values: of.values }
      return of.shown
    },
    members: (population) => allOf(known(members, population, questions.member)),
    opened: () => allOf(openedColumn()),
    amounts: (amount) => allOf(known(amounts, amount, questions.amount)),
    many: () => many && allOf(many),
    tellApart: (asked, most) => {
      const left = columnsOf(asked).filter((column) => column.asked() < end())
      const from = left.reduce((least, column) => Math.min(least, column.asked()), end())
      const many = most === 0 ? 0 : Math.max(1, Math.floor(most / left.length))
      ask(left, from, Math.min(end(), from + many))
      return left.reduce((sum, column) => sum + end() - column.asked(), 0)
    },
    again: (place) => {
      const [person, thing] = [personAt(place), thingAt(place)]
      const all = [
        ...[...coded.values()].map(({ column }) => column),
        ...members.values(),
        ...amounts.values(),
        ...[opened, many].filter((one) => one !== undefined),
      ]
      for (const column of all) if (place < column.asked()) column.ask(place, person, thing)
      // A room that nobody's paper lay in before: its column is made anew for whoever asks next.
      if (coded.get('room')?.isNew(person)) coded.delete('room')
    },
  }
}

function known<Key, Value>(all: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const found = all.get(key)
  if (found !== undefined) return found
  const made = make(key)
  all.set(key, made)
  return made
}
