import type { PostId, UnitId } from '#domain/ids.ts'
import type { Post } from './post.ts'
import type { RankStanding } from './post-ranks.ts'
import type { UnitHistory } from './unit-history.ts'

/** Somebody on file: the unit, and 现任职务 as the dossier says it. */
export type Incumbent = { readonly unit: UnitId; readonly post: string }

/** How a post stands: 编制 and how many sit on it; `unlisted` is none of the house, `uncounted` sets no 编制. */
export type PostStanding = {
  readonly state: 'free' | 'full' | 'unlisted' | 'uncounted'
  readonly headcount: number
  readonly taken: number
  /** How the rank of whoever is to hold it stands to its range. */
  readonly ranks?: RankStanding
}

/** A post by name, with how it stands. */
export type PostExceeded = { readonly post: string; readonly standing: PostStanding }

/** Whether there is something to be said of somebody on this post: more than its 编制, or a rank outside of its range. */
export const isExceeded = ({ state, ranks }: PostStanding): boolean =>
  state === 'full' || (ranks !== undefined && ranks.is !== 'within')

/** A post with the words that stand before it: the name of its unit, and of the legal entity. */
export type NamedPost = Pick<Post, 'id' | 'unit' | 'name'> & { readonly unitName: string; readonly house: string }

/** How many sit on each of these posts (`holdersOf`). */
export const takenOf = (everybody: Iterable<Incumbent>, posts: readonly NamedPost[]): ReadonlyMap<PostId, number> =>
  new Map([...holdersOf(everybody, posts)].map(([post, holders]) => [post, holders.length]))

/**
 * Who sits on each of these posts, in one pass over everybody: only posts whose name ends alike are compared. A post that
 * stands here under several names has whoever says one of them, once.
 * Somebody sits on one if 现任职务 names it, alone or among others, with the unit before it, or in that unit with the house
 * before it or nothing. A post is text in a dossier (docs/decisions/0022), so that the words are compared.
 */
export function holdersOf<One extends Incumbent>(
  everybody: Iterable<One>,
  posts: readonly NamedPost[],
): ReadonlyMap<PostId, readonly One[]> {
  const byEnd = Map.groupBy(posts, ({ name }) => name.slice(-1))
  const holders = new Map<PostId, One[]>()
  for (const one of everybody) {
    const on = heldIn(one.post).flatMap((held) =>
      (byEnd.get(held.slice(-1)) ?? []).filter((post) => isHeld(held, one.unit, post)),
    )
    for (const id of new Set(on.map(({ id }) => id))) {
      const known = holders.get(id)
      if (known) known.push(one)
      else holders.set(id, [one])
    }
  }
  return holders
}

/** The names of the house that a post may stand under: those of units on a day, and everything they were called before. */
export type Naming = {
  readonly unitHistory: UnitHistory
  readonly unitName: (unit: UnitId) => string
  /** The legal entity that a unit belongs to. */
  readonly entityOf: (unit: UnitId) => UnitId | undefined
}

/** Under every name that post and unit have had: what a dossier says is not rewritten when either is renamed. */
export function namedPost(
  { id, unit, name, before }: Post,
  { unitHistory: { founded, changes }, unitName, entityOf }: Naming,
): readonly NamedPost[] {
  const entity = entityOf(unit)
  const house = entity ? unitName(entity) : ''
  const units = new Set([
    unitName(unit),
    ...founded.filter((one) => one.id === unit).map((one) => one.name),
    ...changes.flatMap((one) => (one.unit === unit && one.what === 'name' && one.value ? [one.value] : [])),
  ])
  return [...units].flatMap((unitName) => [name, ...before].map((name) => ({ id, unit, name, unitName, house })))
}

/** One by one, and all of it, since a post may itself be of two names: 党委书记、董事长. */
const heldIn = (posts: string): readonly string[] => [posts, ...posts.split(/[、，,；;]/u)].map((part) => part.trim())

const isHeld = (held: string, unit: UnitId, { unit: of, name, unitName, house }: NamedPost): boolean =>
  held.endsWith(`${unitName}${name}`) ||
  (unit === of && held.endsWith(name) && isShortFor(held.slice(0, -name.length), house))

/** 岚川重装 is short for 岚川重型装备有限公司: the same signs in the same order, some left out. */
function isShortFor(short: string, name: string): boolean {
  let from = 0
  return [...short].every((sign) => {
    from = name.indexOf(sign, from) + 1
    return from > 0
  })
}

/** How a post stands with so many people on it. */
export const standingOf = ({ headcount }: Pick<Post, 'headcount'>, taken: number): PostStanding =>
  headcount === undefined
    ? { state: 'uncounted', headcount: 0, taken }
    : { state: taken < headcount ? 'free' : 'full', headcount, taken }
