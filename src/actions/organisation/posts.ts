import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as posts from '#db/organisation/posts.ts'
import * as units from '#db/organisation/units.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import { type PostChange, postsOn, versionOfPost } from '#domain/organisation/post-history.ts'
import { longestName } from '#domain/organisation/unit.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { postsTaken } from '#gate/proposals/house.ts'
import type { App } from '#house/app.ts'
import { admit, type By } from './founder.ts'

/** What a post is to be. Rank and headcount are optional (docs/decisions/0039). */
export type PostSaid = {
  readonly name: string
  readonly rank: string
  readonly lowest?: string | undefined
  readonly headcount?: number | undefined
}

/** 岗位 of a unit, there from a day on; without one it was always there. */
export type NewPost = PostSaid & { readonly unit: UnitId; readonly since?: Day | undefined }

export type PostRefusal =
  | 'organisation.name-missing'
  | 'organisation.name-long'
  | 'organisation.unit-unknown'
  | 'organisation.headcount'
  | 'organisation.post-taken'

/** 设置岗位. Inside the caller's transaction. */
export async function addPost(
  app: App,
  by: By,
  { unit, since, ...said }: NewPost,
): Promise<Result<PostId, PostRefusal>> {
  admit(app, by)
  const post = trimmed(said)
  const day = since ?? dayOf(app.now())
  if (!(await units.openOn(app, day)).some(({ id }) => id === unit)) return refuse('organisation.unit-unknown')
  const refusal = refusePost(post) ?? refuseTaken(postsOn(await posts.history(app), day), { unit, name: post.name })
  if (refusal) return refuse(refusal)
  const id = app.newId<PostId>()
  await posts.add(app.db, { id, unit, name: post.name, rank: post.rank, headcount: post.headcount ?? 0 })
  await write(app, by, id, 0, since ?? beginning, [
    ...(since === undefined ? [] : [['opened', undefined] as const]),
    ...(post.lowest === undefined ? [] : [['lowest', post.lowest] as const]),
    ...(post.headcount === undefined ? [['headcount', undefined] as const] : []),
  ])
  await log.record(app.db, { at: app.now(), actor: by, act: 'post.added', about: { post: id, unit } })
  return ok(id)
}

/** Long before any house: what holds from here on always held. */
const beginning = '1900-01-01' as Day

/** The same as a command of the HR lead. */
export async function openPost(
  app: App,
  actor: Actor,
  post: NewPost,
  sent: Command,
): Promise<Result<string, PostRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<PostRefusal>(app, actor, sent, (app) => addPost(app, actor.account, post))
}

type At = { readonly post: PostId; readonly version: number; readonly since: Day }

export type PostChangeRefusal =
  | PostRefusal
  | 'organisation.changed-meanwhile'
  | 'organisation.post-unknown'
  | 'organisation.same'
  | 'organisation.post-held'

/** 改岗位: name, ranks and headcount, from a day on. Whoever holds it goes on holding it, under the new name too. */
export async function changePost(
  app: App,
  actor: Actor,
  { post: id, version, since, ...said }: At & PostSaid,
  sent: Command,
): Promise<Result<string, PostChangeRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<PostChangeRefusal>(app, actor, sent, async (app) => {
    const history = await posts.history(app)
    if (versionOfPost(history, id) !== version) return refuse('organisation.changed-meanwhile')
    const there = postsOn(history, since)
    const now = there.find((post) => post.id === id)
    if (!now) return refuse('organisation.post-unknown')
    const next = trimmed(said)
    const others = there.filter((post) => post.id !== id)
    const refusal = refusePost(next) ?? refuseTaken(others, { unit: now.unit, name: next.name })
    if (refusal) return refuse(refusal)
    const changes = differing(next, now)
    if (changes.length === 0) return refuse('organisation.same')
    await write(app, actor.account, id, version, since, changes)
    const about = { post: id, unit: now.unit, since }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'post.changed', about })
    return ok(id)
  })
}

/** 撤销岗位, from a day on: none on which somebody sits today. */
export async function closePost(
  app: App,
  actor: Actor,
  { post: id, version, since }: At,
  sent: Command,
): Promise<Result<string, PostChangeRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<PostChangeRefusal>(app, actor, sent, async (app) => {
    const history = await posts.history(app)
    if (versionOfPost(history, id) !== version) return refuse('organisation.changed-meanwhile')
    const now = postsOn(history, since).find((post) => post.id === id)
    if (!now) return refuse('organisation.post-unknown')
    const isAhead = since > dayOf(app.now())
    if (!isAhead && (postsTaken(app, [now]).get(id) ?? 0) > 0) return refuse('organisation.post-held')
    await write(app, actor.account, id, version, since, [['closed', undefined]])
    const about = { post: id, unit: now.unit, since }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'post.closed', about })
    return ok(id)
  })
}

const trimmed = ({ name, rank, lowest, headcount }: PostSaid): PostSaid => ({
  name: name.trim(),
  rank: rank.trim(),
  lowest: lowest?.trim() || undefined,
  headcount,
})

function refusePost({ name, rank, lowest = '', headcount }: PostSaid): PostRefusal | undefined {
  if (name === '') return 'organisation.name-missing'
  if ([name, rank, lowest].some((text) => text.length > longestName)) return 'organisation.name-long'
  const isCount = headcount === undefined || (Number.isInteger(headcount) && headcount >= 0 && headcount <= mostOnAPost)
  return isCount ? undefined : 'organisation.headcount'
}

const mostOnAPost = 100_000

const refuseTaken = (there: readonly Post[], { unit, name }: Pick<Post, 'unit' | 'name'>) =>
  there.some((post) => post.unit === unit && post.name === name) ? ('organisation.post-taken' as const) : undefined

type Changes = readonly (readonly [what: PostChange['what'], value: string | undefined])[]

/** What is to be written so that a post says this. */
function differing(next: PostSaid, now: Post): Changes {
  const of = ({ name, rank, lowest, headcount }: PostSaid) => ({
    name,
    rank,
    lowest: lowest ?? '',
    headcount: headcount === undefined ? undefined : String(headcount),
  })
  const [said, stands] = [of(next), of(now)]
  return (['name', 'rank', 'lowest', 'headcount'] as const)
    .filter((what) => said[what] !== stands[what])
    .map((what) => [what, said[what]])
}

async function write(app: App, by: By, post: PostId, version: number, since: Day, changes: Changes): Promise<void> {
  for (const [at, [what, value]] of changes.entries())
    await posts.change(app.db, { post, n: version + 1 + at, what, value, since, at: app.now(), by })
}
