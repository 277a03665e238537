import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { ImportId } from '#domain/ids.ts'
import { importNumber } from '#domain/imports/access.ts'
import { nameIn } from '#domain/imports/draft.ts'
import { becomeOf, inOtherHands, readImport, readImportPhoto } from '#gate/imports/reader.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { recent } from '#views/format.ts'
import { DiscardingPage } from '#views/imports/discarding.tsx'
import { paths } from '#views/paths.ts'
import { compare } from './comparison.tsx'

export const pageRoutes = new Hono<Web>()

pageRoutes.get('/imports/:id', async (c) => {
  const found = await readImport(c.var.app, c.var.actor, idParam<ImportId>(c))
  return found ? compare(c, found) : gone(c)
})

pageRoutes.get('/imports/:id/photo', async (c) => {
  const bytes = await readImportPhoto(c.var.app, c.var.actor, idParam<ImportId>(c))
  if (!bytes) throw new NotFound()
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/jpeg' })
})

pageRoutes.get('/imports/:id/discarding', async (c) => {
  const { app, actor, t } = c.var
  const id = idParam<ImportId>(c)
  const other = await inOtherHands(app, actor, id)
  if (other) {
    const name = importNumber(id)
    const author = app.directory.nameOf(app.directory.personOf(other.author))
    const came = recent(t, other.at, app.now())
    return page(
      c,
      t('import.discard-number', { number: name }),
      <DiscardingPage id={id} name={name} other={{ author, came }} />,
    )
  }
  const found = await readImport(app, actor, id)
  if (!found) return gone(c)
  const name = nameIn(found.draft)
  return page(c, t('import.discard-title', { name }), <DiscardingPage id={id} name={name} />)
})

/** An import that became a dossier leads there; one that was given up is not there. */
async function gone(c: WebContext) {
  const dossier = await becomeOf(c.var.app, c.var.actor, idParam<ImportId>(c))
  if (!dossier) throw new NotFound()
  return c.redirect(paths.dossier(dossier), 303)
}
