import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { takeLine } from '#actions/dossiers/conduct.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { declareNothing, retractRecord } from '#actions/dossiers/retracting.ts'
import { saveRecord } from '#actions/dossiers/saving.ts'
import type { StepRefusal } from '#actions/materials/steps.ts'
import { type Drawing, proposeRecord, proposeRetraction } from '#actions/proposals/drawing.ts'
import type { ProposalRefusal } from '#actions/proposals/refusal.ts'
import { partOf } from '#db/commands.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, MaterialId, RecordId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { type Arrived, whole } from '#routes/web/incoming.ts'
import { idParam } from '#routes/web/params.ts'
import { type NoticeKey, seeOther } from '#routes/web/respond.tsx'
import { type Receiving, readUpload, type Upload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { sectionHref } from '#views/dossiers/own-page.ts'
import { paths } from '#views/paths.ts'
import { hand, sectionParam } from './record-at-hand.ts'
import { readRecordForm } from './record-form.ts'
import { pageAsked, recordPage } from './record-page.tsx'
import { dropPapers, receivingPaper } from './taking-papers.ts'

/**
 * One record of one section at a time: of a draft it is written, of an archived dossier a change is proposed. Every form
 * carries what it was drawn from, and a form that asks for evidence was drawn for a proposal.
 */
export const recordRoutes = new Hono<Web>()

recordRoutes.get('/dossiers/:id/sections/:section', (c) => recordPage(c))

recordRoutes.post('/dossiers/:id/sections/:section/records', async (c) => {
  const section = sectionParam(c)
  if (!section.fields.some(({ kind }) => kind === 'file')) return save(c, section, await readUpload(c, onePicture))
  const upload = await readUpload(c, onePaper(c, section))
  try {
    return await save(c, section, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

recordRoutes.post('/dossiers/:id/sections/:section/records/:record/retraction', async (c) => {
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const retracting = { dossier, section, record: idParam<RecordId>(c, 'record'), stamp: form.text('stamp') }
  if (form.has('evidence')) {
    const drawn = await proposeRetraction(
      c.var.app,
      c.var.actor,
      { ...retracting, basis: form.text('evidence') },
      form.command,
    )
    if (!drawn.ok) return recordPage(c, { problems: problemsOf(drawn.refusal, 'evidence'), refusal: drawn.refusal })
    return seeSection(c, dossier, section, 'proposal.drawn')
  }
  const done = await retractRecord(c.var.app, c.var.actor, retracting, form.command)
  if (!done.ok) return recordPage(c, { problems: {}, refusal: done.refusal, before: retracting.stamp })
  return seeSection(c, dossier, section, 'dossier.retracted')
})

recordRoutes.post('/dossiers/:id/sections/:section/nothing', async (c) => {
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const done = await declareNothing(c.var.app, c.var.actor, { dossier, section }, form.command)
  if (!done.ok) return recordPage(c, { problems: {}, refusal: done.refusal })
  return seeSection(c, dossier, section, 'dossier.nothing')
})

/** The refusals that are said at the field that mends them. */
const problemsOf = (refusal: ProposalRefusal | StepRefusal, field: 'basis' | 'evidence' = 'basis'): Problems =>
  refusal === 'proposal.basis-missing' || refusal === 'proposal.off-scale' || refusal === 'proposal.basis-too-long'
    ? { [field]: refusal }
    : {}

/** A picture is held in memory to its limit, and nothing of one that is larger. */
const onePicture: Receiving<Arrived> = {
  mostFiles: 1,
  mostBytes: limits.picture,
  take: async (coming) => whole(coming, (file) => Promise.resolve(file)),
  abandon: () => Promise.resolve(),
}

const onePaper = (c: WebContext, section: Section) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const { mayEdit, mayPropose } = await hand(c, section, '')
    const paper = section.fields.find(({ key, kind }) => kind === 'file' && key === field)
    if (!mayEdit && !mayPropose) throw new Forbidden()
    if (!paper) throw new HTTPException(400)
    return { dossier: idParam<DossierId>(c), group: paper.group }
  })

/** Saves one record as the form says it, with the picture or paper that came with it. */
async function save(c: WebContext, section: Section, { form, files }: Upload<Arrived | PaperTaken>) {
  const [app, actor] = [c.get('app'), c.get('actor')]
  const dossier = idParam<DossierId>(c)
  const record = form.text('record') as RecordId | ''
  const read = await readRecordForm(c, { dossier, section, form, sent: files[0] }, async () => {
    const { inHand, mayEdit, mayPropose, proposed } = await hand(c, section, record)
    if (!mayEdit && !mayPropose) throw new Forbidden()
    return proposed ?? inHand
  })
  if (!read.ok) return recordPage(c, { form, problems: read.problems })

  const { fields, blob } = read
  if (form.has('basis')) return propose(c, section, form, { fields, ...(blob && { blob }) })
  const isKnown = record !== '' || section.single || form.has('stamp')
  const stamp = isKnown ? { stamp: form.text('stamp') } : {}
  const saving = { dossier, section, fields, ...stamp, ...(record && { record }), ...(blob && { blob }) }
  const saved = await saveRecord(app, actor, saving, form.command)
  if (!saved.ok) return recordPage(c, { form, problems: {}, refusal: saved.refusal, mine: fields })
  const line = form.text('line').replaceAll('\r\n', '\n')
  if (line !== '') await takeLine(app, actor, { dossier, line }, partOf(form.command, 1))
  return seeAfterSaving(c, dossier, section, saved.taken)
}

/** Joins the record to what is gathered on an archived dossier. */
async function propose(c: WebContext, section: Section, form: Form, made: Pick<Drawing, 'fields' | 'blob'>) {
  const [dossier, record] = [idParam<DossierId>(c), form.text('record') as RecordId | '']
  const filing = filingIn(dossier, form)
  const drawing = { dossier, section, ...made, basis: form.text('basis'), stamp: form.text('stamp') }
  const asked = { ...drawing, ...(record && { record }), ...(filing && { filing }) }
  const done = await proposeRecord(c.var.app, c.var.actor, asked, form.command)
  if (done.ok && filing) return seeOther(c, paths.proposal(dossier), 'proposal.filed')
  if (done.ok) return seeSection(c, dossier, section, 'proposal.drawn')
  return recordPage(c, { form, problems: problemsOf(done.refusal), refusal: done.refusal, mine: made.fields })
}

/** The paper that is filed with what it proves, where the form came from one. */
const filingIn = (dossier: DossierId, form: Form) =>
  form.has('material')
    ? { dossier, material: form.text('material') as MaterialId, version: form.number('material-version') }
    : undefined

/** Back to the section; or to the list, where what was just saved made the dossier somebody else's to keep. */
function seeAfterSaving(c: WebContext, dossier: DossierId, section: Section, taken: readonly Field[]) {
  const subject = c.get('app').roster.subject(dossier)
  const isStillOurs = subject && decide(c.get('actor'), 'edit', subject, 'who', quiet).allow
  if (!isStillOurs) return seeOther(c, paths.dossiers(), 'dossier.handed-over')
  return seeSection(c, dossier, section, 'dossier.saved', taken)
}

/** The section on the dossier's page, which is still one of the list that it was opened from. */
function seeSection(
  c: WebContext,
  dossier: DossierId,
  section: Section,
  notice: NoticeKey,
  taken: readonly Field[] = [],
) {
  const merged = taken.map(({ key }) => `${section.key}.${key}`).join(' ')
  return seeOther(c, sectionHref(dossier, section.key, c.req.query('from'), pageAsked(c), merged), notice)
}
