import { Hono } from 'hono'
import { exportDossiers } from '#actions/exports/exporting.ts'
import { exportList } from '#actions/exports/lists.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { admitted, type ListQuery, queryText, readListQuery } from '#domain/roster/query.ts'
import { dayOf } from '#domain/time.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { printerName } from '#routes/custody/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type ExportProblem, type ExportTyped, nothingTyped } from '#views/exports/fields.tsx'
import { sheetOf } from '#views/exports/list-sheet.ts'
import { ManyExportPage } from '#views/exports/many.tsx'
import { paths } from '#views/paths.ts'
import { download, sheetName } from './answers.ts'
import { namesOfMissing, problemOf, typedIn, wishIn } from './asking.ts'

/** 导出 of the people of a list, and of the list itself. */
export const listExportRoutes = new Hono<Web>()

listExportRoutes.get('/exports/new', (c) => show(c, new URL(c.req.url).search.slice(1), nothingTyped))

listExportRoutes.post('/exports', async (c) => {
  mustExport(c)
  const [form, { app, actor }] = [await readForm(c), c.var]
  const from = form.text('from')
  const chosen = await chosenIn(c, form)
  const done = await exportDossiers(app, actor, wishIn(form, chosen), form.command)
  if (done.ok) return 'file' in done ? download(c, done.file) : seeOther(c, paths.export(done.waits), 'exports.asked')
  const problem = problemOf(c, done.refusal, namesOfMissing(c, done))
  return show(c, from, typedIn(form), problem, new Set(chosen))
})

listExportRoutes.post('/exports/lists', async (c) => {
  mustExport(c)
  const [form, { app, actor, t, language }] = [await readForm(c), c.var]
  const { query, rows } = await listed(c, form.text('from'))
  const sheet = sheetOf({
    query,
    rows,
    groups: app.roster.groups(await viewerOf(app, actor)),
    words: { t, language, unitName: (unit) => app.directory.units.get(unit)?.name ?? '' },
    by: printerName(c),
    at: app.now(),
  })
  const bytes = await exportList(app, actor, { sheet, terms: queryText({ ...query, page: 1 }) }, form.command)
  return download(c, { name: sheetName(sheet.name, dayOf(app.now())), body: bytes })
})

/** Only whoever keeps dossiers takes any out. */
function mustExport({ var: { actor } }: WebContext): void {
  if (!keepsDossiers(actor)) throw new Forbidden()
}

/** Beyond these no list of boxes is drawn: nobody ticks through it, and the page would be too large. */
const mostTicked = 200

async function show(
  c: WebContext,
  from: string,
  typed: ExportTyped,
  problem?: ExportProblem,
  chosen?: ReadonlySet<DossierId>,
) {
  mustExport(c)
  const { app, t } = c.var
  const { query, count, rows } = await listed(c, from, mostTicked)
  return page(
    c,
    t('exports.title'),
    <ManyExportPage
      from={queryText({ ...query, page: 1 })}
      count={count}
      rows={count > mostTicked ? [] : rows}
      chosen={chosen ?? new Set(rows.map(({ dossier }) => dossier))}
      typed={typed}
      problem={problem}
      unitName={(unit) => app.directory.units.get(unit)?.name ?? ''}
    />,
    problem && { status: 422 },
  )
}

/** Whoever is ticked, or everybody: in the order of the list, and only whom the viewer sees in it. */
async function chosenIn(c: WebContext, form: Form): Promise<readonly DossierId[]> {
  const ticked = new Set(form.all('dossier'))
  const { rows } = await listed(c, form.text('from'), limits.exportPeople + 1)
  const all = rows.map(({ dossier }) => dossier)
  return form.has('all') ? all : all.filter((dossier) => ticked.has(dossier))
}

/** The rows of a list, page after page; others have their turn between two of them. A look at it is logged as one. */
async function listed(c: WebContext, from: string, most = Number.POSITIVE_INFINITY) {
  const { app, actor } = c.var
  const { query: asked } = readListQuery([...new URLSearchParams(from)])
  const viewer = await viewerFor(app, actor, asked)
  const query: ListQuery = admitted(asked, app.roster.groups(viewer))
  const first = app.roster.list(viewer, { ...query, page: 1 })
  const rows: RosterRow[] = [...first.rows]
  for (let page = 2; page <= first.pages && rows.length < most; page += 1) {
    rows.push(...app.roster.list(viewer, { ...query, page }).rows)
    await new Promise(setImmediate)
  }
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'dossier.listed',
    about: { rows: rows.length, ...(from && { term: app.vault.termFingerprint(from) }) },
  })
  return { query, count: first.count, rows }
}
