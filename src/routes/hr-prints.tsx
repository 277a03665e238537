import { Hono } from 'hono'
import { type PaperRefusal, printPapers } from '#actions/prints/papers.ts'
import { previewPaper } from '#actions/prints/previewing-papers.ts'
import { type LeftOut, mustPrintPaper } from '#actions/prints/reading-papers.ts'
import * as prints from '#db/prints/prints.ts'
import { keepsCatalogue, keepsDossiers, printsAppointments } from '#domain/access/duties.ts'
import { decide } from '#domain/access/policy.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { type Edition, editions, type PaperParameters, type TypedForm, typedFormKeys } from '#domain/prints/form.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import { ageDateOf } from '#domain/prints/papers/appointment.ts'
import { isPaper, mayPrintPaper, type PaperKind } from '#domain/prints/papers/index.ts'
import { text } from '#domain/prints/sheets/words.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { pageSize } from '#domain/roster/listing.ts'
import { admitted, queryText, readListQuery } from '#domain/roster/query.ts'
import { readDate } from '#domain/typed-date.ts'
import { findCase } from '#gate/cases/reader.ts'
import { submittedIn } from '#gate/cases/submitted.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import { viewerOf } from '#gate/roster/viewer.ts'
import { PaperPage } from '#views/prints/paper.tsx'
import { nothingTyped, type PaperProblem, type PaperTyped } from '#views/prints/paper-form.tsx'
import { type LeftOutShown, PapersPage } from '#views/prints/papers.tsx'
import { nameOfAccount, pdfFile, printerName } from './custody/context.ts'
import { nameShown } from './dossiers/context.ts'
import { type Form, readForm } from './web/forms.ts'
import { idParam, isId } from './web/params.ts'
import { page } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

/** What HR prints by itself: a paper of one dossier, or of the people of a list (docs/decisions/0224). */
export const hrPrintRoutes = new Hono<Web>()

hrPrintRoutes.get('/dossiers/:id/prints/:paper', (c) => onePaper(c, nothingTyped(editionIn(c.req.query('edition')))))

/** The PDF of the preview, to be shown in a frame of its page; where a character is missing there is none. */
hrPrintRoutes.get('/dossiers/:id/prints/:paper/preview.pdf', async (c) => {
  const { drawing } = await previewOf(c, editionIn(c.req.query('edition')))
  if (!drawing.ok) throw new NotFound()
  return c.body(new Uint8Array(drawing.value.pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'inline; filename="preview.pdf"',
  })
})

hrPrintRoutes.post('/dossiers/:id/prints/:paper', async (c) => {
  const [paper, dossier, form] = [paperParam(c), idParam<DossierId>(c), await readForm(c)]
  await mustPrintPaper(c.var.app, c.var.actor, paper, dossier)
  const asked = askedIn(form)
  if (!asked) return onePaper(c, typedIn(form), problemOf(c, 'paper.age-date'))
  const { app, actor } = c.var
  const order = { paper, dossiers: [dossier], by: printerName(c), ...asked }
  const printed = await printPapers(app, actor, order, form.command)
  if (printed.ok) return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  const left = printed.leftOut?.[0]
  return onePaper(c, typedIn(form), problemOf(c, printed.refusal), left?.why === 'glyphs' ? left.stopped : undefined)
})

hrPrintRoutes.get('/prints/:paper', (c) => {
  const from = new URL(c.req.url).searchParams.toString()
  return manyPapers(c, from, nothingTyped(editionIn(c.req.query('edition'))))
})

