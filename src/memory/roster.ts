import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { isEmptyTerm, readTerm, type Term } from '#domain/people/term.ts'
import { choicesOf } from '#domain/roster/choices.ts'
import { type MaskedGroup, type RosterEntry, type RosterRow, rowFor, saysTheSame } from '#domain/roster/entry.ts'
import { createFacets } from '#domain/roster/facets.ts'
import { createFinder, type Found, type FoundBy } from '#domain/roster/finder.ts'
import {
  type Choices,
  type Listing,
  type Neighbours,
  pageSize,
  pagesOf,
  showing,
  slotsOf,
} from '#domain/roster/listing.ts'
import { bitOf, groupsIn } from '#domain/roster/mask.ts'
import { createNamed } from '#domain/roster/named.ts'
import { createOrders, type Units } from '#domain/roster/orders.ts'
import type { Past } from '#domain/roster/past.ts'
import { admitted, type ListQuery, queryText } from '#domain/roster/query.ts'
import { createShelf } from '#domain/roster/shelf.ts'
import { createSights, type Seats } from '#domain/roster/sight.ts'
import { createByColumn } from '#domain/roster/values.ts'
import type { Source } from '#domain/suggestions/sources.ts'
import type { Day } from '#domain/time.ts'
import { createPastLists } from './past-lists.ts'

export type { RosterEntry } from '#domain/roster/entry.ts'

/** Who looks, what the open seats add, and the tree of units as it is now (the directory is one). */
export type Viewer = {
  readonly actor: Actor
  readonly seats: Seats
  readonly tree: Tree & { readonly treeOn: (day: Day) => Tree }
  /**
   * Whom the figure of a query counts, and who came on file since its day, each slot with a 1: a query that names one lists nobody
   * else, and nobody without this. `frozen`: of a figure of a return, how many it counted, and how many of them may not be listed
   * now or are no more.
   */
  readonly among?: {
    readonly key: string
    readonly marks: Uint8Array
    readonly frozen?: { readonly people: number; readonly hidden: number }
  }
}

type Tree = { readonly units: Units; readonly below: (unit: UnitId) => ReadonlySet<UnitId> }

export type Hit = { readonly row: RosterRow; readonly by: FoundBy }

export type Hits = { readonly count: number; readonly hits: readonly Hit[] }

/**
 * 花名册: every dossier's summary in memory, the only thing that lists and search read (docs/security.md §3). What a
 * viewer asks goes through the policy; `entry`, `subject`, `of`, `named` and `nameOf` are for the program itself.
 */
export type Roster = {
  /** Grows with every change of what it says. */
  readonly version: number
  readonly put: (entry: RosterEntry) => void
  readonly remove: (id: DossierId) => void
  /** Takes these in the place of everything before. */
  readonly load: (entries: Iterable<RosterEntry>) => void
  /** Where the paper lies, after it was filed: a change of custody alone. */
  readonly setBox: (id: DossierId, box: string | undefined) => void
  readonly entry: (id: DossierId) => RosterEntry | undefined
  /** What rights are asked about. Its entry is put together anew, column by column, for whoever asks. */
  readonly subject: (id: DossierId) => Subject | undefined
  /** Every entry there is: for what happens once, never for an answer. */
  readonly all: () => readonly RosterEntry[]
  /** Every line there is, each to be read before the next is asked for: nothing is made of it. */
  readonly lines: () => Iterable<Pick<RosterEntry, 'subject' | 'columns'>>
  /** The dossiers of a person: one, or also drafts that were given up. */
  readonly of: (person: PersonId) => readonly RosterEntry[]
  /** The dossiers of everybody who has this name, however it is written (foldName). */
  readonly named: (name: string) => readonly RosterEntry[]
  /** The dossiers that have this number, those that were given up included. */
  readonly numbered: (number: string) => readonly RosterEntry[]
  readonly nameOf: (person: PersonId) => string | undefined
  /** The dossiers that nothing opens to this person: the own and those of relatives. */
  readonly barredTo: (person: PersonId) => readonly DossierId[]
  /** The same of all of these together, each dossier once; every page asks, so that the last answer is kept. */
  readonly barredToAny: (actors: readonly Actor[]) => readonly DossierId[]

  /** The entries that changed after this version; undefined when that is too long ago to be known. */
  readonly changedSince: (version: number) => readonly RosterEntry[] | undefined

  /** Of today, or of a past day: with the rights of today. */
  readonly list: (viewer: Viewer, query: ListQuery, past?: Past) => Listing
  readonly neighbours: (viewer: Viewer, query: ListQuery, id: DossierId, past?: Past) => Neighbours | undefined
  /** At most `limit` rows, and how many there are. `holder` is the dossier with the whole ID number of the term. */
  readonly find: (viewer: Viewer, term: Term, limit: number, holder?: DossierId) => Hits
  readonly choices: (viewer: Viewer, past?: Past) => Choices
  /** What this source, known by its name, says of the lines that the viewer may see: each text once, the frequent first. */
  readonly texts: (viewer: Viewer, name: string, source: Source) => readonly string[]
  readonly groups: (viewer: Viewer, past?: Past) => ReadonlySet<MaskedGroup>

  /** Names what this viewer sees at this moment: the same as long as neither the roster nor the viewer's rights change. */
  readonly sightKey: (viewer: Viewer) => string
  /** By slot, 1 where the viewer may list all of these groups. */
  readonly showing: (viewer: Viewer, groups: ReadonlySet<MaskedGroup>) => Uint8Array
  readonly slotOf: (id: DossierId) => number | undefined
  readonly idAt: (slot: number) => DossierId | undefined
}

