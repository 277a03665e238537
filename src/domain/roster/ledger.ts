import type { WrittenField } from './columnar.ts'
import { type Columns, type ListedGroup, listedGroups } from './entry.ts'
import { createValues } from './values.ts'

/** What the rows say, written down field by field. */
export type Ledger = {
  readonly set: (slot: number, columns: Columns) => void
  /** The same for many slots in which nothing stands yet, the first of which is `start`. */
  readonly fill: (start: number, written: readonly WrittenField[]) => void
  readonly clear: (slot: number) => void
  /** What a slot says, to be kept by whoever asks. */
  readonly columns: (slot: number) => Columns
  /** The same without anything being made: to be read at once, since the next glance turns it to another slot. */
  readonly glance: (slot: number) => Columns
}

type Cell = {
  readonly field: string
  readonly set: (slot: number, text: string | undefined) => void
  readonly fill: (start: number, written: WrittenField) => void
  readonly get: (slot: number) => string | undefined
}

/**
 * The texts of all rows, a list a field and not an object a row: a hundred thousand rows of objects are 100 MB and are walked
 * through whenever Node collects garbage. Texts that many rows say are numbers; names and codes are nearly all different.
 */
export function createLedger(): Ledger {
  let turned = 0
  const cells = byGroup((): Cell[] => [])
  const glanced = byGroup(() => ({}))

  /** A field begins with the first row that says something in it. */
  const begin = (group: ListedGroup, field: string): Cell => {
    const cell = { field, ...(distinct.has(field) ? createTexts() : createNumbered()) }
    cells[group].push(cell)
    Object.defineProperty(glanced[group], field, { get: () => cell.get(turned), enumerable: true })
    return cell
  }

  return {
    set: (slot, columns) => {
      for (const group of listedGroups) {
        const texts = columns[group] as Texts
        for (const cell of cells[group]) cell.set(slot, texts[cell.field])
        for (const field in texts)
          if (texts[field] !== undefined && !(field in glanced[group])) begin(group, field).set(slot, texts[field])
      }
    },
    fill: (start, written) => {
      for (const one of written) {
        const group = one.group as ListedGroup
        const known = cells[group].find(({ field }) => field === one.field)
        const cell = known ?? begin(group, one.field)
        cell.fill(start, one)
      }
    },
    clear: (slot) => {
      for (const group of listedGroups) for (const cell of cells[group]) cell.set(slot, undefined)
    },
    columns: (slot) =>
      byGroup((group) => {
        const texts: Record<string, string> = {}
        for (const { field, get } of cells[group]) {
          const text = get(slot)
          if (text !== undefined) texts[field] = text
        }
        return texts
      }) as Columns,
    glance: (slot) => {
      turned = slot
      return glanced as Columns
    },
  }
}

type Texts = Readonly<Record<string, string | undefined>>

function byGroup<Value>(make: (group: ListedGroup) => Value): Record<ListedGroup, Value> {
  const made: Partial<Record<ListedGroup, Value>> = {}
  for (const group of listedGroups) made[group] = make(group)
  return made as Record<ListedGroup, Value>
}

/** What hardly any two rows have in common. */
const distinct = new Set(['name', 'number', 'staffNumber', 'tail'])

function createTexts(): Pick<Cell, 'set' | 'fill' | 'get'> {
  const texts: (string | undefined)[] = []
  const set = (slot: number, text: string | undefined) => {
    while (texts.length <= slot) texts.push(undefined)
    texts[slot] = text
  }
  return {
    set,
    fill: (start, written) => {
      for (let at = 0; at < written.codes.length; at += 1) set(start + at, written.texts[(written.codes[at] ?? 0) - 1])
    },
    get: (slot) => texts[slot],
  }
}

function createNumbered(): Pick<Cell, 'set' | 'fill' | 'get'> {
  const values = createValues(0)
  return {
    set: values.set,
    fill: values.fill,
    get: (slot) => {
      const code = values.codes[slot] ?? 0
      return code === 0 ? undefined : values.texts[code]
    },
  }
}
