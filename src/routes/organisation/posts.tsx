import { Hono } from 'hono'
import { changePost, closePost, openPost, type PostChangeRefusal } from '#actions/organisation/posts.ts'
import * as posts from '#db/organisation/posts.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { PostId, UnitId } from '#domain/ids.ts'
import { postsOn, versionOfPost } from '#domain/organisation/post-history.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { postsTaken } from '#gate/proposals/house.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type PostAgain, PostPage, type PostTyped, postFields } from '#views/organisation/post.tsx'
import { paths } from '#views/paths.ts'
import { mustChangeTree } from './tree.tsx'
import { showUnit, unitAsked } from './unit.tsx'

/** 岗位: added, changed and closed by the HR lead. */
export const postRoutes = new Hono<Web>()

postRoutes.post('/organisation/units/:id/posts', async (c) => {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [unit, form] = [unitAsked(c), await readForm(c)]
  const read = readPost(c, form)
  if (!read.said) return showUnit(c, unit, { newPost: read.again, status: 422 })
  const { typed, said } = read
  const done = await openPost(app, actor, { unit: unit as UnitId, ...said }, form.command)
  if (done.ok) return seeOther(c, paths.unit(unit), 'post.added')
  const problems = { [fieldOf[done.refusal]]: t(`refusal.${done.refusal}`) }
  return showUnit(c, unit, { newPost: { typed, problems }, status: 422 })
})

postRoutes.get('/organisation/posts/:id', (c) => {
  mustChangeTree(c)
  return show(c)
})

postRoutes.post('/organisation/posts/:id', async (c) => {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [{ post }, form] = [await found(c), await readForm(c)]
  const read = readPost(c, form)
  if (!read.said) return show(c, { again: read.again, status: 422 })
  const version = form.number('version')
  const done = await changePost(app, actor, { post: post.id, version, ...read.said }, form.command)
  if (done.ok) return seeOther(c, paths.unit(post.unit), 'post.changed')
  const problems = { [fieldOf[done.refusal]]: t(`refusal.${done.refusal}`) }
  return show(c, { again: { typed: read.typed, problems }, status: statusOf(done.refusal) })
})

postRoutes.post('/organisation/posts/:id/closing', async (c) => {
  mustChangeTree(c)
  const { app, actor, t } = c.var
  const [{ post }, form] = [await found(c), await readForm(c)]
  const typed = form.text('since').trim()
  const since = dayTyped(typed)
  const refused = (problem: string, status: 409 | 422 = 422) => show(c, { closing: { since: typed, problem }, status })
  if (!since) return refused(t('refusal.organisation.day'))
  const done = await closePost(app, actor, { post: post.id, version: form.number('version'), since }, form.command)
  if (!done.ok) return refused(t(`refusal.${done.refusal}`), statusOf(done.refusal))
  return seeOther(c, paths.unit(post.unit), 'post.closed')
})

const fieldOf: Readonly<Record<PostChangeRefusal, keyof PostTyped>> = {
  'organisation.name-missing': 'name',
  'organisation.name-long': 'name',
  'organisation.post-taken': 'name',
  'organisation.same': 'name',
  'organisation.headcount': 'headcount',
  'organisation.unit-unknown': 'since',
  'organisation.post-unknown': 'since',
  'organisation.post-held': 'since',
  'organisation.changed-meanwhile': 'name',
}

const statusOf = (refusal: PostChangeRefusal): 409 | 422 => (refusal === 'organisation.changed-meanwhile' ? 409 : 422)

function readPost({ var: { t } }: WebContext, form: Form) {
  const typed = Object.fromEntries(postFields.map((key) => [key, cleanText(form.text(key))])) as PostTyped
  // An input method types its digits in full width.
  const headcount = typed.headcount.normalize('NFKC')
  const since = dayTyped(typed.since)
  const problems = {
    ...(typed.name === '' && { name: t('refusal.organisation.unit-name-missing') }),
    ...(!/^\d{0,6}$/.test(headcount) && { headcount: t('refusal.organisation.headcount') }),
    ...(!since && { since: t('refusal.organisation.day') }),
  }
  if (!since || Object.keys(problems).length > 0) return { typed, again: { typed, problems } }
  const { name, rank, lowest } = typed
  return {
    typed,
    said: { name, rank, lowest, since, headcount: headcount === '' ? undefined : Number(headcount) },
  }
}

/** The post as it is today, or as it will be once it is there. */
async function found(c: WebContext) {
  const { app } = c.var
  const [id, history, today] = [idParam<PostId>(c), await posts.history(app), dayOf(app.now())]
  const opened = history.changes.find(({ post, what }) => post === id && what === 'opened')?.since
  const post = postsOn(history, opened && opened > today ? opened : today).find((one) => one.id === id)
  if (!post) throw new NotFound()
  return { post, version: versionOfPost(history, id), today }
}

type Refused = {
  readonly again?: PostAgain
  readonly closing?: { readonly since: string; readonly problem: string }
  readonly status: 409 | 422
}

async function show(c: WebContext, refused?: Refused) {
  const { app } = c.var
  const { post, version, today } = await found(c)
  const typed = {
    name: post.name,
    rank: post.rank,
    lowest: post.lowest ?? '',
    headcount: post.headcount === undefined ? '' : String(post.headcount),
    since: today,
  }
  return page(
    c,
    post.name,
    <PostPage
      post={{ ...post, taken: postsTaken(app, [post]).get(post.id) ?? 0 }}
      unitName={app.directory.unitName(post.unit)}
      version={version}
      today={today}
      typed={refused?.again?.typed ?? typed}
      problems={refused?.again?.problems ?? {}}
      closing={refused?.closing}
    />,
    refused && { status: refused.status },
  )
}