/** Numbers of slots that remembered lists may hold together: four bytes each. */
const remembered = 4_000_000

/** An empty roster; orders, columns and counts follow every change in place, lists are cut from them. */
export function createRoster(): Roster {
  const shelf = createShelf({
    leaving: (slot) => {
      orders.leaving(slot)
      facets.leaving(slot)
      names.leaving(slot)
    },
    entered: (slot) => {
      columns.entered(slot)
      orders.entered(slot)
      facets.entered(slot)
      names.entered(slot)
      finder.entered(slot)
    },
    gone: (slot) => finder.gone(slot),
  })
  const columns = createByColumn(shelf)
  const orders = createOrders(shelf, columns)
  const facets = createFacets(shelf)
  const names = createNamed(shelf)
  const finder = createFinder(shelf)
  const sightOf = createSights(shelf)
  const lists = createMemo<Int32Array>(remembered, (slots) => slots.length + 16)
  const finds = createMemo<Found>(remembered, ({ slots }) => slots.length * 2 + 16)
  const hits = createMemo<Hits>(100_000, ({ hits }) => hits.length + 1)
  const filters = createMemo<Choices>(200, () => 1)
  const said = createMemo<readonly string[]>(100_000, (texts) => texts.length + 1)
  let settled = { version: -1, units: undefined as Units | undefined }
  const barredTo = (person: PersonId): readonly DossierId[] => shelf.slotsBarredTo(person).map(shelf.idOf)
  let barred = { to: [] as readonly Actor[], version: -1, dossiers: [] as readonly DossierId[] }

  /** Forgets what was found in an older roster or ordered by another tree, and says what the viewer sees now. */
  const look = ({ actor, seats, tree }: Viewer) => {
    const units = tree.units
    if (settled.version !== shelf.version() || settled.units !== units) {
      for (const memo of [lists, finds, hits, filters, said]) memo.clear()
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

  /** The slots that the search term of a list finds today; undefined where it has none. */
  const slotsFound = (viewer: Viewer, { q }: ListQuery): Int32Array | undefined => {
    const term = readTerm(q)
    return q === '' || isEmptyTerm(term) ? undefined : find(viewer, term, undefined).slots
  }

  const listed = (viewer: Viewer, asked: ListQuery) => {
    const sight = look(viewer)
    const query = admitted(asked, sight.groups)
    const { columns: _, page: __, ...asking } = query
    const key = `${sight.key}|${query.figure || query.filed ? viewer.among?.key : ''}|${queryText({ ...asking, page: 1 })}`
    const slots = lists.get(key, () =>
      slotsOf(query, {
        columns,
        orders,
        sight,
        below: viewer.tree.below,
        found: slotsFound(viewer, query),
        among: viewer.among?.marks,
      }),
    )
    return { sight, query, slots }
  }

  const then = createPastLists({ shelf, look, slotsFound })

  const listedAt = (viewer: Viewer, asked: ListQuery, past: Past | undefined) =>
    past ? then.listed(viewer, asked, past) : { ...listed(viewer, asked), row: shelf.row }

  return {
    get version() {
      return shelf.version()
    },
    put: (entry) => {
      const slot = shelf.slotOf(entry.subject.dossier)
      const known = slot === undefined ? undefined : shelf.entry(slot)
      // Most of what is saved no list shows: what was found and ordered before stays as it is.
      if (!known || !saysTheSame(known, entry)) shelf.put(entry)
    },
    remove: shelf.remove,
    load: (given) => {
      for (const slot of shelf.slots()) shelf.remove(shelf.idOf(slot))
      for (const entry of given) shelf.put(entry)
    },
    setBox: (id, box) => {
      const slot = shelf.slotOf(id)
      const entry = slot === undefined ? undefined : shelf.entry(slot)
      if (!entry || entry.columns.custody.box === box) return
      shelf.put({ ...entry, columns: { ...entry.columns, custody: box === undefined ? {} : { box } } })
    },
    entry: (id) => {
      const slot = shelf.slotOf(id)
      return slot === undefined ? undefined : shelf.entry(slot)
    },
    subject: (id) => {
      const slot = shelf.slotOf(id)
      return slot === undefined ? undefined : shelf.subject(slot)
    },
    all: () => entriesIn(shelf.slots()),
    lines: function* () {
      for (const slot of shelf.slots()) {
        const subject = shelf.subject(slot)
        if (subject) yield { subject, columns: shelf.glance(slot) }
      }
    },
    of: (person) => entriesIn(shelf.slotsOf(person)),
    named: (name) => entriesIn(names.find(name)),
    numbered: (number) => entriesIn(finder.numbered(number)),
    nameOf: (person) => {
      const slots = shelf.slotsOf(person)
      const slot = slots.find((slot) => shelf.subject(slot)?.state !== 'discarded') ?? slots[0]
      return slot === undefined ? undefined : shelf.glance(slot).who.name
    },

    barredTo,
    barredToAny: (actors) => {
      if (barred.to !== actors || barred.version !== shelf.version()) {
        const dossiers = [...new Set(actors.flatMap(({ person }) => barredTo(person)))]
        barred = { to: actors, version: shelf.version(), dossiers }
      }
      return barred.dossiers
    },

    changedSince: (version) => {
      const slots = shelf.changedSince(version)
      return slots && entriesIn([...slots])
    },

    showing: (viewer, groups) => {
      const bits = [...groups].reduce((bits, group) => bits | bitOf(group), 0)
      return showing(look(viewer).masks, bits)
    },
    sightKey: (viewer) => `${look(viewer).key}|${shelf.version()}`,
    slotOf: shelf.slotOf,
    idAt: (slot) => (shelf.subject(slot) ? shelf.idOf(slot) : undefined),
    groups: (viewer, past) => (past ? then.look(viewer, past).sight : look(viewer)).groups,
    list: (viewer, asked, past) => {
      const { sight, query, slots, row } = listedAt(viewer, asked, past)
      const pages = pagesOf(slots.length)
      const page = Math.min(query.page, pages)
      const rows = Array.from(slots.subarray((page - 1) * pageSize, page * pageSize), (slot) =>
        rowFor(row(slot), groupsIn(sight.masks[slot] ?? 0)),
      )
      return { all: sight.count, count: slots.length, page, pages, rows, groups: sight.groups }
    },
    neighbours: (viewer, asked, id, past) => {
      const { slots } = listedAt(viewer, asked, past)
      const slot = shelf.slotOf(id)
      const at = slot === undefined ? -1 : slots.indexOf(slot)
      if (at < 0) return undefined
      const [previous, next] = [slots[at - 1], slots[at + 1]]
      return {
        at: at + 1,
        count: slots.length,
        ...(previous !== undefined && { previous: shelf.idOf(previous) }),
        ...(next !== undefined && { next: shelf.idOf(next) }),
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
    texts: (viewer, name, source) => {
      const { key, masks } = look(viewer)
      return said.get(`${key}|${name}`, () => {
        const counts = new Map<string, number>()
        for (const slot of shelf.slots()) {
          const mask = masks[slot] ?? 0
          const text = mask === 0 ? undefined : source(rowFor(shelf.glance(slot), groupsIn(mask)))
          if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
        }
        return [...counts].toSorted(([, a], [, b]) => b - a).map(([text]) => text)
      })
    },
    choices: (viewer, past) => {
      if (past) {
        const { lines, sight } = then.look(viewer, past)
        return choicesOf(lines.occurring(sight), viewer.tree.treeOn(past.day).units)
      }
      const sight = look(viewer)
      return filters.get(sight.key, () => choicesOf(facets.occurring(sight), viewer.tree.units))
    },
  }

  function entriesIn(slots: readonly number[]): readonly RosterEntry[] {
    return slots.flatMap((slot) => shelf.entry(slot) ?? [])
  }
}

/** What a search depends on beside the roster itself. */
const findKey = (sight: string, { name, pinyin, code, idNumber }: Term, holder: DossierId | undefined) =>
  `${sight}|${name}|${pinyin ?? ''}|${code ?? ''}|${idNumber ? (holder ?? '-') : ''}`
