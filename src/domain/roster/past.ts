import { type DatedFacts, heldOn } from '#domain/dossiers/dated.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { finish, type Steps } from '#domain/steps.ts'
import type { Day } from '#domain/time.ts'
import { columnOf } from './column.ts'
import type { Columns, ListedGroup, RosterRow } from './entry.ts'
import type { Occurring } from './facets.ts'
import { askedBy, type ChoiceFilter, choiceFilters, chosenBy } from './filters.ts'
import { bitOf, groupsIn, listedBit, type Mask } from './mask.ts'
import { createOrders, type Orders, type Units } from './orders.ts'
import { columnsOfToday } from './query.ts'
import type { Shelf } from './shelf.ts'
import type { Sight } from './sight.ts'
import { type ByColumn, createByColumn, type Said } from './values.ts'

/**
 * 花名册 as of a day: what held on it as far as is known now, of every dossier that there was. Who may see which line is asked
 * of today's roster: rights are those of today (docs/decisions/0232).
 */
export type Past = {
  readonly day: Day
  /** The roster that it was made beside. */
  readonly version: number
  readonly rows: ReadonlyMap<DossierId, RosterRow>
}

type SaidThen = Pick<RosterRow, 'dossier'> & {
  readonly archived: boolean
  readonly columns: Partial<Columns> & Pick<Columns, 'who'>
}

/** A line of a past day: what the list said then, the dated facts in place of what was known of them. */
export function rowThen({ dossier, archived, columns }: SaidThen, dated: DatedFacts | undefined, day: Day): RosterRow {
  const { ranks, titles, education } = dated ?? {}
  const { who, identity, career, 'id-numbers': numbers } = columns
  const rank = ranks && heldOn(ranks, day)
  const isOfRanks = ranks?.every((fact) => fact.rank !== undefined) ?? false
  const school = education && heldOn(education, day)
  return {
    dossier,
    unit: who.unit,
    state: archived ? 'archived' : 'draft',
    who: ranks && isOfRanks && ranks.length > 0 ? without(who, { rank: rank?.rank }) : who,
    ...(identity && { identity }),
    career: without(career ?? {}, {
      ...(ranks && { rankSince: rank?.from }),
      ...(titles && { title: heldOn(titles, day)?.title }),
      ...(education && { education: school?.education, degree: school?.degree }),
    }),
    ...(numbers && { 'id-numbers': numbers }),
  }
}

/** The same with these values, and without those that are undefined. */
const without = <Of extends object>(of: Of, values: { readonly [Key in keyof Of]?: Of[Key] | undefined }): Of =>
  Object.fromEntries(Object.entries({ ...of, ...values }).filter(([, value]) => value !== undefined)) as Of

/** What nothing can say of a past day: how complete a dossier was, which contract was in force and where it lay; `columnsOfToday` says the rest. */
const groupsOfToday: readonly ListedGroup[] = ['whole', 'custody', 'contract']

const known: Mask = groupsOfToday.reduce((mask, group) => mask & ~bitOf(group), ~0)

/** The lines of a past day in the places of today's roster, so that everything that lists those lists these. */
export type PastShelf = {
  readonly version: number
  readonly row: (slot: number) => RosterRow
  readonly columns: ByColumn
  readonly orders: Orders
  /** What somebody who sees this of today's roster sees of that day. */
  readonly sightOf: (sight: Sight) => Sight
  readonly occurring: (sight: Sight) => Occurring
}

type Today = Pick<Shelf, 'slotOf' | 'end' | 'version'>

/** The rows of a past day at the slots of today. */
export const createPastShelf = (past: Past, today: Today, units: Units): PastShelf =>
  finish(layingOut(past, today, units))

/** So many lines are laid out in one piece. */
const linesAtOnce = 2_000

/** The same in their order, some at a time; to be given up where today's roster changes meanwhile. */
export function* layingOut(past: Past, today: Today, units: Units): Steps<PastShelf> {
  const version = today.version()
  const rows = new Map<number, RosterRow>()
  let laid = 0
  for (const [dossier, row] of past.rows) {
    const slot = today.slotOf(dossier)
    if (slot !== undefined) rows.set(slot, row)
    laid += 1
    if (laid % linesAtOnce === 0) yield
  }
  const row = (slot: number) => {
    const row = rows.get(slot)
    if (!row) throw new Error('There was no such dossier.')
    return row
  }
  const shelf = {
    glance: row,
    idOf: (slot: number) => row(slot).dossier,
    slots: () => [...rows.keys()],
    end: today.end,
  }
  const columns = createByColumn(shelf)
  const orders = createOrders(shelf, columns)
  orders.follow(units)
  yield* orders.ordering()
  for (const filter of filtersThen) yield* columns.reading(chosenBy(filter))
  const sights = new WeakMap<Sight, Sight>()
  return {
    version,
    row,
    columns,
    orders,
    sightOf: (sight) => {
      const seen = sights.get(sight)
      if (seen) return seen
      const masks = new Uint16Array(sight.masks.length)
      for (const slot of rows.keys()) masks[slot] = (sight.masks[slot] ?? 0) & known
      const all = masks.reduce<Mask>((sum, mask) => sum | mask, 0)
      const count = masks.reduce((sum, mask) => sum + ((mask & listedBit) === 0 ? 0 : 1), 0)
      const made = { ...sight, masks, count, groups: groupsIn(all), key: `${past.day} ${sight.key}` }
      sights.set(sight, made)
      return made
    },
    occurring: ({ masks }) => occurringIn(columns, masks),
  }
}

const nothing: ReadonlySet<string> = new Set()

/** What can be chosen of a past day. */
const filtersThen = choiceFilters.filter((filter) => !columnsOfToday.has(filter))

/** Read down the columns: no row is looked at. Masks are 0 where the day has no row. */
function occurringIn(columns: ByColumn, masks: Uint16Array): Occurring {
  const saidIn = (said: Said, bits: Mask): ReadonlySet<string> => {
    const { codes, texts } = columns.of(said)
    const occurs = new Uint8Array(texts.length)
    for (let slot = 0; slot < masks.length; slot += 1)
      if (((masks[slot] ?? 0) & bits) === bits) occurs[codes[slot] ?? 0] = 1
    return new Set(texts.filter((_, code) => code > 0 && occurs[code] === 1))
  }
  const found = choiceFilters.map((filter) => [
    filter,
    columnsOfToday.has(filter) ? nothing : saidIn(chosenBy(filter), listedBit | bitOf(askedBy(filter).group)),
  ])
  return {
    ...(Object.fromEntries(found) as Record<ChoiceFilter, ReadonlySet<string>>),
    units: saidIn(columnOf('unit'), listedBit) as ReadonlySet<UnitId>,
  }
}
