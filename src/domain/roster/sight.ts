import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from './entry.ts'
import { groupsIn, type Mask, manyMasks, maskOf } from './mask.ts'
import type { Shelf } from './shelf.ts'

/** The groups that the open seats of an actor give, by dossier. */
export type Seats = ReadonlyMap<DossierId, ReadonlySet<Group>>

/** What one actor sees of the roster at this moment. */
export type Sight = {
  /** By slot; 0 where there is no row for this actor. */
  readonly masks: Uint16Array
  /** How many rows there are. */
  readonly count: number
  /** The groups that some row shows: what the list can have as columns, filters and orders. */
  readonly groups: ReadonlySet<MaskedGroup>
  /** The slots of which the policy was asked one by one: the own, relatives', own drafts, those with a seat. */
  readonly singled: ReadonlySet<number>
  /** The mask of every other slot of a class. */
  readonly byClass: (number: number) => Mask
  /** Names this sight among all of the roster. */
  readonly key: string
}

/** Answers what an actor sees, from the same `decide` as everywhere, asked once for rows that it cannot tell apart. */
export function createSights(shelf: Shelf): (actor: Actor, seats: Seats) => Sight {
  const known = new Map<string, Eye>()
  const numbers = new WeakMap<Actor, number>()
  let actors = 0

  const numberOf = (actor: Actor) => {
    const number = numbers.get(actor) ?? actors++
    numbers.set(actor, number)
    return number
  }

  return (actor, seats) => {
    const key = `${numberOf(actor)} ${seatKey(seats)}`
    const eye = known.get(key) ?? createEye(shelf, actor, seats, key)
    if (known.size >= mostKept && !known.has(key)) known.clear()
    known.set(key, eye)
    return eye()
  }
}

type Eye = () => Sight

/** 200 viewers of 100,000 rows are 40 MB. */
const mostKept = 200

/** Room for rows that come, so that one more does not copy all masks. */
const spare = 1024

/** The sight of one actor with these seats; a change of the roster changes it slot by slot. */
function createEye(shelf: Shelf, actor: Actor, seats: Seats, key: string): Eye {
  const nothing: ReadonlySet<Group> = new Set()
  const classMasks: Mask[] = []
  const counts = new Uint32Array(manyMasks)
  let masks = new Uint16Array(0)
  let version = -1
  let sight: Sight | undefined

  const byClass = (number: number): Mask => {
    const known = classMasks[number]
    if (known !== undefined) return known
    const subject = shelf.classes()[number]
    const mask = subject ? maskOf(actor, subject, nothing) : 0
    classMasks[number] = mask
    return mask
  }
  const singled = () =>
    new Set([...shelf.slotsAbout(actor), ...[...seats.keys()].flatMap((id) => shelf.slotOf(id) ?? [])])
  const alone = (slot: number): Mask => {
    const subject = shelf.subject(slot)
    return subject ? maskOf(actor, subject, seats.get(subject.dossier) ?? nothing) : 0
  }
  const set = (slot: number, mask: Mask) => {
    const old = masks[slot] ?? 0
    counts[old] = (counts[old] ?? 0) - 1
    counts[mask] = (counts[mask] ?? 0) + 1
    masks[slot] = mask
  }
  const lookAnew = (one: ReadonlySet<number>) => {
    masks = new Uint16Array(shelf.end() + spare)
    counts.fill(0)
    counts[0] = masks.length
    for (let slot = 0; slot < shelf.end(); slot += 1) set(slot, byClass(shelf.classOf(slot)))
    for (const slot of one) set(slot, alone(slot))
  }
  const follow = (changed: ReadonlySet<number>, one: ReadonlySet<number>) => {
    for (const slot of changed) set(slot, one.has(slot) ? alone(slot) : byClass(shelf.classOf(slot)))
  }

  return () => {
    if (sight && version === shelf.version()) return sight
    const one = singled()
    const changed = sight && shelf.end() <= masks.length ? shelf.changedSince(version) : undefined
    if (changed) follow(changed, one)
    else lookAnew(one)
    version = shelf.version()
    sight = { masks, key, singled: one, byClass, ...summed(counts, masks.length) }
    return sight
  }
}

const seatKey = (seats: Seats) =>
  [...seats]
    .map(([id, groups]) => `${id}:${[...groups].sort().join(',')}`)
    .sort()
    .join(' ')

function summed(counts: Uint32Array, all: number) {
  const mask = counts.reduce<Mask>((sum, count, mask) => (count > 0 ? sum | mask : sum), 0)
  return { count: all - (counts[0] ?? 0), groups: groupsIn(mask) }
}
