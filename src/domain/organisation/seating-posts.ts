import type { PostId, UnitId } from '#domain/ids.ts'
import type { Post } from './post.ts'

/** Somebody on file: the unit, and 现任职务 as the dossier says it. */
export type Incumbent = { readonly unit: UnitId; readonly post: string }

/** How a post stands: 编制 and how many sit on it; `unlisted` is none of the house. */
export type PostStanding = {
  readonly state: 'free' | 'full' | 'unlisted'
  readonly headcount: number
  readonly taken: number
}

/**
 * Whether somebody sits on this post: 现任职务 names it, alone or among others, with the unit before it or in that unit. A post is
 * text in a dossier (docs/decisions/0022), so that the words are compared.
 */
export const sitsOn = ({ unit, post }: Incumbent, of: Pick<Post, 'unit' | 'name'>, unitName: string): boolean =>
  heldIn(post).some((held) => isHeld(held, unit, of, unitName))

const heldIn = (posts: string): readonly string[] => posts.split(/[、，,；;]/u).map((part) => part.trim())

const isHeld = (held: string, unit: UnitId, { unit: of, name }: Pick<Post, 'unit' | 'name'>, unitName: string) =>
  held.endsWith(`${unitName}${name}`) || (unit === of && held === name)

/** How many sit on each of these posts, in one pass over everybody: only posts whose name ends alike are compared. */
export function takenOf(
  everybody: Iterable<Incumbent>,
  posts: readonly Post[],
  nameOf: (unit: UnitId) => string,
): ReadonlyMap<PostId, number> {
  const byEnd = Map.groupBy(posts, ({ name }) => name.slice(-1))
  const taken = new Map<PostId, number>()
  for (const { unit, post } of everybody) {
    const on = heldIn(post).flatMap((held) =>
      (byEnd.get(held.slice(-1)) ?? []).filter((one) => isHeld(held, unit, one, nameOf(one.unit))),
    )
    for (const { id } of new Set(on)) taken.set(id, (taken.get(id) ?? 0) + 1)
  }
  return taken
}

export const standingOf = ({ headcount }: Pick<Post, 'headcount'>, taken: number): PostStanding => ({
  state: taken < headcount ? 'free' : 'full',
  headcount,
  taken,
})
