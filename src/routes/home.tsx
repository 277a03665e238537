import { Hono } from 'hono'
import * as lists from '#db/cases/lists.ts'
import { keepsDossiers, keepsPaper, leadsHr, listsPeople } from '#domain/access/duties.ts'
import { awaitingPaper } from '#domain/cases/awaiting-paper.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import { stayedSince, stays } from '#domain/cases/narrowing.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { countArrivals } from '#gate/arrivals/arrivals.ts'
import { waitingAsides } from '#gate/asides/asides.ts'
import { waitingFor } from '#gate/asides/standing-in.ts'
import { countInbox, countNarrowed, inbox, sharesOf, waitersOf } from '#gate/cases/inbox.ts'
import { countFilings } from '#gate/custody/queue.ts'
import { unsentFor } from '#gate/proposals/unsent.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import { waitingSamples } from '#gate/samples/samples.ts'
import { followUpLines } from '#routes/followups/lines.ts'
import { count } from '#views/format.ts'
import { placesOf } from '#views/frame/places.ts'
import { type HomeTab, homeTabs } from '#views/home/case-line.tsx'
import { HomePage } from '#views/home/home.tsx'
import type { Asked } from '#views/home/narrowing.tsx'
import type { Figure } from '#views/kit/figures.tsx'
import { paths } from '#views/paths.ts'
import { casesIn, logListed, signersOf } from './cases/context.ts'
import { dueIn } from './due.ts'
import { toldTo } from './notices.tsx'
import { whereItGoesOn } from './setup/standing.ts'
import { sinceIn } from './since.ts'
import { pinnedIn } from './statistics/crosses/pinned.tsx'
import { pageAt } from './web/params.ts'
import { page } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

export const homeRoutes = new Hono<Web>()

/** How many cases a tab shows of what is past. */
const most = 50

homeRoutes.get('/', async (c) => {
  const { app, actor, t } = c.var
  // A house without a dossier is still being set up.
  if (leadsHr(actor) && app.roster.all().length === 0) return c.redirect(whereItGoesOn(app), 303)
  const now = app.now()
  const tab = homeTabs.find((each) => each === c.req.query('tab')) ?? 'todo'
  const { todo, late } = await countInbox(app, actor)
  const told = await toldTo(c, { from: 0, most: 8 })
  const tasks = await followUpLines(c)
  const elsewhere = onlyPlaceOf(c, todo + tasks.length + told.lines.length)
  if (elsewhere) return c.redirect(elsewhere, 303)
  const asked = tab === 'todo' ? narrowingIn(c) : {}
  const blocks = asked.awaits ? awaitingPaper() : undefined
  const narrowed = { kind: asked.kind, blocks, ...stayedSince(asked.stay, now) }
  const isNarrowed = Object.keys(asked).length > 0
  const count = isNarrowed ? await countNarrowed(app, actor, narrowed) : todo
  const { at, pages, range } = pageAt(c, tab === 'todo' ? count : 0)
  const lines = await casesIn(c, tab === 'todo' ? await inbox(app, actor, range, narrowed) : await linesOf(c, tab))
  const unsent = tab === 'todo' ? await unsentFor(app, actor) : []
  const filing = countFilings(app, actor)
  const { dues, costs } = await dueIn(c, tab, tasks)
  const since = await sinceIn(c, tab)
  const sinceNamed = since?.lines.reduce((sum, { names }) => sum + names.length, 0) ?? 0
  const named = dues.reduce((sum, { names }) => sum + names.length, costs.lines.length + sinceNamed)
  await logListed(c, lines.length + tasks.length + unsent.length + told.lines.length + named)
  return page(
    c,
    t('place.todo'),
    <HomePage
      tab={tab}
      lines={lines}
      shown={tab !== 'todo' && lines.length === most ? most : undefined}
      page={at}
      pages={pages}
      todo={todo}
      asked={asked}
      shares={tab === 'todo' && todo > 1 ? await sharesOf(app, actor) : undefined}
      waiters={await waitersOf(app, actor)}
      late={late}
      filing={filing}
      tasks={tasks}
      unsent={unsent}
      figures={await figuresOf(c, filing)}
      dues={dues}
      crosses={await pinnedIn(c)}
      costs={costs}
      since={since}
      told={told.lines}
      unread={told.unread}
      signers={signersOf(c)}
      now={now}
    />,
  )
})

/** By what the address narrows what waits. */
function narrowingIn({ req }: WebContext): Asked {
  const kind = kindNamed(req.query('kind') ?? '')?.key
  const stay = stays.find((each) => each === req.query('stay'))
  const awaits = req.query('awaits') === 'paper' ? ('paper' as const) : undefined
  return { ...(kind && { kind }), ...(stay && { stay }), ...(awaits && { awaits }) }
}

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

/** Numbers for whoever has the names behind them. */
async function figuresOf(c: WebContext, filing: number): Promise<readonly Figure[]> {
  const { app, actor, t } = c.var
  const asked = await askedAsSecond(c)
  if (!listsPeople(actor)) return asked
  const viewer = keepsDossiers(actor) ? await viewerOf(app, actor) : viewerByDuty(app, actor)
  const states: readonly DossierState[] = keepsDossiers(actor)
    ? ['archived', 'draft', 'confirming', 'approving']
    : ['archived']
  const inState = (state: DossierState): Figure => ({
    value: count(app.roster.list(viewer, readListQuery([['state', state]]).query).count),
    label: t(`home.figure.${state}` as 'home.figure.archived'),
    href: paths.dossiers({ state }),
  })
  // Of what is under way a number counts where somebody has to do something.
  const figures = [...states.map(inState).filter(({ value }, at) => at === 0 || value !== '0'), ...asked]
  if (!keepsPaper(actor)) return figures
  return [...figures, { value: count(filing), label: t('home.figure.filing'), href: paths.archive() }]
}

/** What waits for a second person, by duty or since nobody else is there. */
async function askedAsSecond({ var: { app, actor, t } }: WebContext): Promise<readonly Figure[]> {
  const asides = (await waitingAsides(app, actor)).length + (await waitingFor(app, actor)).length
  const samples = (await waitingSamples(app, actor)).length
  const arrivals = (await countArrivals(app, actor)).other
  return [
    { number: asides, label: t('asides.title'), href: paths.asides() },
    { number: samples, label: t('samples.title'), href: paths.samples() },
    { number: arrivals, label: t('arrivals.for-you'), href: paths.arrivals() },
  ].flatMap(({ number, ...figure }) => (number > 0 ? [{ ...figure, value: count(number) }] : []))
}
