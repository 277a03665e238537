import { Hono } from 'hono'
import { exportList } from '#actions/exports/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsContracts } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { type ContractView, contractQuery, contractViews } from '#domain/roster/contract-register.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { type Listing, pageSize } from '#domain/roster/listing.ts'
import { admitted, type ListQuery, queryText } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { viewerByDuty } from '#gate/roster/viewer-by-duty.ts'
import type { App } from '#house/app.ts'
import { printerName } from '#routes/custody/context.ts'
import { download, sheetName } from '#routes/exports/answers.ts'
import { readForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ContractRegisterPage } from '#views/contracts/register.tsx'
import { sheetOf } from '#views/exports/list-sheet.ts'
import { paths } from '#views/paths.ts'

/** 合同台账: everybody's contract, for legal, read from the roster alone (docs/decisions/0054). */
export const contractRegisterRoutes = new Hono<Web>()

contractRegisterRoutes.get(paths.contracts(), async (c) => {
  const { app, actor, t } = c.var
  mustKeep(actor)
  const asked = askedFor(c, new URL(c.req.url).searchParams)
  await logListed(c, asked.query, asked.listing.rows.length)
  return page(
    c,
    t('contracts.title'),
    <ContractRegisterPage
      view={asked.view}
      query={asked.query}
      listing={asked.listing}
      counts={countsOf(app, actor)}
      unitName={unitName(app)}
      today={dayOf(app.now())}
      from={asked.from}
    />,
  )
})

/** What is on the screen, all pages of it, as a workbook. */
contractRegisterRoutes.post(paths.contractWorkbook(), async (c) => {
  const { app, actor, t, language } = c.var
  mustKeep(actor)
  const form = await readForm(c)
  const { query, listing } = askedFor(c, new URLSearchParams(form.text('from')))
  const rows = rowsOf(app, actor, query, listing)
  await logListed(c, query, rows.length)
  const words = { t, language, unitName: unitName(app) }
  const drawn = sheetOf({ query, rows, groups: listing.groups, words, by: printerName(c), at: app.now() })
  const sheet = { ...drawn, name: t('contracts.title') }
  const bytes = await exportList(app, actor, { sheet, terms: queryText({ ...query, page: 1 }) }, form.command)
  return download(c, { name: sheetName(sheet.name, dayOf(app.now())), body: bytes })
})

function mustKeep(actor: Actor): void {
  if (!keepsContracts(actor)) throw new Forbidden()
}

function askedFor({ var: { app, actor } }: WebContext, search: URLSearchParams) {
  const view = contractViews.find((known) => known === search.get('show')) ?? 'all'
  const viewer = viewerByDuty(app, actor)
  const query = admitted(contractQuery([...search], view, dayOf(app.now())), app.roster.groups(viewer))
  return { view, query, listing: app.roster.list(viewer, query), from: search.toString() }
}

/** How many each view holds, as its chip says. */
const countsOf = (app: App, actor: Actor): Readonly<Record<ContractView, number>> => {
  const viewer = viewerByDuty(app, actor)
  const groups = app.roster.groups(viewer)
  const count = (view: ContractView) =>
    app.roster.list(viewer, admitted(contractQuery([], view, dayOf(app.now())), groups)).count
  return Object.fromEntries(contractViews.map((view) => [view, count(view)])) as Record<ContractView, number>
}

/** As many as a list of names is drawn of. */
function rowsOf(app: App, actor: Actor, query: ListQuery, { count }: Listing): readonly RosterRow[] {
  const viewer = viewerByDuty(app, actor)
  const pages = Math.ceil(Math.min(count, limits.nameListPeople) / pageSize)
  return Array.from({ length: pages }, (_, at) => app.roster.list(viewer, { ...query, page: at + 1 }).rows).flat()
}

const unitName = (app: App) => (unit: RosterRow['unit']) => app.directory.units.get(unit)?.name ?? ''

const logListed = ({ var: { app, actor } }: WebContext, query: ListQuery, rows: number) =>
  app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'dossier.listed',
    about: { rows, term: app.vault.termFingerprint(queryText({ ...query, page: 1 })) },
  })
