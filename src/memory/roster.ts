import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { type RosterEntry, saysTheSame } from '#domain/roster/entry.ts'
import { createFacets } from '#domain/roster/facets.ts'
import { createFinder } from '#domain/roster/finder.ts'
import { createNamed } from '#domain/roster/named.ts'
import { createOrders } from '#domain/roster/orders.ts'
import { createShelf, type Shelf } from '#domain/roster/shelf.ts'
import { createByColumn } from '#domain/roster/values.ts'
import type { PartialDate } from '#domain/time.ts'
import { createRosterLists, type RosterLists } from './roster-lists.ts'

export type { RosterEntry } from '#domain/roster/entry.ts'

/**
 * 花名册: every dossier's summary in memory, the only thing that lists and search read (docs/security.md §3). What a
 * viewer asks goes through the policy; `entry`, `subject`, `of`, `named` and `nameOf` are for the program itself.
 */
export type Roster = RosterLists & {
  /** Grows with every change of what it says. */
  readonly version: number
  readonly put: (entry: RosterEntry) => void
  /** Puts many lines at once, of dossiers that have none yet. */
  readonly fill: Shelf['fill']
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
  /** How many entries there are. */
  readonly size: number
  /** What rights are asked about, of every entry: what its columns say is not looked up. */
  readonly subjects: () => Iterable<Subject>
  /** Every line there is, each to be read before the next is asked for: nothing is made of it. */
  readonly lines: () => Iterable<Pick<RosterEntry, 'subject' | 'columns'>>
  /** The dossiers of a person: one, or also drafts that were given up. */
  readonly of: (person: PersonId) => readonly RosterEntry[]
  /** The dossiers of everybody who has this name, however it is written (foldName). */
  readonly named: (name: string) => readonly RosterEntry[]
  /** The dossiers that have this number, those that were given up included. */
  readonly numbered: (number: string) => readonly RosterEntry[]
  readonly nameOf: (person: PersonId) => string | undefined
  /** Of whoever has a dossier that was not given up. */
  readonly birthOf: (person: PersonId) => PartialDate | undefined
  /** The dossiers that nothing opens to this person: the own and those of relatives. */
  readonly barredTo: (person: PersonId) => readonly DossierId[]
  /** The same of all of these together, each dossier once; every page asks, so that the last answer is kept. */
  readonly barredToAny: (actors: readonly Actor[]) => readonly DossierId[]

  /** The entries that changed after this version; undefined when that is too long ago to be known. */
  readonly changedSince: (version: number) => readonly RosterEntry[] | undefined
  readonly slotOf: (id: DossierId) => number | undefined
  readonly idAt: (slot: number) => DossierId | undefined
}

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
  const lists = createRosterLists({ shelf, columns, orders, facets, finder })
  const barredTo = (person: PersonId): readonly DossierId[] => shelf.slotsBarredTo(person).map(shelf.idOf)
  let barred = { to: [] as readonly Actor[], version: -1, dossiers: [] as readonly DossierId[] }

  return {
    ...lists,
    get version() {
      return shelf.version()
    },
    put: (entry) => {
      const slot = shelf.slotOf(entry.subject.dossier)
      const known = slot === undefined ? undefined : shelf.entry(slot)
      // Most of what is saved no list shows: what was found and ordered before stays as it is.
      if (!known || !saysTheSame(known, entry)) shelf.put(entry)
    },
    fill: shelf.fill,
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
    get size() {
      return shelf.many()
    },
    subjects: function* () {
      for (const slot of shelf.slots()) {
        const subject = shelf.subject(slot)
        if (subject) yield subject
      }
    },
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
    birthOf: (person) => {
      const slot = shelf.slotsOf(person).find((slot) => shelf.subject(slot)?.state !== 'discarded')
      return slot === undefined ? undefined : shelf.glance(slot).identity.birth
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
    slotOf: shelf.slotOf,
    idAt: (slot) => (shelf.subject(slot) ? shelf.idOf(slot) : undefined),
  }

  function entriesIn(slots: readonly number[]): readonly RosterEntry[] {
    return slots.flatMap((slot) => shelf.entry(slot) ?? [])
  }
}
