import type { Actor } from '#domain/access/actor.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { isEmptyTerm, readTerm, type Term } from '#domain/people/term.ts'
import { columnOf } from '#domain/roster/column.ts'
import { type ListedGroup, type RosterEntry, type RosterRow, rowFor } from '#domain/roster/entry.ts'
import { createFinder, type Found, type FoundBy } from '#domain/roster/finder.ts'
import { type Choices, type Listing, type Neighbours, pageSize, pagesOf, slotsOf } from '#domain/roster/listing.ts'
import { bitOf, groupsIn } from '#domain/roster/mask.ts'
import { createMemo } from '#domain/roster/memo.ts'
import { treeOrder } from '#domain/roster/ordering.ts'
import { createOrders, type Units } from '#domain/roster/orders.ts'
import {
  admitted,
  type ChoiceFilter,
  choiceFilters,
  type ListQuery,
  listedStates,
  queryText,
} from '#domain/roster/query.ts'
import { createShelf } from '#domain/roster/shelf.ts'
import { createSights, type Seats } from '#domain/roster/sight.ts'

export type { RosterEntry } from '#domain/roster/entry.ts'

/** Who looks, what the open seats add, and the tree of units as it is now (the directory is one). */
export type Viewer = {
  readonly actor: Actor
  readonly seats: Seats
  readonly tree: { readonly units: Units; readonly below: (unit: UnitId) => ReadonlySet<UnitId> }
}

export type Hit = { readonly row: RosterRow; readonly by: FoundBy }

export type Hits = { readonly count: number; readonly hits: readonly Hit[] }

/**
 * 花名册: every dossier's summary in memory, the only thing that lists and search read (security.md §3). What a viewer
 * asks goes through the policy; `entry`, `all` and `nameOf` are for the program itself.
 */
export type Roster = {
  /** Grows with every change. */
  readonly version: number
  readonly put: (entry: RosterEntry) => void
  readonly remove: (id: DossierId) => void
  /** Takes these in the place of everything before. */
  readonly load: (entries: Iterable<RosterEntry>) => void
  /** Where the paper lies, after it was filed: a change of custody alone. */
  readonly setBox: (id: DossierId, box: string | undefined) => void
  readonly entry: (id: DossierId) => RosterEntry | undefined
  readonly all: () => readonly RosterEntry[]
  readonly nameOf: (person: PersonId) => string | undefined
  /** The dossiers that nothing opens to this person: the own and those of relatives. */
  readonly barredTo: (person: PersonId) => readonly DossierId[]

  readonly list: (viewer: Viewer, query: ListQuery) => Listing
  readonly neighbours: (viewer: Viewer, query: ListQuery, id: DossierId) => Neighbours | undefined
  /** At most `limit` rows, and how many there are. `holder` is the dossier with the whole ID number of the term. */
  readonly find: (viewer: Viewer, term: Term, limit: number, holder?: DossierId) => Hits
  readonly choices: (viewer: Viewer) => Choices
  readonly groups: (viewer: Viewer) => ReadonlySet<ListedGroup>
}

/** Numbers of slots that remembered lists may hold together: four bytes each. */
const remembered = 4_000_000

