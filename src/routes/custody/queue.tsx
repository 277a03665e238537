import { Hono } from 'hono'
import { these } from '#db/custody/filings.ts'
import * as queue from '#db/custody/queue.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Filing, pagesLeft, pagesOf } from '#domain/custody/filing.ts'
import type { Location } from '#domain/custody/location.ts'
import { type PageKind, pageKinds } from '#domain/prints/papers/index.ts'
import { countArrivals } from '#gate/arrivals/arrivals.ts'
import { queues } from '#gate/custody/queue.ts'
import { countTransfers } from '#gate/transfers/transfers.ts'
import type { App } from '#house/app.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ArchivePage, type QueueRow } from '#views/custody/queue.tsx'
import type { Translate } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { mustKeepPaper, placesAt, whereText } from './context.ts'
import { demoCodes, recentFor, type ScanState, scanningAt, scanningOf } from './scanning.ts'

export const queueRoutes = new Hono<Web>()

queueRoutes.get('/archive', async (c) => {
  mustKeepPaper(c.var.actor)
  return archive(c, await scanningAt(c, c.req.query('page') ?? ''))
})

/** 档案室 with what was scanned. One entry in the log for all names on the page (docs/decisions/0006). */
export async function archive(c: WebContext, state: ScanState, status: 200 | 422 = 200) {
  const { app, actor, t } = c.var
  const recent = await recentFor(app, actor)
  const toFile = await partOf(app, actor, queue.toFile, placeIn(c.req.query('file')))
  const toPrint = await partOf(app, actor, queue.toPrint, placeIn(c.req.query('print')))
  const shown = [...toFile.rows, ...toPrint.rows]
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'filing.listed',
    about: { rows: shown.length + recent.filed.length },
  })
  const places = await placesAt(
    app,
    shown.flatMap(({ filing }) => filing.volume.box?.code ?? []),
  )
  return page(
    c,
    t('archive.title'),
    <ArchivePage
      toPrint={{ ...toPrint, rows: toPrint.rows.map((row) => rowOf(c, places, row)) }}
      toFile={{ ...toFile, rows: toFile.rows.map((row) => rowOf(c, places, row)) }}
      scanning={scanningOf(state, paths.archive())}
      misplaced={state.misplaced}
      arrivals={(await countArrivals(app, actor)).own}
      transfers={await countTransfers(app, actor)}
      codes={await demoCodes(app, toFile.rows, state.scanned)}
      now={app.now()}
      {...recent}
    />,
    { status },
  )
}

const placeIn = (text = ''): number => (/^\d{1,7}$/.test(text) ? Number(text) : 0)

const perPage = 50

/**
 * So many filings of a queue as a page shows, from a place in it on, of those that this actor may see; and where the next
 * page begins. Nothing is read of what is not shown, but for those that are passed over for want of a right.
 */
async function partOf(app: App, actor: Actor, ask: typeof queue.toFile, from: number) {
  const seen: queue.Waiting[] = []
  let at = from
  let next: number | undefined
  while (next === undefined) {
    const some = await ask(app.db, at, perPage + 1)
    for (const waiting of some) {
      if (seen.length === perPage && queues(app, actor, waiting.dossier)) {
        next = at
        break
      }
      if (queues(app, actor, waiting.dossier)) seen.push(waiting)
      at += 1
    }
    if (some.length <= perPage) break
  }
  const found = await these(
    app,
    seen.map(({ id }) => id),
  )
  const rows = found.map((filing) => ({ filing, name: app.roster.entry(filing.dossier)?.columns.who.name ?? '' }))
  return { from, next, rows }
}

/** A row of the queue, and its shelf by name: `二库 A-03-2`. */
function rowOf(
  { var: { app, t } }: WebContext,
  places: ReadonlyMap<string, Location>,
  { filing, name }: { filing: Filing; name: string },
): QueueRow {
  const who = app.roster.entry(filing.dossier)?.columns.who
  const code = filing.volume.box?.code
  const pages = pagesOf(filing)
  const left = pagesLeft(filing)
  return {
    filing: filing.id,
    name,
    number: who?.number,
    unit: (who && app.directory.units.get(who.unit)?.name) ?? '',
    openedAt: filing.openedAt,
    ...(code && { shelf: shelfText(t, places, code), box: code.split('-').at(-1) ?? code }),
    sheets: sheetsIn(left.length > 0 ? left : pages),
    isSwap: filing.swaps !== undefined,
    left: left.length,
    all: pages.length,
  }
}

function shelfText(t: Translate, places: ReadonlyMap<string, Location>, code: string): string {
  const shelf = code.split('-').slice(0, 3).join('-')
  return `${whereText(t, places, code.split('-')[0] ?? '')} ${shelf}`
}

const sheetsIn = (pages: readonly { sheet: PageKind }[]): readonly PageKind[] =>
  pageKinds().filter((kind) => pages.some(({ sheet }) => sheet === kind))
