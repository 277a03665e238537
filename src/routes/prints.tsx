import { Hono } from 'hono'
import { type Found, lookUp } from '#actions/prints/looking-up.ts'
import { previewDossier } from '#actions/prints/previewing.ts'
import * as custody from '#db/custody/custody.ts'
import { keepsDossiers, keepsPaper } from '#domain/access/duties.ts'
import { compareCodes } from '#domain/code-order.ts'
import { readScan } from '#domain/custody/scan.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { CodesPage, type LookedUp } from '#views/custody/codes.tsx'
import { paths } from '#views/paths.ts'
import { PreviewPage } from '#views/prints/preview.tsx'
import { nameFor, nameOfAccount, placesByCode, printerName, whereText } from './custody/context.ts'
import { nameShown } from './dossiers/context.ts'
import { idParam } from './web/params.ts'
import { page } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

export const printRoutes = new Hono<Web>()

printRoutes.get('/dossiers/:id/preview', async (c) => {
  const id = idParam<DossierId>(c)
  const { drawing, reading, stopped } = await previewDossier(c.var.app, c.var.actor, id, printerName(c))
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('preview.title', { name }),
    <PreviewPage
      dossier={id}
      name={name}
      pages={drawing.ok ? drawing.value.pages : []}
      notes={drawing.ok ? drawing.value.notes : []}
      stopped={stopped}
    />,
  )
})

/** The PDF of the preview, to be shown in a frame of its page; where a character is missing there is none. */
printRoutes.get('/dossiers/:id/preview.pdf', async (c) => {
  const { drawing } = await previewDossier(c.var.app, c.var.actor, idParam<DossierId>(c), printerName(c))
  if (!drawing.ok) throw new NotFound()
  return c.body(new Uint8Array(drawing.value.pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'inline; filename="preview.pdf"',
  })
})

/** Administration and HR look codes up; for all others this is a place that they may not enter. */
printRoutes.get('/archive/codes', async (c) => {
  const { app, actor, t } = c.var
  if (!keepsPaper(actor) && !keepsDossiers(actor)) throw new Forbidden()
  const typed = c.req.query('code') ?? ''
  const scan = readScan(typed)
  const problem = typed !== '' && scan.is === 'miss' ? t(`refusal.${scan.refusal}`) : undefined
  const found =
    scan.is === 'page'
      ? await pageNamed(c, scan.code)
      : scan.is === 'place'
        ? await placeNamed(c, scan.code)
        : undefined
  const keeps = keepsPaper(actor)
  return page(
    c,
    t('codes.title'),
    <CodesPage
      typed={typed}
      problem={problem}
      found={found}
      back={{
        label: t(keeps ? 'place.archive' : 'place.dossiers'),
        href: keeps ? paths.archive() : paths.dossiers(),
      }}
      now={app.now()}
    />,
  )
})

async function pageNamed(c: WebContext, code: string): Promise<LookedUp> {
  const { app, actor } = c.var
  const found = await lookUp(app, actor, code)
  const name = found && (await nameFor(app, actor, found.run.dossier))
  if (!found || name === undefined) return { is: 'unknown' }
  return { ...pageAnswer(c, found), name, ...(await filedWhere(c, found)) }
}

const pageAnswer = ({ var: { app } }: WebContext, { page, run, standing, newer }: Found) => ({
  is: 'page' as const,
  standing,
  dossier: run.dossier,
  sheet: page.sheet,
  page: page.page,
  pages: page.pages,
  printed: { at: run.printedAt, by: nameOfAccount(app, run.printedBy) },
  newerPage: newer.page,
  change: newer.change && { at: newer.change.at, by: nameOfAccount(app, newer.change.by) },
})

async function filedWhere({ var: { app } }: WebContext, { page: { filed } }: Found) {
  if (!filed) return {}
  const box = await custody.location(app.db, filed.box)
  return { filed: { box: box?.code ?? '', at: filed.at, by: nameOfAccount(app, filed.by) } }
}

/** The volumes kept at a place or below it; of those outside what the actor may see only the number. */
async function placeNamed(c: WebContext, code: string): Promise<LookedUp> {
  const { app, actor, t } = c.var
  const known = await placesByCode(app)
  const place = known.get(code)
  if (!place) return { is: 'unknown' }
  const kept = (await custody.volumesBelow(app.db, code)).toSorted((a, b) => compareCodes(a.box, b.box))
  const volumes: { dossier: DossierId; name: string; box: string }[] = []
  for (const { dossier, box } of kept) {
    const name = await nameFor(app, actor, dossier)
    if (name !== undefined) volumes.push({ dossier, name, box })
  }
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'print.looked-up',
    about: { code, rows: volumes.length },
  })
  return {
    is: 'place',
    kind: place.kind,
    code,
    where: whereText(t, known, code),
    volumes,
    hidden: kept.length - volumes.length,
  }
}
