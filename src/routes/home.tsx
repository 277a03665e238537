import { Hono } from 'hono'
import * as lists from '#db/cases/lists.ts'
import * as custody from '#db/custody/custody.ts'
import { type Duty, holds } from '#domain/access/actor.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { inbox } from '#gate/cases/inbox.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { count } from '#views/format.ts'
import { placesOf } from '#views/frame/places.ts'
import { HomePage, type HomeTab, homeTabs, lateness } from '#views/home/home.tsx'
import type { Figure } from '#views/kit/figures.tsx'
import { paths } from '#views/paths.ts'
import { casesIn, logListed, signersOf } from './cases/context.ts'
import { toldTo } from './notices.tsx'
import { page } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

export const homeRoutes = new Hono<Web>()

/** How many cases a tab shows; what waits is shown whole. */
const most = 50

homeRoutes.get('/', async (c) => {
  const { app, actor, t } = c.var
  const now = app.now()
  const tab = homeTabs.find((each) => each === c.req.query('tab')) ?? 'todo'
  const waiting = await casesIn(c, await inbox(app, actor.person))
  const lines = tab === 'todo' ? waiting : await casesIn(c, await linesOf(c, tab))
  const told = await toldTo(c, 8)
  const elsewhere = onlyPlaceOf(c, waiting.length + told.lines.length)
  if (elsewhere) return c.redirect(elsewhere, 303)
  const filing = holds(actor, 'archivist') ? await custody.countOpen(app.db) : 0
  await logListed(c, lines.length + told.lines.length)
  return page(
    c,
    t('place.todo'),
    <HomePage
      tab={tab}
      lines={lines}
      shown={tab !== 'todo' && lines.length === most ? most : undefined}
      todo={waiting.length}
      late={waiting.filter((line) => lateness(t, line, now)).length}
      filing={filing}
      figures={await figuresOf(c, filing)}
      told={told.lines}
      unread={told.unread}
      signers={signersOf(c)}
      now={now}
    />,
  )
})

/** Whoever has no part in cases and nothing to be told opens on the one place there is, not on four empty tabs. */
function onlyPlaceOf({ req, var: { actor } }: WebContext, here: number): string | undefined {
  if (here > 0 || req.query('tab') !== undefined) return undefined
  const places = placesOf(actor, { todo: 0, filing: 0 })
  return places.some(({ key }) => key === 'todo') ? undefined : places[0]?.href
}

function linesOf({ var: { app, actor } }: WebContext, tab: Exclude<HomeTab, 'todo'>): Promise<readonly lists.Line[]> {
  const asked = { done: lists.decidedBy, mine: lists.startedBy, copied: lists.copiedTo }
  return asked[tab](app.db, actor.person, most)
}

const personnel: readonly Duty[] = ['hr', 'hr-lead', 'keeper']
const listing: readonly Duty[] = [...personnel, 'head', 'leader', 'archivist', 'finance', 'legal']

/** Numbers for whoever has the names behind them. */
async function figuresOf(c: WebContext, filing: number): Promise<readonly Figure[]> {
  const { app, actor, t } = c.var
  if (!holds(actor, ...listing) || holds(actor, 'it')) return []
  const viewer = await viewerOf(app, actor)
  const states: readonly DossierState[] = holds(actor, ...personnel)
    ? ['archived', 'draft', 'confirming', 'approving']
    : ['archived']
  const inState = (state: DossierState): Figure => ({
    value: count(app.roster.list(viewer, readListQuery([['state', state]]).query).count),
    label: t(`home.figure.${state}` as 'home.figure.archived'),
    href: paths.dossiers({ state }),
  })
  const figures = states.map(inState)
  if (!holds(actor, 'archivist')) return figures
  return [...figures, { value: count(filing), label: t('home.figure.filing'), href: paths.archive() }]
}
