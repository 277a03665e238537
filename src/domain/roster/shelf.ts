import type { Actor } from '#domain/access/actor.ts'
import { hasAuthor, type Subject, sortOf } from '#domain/access/policy.ts'
import type { AccountId, DossierId, PersonId } from '#domain/ids.ts'
import { createBuckets } from './buckets.ts'
import { kinCounts, type RosterEntry, type RosterRow, wholeRow } from './entry.ts'
import { createJournal } from './journal.ts'
import { createKinClosure } from './kin-closure.ts'
import { createSharing } from './sharing.ts'

/** Told of a row before it leaves its slot or changes in it, and after it came: what is kept beside the rows follows. */
export type Follower = {
  readonly leaving: (slot: number) => void
  readonly entered: (slot: number) => void
  /** The slot is empty now; a change in place is not told so. */
  readonly gone: (slot: number) => void
}

/**
 * The entries, each in a slot: a small number that stays while the dossier does and is used again afterwards. Slots of
 * the same unit, state and keeper are of one class, for which the policy answers alike unless the viewer is the person
 * itself, a relative or the author.
 */
export type Shelf = {
  readonly version: () => number
  /** The slots that changed after this version; undefined when that is too long ago to be known. */
  readonly changedSince: (version: number) => ReadonlySet<number> | undefined
  readonly put: (entry: RosterEntry) => void
  readonly remove: (id: DossierId) => void
  readonly slotOf: (id: DossierId) => number | undefined
  readonly entry: (slot: number) => RosterEntry | undefined
  readonly row: (slot: number) => RosterRow
  /** Every slot that holds a row. */
  readonly slots: () => readonly number[]
  /** One more than the highest slot in use. */
  readonly end: () => number
  readonly slotsOf: (person: PersonId) => readonly number[]
  /** The slots of the person and of those whose relative the person is. */
  readonly slotsBarredTo: (person: PersonId) => readonly number[]
  /** The slots to ask the policy about one by one for this actor. */
  readonly slotsAbout: (actor: Actor) => Iterable<number>
  readonly classOf: (slot: number) => number
  /** A subject of each class that is nobody's own, relative or draft; class 0 is that of the empty slots and has none. */
  readonly classes: () => readonly (Subject | undefined)[]
}

export function createShelf(follower: Follower): Shelf {
  const entries: (RosterEntry | undefined)[] = []
  const rows: (RosterRow | undefined)[] = []
  const free: number[] = []
  const slotOf = new Map<DossierId, number>()
  const persons = createBuckets<PersonId>()
  const authors = createBuckets<AccountId>()
  const kinOf = createBuckets<PersonId>()
  const kin = createKinClosure()
  const classes = createClasses()
  const shared = createSharing()
  const journal = createJournal()

  const take = (slot: number) => {
    const old = entries[slot]
    if (!old) return
    follower.leaving(slot)
    persons.take(old.subject.person, slot)
    if (hasAuthor(old.subject)) authors.take(old.subject.author, slot)
    for (const relative of old.subject.kin) kinOf.take(relative, slot)
    entries[slot] = rows[slot] = undefined
    classes.set(slot, undefined)
  }
  const relate = (slot: number, relatives: ReadonlySet<PersonId>) => {
    const entry = entries[slot]
    if (!entry || (entry.subject.kin.size === 0 && relatives.size === 0)) return
    for (const relative of entry.subject.kin) kinOf.take(relative, slot)
    for (const relative of relatives) kinOf.add(relative, slot)
    entries[slot] = { ...entry, subject: { ...entry.subject, kin: relatives } }
    journal.note(slot)
  }
  /** Gives the slots of these persons the relatives that they now have; what a slot says itself counts there always. */
  const relateAll = (touched: Iterable<PersonId>) => {
    for (const person of touched) {
      const known = kin.of(person)
      for (const slot of persons.of(person)) relate(slot, withOwn(known, entries[slot]?.declared ?? nobody, person))
    }
  }

  return {
    version: journal.version,
    changedSince: journal.since,
    put: (entry) => {
      const { subject } = entry
      const slot = slotOf.get(subject.dossier) ?? free.pop() ?? entries.length
      take(slot)
      slotOf.set(subject.dossier, slot)
      persons.add(subject.person, slot)
      if (hasAuthor(subject)) authors.add(subject.author, slot)
      const columns = shared(entry.columns)
      const declared = entry.declared.size === 0 ? nobody : entry.declared
      const { familyChecked } = entry
      entries[slot] = { subject: { ...subject, unit: columns.who.unit, kin: nobody }, declared, familyChecked, columns }
      rows[slot] = wholeRow(entries[slot])
      classes.set(slot, entries[slot].subject)
      relateAll(new Set([...kin.set(slot, subject.person, kinCounts(entry) ? declared : nobody), subject.person]))
      follower.entered(slot)
      journal.note(slot)
    },
    remove: (id) => {
      const slot = slotOf.get(id)
      if (slot === undefined) return
      take(slot)
      relateAll(kin.drop(slot))
      slotOf.delete(id)
      free.push(slot)
      follower.gone(slot)
      journal.note(slot)
    },
    slotOf: (id) => slotOf.get(id),
    entry: (slot) => entries[slot],
    row: (slot) => {
      const row = rows[slot]
      if (!row) throw new Error('No dossier is in this slot.')
      return row
    },
    slots: () => [...slotOf.values()],
    end: () => entries.length,
    slotsOf: persons.of,
    slotsBarredTo: (person) => {
      const [own, related] = [persons.of(person), kinOf.of(person)]
      return related.length === 0 ? own : [...new Set([...own, ...related])]
    },
    slotsAbout: (actor) =>
      new Set([...persons.of(actor.person), ...kinOf.of(actor.person), ...authors.of(actor.account)]),
    classOf: classes.of,
    classes: classes.all,
  }
}

const nobody: ReadonlySet<PersonId> = new Set()

function withOwn(known: ReadonlySet<PersonId>, own: ReadonlySet<PersonId>, person: PersonId): ReadonlySet<PersonId> {
  if ([...own].every((relative) => known.has(relative) || relative === person)) return known
  return new Set([...known, ...own].filter((relative) => relative !== person))
}

function createClasses() {
  const numbers = new Map<string, number>()
  const samples: (Subject | undefined)[] = [undefined]
  const bySlot: number[] = []
  return {
    of: (slot: number) => bySlot[slot] ?? 0,
    all: (): readonly (Subject | undefined)[] => samples,
    set: (slot: number, subject: Subject | undefined) => {
      bySlot[slot] = subject ? numberOf(numbers, samples, subject) : 0
    },
  }
}

function numberOf(numbers: Map<string, number>, samples: (Subject | undefined)[], subject: Subject): number {
  const key = sortOf(subject)
  const known = numbers.get(key)
  if (known !== undefined) return known
  const made = samples.push(anybody(subject)) - 1
  numbers.set(key, made)
  return made
}

const anybody = ({ unit, state, departed, keeper }: Subject): Subject => ({
  dossier: '' as DossierId,
  person: '' as PersonId,
  author: '' as AccountId,
  kin: new Set(),
  unit,
  state,
  ...(departed && { departed }),
  keeper,
})
