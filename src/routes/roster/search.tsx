import { Hono } from 'hono'
import * as caseSearch from '#db/cases/search.ts'
import { locationAt } from '#db/custody/locations.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { readScan } from '#domain/custody/scan.ts'
import { readTerm, type Term } from '#domain/people/term.ts'
import { findCases } from '#gate/cases/reader.ts'
import { logSuggestion } from '#gate/log/suggestions.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import type { App } from '#house/app.ts'
import { fragment, page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { Once } from '#views/kit/once.tsx'
import { paths } from '#views/paths.ts'
import { type FoundCase, type FoundCode, SearchPage } from '#views/roster/search.tsx'
import { PeopleSuggestions } from '#views/roster/suggestions.tsx'
import { mustList } from './roster.tsx'

/** 搜索: suggestions while typing, and the page of all results. */
export const searchRoutes = new Hono<Web>()

/** A fragment for the search boxes: the first few people that match, and the way to all of them. */
searchRoutes.get('/dossiers/suggestions', async (c) => {
  const { app, actor, language } = c.var
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
  const drawing = { typed, cut: term.cut, inList: boxOf(c) === 'list', unitName: app.directory.unitNames() }
  return fragment(
    c,
    <Once
      keep={app.roster.drawn}
      of={found}
      as={`${language} ${boxOf(c)} ${typed}`}
      draw={() => <PeopleSuggestions {...found} {...drawing} />}
    />,
  )
})

/** Everything the viewer may see, by what it is: people, cases by number, and for the archivist pages and boxes by code. */
searchRoutes.get('/search', async (c) => {
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
      unitName={app.directory.unitNames()}
      keep={app.roster.drawn}
    />,
    { query: typed },
  )
})

/** How many suggestions stand under a box, and how many people on the page of all results. */
const [fewest, most] = [8, 20]

const boxOf = (c: WebContext) => (c.req.query('box') === 'list' ? 'list' : 'top')

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
