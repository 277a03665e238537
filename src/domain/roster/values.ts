import { finish, type Steps } from '#domain/steps.ts'
import type { Column } from './column.ts'
import type { WrittenField } from './columnar.ts'
import type { RosterRow } from './entry.ts'
import type { Shelf } from './shelf.ts'

/** What every slot says in one column, as a small number: equal texts are one text, and none is kept twice. */
export type Values = {
  /** By slot: the place of its text in `texts`, 0 where it says nothing. Of empty slots it means nothing. */
  readonly codes: Uint32Array
  /** Every text that was ever said; nothing stands in place 0. */
  readonly texts: readonly string[]
}

/** What a column of the list says, or what a filter makes of it. */
export type Said = Pick<Column, 'value'>

/**
 * The roster read down its columns: a list is narrowed and ordered by numbers, and no row is looked at but those it shows.
 * A column is read when somebody asks for it first and follows the rows from then on.
 */
export type ByColumn = {
  readonly of: (said: Said) => Values
  /** Reads a column some rows at a time, before it is asked for; to be given up where a row comes or goes meanwhile. */
  readonly reading: (said: Said) => Steps
  /** To be told after the row came or changed, once nobody needs any more what it said before. */
  readonly entered: (slot: number) => void
}

/** So many rows are read in one piece. */
const rowsAtOnce = 2_000

type Written = Pick<WrittenField, 'codes' | 'texts'>

type Glanced = { readonly glance: (slot: number) => RosterRow }

/** Reads the rows of a shelf by column. */
export function createByColumn(shelf: Glanced & Pick<Shelf, 'slots' | 'end'>): ByColumn {
  const known = new Map<Said, ReturnType<typeof createValues>>()
  const reading = function* (said: Said): Steps {
    if (known.has(said)) return
    const values = createValues(shelf.end())
    let read = 0
    for (const slot of shelf.slots()) {
      values.set(slot, said.value(shelf.glance(slot)))
      read += 1
      if (read % rowsAtOnce === 0) yield
    }
    // Whoever could not wait has read it at once.
    if (!known.has(said)) known.set(said, values)
  }
  return {
    reading,
    of: (said) => {
      if (!known.has(said)) finish(reading(said))
      return known.get(said) ?? createValues(0)
    },
    entered: (slot) => {
      for (const [said, values] of known) values.set(slot, said.value(shelf.glance(slot)))
    },
  }
}

/** Room for rows that come, so that one more does not copy all. */
const spare = 1024

/** Values for so many slots and some more; `set` gives a slot its text, or none. */
export function createValues(end: number) {
  const numbers = new Map<string, number>()
  const texts = ['']
  let codes = new Uint32Array(end + spare)

  const codeOf = (text: string) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const made = texts.push(text) - 1
    numbers.set(text, made)
    return made
  }
  /** Makes room up to this slot. */
  const reach = (slot: number) => {
    if (slot < codes.length) return
    const longer = new Uint32Array(slot + Math.max(spare, slot >> 3))
    longer.set(codes)
    codes = longer
  }
  return {
    texts,
    get codes() {
      return codes
    },
    set: (slot: number, text: string | undefined) => {
      reach(slot)
      codes[slot] = text === undefined ? 0 : codeOf(text)
    },
    /** The same for many slots, the first of which is `start`. */
    fill: (start: number, written: Written) => {
      reach(start + written.codes.length)
      const own = Uint32Array.from(['', ...written.texts], (text, code) => (code === 0 ? 0 : codeOf(text)))
      for (let at = 0; at < written.codes.length; at += 1) codes[start + at] = own[written.codes[at] ?? 0] ?? 0
    },
  }
}
