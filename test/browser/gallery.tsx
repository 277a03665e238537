import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { v7 } from 'uuid'
import type { Actor, Duty } from '#domain/access/actor.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { asset, assetRoutes } from '#routes/web/assets.ts'
import { sizeOf } from '#routes/web/sizes.ts'
import { Layout, type Shell } from '#views/frame/layout.tsx'
import type { Theme } from '#views/frame/theme.ts'
import type { Language } from '#views/i18n/index.ts'
import { Rendered } from '#views/kit/rendering.tsx'
import { galleryPages, Suggested } from './gallery-pages.tsx'

/** A server with nothing but the parts of the kit, in all their states, under the policy of the real one. */
export async function openGallery(): Promise<{
  origin: string
  posts: Posted[]
  searches: string[]
  close: () => Promise<void>
}> {
  const posts: Posted[] = []
  const searches: string[] = []
  const app = new Hono<{ Variables: { nonce: string } }>()
  app.use(async (c, next) => {
    const nonce = v7()
    c.set('nonce', nonce)
    await next()
    c.header('Content-Security-Policy', policy(nonce))
  })
  app.route('/', assetRoutes)

  app.get('/dossiers/suggestions', (c) => {
    const q = c.req.query('q') ?? ''
    searches.push(q)
    return c.html(
      <Rendered rendering={rendering(c.var.nonce)}>
        <Suggested q={q} />
      </Rendered>,
    )
  })
  app.get('/gallery/:page', (c) => draw(c.req.param('page'), c.req.query(), c.var.nonce, 200))
  app.get('/search', (c) => c.text('found'))
  app.post('/gallery/:page/decision', async (c) => {
    const form = await c.req.parseBody()
    posts.push({ path: c.req.path, form })
    const page = c.req.param('page')
    if (form['verdict'] === 'reject' && form['opinion'] === '') {
      return draw(page, { problem: 'decision' }, c.var.nonce, 422)
    }
    if (form['verdict'] === 'forbidden') return draw('refused', {}, c.var.nonce, 403)
    return c.redirect(`/gallery/${page}?done=yes`, 303)
  })

  const draw = (name: string, query: Record<string, string>, nonce: string, status: 200 | 403 | 422) => {
    const page = galleryPages[name]
    if (!page) return new Response('no such page', { status: 404 })
    const drawn = (
      <Layout shell={shellOf(query, nonce, name)} title={name} {...(page.top ? { top: page.top(query) as Child } : {})}>
        {page.draw(query)}
      </Layout>
    )
    return new Response(String(drawn), { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  }

  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    posts,
    searches,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export type Posted = { readonly path: string; readonly form: Readonly<Record<string, unknown>> }

/** docs/security.md §7, word for word. */
export const policy = (nonce: string) =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types htmx`

const rendering = (nonce: string, language: Language = 'zh-Hans') => ({
  language,
  nonce,
  markFor: () => v7(),
  sizeOf,
  asset,
})

const actor = (duty: Duty): Actor => ({
  account: 'a' as AccountId,
  person: 'p' as PersonId,
  duties: [{ duty, units: new Set<UnitId>() }],
  profile: 'state',
})

const shellOf = (query: Record<string, string>, nonce: string, name: string): Shell => {
  const page = galleryPages[name]
  const language = (query['language'] ?? 'zh-Hans') as Language
  return {
    ...rendering(nonce, language),
    ...(page?.porch ? {} : { actor: actor((query['duty'] ?? 'hr') as Duty) }),
    name: query['long'] ? '古丽娜尔·买买提·阿卜杜热合曼' : '林晓岚',
    office: query['long'] ? '人力资源与干部综合管理中心 · 集团本部及所属各公司' : '人力资源 · 集团本部',
    theme: (query['theme'] ?? 'auto') as Theme,
    letters: query['letters'] !== 'off',
    counts: { todo: 7, filing: 14, late: 2 },
    notice: query['done'] ? { text: '已同意，交给赵国华（分管领导）', tone: 'jade' } : undefined,
    path: page?.path ?? '/',
    demo: Boolean(query['demo']),
  }
}
