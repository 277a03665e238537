import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { DossierId } from '#domain/ids.ts'
import type { ListedGroup } from './entry.ts'
import { groupsIn, type Mask, maskOf } from './mask.ts'
import type { Shelf } from './shelf.ts'

/** The groups that the open seats of an actor give, by dossier. */
export type Seats = ReadonlyMap<DossierId, ReadonlySet<Group>>

/** What one actor sees of the roster at this moment. */
export type Sight = {
  /** By slot; 0 where there is no row for this actor. */
  readonly masks: Uint8Array
  /** How many rows there are. */
  readonly count: number
  /** The groups that some row shows: what the list can have as columns, filters and orders. */
  readonly groups: ReadonlySet<ListedGroup>
  /** Names this sight among all of this version of the roster. */
  readonly key: string
}

/** Answers what an actor sees, from the same `decide` as everywhere, asked once for rows that it cannot tell apart. */
export function createSights(shelf: Shelf): (actor: Actor, seats: Seats) => Sight {
  const nothing: ReadonlySet<Group> = new Set()
  let known = new Map<string, Sight>()
  let version = -1
  const numbers = new WeakMap<Actor, number>()
  let actors = 0

  const numberOf = (actor: Actor) => {
    const number = numbers.get(actor) ?? actors++
    numbers.set(actor, number)
    return number
  }
  const look = (actor: Actor, seats: Seats, key: string): Sight => {
    const byClass = shelf.classes().map((subject) => (subject ? maskOf(actor, subject, nothing) : 0))
    const masks = Uint8Array.from({ length: shelf.end() }, (_, slot) => byClass[shelf.classOf(slot)] ?? 0)
    const seated = [...seats.keys()].flatMap((id) => shelf.slotOf(id) ?? [])
    for (const slot of [...shelf.slotsAbout(actor), ...seated]) {
      const subject = shelf.entry(slot)?.subject
      masks[slot] = subject ? maskOf(actor, subject, seats.get(subject.dossier) ?? nothing) : 0
    }
    return { masks, key, ...summed(masks) }
  }

  return (actor, seats) => {
    if (version !== shelf.version()) {
      known = new Map()
      version = shelf.version()
    }
    const key = `${numberOf(actor)} ${seatKey(seats)}`
    const found = known.get(key)
    if (found) return found
    const made = look(actor, seats, key)
    if (known.size >= mostKept) known.clear()
    known.set(key, made)
    return made
  }
}

/** 200 viewers of 100,000 rows are 20 MB. */
const mostKept = 200

const seatKey = (seats: Seats) =>
  [...seats]
    .map(([id, groups]) => `${id}:${[...groups].sort().join(',')}`)
    .sort()
    .join(' ')

function summed(masks: Uint8Array) {
  let [count, all]: [number, Mask] = [0, 0]
  for (const mask of masks) {
    if (mask !== 0) count += 1
    all |= mask
  }
  return { count, groups: groupsIn(all) }
}
