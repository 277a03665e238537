import { list as listPosts } from '#db/organisation/posts.ts'
import type { UnitId } from '#domain/ids.ts'
import { isGone } from '#domain/organisation/hindrances.ts'
import type { PostHeld } from '#domain/organisation/post.ts'
import { postsTaken } from '#gate/proposals/house.ts'
import type { App } from '#house/app.ts'

/** 在岗与编制: how many belong to each unit and sit on each post today. Numbers alone, for whoever keeps dossiers. */
export async function standingOfUnits(app: App) {
  const people = new Map<UnitId, number>()
  for (const { subject } of app.roster.lines())
    if (!isGone(subject.state)) people.set(subject.unit, (people.get(subject.unit) ?? 0) + 1)
  const posts = await listPosts(app)
  const taken = postsTaken(app, posts)
  return { people, posts: posts.map((post): PostHeld => ({ ...post, taken: taken.get(post.id) ?? 0 })) }
}
