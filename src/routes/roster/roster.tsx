import { Hono } from 'hono'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers, listsPeople, printsAppointments } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import {
  admitted,
  isFiltered,
  type ListQuery,
  queryText,
  readListQuery,
  shownToday,
  writeListQuery,
} from '#domain/roster/query.ts'
import { readFigure } from '#domain/statistics/figure.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { lookFor, namesTakeLong } from '#gate/statistics/looking.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readingFirst, waitingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { fromList, todayHref } from '#views/roster/href.ts'
import { ListPage } from '#views/roster/list.tsx'

export const listRoutes = new Hono<Web>()

listRoutes.get('/dossiers', async (c) => {
  const { app, actor, t } = c.var
  mustList(actor)
  const { query: asked, unclear } = readListQuery(searchOf(c))
  const today = dayOf(app.now())
  const typed = c.req.query('asOf')
  const day = askedDay(asked.figure && typed === shownToday ? undefined : typed, today)
  if (!day.ok) return noSuchDay(c, paths.dossiers(), day.refusal, keptOf(asked))
  const first =
    asked.figure === undefined
      ? undefined
      : (readingFirst(c, namesAt(asked.figure)) ??
        (await waitingFirst(c, (page) => namesTakeLong(app, actor, page, asked))))
  if (first) return first
  const { viewer, query: dated, past } = await lookFor(app, actor, asked)
  const query = admitted(dated, app.roster.groups(viewer, past))
  const listing = app.roster.list(viewer, query, past)
  await logListed(c, query, listing.rows.length)
  return page(
    c,
    t('list.title'),
    <ListPage
      listing={listing}
      query={query}
      choices={app.roster.choices(viewer, past)}
      unitName={app.directory.unitNames(query.asOf)}
      damaged={({ dossier }) => app.damages.of('dossier', dossier).length > 0}
      mayCreate={keepsDossiers(actor)}
      mayPrintForms={printsAppointments(actor)}
      unclear={unclear}
      keep={app.roster.drawn}
      today={today}
      frozen={viewer.among?.frozen}
    />,
    {
      ...(unclear.length > 0 && { status: 422 }),
      top: (
        <AsOf
          action={paths.dossiers()}
          day={query.asOf}
          today={today}
          kept={keptOf(asked)}
          back={asked.figure && todayHref(query)}
        />
      ),
    },
  )
})

/** The names of a figure wait for what it counts. */
function namesAt(figure: string) {
  const { of } = readFigure(figure) ?? {}
  return { to: paths.figureNames(figure), ...(of && { counted: countedOf(of) }) }
}

/**
 * The neighbours of a dossier in the list that its address was opened from, as addresses of their own. Whatever the address
 * asks for, the answer tells something about that list, so that it is logged like the list itself, also where it is none.
 */
export async function neighboursOf(c: WebContext, id: DossierId) {
  const { app, actor } = c.var
  const from = c.req.query('from')
  if (!from || !listsPeople(actor)) return undefined
  const { query: asked } = readListQuery([...new URLSearchParams(from)])
  const { viewer, query: dated, past } = await lookFor(app, actor, asked)
  const query = admitted(dated, app.roster.groups(viewer, past))
  const found = app.roster.neighbours(viewer, query, id, past)
  await logListed(c, query, [found?.previous, found?.next].filter((neighbour) => neighbour !== undefined).length)
  if (!found) return undefined
  const { previous, next, at, count } = found
  const day = c.req.query('asOf')
  const asOf = day ? { asOf: day } : {}
  return {
    at,
    of: count,
    back: paths.dossierList(queryText(query)),
    ...(previous && { previous: paths.dossier(previous, { ...asOf, from: fromList(query) }) }),
    ...(next && { next: paths.dossier(next, { ...asOf, from: fromList(query) }) }),
  }
}

function logListed({ var: { app, actor } }: WebContext, query: ListQuery, rows: number) {
  const terms = isFiltered(query) || query.sort || query.asOf ? queryText({ ...query, page: 1 }) : ''
  return app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'dossier.listed',
    about: { rows, ...(terms && { term: app.vault.termFingerprint(terms) }) },
  })
}

/** IT and the auditor meet numbers, not people: for them there is no list (docs/decisions/0008 and 0072). */
export function mustList(actor: Actor) {
  if (!listsPeople(actor)) throw new Forbidden()
}

/** The conditions of a list as fields of a form that asks for another day. */
const keptOf = (query: ListQuery) =>
  writeListQuery({ ...query, page: 1 }).flatMap(([name, value]): [string, string][] =>
    name === 'asOf' ? [] : [[name, value]],
  )

const searchOf = (c: WebContext) => [...new URL(c.req.url).searchParams]
