import type { Db } from '#db/database.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import { type PostChange, type PostHistory, postsOn, versionOfPost } from '#domain/organisation/post-history.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'

/** Every post that there ever was and what became of it. A row that is not what was written is left out. */
export async function history({ db, seals }: Sound): Promise<PostHistory> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'unit_id', 'name', 'rank', 'headcount', 'position'])
    .orderBy('unit_id')
    .orderBy('position')
    .execute()
  const changes = await db.selectFrom('post_changes').selectAll().orderBy('post_id').orderBy('n').execute()
  return {
    entered: rows
      .filter(({ id }) => seals.isSound('posts', id))
      .map(({ unit_id, ...post }) => ({ ...post, unit: unit_id })),
    changes: changes
      .filter(({ post_id, n }) => seals.isSound('post_changes', `${post_id}/${n}`))
      .map(({ post_id, made_by, value, ...change }) => ({
        ...change,
        post: post_id,
        value: value ?? undefined,
        by: made_by,
      })),
  }
}

/** The posts of the house that there are today, with rank and headcount, in the order of their units. */
export const list = async (sound: Sound & { readonly now: () => Instant }): Promise<readonly Post[]> =>
  postsOn(await history(sound), dayOf(sound.now()))

/** Adds a post after those of its unit. */
export async function add(
  db: Db,
  { unit, ...post }: Pick<Post, 'id' | 'unit' | 'name' | 'rank'> & { readonly headcount: number },
): Promise<void> {
  const { last } = await db
    .selectFrom('posts')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('unit_id', '=', unit)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('posts')
    .values({ ...post, unit_id: unit, position: (last ?? -1) + 1 })
    .execute()
}

/** Writes what becomes of a post, after its other changes. */
export async function change(db: Db, { post, by, value, ...change }: PostChange): Promise<void> {
  await db
    .insertInto('post_changes')
    .values({ ...change, post_id: post, made_by: by, value: value ?? null })
    .execute()
}

/** Closes the posts of a unit that is closed. */
export async function closeOf(
  sound: Sound,
  unit: UnitId,
  closing: { readonly since: Day; readonly at: Instant; readonly by: string },
): Promise<void> {
  const all = await history(sound)
  const isClosed = (post: PostId) => all.changes.some((one) => one.post === post && one.what === 'closed')
  for (const { id } of all.entered.filter((post) => post.unit === unit && !isClosed(post.id)))
    await change(sound.db, { post: id, n: versionOfPost(all, id) + 1, what: 'closed', value: undefined, ...closing })
}
