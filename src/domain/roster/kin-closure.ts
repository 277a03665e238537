import type { PersonId } from '#domain/ids.ts'

/**
 * Relatives of both directions: whoever one dossier names is kin to its person, and the person to whoever is named
 * (docs/decisions/0005); it does not spread further. Kept by slot, since one change of a family section touches whom it
 * names.
 */
export type KinClosure = {
  /** Answers the persons whose relatives changed. */
  readonly set: (slot: number, person: PersonId, named: ReadonlySet<PersonId>) => ReadonlySet<PersonId>
  readonly drop: (slot: number) => ReadonlySet<PersonId>
  readonly of: (person: PersonId) => ReadonlySet<PersonId>
}

type Declared = { readonly person: PersonId; readonly named: ReadonlySet<PersonId> }

/** Who is a relative of whom, both ways, of what dossiers name; follows each row that comes or goes. */
export function createKinClosure(): KinClosure {
  const declared = new Map<number, Declared>()
  /** For each person, the slots that name the person and the slots of the person. */
  const touching = new Map<PersonId, Set<number>>()
  const nothing: ReadonlySet<PersonId> = new Set()

  const touch = (person: PersonId, slot: number) => {
    const slots = touching.get(person)
    if (slots) slots.add(slot)
    else touching.set(person, new Set([slot]))
  }
  const drop = (slot: number): ReadonlySet<PersonId> => {
    const old = declared.get(slot)
    if (!old) return nothing
    declared.delete(slot)
    const persons = new Set([old.person, ...old.named])
    for (const person of persons) touching.get(person)?.delete(slot)
    return persons
  }

  return {
    drop,
    set: (slot, person, named) => {
      const old = declared.get(slot)
      if (old && old.person === person && sameSet(old.named, named)) return nothing
      const before = drop(slot)
      if (named.size === 0) return before
      declared.set(slot, { person, named })
      for (const touched of [person, ...named]) touch(touched, slot)
      return new Set([...before, person, ...named])
    },
    of: (person) => {
      const slots = touching.get(person)
      if (!slots || slots.size === 0) return nothing
      const kin = new Set([...slots].flatMap((slot) => relativesBy(declared.get(slot), person)))
      kin.delete(person)
      return kin
    },
  }
}

/** What one declaration says of a person: all it names for the one who made it, its maker for whom it names. */
const relativesBy = (declared: Declared | undefined, person: PersonId): readonly PersonId[] =>
  declared === undefined ? [] : declared.person === person ? [...declared.named] : [declared.person]

const sameSet = (a: ReadonlySet<PersonId>, b: ReadonlySet<PersonId>) =>
  a.size === b.size && [...a].every((person) => b.has(person))
