import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { readPaper } from '#gate/dossiers/papers.ts'
import { readMaterialPaper } from '#gate/materials/reader.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PaperPage } from '#views/dossiers/paper.tsx'
import { moment } from '#views/format.ts'
import { drawPaper, pagesOf } from '#views/pdf/paper-picture.ts'

/** 附件: the page on which an attached paper is looked at, and what it shows. */
export const paperRoutes = new Hono<Web>()

paperRoutes.get('/dossiers/:id/papers/:blob', async (c) => {
  const { paper, subject, bytes } = await paperOf(c)
  const pages = paper.type === 'application/pdf' ? 1 : await pagesOf(await bytes())
  const name = c.var.app.roster.entry(subject.dossier)?.columns.who.name ?? c.var.t('damages.nameless')
  return page(c, paper.name, <PaperPage dossier={subject.dossier} name={name} paper={paper} pages={pages} />)
})

/** A picture is drawn anew, with who looks at it and when across it; the file itself does not leave the house. */
paperRoutes.get('/dossiers/:id/papers/:blob/picture', async (c) => {
  const { app, actor } = c.var
  const { paper, bytes } = await paperOf(c)
  if (paper.type === 'application/pdf') throw new NotFound()
  const mark = `${app.directory.nameOf(actor.person)} ${app.directory.numberOf(actor.account) ?? ''} ${moment(app.now())}`
  const drawn = await drawPaper(await bytes(), Math.floor(Number(c.req.query('page'))) || 1, mark)
  if (!drawn) throw new NotFound()
  return c.body(new Uint8Array(drawn), 200, { 'Content-Type': 'image/jpeg' })
})

paperRoutes.get('/dossiers/:id/papers/:blob/preview.pdf', async (c) => {
  const { paper, bytes } = await paperOf(c)
  if (paper.type !== 'application/pdf') throw new NotFound()
  return c.body(new Uint8Array(await bytes()), 200, { 'Content-Type': paper.type, 'Content-Disposition': 'inline' })
})

async function paperOf(c: WebContext) {
  const { app, actor } = c.var
  const [id, blob] = [idParam<DossierId>(c), idParam<BlobId>(c, 'blob')]
  const found = (await readPaper(app, actor, id, blob)) ?? (await readMaterialPaper(app, actor, id, blob))
  if (!found) throw new NotFound()
  return found
}
