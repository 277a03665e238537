import type { PostId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Post } from './post.ts'

/** One change of a post, and the day from which it holds; the last one of a day counts. `n` is the version. */
export type PostChange = {
  readonly post: PostId
  readonly n: number
  readonly what: 'name' | 'rank' | 'lowest' | 'headcount' | 'opened' | 'closed'
  /** Of a headcount that is no longer set: none. */
  readonly value: string | undefined
  readonly since: Day
  readonly at: Instant
  readonly by: string
}

/** A post as it was first entered, and what became of it. */
export type PostHistory = {
  readonly entered: readonly (Omit<Post, 'before' | 'headcount' | 'lowest'> & { readonly headcount: number })[]
  readonly changes: readonly PostChange[]
}

/** The posts that there are on a day, in the order of their units. */
export function postsOn({ entered, changes }: PostHistory, day: Day): readonly Post[] {
  const ofPost = Map.groupBy(changes, ({ post }) => post)
  return entered.flatMap((post): readonly Post[] => {
    const all = ofPost.get(post.id) ?? []
    const last = (what: PostChange['what']) =>
      all
        .filter((one) => one.what === what && one.since <= day)
        .toSorted((a, b) => (a.since === b.since ? a.n - b.n : a.since < b.since ? -1 : 1))
        .at(-1)
    const isToCome = !last('opened') && all.some(({ what }) => what === 'opened')
    if (isToCome || last('closed')) return []
    const { headcount: first, ...own } = post
    const [set, lowest] = [last('headcount'), last('lowest')?.value]
    const headcount = set ? (set.value === undefined ? undefined : Number(set.value)) : first
    const name = last('name')?.value ?? post.name
    return [
      {
        ...own,
        name,
        rank: last('rank')?.value ?? post.rank,
        ...(lowest && { lowest }),
        ...(headcount !== undefined && { headcount }),
        before: [post.name, ...all.flatMap(({ what, value }) => (what === 'name' && value ? [value] : []))].filter(
          (other, at, names) => other !== name && names.indexOf(other) === at,
        ),
      },
    ]
  })
}

/** The version of a post: how often it was changed. */
export const versionOfPost = ({ changes }: Pick<PostHistory, 'changes'>, post: PostId): number =>
  changes.reduce((n, change) => (change.post === post ? Math.max(n, change.n) : n), 0)
