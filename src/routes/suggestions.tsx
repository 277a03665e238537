import { Hono } from 'hono'
import { listsPeople } from '#domain/access/duties.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { matching, type Source, sourceOf } from '#domain/suggestions/sources.ts'
import { logSuggestion } from '#gate/log/suggestions.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { fragment } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { SuggestedTexts } from '#views/suggestions/options.tsx'

/** What may stand in a field, while it is typed: from the units and from the lines that this viewer's own list shows. */
export const suggestionRoutes = new Hono<Web>()

/** So many stand under a field. */
const most = 8

suggestionRoutes.get('/suggestions/:section/:field', async (c) => {
  const { app, actor } = c.var
  if (!listsPeople(actor)) throw new Forbidden()
  const section = sectionOf(c.req.param('section'))
  const field = section?.fields.find(({ key }) => key === c.req.param('field'))
  const source = section && field && sourceOf(section.key, field.key)
  if (!section || !field || !source) throw new NotFound()
  const typed = (c.req.query('q') ?? c.req.query(field.key) ?? '').slice(0, 100)
  const texts = matching(await textsOf(c, `${section.key}.${field.key}`, source), typed, most)
  if (texts.length > 0) {
    await logSuggestion(app, `${section.key}.${field.key}`, actor.account, () => ({
      at: app.now(),
      actor: actor.account,
      act: 'dossier.suggested',
      about: { rows: texts.length, term: app.vault.termFingerprint(typed) },
    }))
  }
  return fragment(c, <SuggestedTexts texts={texts} />)
})

async function textsOf({ var: { app, actor } }: WebContext, name: string, source: Source | 'units') {
  if (source === 'units') return app.directory.openUnits().map(({ name }) => name)
  return app.roster.texts(await viewerOf(app, actor), name, source)
}