export function createRoster(): Roster {
  const shelf = createShelf({
    enter: (slot) => {
      orders.enter(slot)
      finder.enter(slot)
    },
    leave: (slot) => {
      orders.leave(slot)
      finder.leave(slot)
    },
  })
  const orders = createOrders(shelf)
  const finder = createFinder(shelf)
  const sightOf = createSights(shelf)
  const lists = createMemo<Int32Array>(remembered, ({ length }) => length + 16)
  const finds = createMemo<Found>(remembered, ({ slots }) => slots.length * 2 + 16)
  const hits = createMemo<Hits>(100_000, ({ hits }) => hits.length + 1)
  const filters = createMemo<Choices>(200, () => 1)
  let settled = { version: -1, units: undefined as Units | undefined }
  let entries: readonly RosterEntry[] | undefined

  /** Forgets what was remembered of an older roster or another tree, and says what the viewer sees now. */
  const look = ({ actor, seats, tree }: Viewer) => {
    const units = tree.units
    if (settled.version !== shelf.version() || settled.units !== units) {
      for (const memo of [lists, finds, hits, filters]) memo.clear()
      orders.follow(units)
      settled = { version: shelf.version(), units }
    }
    return sightOf(actor, seats)
  }

  const find = (viewer: Viewer, term: Term, holder: DossierId | undefined): Found => {
    const sight = look(viewer)
    const slot = holder === undefined ? undefined : shelf.slotOf(holder)
    return finds.get(findKey(sight.key, term, holder), () => finder.find(term, sight.masks, orders.places(), slot))
  }

  const listed = (viewer: Viewer, asked: ListQuery) => {
    const sight = look(viewer)
    const query = admitted(asked, sight.groups)
    const { columns: _, page: __, ...asking } = query
    const slots = lists.get(`${sight.key}|${queryText({ ...asking, page: 1 })}`, () => {
      const term = readTerm(query.q)
      const found = query.q === '' || isEmptyTerm(term) ? undefined : find(viewer, term, undefined).slots
      return slotsOf(query, { shelf, orders, sight, below: viewer.tree.below, found })
    })
    return { sight, query, slots }
  }

  return {
    get version() {
      return shelf.version()
    },
    put: (entry) => {
      entries = undefined
      shelf.put(entry)
    },
    remove: (id) => {
      entries = undefined
      shelf.remove(id)
    },
    load: (given) => {
      entries = undefined
      for (const slot of shelf.slots()) shelf.remove(shelf.row(slot).dossier)
      for (const entry of given) shelf.put(entry)
    },
    setBox: (id, box) => {
      const slot = shelf.slotOf(id)
      const entry = slot === undefined ? undefined : shelf.entry(slot)
      if (!entry || entry.columns.custody.box === box) return
      entries = undefined
      shelf.put({ ...entry, columns: { ...entry.columns, custody: box === undefined ? {} : { box } } })
    },
    entry: (id) => {
      const slot = shelf.slotOf(id)
      return slot === undefined ? undefined : shelf.entry(slot)
    },
    all: () => {
      entries ??= shelf.slots().flatMap((slot) => shelf.entry(slot) ?? [])
      return entries
    },
    nameOf: (person) => {
      const slots = [...shelf.slotsOf(person)]
      const slot = slots.find((slot) => shelf.row(slot).state !== 'discarded') ?? slots[0]
      return slot === undefined ? undefined : shelf.row(slot).who.name
    },

    barredTo: (person) => shelf.slotsBarredTo(person).map((slot) => shelf.row(slot).dossier),

    groups: (viewer) => look(viewer).groups,
    list: (viewer, asked) => {
      const { sight, query, slots } = listed(viewer, asked)
      const pages = pagesOf(slots.length)
      const page = Math.min(query.page, pages)
      const rows = Array.from(slots.subarray((page - 1) * pageSize, page * pageSize), (slot) =>
        rowFor(shelf.row(slot), groupsIn(sight.masks[slot] ?? 0)),
      )
      return { all: sight.count, count: slots.length, page, pages, rows, groups: sight.groups }
    },
    neighbours: (viewer, asked, id) => {
      const { slots } = listed(viewer, asked)
      const slot = shelf.slotOf(id)
      const at = slot === undefined ? -1 : slots.indexOf(slot)
      if (at < 0) return undefined
      const [previous, next] = [slots[at - 1], slots[at + 1]]
      return {
        at: at + 1,
        count: slots.length,
        ...(previous !== undefined && { previous: shelf.row(previous).dossier }),
        ...(next !== undefined && { next: shelf.row(next).dossier }),
      }
    },
    find: (viewer, term, limit, holder) => {
      if (isEmptyTerm(term)) return { count: 0, hits: [] }
      const { key, masks } = look(viewer)
      return hits.get(`${limit}|${findKey(key, term, holder)}`, () => {
        const { slots, by } = find(viewer, term, holder)
        return {
          count: slots.length,
          hits: Array.from(slots.subarray(0, limit), (slot, at) => ({
            row: rowFor(shelf.row(slot), groupsIn(masks[slot] ?? 0)),
            by: by[at] ?? 'name',
          })),
        }
      })
    },
    choices: (viewer) => {
      const sight = look(viewer)
      return filters.get(sight.key, () => choicesIn(viewer))
    },
  }

  function choicesIn(viewer: Viewer): Choices {
    const { masks } = look(viewer)
    const slots = shelf.slots().filter((slot) => (masks[slot] ?? 0) !== 0)
    const texts = (filter: ChoiceFilter) => {
      const { group, value } = columnOf(filter)
      const shown = new Set<string>()
      for (const slot of slots) {
        const text = ((masks[slot] ?? 0) & bitOf(group)) === 0 ? undefined : value(shelf.row(slot))
        if (text !== undefined) shown.add(text)
      }
      return inOrderOf(filter, shown)
    }
    const [rank, education, politics] = choiceFilters.map(texts)
    return {
      rank: rank ?? [],
      education: education ?? [],
      politics: politics ?? [],
      states: listedStates.filter((state) => slots.some((slot) => shelf.row(slot).state === state)),
      units: unitsOf(viewer.tree.units, slots),
    }
  }

  function inOrderOf(filter: ChoiceFilter, shown: ReadonlySet<string>): readonly string[] {
    const { order } = columnOf(filter)
    const known = typeof order === 'string' ? [] : order.filter((text) => shown.has(text))
    return [...known, ...[...shown].filter((text) => !known.includes(text)).sort()]
  }

  /** The units that have rows, and those above them, so that the tree can be read. */
  function unitsOf(units: Units, slots: readonly number[]) {
    const wanted = new Set<UnitId>()
    for (const slot of slots) {
      for (let unit = units.get(shelf.row(slot).unit); unit && !wanted.has(unit.id); ) {
        wanted.add(unit.id)
        unit = unit.parent === undefined ? undefined : units.get(unit.parent)
      }
    }
    return treeOrder(units.values()).filter(({ id }) => wanted.has(id))
  }
}

/** What a search depends on beside the roster itself. */
const findKey = (sight: string, { name, pinyin, code, idNumber }: Term, holder: DossierId | undefined) =>
  `${sight}|${name}|${pinyin ?? ''}|${code ?? ''}|${idNumber ? (holder ?? '-') : ''}`
