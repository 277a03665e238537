import { Hono } from 'hono'
import { type Found, lookUp } from '#actions/prints/looking-up.ts'
import { location, locationAt } from '#db/custody/locations.ts'
import { countVolumesBelow, volumesBelow } from '#db/custody/volumes.ts'
import { keepsCatalogue, keepsDossiers, keepsPaper } from '#domain/access/duties.ts'
import { readScan } from '#domain/custody/scan.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { sheetInHand } from '#gate/cases/by-sheet.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CodesPage, type LookedUp } from '#views/custody/codes.tsx'
import { paths } from '#views/paths.ts'
import { nameFor, nameOfAccount, placesAt, whereText } from './context.ts'

export const codeRoutes = new Hono<Web>()

/** Administration and HR look codes up; for all others this is a place that they may not enter. */
codeRoutes.get('/archive/codes', async (c) => {
  const { app, actor, t } = c.var
  if (!keepsPaper(actor) && !keepsDossiers(actor) && !keepsCatalogue(actor)) throw new Forbidden()
  const typed = c.req.query('code') ?? ''
  const scan = readScan(typed)
  const problem = typed !== '' && scan.is === 'miss' ? t(`refusal.${scan.refusal}`) : undefined
  const found =
    scan.is === 'page'
      ? await pageNamed(c, scan.code)
      : scan.is === 'place'
        ? await placeNamed(c, scan.code)
        : undefined
  const held = scan.is === 'page' ? await sheetInHand(app, actor, scan.code) : undefined
  const keeps = keepsPaper(actor)
  return page(
    c,
    t('codes.title'),
    <CodesPage
      typed={typed}
      problem={problem}
      found={found}
      sheet={held && { name: held.name, href: paths.signedSheet(held.page.code) }}
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
  const box = await location(app, filed.box)
  return { filed: { box: box?.code ?? '', at: filed.at, by: nameOfAccount(app, filed.by) } }
}

const perPage = 100

/** So many of the volumes kept at a place or below it; of those outside what the actor may see only the number. */
async function placeNamed(c: WebContext, code: string): Promise<LookedUp> {
  const { app, actor, t } = c.var
  const place = await locationAt(app, code)
  if (!place) return { is: 'unknown' }
  const asked = c.req.query('from') ?? ''
  const from = /^\d{1,7}$/.test(asked) ? Number(asked) : 0
  const kept = await volumesBelow(app, code, from, perPage)
  const count = await countVolumesBelow(app.db, code)
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
    where: whereText(t, await placesAt(app, [code]), code),
    volumes,
    hidden: kept.length - volumes.length,
    count,
    from,
    next: from + kept.length < count ? from + perPage : undefined,
  }
}
