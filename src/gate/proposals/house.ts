import { list as listPosts } from '#db/organisation/posts.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import { wordsOf } from '#domain/checks/values.ts'
import type { Contents, Fields, PostRef } from '#domain/dossiers/section.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import { rankStanding } from '#domain/organisation/post-ranks.ts'
import {
  isExceeded,
  type NamedPost,
  namedPost,
  type PostExceeded,
  type PostStanding,
  standingOf,
  takenOf,
} from '#domain/organisation/seating-posts.ts'
import type { House } from '#domain/proposals/appointing.ts'
import { isKeyFact } from '#domain/proposals/proposal.ts'
import { rulesOn, whoseOf } from '#domain/settlement/rule-book.ts'
import { dayOf, type PartialDate } from '#domain/time.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import type { App } from '#house/app.ts'

type Proposing = {
  readonly subject: Subject
  readonly typed: Fields
  readonly contents: Contents
  readonly today: PartialDate
}

/**
 * What the house says of an appointment that is proposed: the post, the legal entity, and what is doubtful in the
 * dossier.
 */
export async function houseFor(app: App, { subject, typed, contents, today }: Proposing): Promise<House> {
  const to = typed['unit'] as UnitId | undefined
  return {
    isState: app.directory.settings.profile === 'state',
    crosses: to !== undefined && entityOf(app, to) !== entityOf(app, subject.unit),
    post: await postStanding(app, typed['post'] as PostRef | undefined, {
      dossier: subject.dossier,
      rank: wordsOf(typed['rank']) || wordsOf(contents['basic']?.[0]?.fields['rank']),
    }),
    offices: officesOf(app, subject),
    doubts: await findingsIn(app, subject, contents, today),
    rules: rulesOn(app.directory.settings.rules, dayOf(app.now()), whoseOf(contents)),
  }
}

/** The titles under which somebody heads or leads a unit today. */
export const officesOf = ({ directory }: App, { person }: Pick<Subject, 'person'>): readonly string[] => [
  ...new Set(directory.offices.filter((held) => held.person === person).map(({ title }) => title)),
]

/** The legal entity that a unit belongs to. */
export const entityOf = ({ directory: { units, above } }: App, unit: UnitId): UnitId | undefined =>
  [units.get(unit), ...above(unit)].find((one) => one?.entity)?.id

/** Whoever is to hold a post: the rank in words, and the dossier, which is not counted among those who sit there. */
type Candidate = Pick<Subject, 'dossier'> & { readonly rank: string }

/**
 * How a post stands, whoever is to hold it aside, and how that one's rank stands to its range; undefined in a house that
 * keeps no posts.
 */
export async function postStanding(
  app: App,
  ref: PostRef | undefined,
  { dossier, rank }: Candidate,
): Promise<PostStanding | undefined> {
  const posts = await listPosts(app)
  if (posts.length === 0 || !ref) return undefined
  const nameOf = ({ unit, name }: Post) => `${app.directory.units.get(unit)?.name ?? ''}${name}`
  const post = posts.find((one) => one.id === ref.post) ?? posts.find((one) => nameOf(one) === ref.text)
  if (!post) return { state: 'unlisted', headcount: 0, taken: 0 }
  const ranks = rankStanding(rank, post)
  return { ...standingOf(post, takenOn(app, post, { dossier })), ...(ranks && { ranks }) }
}

/** The posts that a draft would fill beyond their 编制 or with a rank outside of their range, as far as it says so to its reader. */
export async function postsExceeded(
  app: App,
  { dossier, contents }: { readonly dossier: Subject['dossier']; readonly contents: Contents },
): Promise<readonly PostExceeded[]> {
  const rank = wordsOf(contents['basic']?.[0]?.fields['rank'])
  const held = (contents['appointments'] ?? []).flatMap(({ fields: { post, to } }) =>
    post && !to && (post as PostRef).post ? [post as PostRef] : [],
  )
  const all = await Promise.all(
    held.map(async (ref) => ({ post: ref.text, standing: await postStanding(app, ref, { dossier, rank }) })),
  )
  return all.flatMap(({ post, standing }) => (standing && isExceeded(standing) ? [{ post, standing }] : []))
}

/**
 * The posts of these units on which somebody could sit, with how they stand. One without a headcount is never said to be
 * free or full: it is chosen by its name.
 */
export async function freePosts(app: App, units: ReadonlySet<UnitId>): Promise<readonly FreePost[]> {
  const posts = (await listPosts(app)).filter(({ unit }) => units.has(unit))
  const taken = postsTaken(app, posts)
  return posts
    .flatMap((post) => {
      const full = app.directory.unitName(post.unit) + post.name
      return [{ ...post, ...standingOf(post, taken.get(post.id) ?? 0), full }]
    })
    .filter(({ state }) => state === 'free')
}

/** A post with the unit before it, as it is chosen and written. */
export type FreePost = Post & PostStanding & { readonly full: string }

/** How many sit on each of these posts today. */
export const postsTaken = (app: App, posts: readonly Post[]): ReadonlyMap<Post['id'], number> =>
  takenOf(
    incumbents(app),
    posts.flatMap((post) => namesOf(app, post)),
  )

/** Who sits on a post is read from the roster: nobody keeps a second list. */
function* incumbents({ roster }: App, but?: Pick<Subject, 'dossier'>) {
  for (const { subject, columns } of roster.lines())
    if (subject.state === 'archived' && subject.dossier !== but?.dossier)
      yield { unit: subject.unit, post: columns.who.post ?? '' }
}

const takenOn = (app: App, post: Post, but?: Pick<Subject, 'dossier'>): number =>
  takenOf(incumbents(app, but), namesOf(app, post)).get(post.id) ?? 0

const namesOf = (app: App, post: Post): readonly NamedPost[] =>
  namedPost(post, {
    unitHistory: app.directory.unitHistory,
    unitName: (unit) => app.directory.unitName(unit),
    entityOf: (unit) => entityOf(app, unit),
  })

/** Findings on key facts: what is only a hint, and what two people let stand, is none (docs/decisions/0035). */
async function findingsIn(app: App, subject: Subject, contents: Contents, today: PartialDate): Promise<number> {
  const groups: ReadonlySet<Group> = new Set(recordGroups)
  const found = await findingsFor(app, { subject, groups, contents, changes: [] }, { today })
  return [...found].flatMap(([section, all]) =>
    all.filter(
      ({ severity, field, aside }) =>
        severity !== 'hint' && aside?.state !== 'agreed' && field !== undefined && isKeyFact(section, field),
    ),
  ).length
}
