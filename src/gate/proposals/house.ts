import { listPosts } from '#db/organisation/units.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Contents, Fields, PostRef } from '#domain/dossiers/section.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import { type NamedPost, type PostStanding, standingOf, takenOf } from '#domain/organisation/seating-posts.ts'
import type { House } from '#domain/proposals/appointing.ts'
import { isKeyFact } from '#domain/proposals/proposal.ts'
import type { PartialDate } from '#domain/time.ts'
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
    post: await postStanding(app, typed['post'] as PostRef | undefined, subject),
    offices: officesOf(app, subject),
    doubts: await doubtsIn(app, subject, contents, today),
  }
}

/** The titles under which somebody heads or leads a unit today. */
export const officesOf = ({ directory }: App, { person }: Pick<Subject, 'person'>): readonly string[] => [
  ...new Set(directory.offices.filter((held) => held.person === person).map(({ title }) => title)),
]

/** The legal entity that a unit belongs to. */
export const entityOf = ({ directory: { units, above } }: App, unit: UnitId): UnitId | undefined =>
  [units.get(unit), ...above(unit)].find((one) => one?.entity)?.id

/** How a post stands, whoever is proposed for it aside; undefined in a house that keeps no posts. */
export async function postStanding(
  app: App,
  ref: PostRef | undefined,
  but?: Pick<Subject, 'dossier'>,
): Promise<PostStanding | undefined> {
  const posts = await listPosts(app)
  if (posts.length === 0 || !ref) return undefined
  const nameOf = ({ unit, name }: Post) => `${app.directory.units.get(unit)?.name ?? ''}${name}`
  const post = posts.find((one) => one.id === ref.post) ?? posts.find((one) => nameOf(one) === ref.text)
  return post ? standingOf(post, takenOn(app, post, but)) : { state: 'unlisted', headcount: 0, taken: 0 }
}

/** The posts of these units on which somebody could sit, with how they stand. */
export async function freePosts(app: App, units: ReadonlySet<UnitId>): Promise<readonly FreePost[]> {
  const posts = (await listPosts(app)).filter(({ unit }) => units.has(unit)).map((post) => named(app, post))
  const taken = takenOf(incumbents(app), posts)
  return posts
    .map((post) => ({ ...post, ...standingOf(post, taken.get(post.id) ?? 0), full: post.unitName + post.name }))
    .filter(({ state }) => state === 'free')
}

/** A post with the unit before it, as it is chosen and written. */
export type FreePost = Post & PostStanding & { readonly full: string }

/** Who sits on a post is read from the roster: nobody keeps a second list. */
function* incumbents({ roster }: App, but?: Pick<Subject, 'dossier'>) {
  for (const { subject, columns } of roster.all())
    if (subject.state === 'archived' && subject.dossier !== but?.dossier)
      yield { unit: subject.unit, post: columns.who.post ?? '' }
}

const takenOn = (app: App, post: Post, but?: Pick<Subject, 'dossier'>): number =>
  takenOf(incumbents(app, but), [named(app, post)]).get(post.id) ?? 0

function named(app: App, post: Post): Post & NamedPost {
  const nameOf = (unit: UnitId | undefined) => (unit && app.directory.units.get(unit)?.name) ?? ''
  return { ...post, unitName: nameOf(post.unit), house: nameOf(entityOf(app, post.unit)) }
}

/** Open doubts on key facts: what is only a hint, and what two people let stand, is none (docs/decisions/0035). */
async function doubtsIn(app: App, subject: Subject, contents: Contents, today: PartialDate): Promise<number> {
  const groups: ReadonlySet<Group> = new Set(recordGroups)
  const found = await findingsFor(app, { subject, groups, contents, changes: [] }, { today })
  return [...found].flatMap(([section, all]) =>
    all.filter(
      ({ severity, field, aside }) =>
        severity !== 'hint' && aside?.state !== 'agreed' && field !== undefined && isKeyFact(section, field),
    ),
  ).length
}
