import { Hono } from 'hono'
import { takeLine } from '#actions/dossiers/conduct.ts'
import { declareNothing, retractRecord } from '#actions/dossiers/retracting.ts'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { partOf } from '#db/commands.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { type NoticeKey, seeOther } from '#routes/web/respond.tsx'
import { type Arrived, type Receiving, readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { readRecordForm } from './record-form.ts'
import { hand, recordPage, sectionParam } from './record-page.tsx'

/** Editing a draft, one record of one section at a time. Every form carries what it was drawn from. */
export const recordRoutes = new Hono<Web>()

recordRoutes.get('/dossiers/:id/sections/:section', (c) => recordPage(c))

recordRoutes.post('/dossiers/:id/sections/:section/records', async (c) => {
  const { app, actor } = c.var
  const [dossier, section] = [idParam<DossierId>(c), sectionParam(c)]
  const { form, files } = await readUpload(c, oneFile(section))
  const record = form.text('record') as RecordId | ''
  const read = await readRecordForm(c, { dossier, section, form, sent: files[0] }, async () => {
    const { inHand, mayEdit } = await hand(c, section, record)
    if (!mayEdit) throw new Forbidden()
    return inHand
  })
  if (!read.ok) return recordPage(c, { form, problems: read.problems })

  const { fields, blob } = read
  const isKnown = record !== '' || section.single || form.has('stamp')
  const stamp = isKnown ? { stamp: form.text('stamp') } : {}
  const saving = { dossier, section, fields, ...stamp, ...(record && { record }), ...(blob && { blob }) }
  const saved = await saveRecord(app, actor, saving, form.command)
  if (!saved.ok) return recordPage(c, { form, problems: {}, refusal: saved.refusal, mine: fields })
  const line = form.text('line').replaceAll('\r\n', '\n')
  if (line !== '') await takeLine(app, actor, { dossier, line }, partOf(form.command, 1))
  return seeAfterSaving(c, dossier, section, saved.taken)
})

recordRoutes.post('/dossiers/:id/sections/:section/records/:record/retraction', async (c) => {
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const retracting = { dossier, section, record: idParam<RecordId>(c, 'record'), stamp: form.text('stamp') }
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

/** A picture or a paper is held in memory to its limit, and nothing of one that is larger. */
const oneFile = ({ fields }: Section): Receiving<Arrived> => ({
  mostFiles: 1,
  mostBytes: fields.some(({ kind }) => kind === 'file') ? limits.attachedPaper : limits.picture,
  keep: (file) => Promise.resolve(file),
  abandon: () => Promise.resolve(),
})

/** Back to the section; or to the list, where what was just saved made the dossier somebody else's to keep. */
function seeAfterSaving(c: WebContext, dossier: DossierId, section: Section, taken: readonly Field[]) {
  const subject = c.var.app.roster.entry(dossier)?.subject
  const isStillOurs = subject && decide(c.var.actor, 'edit', subject, 'who', quiet).allow
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
  const back = paths.dossier(dossier, { from: c.req.query('from'), ...(merged && { merged }) })
  return seeOther(c, `${back}#${section.key}`, notice)
}
