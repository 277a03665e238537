import { type DatedFacts, heldOn } from '#domain/dossiers/dated.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import type { Columns, ListedGroup, RosterRow } from './entry.ts'
import type { Occurring } from './facets.ts'
import { askedBy, type ChoiceFilter, choiceFilters, chosenBy } from './filters.ts'
import { bitOf, groupsIn, listedBit, type Mask } from './mask.ts'
import { createOrders, type Orders, type Units } from './orders.ts'
import { columnsOfToday } from './query.ts'
import type { Shelf } from './shelf.ts'
import type { Sight } from './sight.ts'
import { type ByColumn, createByColumn } from './values.ts'

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

type Said = Pick<RosterRow, 'dossier'> & {
  readonly archived: boolean
  readonly columns: Partial<Columns> & Pick<Columns, 'who'>
}

/** A line of a past day: what the list said then, the dated facts in place of what was known of them. */
export function rowThen({ dossier, archived, columns }: Said, dated: DatedFacts | undefined, day: Day): RosterRow {
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

/** What nobody can say of a past day: how complete a dossier was, which contract was in force and where it lay; `columnsOfToday` says the rest. */
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

/** The rows of a past day at the slots of today. */
export function createPastShelf(past: Past, today: Pick<Shelf, 'slotOf' | 'end' | 'version'>, units: Units): PastShelf {
  const rows = new Map<number, RosterRow>()
  for (const [dossier, row] of past.rows) {
    const slot = today.slotOf(dossier)
    if (slot !== undefined) rows.set(slot, row)
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
  return {
    version: today.version(),
    row,
    columns,
    orders,
    sightOf: (sight) => {
      const masks = new Uint16Array(sight.masks.length)
      for (const slot of rows.keys()) masks[slot] = (sight.masks[slot] ?? 0) & known
      const all = masks.reduce<Mask>((sum, mask) => sum | mask, 0)
      const count = masks.reduce((sum, mask) => sum + ((mask & listedBit) === 0 ? 0 : 1), 0)
      return { ...sight, masks, count, groups: groupsIn(all), key: `${past.day} ${sight.key}` }
    },
    occurring: ({ masks }) => occurringIn(rows, masks),
  }
}

function occurringIn(rows: ReadonlyMap<number, RosterRow>, masks: Uint16Array): Occurring {
  const texts = Object.fromEntries(choiceFilters.map((filter) => [filter, new Set<string>()]))
  const found = { ...(texts as Record<ChoiceFilter, Set<string>>), units: new Set<UnitId>() }
  for (const [slot, row] of rows) {
    const mask = masks[slot] ?? 0
    if ((mask & listedBit) === 0) continue
    found.units.add(row.unit)
    for (const filter of choiceFilters) {
      const text = (mask & bitOf(askedBy(filter).group)) === 0 ? undefined : chosenBy(filter).value(row)
      if (text !== undefined) found[filter].add(text)
    }
  }
  for (const filter of choiceFilters) if (columnsOfToday.has(filter)) found[filter].clear()
  return found
}