hrPrintRoutes.post('/prints/:paper', async (c) => {
  const [paper, form] = [paperParam(c), await readForm(c)]
  mustPrint(c, paper)
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

/** The kind of paper in the address; another one does not exist. */
function paperParam(c: WebContext): PaperKind {
  const text = c.req.param('paper') ?? ''
  if (!isPaper(text)) throw new NotFound()
  return text
}

function mustPrint(c: WebContext, paper: PaperKind) {
  const { actor } = c.var
  const may = paper === 'appointment' ? printsAppointments(actor) : keepsDossiers(actor) || keepsCatalogue(actor)
  if (!may) throw new Forbidden()
}

const editionIn = (text: string | undefined): Edition => editions.find((known) => known === text) ?? '2025'

const typedIn = (form: Form): PaperTyped => ({
  edition: editionIn(form.text('edition')),
  copies: form.text('copies'),
  ageDate: form.text('ageDate'),
  reason: form.text('reason'),
  volume: form.text('volume') === 'duplicate' ? 'duplicate' : 'original',
  blank: form.text('blank'),
  ...(form.has('form-proposed') && { form: typedForm(form) }),
})

const typedForm = (form: Form): TypedForm =>
  Object.fromEntries(typedFormKeys.map((key) => [key, form.text(`form-${key}`).trim().slice(0, 600)]))

/** How it is to be printed; undefined where the age date cannot be read. */
function askedIn(form: Form): PaperParameters | undefined {
  const typed = form.text('ageDate').trim()
  const date = typed === '' ? undefined : readDate(typed)
  if (date && !date.ok) return undefined
  const { edition, reason, volume, form: typedOver } = typedIn(form)
  const blank = form.number('blank')
  return {
    edition,
    copies: form.number('copies'),
    reason: reason.slice(0, 200),
    ...(date && { ageDate: date.value }),
    ...(typedOver && { form: typedOver }),
    ...(form.has('volume') && { volume }),
    ...(blank >= 0 && blank <= 10 && { blank }),
  }
}

const fieldOf: Readonly<Partial<Record<PaperRefusal | 'paper.age-date', PaperProblem['field']>>> = {
  'paper.copies': 'copies',
  'paper.too-much': 'copies',
  'paper.reason-needed': 'reason',
  'paper.age-date': 'ageDate',
}

const problemOf = ({ var: { t } }: WebContext, refusal: PaperRefusal | 'paper.age-date'): PaperProblem => ({
  field: fieldOf[refusal] ?? 'people',
  text: t(`refusal.${refusal}`),
})

const previewOf = (c: WebContext, edition: Edition) =>
  previewPaper(c.var.app, c.var.actor, {
    paper: paperParam(c),
    dossier: idParam<DossierId>(c),
    by: printerName(c),
    edition,
    copies: 1,
    reason: '',
  })

/** 任免事项 as the dossier has it. */
const formOf = (contents: Contents): TypedForm => {
  const fields = contents['form']?.[0]?.fields ?? {}
  return Object.fromEntries(typedFormKeys.map((key) => [key, text(fields[key])]))
}

/** The same, with what the case that the address names says of the appointment: whoever keeps it may read all of that. */
async function formAsked(
  c: WebContext,
  { contents, subject }: Pick<Reading, 'contents' | 'subject'>,
): Promise<TypedForm> {
  const { app, actor } = c.var
  const asked = c.req.query('case') ?? ''
  const theCase = isId(asked) ? await findCase(app, actor, asked as CaseId) : undefined
  if (!theCase || theCase.dossier !== subject.dossier) return formOf(contents)
  return { ...formOf(contents), ...(await submittedIn(app, actor, theCase)) }
}

async function onePaper(c: WebContext, typed: PaperTyped, problem?: PaperProblem, refused?: Stopped) {
  const { app, actor, t } = c.var
  const paper = paperParam(c)
  const { drawing, reading, parameters, stopped } = await previewOf(c, typed.edition)
  const { subject, circumstances, contents } = reading
  const name = nameShown(c, reading)
  const past = await prints.runsOfSheet(app.db, subject.dossier, paper, pastShown)
  return page(
    c,
    t(`paper.${paper}.title`, { name }),
    <PaperPage
      paper={paper}
      dossier={subject.dossier}
      name={name}
      pages={drawing.ok ? drawing.value.pages : []}
      notes={drawing.ok ? drawing.value.notes : []}
      stopped={stopped}
      ageDate={ageDateOf({ contents, parameters })}
      editable={decide(actor, 'edit', subject, 'form', circumstances).allow}
      typed={paper === 'appointment' ? { ...typed, form: typed.form ?? (await formAsked(c, reading)) } : typed}
      problem={problem}
      refused={refused}
      past={past.map((run) => ({ ...run, by: nameOfAccount(app, run.by) }))}
      now={app.now()}
    />,
    problem ? { status: 422 } : {},
  )
}

/** How many earlier prints the page of a paper tells. */
const pastShown = 5

type Refused = {
  readonly problem: PaperProblem
  readonly chosen: readonly DossierId[]
  readonly leftOut: readonly LeftOut[]
}

async function manyPapers(c: WebContext, from: string, typed: PaperTyped, refused?: Refused) {
  const { app, t } = c.var
  const paper = paperParam(c)
  mustPrint(c, paper)
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
  const viewer = await viewerOf(app, actor)
  const query = admitted(readListQuery([...new URLSearchParams(from)]).query, app.roster.groups(viewer))
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
    about: { rows: rows.length, ...(asked && { term: app.vault.termPrint(asked) }) },
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
