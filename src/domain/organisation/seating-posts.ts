import type { UnitId } from '#domain/ids.ts'
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
export function sitsOn(
  { unit, post }: Incumbent,
  { unit: of, name }: Pick<Post, 'unit' | 'name'>,
  unitName: string,
): boolean {
  return post.split(/[、，,；;]/u).some((part) => {
    const held = part.trim()
    return held.endsWith(`${unitName}${name}`) || (unit === of && held === name)
  })
}

export const standingOf = ({ headcount }: Pick<Post, 'headcount'>, taken: number): PostStanding => ({
  state: taken < headcount ? 'free' : 'full',
  headcount,
  taken,
})
