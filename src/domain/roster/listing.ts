import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Steps } from '#domain/steps.ts'
import { columnOf } from './column.ts'
import type { MaskedGroup, RosterRow } from './entry.ts'
import { type Condition, conditionsOf } from './filter.ts'
import type { ChoiceFilter } from './filters.ts'
import { bitOf, listedBit, type Mask } from './mask.ts'
import type { Orders } from './orders.ts'
import type { ListQuery } from './query.ts'
import type { Sight } from './sight.ts'
import type { ByColumn } from './values.ts'

/** How many rows a page of a list has. */
export const pageSize = 50

/** One page of a list, and how large it is. */
export type Listing = {
  /** What the viewer has at all, and what of it the query leaves. */
  readonly all: number
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly rows: readonly RosterRow[]
  readonly groups: ReadonlySet<MaskedGroup>
}

/** What can be chosen in the filters: only what occurs in rows that show it; units with their depth in the tree. */
export type Choices = Readonly<Record<ChoiceFilter, readonly string[]>> & {
  readonly units: readonly { readonly id: UnitId; readonly depth: number }[]
}

/** Before and after one dossier in a filtered list; `at` is counted from 1. */
export type Neighbours = {
  readonly at: number
  readonly count: number
  readonly previous?: DossierId
  readonly next?: DossierId
}

type Sources = {
  readonly columns: ByColumn
  readonly orders: Orders
  readonly sight: Sight
  readonly below: (unit: UnitId) => ReadonlySet<UnitId>
  /** The slots that the search term finds, the best first; undefined without one. */
  readonly found: Int32Array | undefined
  /** By slot, 1 for whom the figure of the query counts and who came on file since its day. */
  readonly among: Uint8Array | undefined
}

/**
 * The slots that a query lists, in its order. The query is admitted: it asks for nothing that the viewer may not list. No
 * row is read for it: the orders are kept, and conditions are asked of the columns.
 */
export function slotsOf(
  query: ListQuery,
  { columns, orders, sight: { masks }, below, found, among }: Sources,
): Int32Array {
  const meets = showing(masks, listedBit)
  if (query.figure || query.filed)
    for (let slot = 0; slot < meets.length; slot += 1) if (among?.[slot] !== 1) meets[slot] = 0
  for (const condition of conditionsOf(query, below)) narrow(meets, condition, columns, masks)
  if (!query.sort) return those(found ?? orders.official(), meets)

  const { column, descending } = query.sort
  const listed = found ? both(found, meets) : meets
  const shows = showing(masks, listedBit | bitOf(columnOf(column).group))
  const valued = those(those(orders.by(column), listed), shows)
  // Rows that may not show the value stand with those that have none, so that their place tells nothing.
  for (const slot of valued) listed[slot] = 0
  const others = those(orders.official(), listed)
  if (descending) valued.reverse()
  const slots = new Int32Array(valued.length + others.length)
  slots.set(valued)
  slots.set(others, valued.length)
  return slots
}

/** Everything that a list is cut from, read and ordered some rows at a time before it is asked for. */
export function* readingFor(
  query: ListQuery,
  { columns, orders, below }: Pick<Sources, 'columns' | 'orders' | 'below'>,
): Steps {
  yield* orders.ordering(query.sort?.column)
  for (const { said } of conditionsOf(query, below)) yield* columns.reading(said)
}

/** Those of the slots that have a 1. Filled once and cut: a list of 100,000 that grows number by number costs several times as much. */
function those(slots: Int32Array, marks: Uint8Array): Int32Array {
  const kept = new Int32Array(slots.length)
  let count = 0
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    if (marks[slot] === 1) kept[count++] = slot
  }
  return kept.slice(0, count)
}

/** By slot, 1 for whoever is among these and has a 1. */
function both(slots: Int32Array, marks: Uint8Array): Uint8Array {
  const made = new Uint8Array(marks.length)
  for (const slot of slots) made[slot] = marks[slot] ?? 0
  return made
}

/** By slot, 1 where all of these bits are set. */
export function showing(masks: Uint16Array, bits: Mask): Uint8Array {
  const made = new Uint8Array(masks.length)
  for (let slot = 0; slot < masks.length; slot += 1) made[slot] = ((masks[slot] ?? 0) & bits) === bits ? 1 : 0
  return made
}

/** Leaves 1 to those that show what is asked about and meet the condition. */
function narrow(marks: Uint8Array, { group, said, holds }: Condition, columns: ByColumn, masks: Uint16Array): void {
  const { codes, texts } = columns.of(said)
  const bits = listedBit | bitOf(group)
  // Asked once of each text that occurs: what says nothing (0) meets nothing.
  const fitting = Uint8Array.from(texts, (text, code) => (code > 0 && holds(text) ? 1 : 0))
  for (let slot = 0; slot < marks.length; slot += 1)
    if (((masks[slot] ?? 0) & bits) !== bits || fitting[codes[slot] ?? 0] !== 1) marks[slot] = 0
}

/** How many pages so many rows fill; an empty list has one. */
export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / pageSize))
