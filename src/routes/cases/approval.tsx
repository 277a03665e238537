import { Hono } from 'hono'
import { type ApprovalMaterial, previewApproval, printApproval } from '#actions/prints/approval.ts'
import { type CasePaper, casePapers } from '#domain/cases/kind.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Drawing } from '#domain/prints/job.ts'
import { pdfFile, pdfShown, printerName } from '#routes/custody/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ApprovalPage } from '#views/cases/approval.tsx'
import { approvalSheet } from '#views/prints/approval.ts'
import { casePaperSheets } from '#views/prints/case-papers.ts'
import { caseAt } from './context.ts'
import { paperOf, signerOf } from './papers.ts'
import { requestPrinted } from './requests.ts'

/** 审批单 of a case, for HR who keeps the dossier. */
export const approvalRoutes = new Hono<Web>()

approvalRoutes.get('/cases/:id/approval', async (c) => show(c, await preview(c)))

/** The PDF of the preview, to be shown in a frame of its page; where a character is missing there is none. */
approvalRoutes.get('/cases/:id/approval/preview.pdf', async (c) => {
  const drawing = await preview(c)
  if (!drawing.ok) throw new NotFound()
  return pdfShown(c, drawing.value.pdf)
})

approvalRoutes.post('/cases/:id/approval', async (c) => {
  const form = await readForm(c)
  const done = await printApproval(c.var.app, c.var.actor, orderOf(c), form.command)
  return done.ok ? pdfFile(c, done.pdf, `P-${done.runCode}.pdf`) : show(c, done)
})

const preview = (c: WebContext) => previewApproval(c.var.app, c.var.actor, orderOf(c))

const orderOf = (c: WebContext) => {
  const paper = paperAsked(c)
  return {
    case: idParam<CaseId>(c),
    by: printerName(c),
    purpose: paper ? casePaperSheets[paper].purpose : '审批',
    ...(paper && { groups: casePaperSheets[paper].groups }),
    sheet: (material: ApprovalMaterial) => (paper ? paperOf(c, paper, material) : sheetOf(c, material)),
  }
}

const paperAsked = (c: WebContext): CasePaper | undefined => casePapers.find((one) => one === c.req.query('sheet'))

function sheetOf(c: WebContext, { theCase, reading, tip }: ApprovalMaterial) {
  const { app } = c.var
  const { number, route, state, dossier } = theCase
  const who = app.roster.entry(dossier)?.columns.who
  return approvalSheet({
    number,
    route,
    state,
    tip,
    filed: who?.number ?? '',
    name: who?.name ?? '',
    records: reading?.records ?? [],
    groups: reading?.groups ?? new Set(),
    isWhole: reading?.isWhole ?? true,
    names: namesOf(c),
    request: requestPrinted(c, theCase),
    of: signerOf(c),
  })
}

async function show(c: WebContext, drawing: Drawing | { readonly ok: false; readonly missing: readonly string[] }) {
  const { t } = c.var
  const { id, number, state, route, dossier } = await caseAt(c, idParam<CaseId>(c))
  const name = aboutOf(state).name || t('damages.nameless')
  return page(
    c,
    t('approval.title', { name }),
    <ApprovalPage
      id={id}
      number={number}
      kind={route.key}
      dossier={dossier}
      name={name}
      sheet={paperAsked(c)}
      pages={drawing.ok ? drawing.value.pages.length : 0}
      missing={drawing.ok ? undefined : drawing.missing}
    />,
    drawing.ok ? {} : { status: 422 },
  )
}
