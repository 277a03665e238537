import type { Actor } from '#domain/access/actor.ts'
import { hasAuthor, type Subject, sortOf } from '#domain/access/policy.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { createBuckets } from './buckets.ts'
import type { WrittenField } from './columnar.ts'
import { type Columns, kinCounts, type RosterEntry, type RosterRow, wholeRow } from './entry.ts'
import { createJournal } from './journal.ts'
import { createKinClosure } from './kin-closure.ts'
import { createLedger } from './ledger.ts'

/** Told of a row before it leaves its slot or changes in it, and after it came: what is kept beside the rows follows. */
export type Follower = {
  readonly leaving: (slot: number) => void
  readonly entered: (slot: number) => void
  /** The slot is empty now; a change in place is not told so. */
  readonly gone: (slot: number) => void
}

/** A row of many that are put at once. Its relatives are found of what rows declare, its unit of what it says. */
export type FilledRow = Pick<RosterEntry, 'declared' | 'familyChecked'> & {
  readonly subject: Omit<Subject, 'unit' | 'kin'>
  readonly columns?: Columns
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
  /**
   * Puts many rows at once, none of whose dossiers has one yet: what they say is written down the columns, or given with the row
   * where it is not.
   */
  readonly fill: (rows: readonly FilledRow[], written: readonly WrittenField[]) => void
  readonly remove: (id: DossierId) => void
  readonly slotOf: (id: DossierId) => number | undefined
  readonly subject: (slot: number) => Subject | undefined
  readonly idOf: (slot: number) => DossierId
  /** Put together anew for whoever asks, like the row. */
  readonly entry: (slot: number) => RosterEntry | undefined
  readonly row: (slot: number) => RosterRow
  /** The row to be read at once, without making one: the next glance turns it to another slot. */
  readonly glance: (slot: number) => RosterRow & Columns
  /** Every slot that holds a row. */
  readonly slots: () => readonly number[]
  /** How many slots hold a row. */
  readonly many: () => number
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

/** Holds the rows of the list in slots that keep their number; `follower` hears of each that comes and goes. */
export function createShelf(follower: Follower): Shelf {
  const subjects: (Subject | undefined)[] = []
  const ledger = createLedger()
  /** Of the slots that name relatives, and of those whose relatives 复核 compared: most do neither. */
  const declared = new Map<number, ReadonlySet<PersonId>>()
  const checked = new Set<number>()
  const free: number[] = []
  const slotOf = new Map<DossierId, number>()
  const persons = createBuckets<PersonId>()
  const authors = createBuckets<AccountId>()
  const kinOf = createBuckets<PersonId>()
  const kin = createKinClosure()
  const classes = createClasses()
  const shared = createShared()
  const journal = createJournal()

  const take = (slot: number) => {
    const old = subjects[slot]
    if (!old) return
    follower.leaving(slot)
    persons.take(old.person, slot)
    if (hasAuthor(old)) authors.take(old.author, slot)
    for (const relative of old.kin) kinOf.take(relative, slot)
    subjects[slot] = undefined
    ledger.clear(slot)
    declared.delete(slot)
    checked.delete(slot)
    classes.set(slot, undefined)
  }
  const relate = (slot: number, relatives: ReadonlySet<PersonId>) => {
    const subject = subjects[slot]
    if (!subject || (subject.kin.size === 0 && relatives.size === 0)) return
    for (const relative of subject.kin) kinOf.take(relative, slot)
    for (const relative of relatives) kinOf.add(relative, slot)
    subjects[slot] = { ...subject, kin: relatives }
    journal.note(slot)
  }
  /** Gives the slots of these persons the relatives that they now have; what a slot says itself counts there always. */
  const relateOne = (person: PersonId) => {
    const known = kin.of(person)
    for (const slot of persons.of(person)) relate(slot, withOwn(known, declared.get(slot) ?? nobody, person))
  }
  const relateAll = (touched: ReadonlySet<PersonId>, other?: PersonId) => {
    for (const person of touched) relateOne(person)
    if (other !== undefined && !touched.has(other)) relateOne(other)
  }
  /** Puts a row in its slot, whose columns are written. */
  const enter = (slot: number, row: FilledRow) => {
    const { dossier, person } = row.subject
    slotOf.set(dossier, slot)
    const subject = shared(row.subject, ledger.glance(slot).who.unit)
    subjects[slot] = subject
    if (row.declared.size > 0) declared.set(slot, row.declared)
    if (row.familyChecked) checked.add(slot)
    persons.add(person, slot)
    if (hasAuthor(subject)) authors.add(subject.author, slot)
    classes.set(slot, subject)
    relateAll(kin.set(slot, person, kinCounts(row) ? row.declared : nobody), person)
    follower.entered(slot)
    journal.note(slot)
  }
  const subjectOf = (slot: number): Subject => {
    const subject = subjects[slot]
    if (!subject) throw new Error('No dossier is in this slot.')
    return subject
  }
  const entryOf = (slot: number, subject: Subject): RosterEntry => ({
    subject,
    declared: declared.get(slot) ?? nobody,
    familyChecked: checked.has(slot),
    columns: ledger.columns(slot),
  })
  const glanced = {
    dossier: '' as DossierId,
    unit: '' as UnitId,
    state: 'draft' as Subject['state'],
    ...ledger.glance(0),
  }

  return {
    version: journal.version,
    changedSince: journal.since,
    put: (entry) => {
      const slot = slotOf.get(entry.subject.dossier) ?? free.pop() ?? subjects.length
      take(slot)
      ledger.set(slot, entry.columns)
      enter(slot, entry)
    },
    fill: (rows, written) => {
      const start = subjects.length
      ledger.fill(start, written)
      let slot = start
      for (const row of rows) {
        if (row.columns) ledger.set(slot, row.columns)
        enter(slot, row)
        slot += 1
      }
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
    subject: (slot) => subjects[slot],
    idOf: (slot) => subjectOf(slot).dossier,
    entry: (slot) => {
      const subject = subjects[slot]
      return subject && entryOf(slot, subject)
    },
    row: (slot) => wholeRow({ subject: subjectOf(slot), columns: ledger.columns(slot) }),
    glance: (slot) => {
      const subject = subjectOf(slot)
      ledger.glance(slot)
      glanced.dossier = subject.dossier
      glanced.unit = subject.unit
      glanced.state = subject.state
      return glanced
    },
    slots: () => [...slotOf.values()],
    many: () => slotOf.size,
    end: () => subjects.length,
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

/** Gives subjects that say the same the same text: each comes from a row of the database with texts of its own. */
function createShared(): (given: FilledRow['subject'], unit: UnitId) => Subject {
  const texts = new Map<string, string>()
  const one = <Text extends string>(text: Text): Text => {
    const known = texts.get(text)
    if (known !== undefined) return known as Text
    texts.set(text, text)
    return text
  }
  return ({ dossier, person, state, departed, keeper, author }, unit) => ({
    dossier,
    person,
    unit: one(unit),
    state: one(state),
    ...(departed && { departed }),
    keeper: one(keeper),
    kin: nobody,
    author: one(author),
  })
}

function withOwn(known: ReadonlySet<PersonId>, own: ReadonlySet<PersonId>, person: PersonId): ReadonlySet<PersonId> {
  if (own.size === 0 || [...own].every((relative) => known.has(relative) || relative === person)) return known
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
