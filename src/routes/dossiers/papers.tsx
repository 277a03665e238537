import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { readSlipScan } from '#gate/arrivals/arrivals.ts'
import { readMinutes } from '#gate/batches/minutes.ts'
import { readAttached } from '#gate/cases/attached.ts'
import { readProposedPaper } from '#gate/cases/proposed-papers.ts'
import { readPaper } from '#gate/dossiers/papers.ts'
import { readMaterialPaper } from '#gate/materials/reader.ts'
import { readLetter } from '#gate/readings/desk.ts'
import { readReceiptPaper } from '#gate/transfers/transfers.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PaperPage } from '#views/dossiers/paper.tsx'
import { moment } from '#views/format.ts'
import { drawPicture, drawWords, markPixels, pagesOf } from '#views/pdf/paper-picture.ts'

/** 附件: the page on which an attached paper is looked at, and what it shows. */
export const paperRoutes = new Hono<Web>()

paperRoutes.get('/dossiers/:id/papers/:blob', async (c) => {
  const { app, t } = c.var
  const { paper, subject, bytes } = await paperOf(c)
  const pages = await pagesIn(c, paper.type, bytes)
  const asked = askedPage(c)
  if (typeof pages === 'number' && asked > pages) throw new NotFound()
  const name = app.roster.entry(subject.dossier)?.columns.who.name ?? t('damages.nameless')
  return page(
    c,
    paper.name,
    <PaperPage dossier={subject.dossier} name={name} paper={paper} page={asked} pages={pages} />,
  )
})

/** A page is drawn anew, with who looks at it and when across it; the file itself does not leave the house. */
paperRoutes.get('/dossiers/:id/papers/:blob/picture', async (c) => {
  const { paper, bytes } = await paperOf(c)
  const mark = viewerMark(c)
  const drawn = await (paper.type === 'application/pdf'
    ? pdfPage(c, bytes, mark)
    : drawPicture(await bytes(), askedPage(c), mark))
  if (!drawn) throw new NotFound()
  return c.body(new Uint8Array(drawn), 200, { 'Content-Type': 'image/jpeg' })
})

/** Who looks, and when: across whatever of a paper or picture goes to a screen. */
export const viewerMark = ({ var: { app, actor } }: WebContext): string =>
  `${app.directory.nameOf(actor.person)} ${app.directory.numberOf(actor.account) ?? ''} ${moment(app.now())}`

async function pagesIn({ var: { app } }: WebContext, type: string, bytes: () => Promise<Buffer>) {
  if (type !== 'application/pdf') return pagesOf(await bytes())
  const looked = await app.readingRoom.lookAt(bytes)
  return looked.ok ? looked.value.pages : looked.refusal
}

/** One page of a PDF; one that cannot be drawn says so in its place. */
async function pdfPage({ req, var: { app, t } }: WebContext, bytes: () => Promise<Buffer>, mark: string) {
  const drawn = await app.readingRoom.drawPage(bytes, askedPage({ req }))
  if (!drawn.ok) return drawWords(t(`paper.trouble.${drawn.refusal}`))
  return markPixels(drawn.value, mark)
}

const askedPage = ({ req }: Pick<WebContext, 'req'>): number => Math.max(1, Math.floor(Number(req.query('page'))) || 1)

async function paperOf(c: WebContext) {
  const { app, actor } = c.var
  const [id, blob] = [idParam<DossierId>(c), idParam<BlobId>(c, 'blob')]
  const found =
    (await readPaper(app, actor, id, blob)) ??
    (await readMaterialPaper(app, actor, id, blob)) ??
    (await readProposedPaper(app, actor, id, blob)) ??
    (await readAttached(app, actor, id, blob)) ??
    (await readMinutes(app, actor, id, blob)) ??
    (await readLetter(app, actor, id, blob)) ??
    (await readReceiptPaper(app, actor, id, blob)) ??
    (await readSlipScan(app, actor, id, blob))
  if (!found) throw new NotFound()
  return found
}
