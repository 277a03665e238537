import { Hono } from 'hono'
import { printPapers } from '#actions/prints/papers.ts'
import type { LeftOut } from '#actions/prints/reading-papers.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { mayPrintPaper, type PaperKind, printsPaper } from '#domain/prints/papers/index.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { pageSize } from '#domain/roster/listing.ts'
import { admitted, queryText, readListQuery } from '#domain/roster/query.ts'
import { viewerFor } from '#gate/statistics/counting.ts'
import { pdfFile, printerName } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { nothingTyped, type PaperProblem, type PaperTyped } from '#views/prints/paper-form.tsx'
import { type LeftOutShown, PapersPage } from '#views/prints/papers.tsx'
import { askedIn, editionIn, paperParam, problemOf, typedIn } from './typed.ts'

/** What HR prints by itself of the people of a list (docs/decisions/0224). */
export const peoplePaperRoutes = new Hono<Web>()

peoplePaperRoutes.get('/prints/:paper', (c) => {
  const from = new URL(c.req.url).searchParams.toString()
  return manyPapers(c, from, nothingTyped(editionIn(c.req.query('edition'))))
})

peoplePaperRoutes.post('/prints/:paper', async (c) => {
  const [paper, form] = [paperParam(c), await readForm(c)]
  if (!printsPaper(c.var.actor, paper)) throw new Forbidden()
  const dossiers = form.all('dossier').filter(isId) as DossierId[]
  const again = (problem: PaperProblem, leftOut: readonly LeftOut[] = []) =>
    manyPapers(c, form.text('from'), typedIn(form), { problem, chosen: dossiers, leftOut })
  const asked = askedIn(form)
  if (!asked) return again(problemOf(c, 'paper.age-date'))
  const { app, actor } = c.var
  const order = { paper, dossiers, by: printerName(c), ...asked }
  const printed = await printPapers(app, actor, order, form.command)
  if (printed.ok) return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  return again(problemOf(c, printed.refusal), printed.leftOut)
})

type Refused = {
  readonly problem: PaperProblem
  readonly chosen: readonly DossierId[]
  readonly leftOut: readonly LeftOut[]
}

async function manyPapers(c: WebContext, from: string, typed: PaperTyped, refused?: Refused) {
  const { app, t } = c.var
  const paper = paperParam(c)
  if (!printsPaper(c.var.actor, paper)) throw new Forbidden()
  const { rows, all, asked } = await peopleOf(c, paper, from)
  const leftOut = leftOutShown(c, refused?.leftOut ?? [])
  const gone = new Set((refused?.leftOut ?? []).map(({ dossier }) => dossier))
  const chosen = (refused?.chosen ?? rows.map(({ dossier }) => dossier)).filter((dossier) => !gone.has(dossier))
  return page(
    c,
    t(`paper.${paper}.people`),
    <PapersPage
      paper={paper}
      rows={rows}
      all={all}
      chosen={new Set(chosen)}
      from={asked}
      unitName={(unit) => app.directory.units.get(unit)?.name ?? ''}
      typed={typed}
      problem={refused?.problem}
      leftOut={leftOut}
    />,
    refused ? { status: 422 } : {},
  )
}

/** The first people of a list, in its order, whose paper this actor may print; logged as the list that it is. */
async function peopleOf(c: WebContext, paper: PaperKind, from: string) {
  const { app, actor } = c.var
  const { query: given } = readListQuery([...new URLSearchParams(from)])
  const viewer = await viewerFor(app, actor, given)
  const query = admitted(given, app.roster.groups(viewer))
  const rows: RosterRow[] = []
  let all = 0
  for (let at = 1; at <= limits.paperPeople / pageSize; at += 1) {
    const listing = app.roster.list(viewer, { ...query, page: at })
    all = listing.count
    if (at <= listing.pages) rows.push(...listing.rows)
  }
  const asked = queryText({ ...query, page: 1 })
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'dossier.listed',
    about: { rows: rows.length, ...(asked && { term: app.vault.termFingerprint(asked) }) },
  })
  const may = ({ dossier }: RosterRow) => {
    const subject = app.roster.entry(dossier)?.subject
    return subject !== undefined && mayPrintPaper(actor, paper, subject)
  }
  return { rows: rows.filter(may), all, asked }
}

/** By name where the actor may list it; of whoever is out of sight only the number. */
function leftOutShown({ var: { app } }: WebContext, leftOut: readonly LeftOut[]): readonly LeftOutShown[] {
  const unseen = leftOut.filter(({ why }) => why === 'out-of-sight').length
  const named = leftOut.flatMap((one): readonly LeftOutShown[] =>
    one.why === 'out-of-sight' ? [] : [{ ...one, name: app.roster.entry(one.dossier)?.columns.who.name ?? '' }],
  )
  return unseen === 0 ? named : [...named, { why: 'out-of-sight', count: unseen }]
}
