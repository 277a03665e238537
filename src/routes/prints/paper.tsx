import { Hono } from 'hono'
import { printPapers } from '#actions/prints/papers.ts'
import { previewPaper } from '#actions/prints/previewing-papers.ts'
import { mustPrintPaper } from '#actions/prints/reading-papers.ts'
import * as prints from '#db/prints/prints.ts'
import { decide } from '#domain/access/policy.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { type Edition, type TypedForm, typedFormKeys } from '#domain/prints/form.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import { ageDateOf } from '#domain/prints/papers/appointment.ts'
import { text } from '#domain/prints/sheets/words.ts'
import { findCase } from '#gate/cases/reader.ts'
import { submittedIn } from '#gate/cases/submitted.ts'
import type { Reading } from '#gate/dossiers/reader.ts'
import { nameOfAccount, pdfFile, pdfShown, printerName } from '#routes/custody/context.ts'
import { nameShown } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam, isId } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { PaperPage } from '#views/prints/paper.tsx'
import { nothingTyped, type PaperProblem, type PaperTyped } from '#views/prints/paper-form.tsx'
import { askedIn, editionIn, paperParam, problemOf, typedIn } from './typed.ts'

/** What HR prints by itself of one dossier (docs/decisions/0224). */
export const paperRoutes = new Hono<Web>()

paperRoutes.get('/dossiers/:id/prints/:paper', (c) => onePaper(c, nothingTyped(editionIn(c.req.query('edition')))))

/** The PDF of the preview, to be shown in a frame of its page; where a character is missing there is none. */
paperRoutes.get('/dossiers/:id/prints/:paper/preview.pdf', async (c) => {
  const { drawing } = await previewOf(c, editionIn(c.req.query('edition')))
  if (!drawing.ok) throw new NotFound()
  return pdfShown(c, drawing.value.pdf)
})

paperRoutes.post('/dossiers/:id/prints/:paper', async (c) => {
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

const previewOf = (c: WebContext, edition: Edition) =>
  previewPaper(c.var.app, c.var.actor, {
    paper: paperParam(c),
    dossier: idParam<DossierId>(c),
    by: printerName(c),
    edition,
    copies: 1,
    reason: '',
  })

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
