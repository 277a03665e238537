import { Hono } from 'hono'
import * as caseSearch from '#db/cases/search.ts'
import { locationAt } from '#db/custody/locations.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers, keepsPaper, listsPeople, printsAppointments } from '#domain/access/duties.ts'
import { readScan } from '#domain/custody/scan.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { readTerm, type Term } from '#domain/people/term.ts'
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
import { findCases } from '#gate/cases/reader.ts'
import { logSuggestion } from '#gate/log/suggestions.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { lookFor } from '#gate/statistics/looking.ts'
import type { App } from '#house/app.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readingFirst } from '#routes/web/reading-first.ts'
import { fragment, page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'
import { paths } from '#views/paths.ts'
import { fromList, todayHref } from '#views/roster/href.ts'
import { ListPage } from '#views/roster/list.tsx'
import { type FoundCase, type FoundCode, SearchPage } from '#views/roster/search.tsx'
import { PeopleSuggestions } from '#views/roster/suggestions.tsx'

export const listRoutes = new Hono<Web>()

listRoutes.get('/dossiers', async (c) => {
  const { app, actor, t } = c.var
  mustList(actor)
  const { query: asked, unclear } = readListQuery(searchOf(c))
  const today = dayOf(app.now())
  const typed = c.req.query('asOf')
  const day = askedDay(asked.figure && typed === shownToday ? undefined : typed, today)
  if (!day.ok) return noSuchDay(c, paths.dossiers(), day.refusal, keptOf(asked))
  const first = asked.figure === undefined ? undefined : readingFirst(c, namesAt(asked.figure))
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
      unitName={(unit) => app.directory.unitName(unit, query.asOf)}
      damaged={({ dossier }) => app.damages.of('dossier', dossier).length > 0}
      mayCreate={keepsDossiers(actor)}
      mayPrintForms={printsAppointments(actor)}
      unclear={unclear}
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

/** A fragment for the search boxes: the first few people that match, and the way to all of them. */
listRoutes.get('/dossiers/suggestions', async (c) => {
  const { app, actor } = c.var
  mustList(actor)
  const typed = c.req.query('q') ?? ''
  const term = readTerm(typed)
  const found = app.roster.find(await viewerOf(app, actor), term, fewest, await holderOf(app, term))
  if (found.count > 0) {
    await logSuggestion(app, boxOf(c), actor.account, () => ({
      at: app.now(),
      actor: actor.account,
      act: 'dossier.suggested',
      about: { rows: found.hits.length, term: app.vault.termFingerprint(typed) },
    }))
  }
  return fragment(
    c,
    <PeopleSuggestions {...found} typed={typed} cut={term.cut} inList={boxOf(c) === 'list'} unitName={unitName(app)} />,
  )
})

/** Everything the viewer may see, by what it is: people, cases by number, and for the archivist pages and boxes by code. */
listRoutes.get('/search', async (c) => {
  const { app, actor, t } = c.var
  mustList(actor)
  const typed = (c.req.query('q') ?? '').trim()
  const term = readTerm(typed)
  const people = app.roster.find(await viewerOf(app, actor), term, most, await holderOf(app, term))
  const [foundCases, codes] = [await casesNumbered(app, actor, term), await codesNamed(app, actor, typed)]
  if (typed !== '') {
    await app.logRead({
      at: app.now(),
      actor: actor.account,
      act: 'dossier.searched',
      about: { rows: people.hits.length + foundCases.length + codes.length, term: app.vault.termFingerprint(typed) },
    })
  }
  return page(
    c,
    t('search.title'),
    <SearchPage
      typed={typed}
      cut={term.cut}
      people={people}
      cases={foundCases}
      codes={codes}
      unitName={unitName(app)}
    />,
    { query: typed },
  )
})

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

/** How many suggestions stand under a box, and how many people on the page of all results. */
const [fewest, most] = [8, 20]

/** IT and the auditor meet numbers, not people: for them there is no list (docs/decisions/0008 and 0072). */
function mustList(actor: Actor) {
  if (!listsPeople(actor)) throw new Forbidden()
}

/** The conditions of a list as fields of a form that asks for another day. */
const keptOf = (query: ListQuery) =>
  writeListQuery({ ...query, page: 1 }).flatMap(([name, value]): [string, string][] =>
    name === 'asOf' ? [] : [[name, value]],
  )

const searchOf = (c: WebContext) => [...new URL(c.req.url).searchParams]

const boxOf = (c: WebContext) => (c.req.query('box') === 'list' ? 'list' : 'top')

const unitName =
  ({ directory }: App) =>
  (unit: UnitId) =>
    directory.unitName(unit)

/** Only a whole ID number is looked up, by its fingerprint; whether the viewer may know is for the roster to say. */
const holderOf = async (app: App, { idNumber }: Term) =>
  idNumber === undefined ? undefined : identifiers.holderOf(app, idNumber)

async function casesNumbered(app: App, actor: Actor, { code }: Term): Promise<readonly FoundCase[]> {
  if (code === undefined) return []
  const found = await findCases(app, actor, await caseSearch.numbered(app.db, code, 50))
  return found
    .slice(0, most)
    .map(({ id, number, endedAt }) => ({ number, href: paths.case(id), live: endedAt === undefined }))
}

/** Codes of pages lead to what became of the sheet, known or not; places only where there is one. */
async function codesNamed(app: App, actor: Actor, typed: string): Promise<readonly FoundCode[]> {
  if (!keepsPaper(actor)) return []
  const scan = readScan(typed)
  if (scan.is === 'page') return [{ is: 'page', code: scan.code, href: paths.codes(scan.code) }]
  if (scan.is === 'miss' || !(await locationAt(app, scan.code))) return []
  return [{ is: 'place', code: scan.code, href: paths.codes(scan.code) }]
}
