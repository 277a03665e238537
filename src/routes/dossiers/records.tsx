import { Hono } from 'hono'
import { declareNothing, retractRecord, saveRecord } from '#actions/dossiers/editing.ts'
import { preparePicture } from '#actions/dossiers/picture.ts'
import type { BlobRow } from '#db/blobs.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { type DossierRecord, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId, RecordId } from '#domain/ids.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { RecordPage } from '#views/dossiers/record.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { choicesFor, nameShown } from './context.ts'

/** Editing a draft, one record of one section at a time. */
export const recordRoutes = new Hono<Web>()

recordRoutes.get('/dossiers/:id/sections/:section', (c) => recordPage(c))

recordRoutes.post('/dossiers/:id/sections/:section/records', async (c) => {
  const { app, actor } = c.var
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const { inHand, mayEdit } = await hand(c, section, form.text('record'))
  if (!mayEdit) throw new Forbidden()

  const image = await pictureSent(c, dossier, section, form)
  if (image && 'problem' in image) return recordPage(c, { form, problems: { [image.field]: image.problem } })
  const read = readFields(section, form.text, { ...inHand?.fields, ...image?.fields })
  const problems = read.ok ? unknownChoices(c, section, read.fields) : read.problems
  if (!read.ok || problems) return recordPage(c, { form, problems: problems ?? {} })

  if (!inHand && Object.values(read.fields).every((value) => value === false))
    return recordPage(c, { form, problems: {}, refusal: 'dossier.record-empty' })

  const record = form.text('record') as RecordId | ''
  const saving = {
    dossier,
    section,
    fields: read.fields,
    ...(record && { record }),
    ...(form.has('stamp') && { stamp: form.text('stamp') }),
    ...(image && { blob: image.blob }),
  }
  const saved = await saveRecord(app, actor, saving, form.command)
  if (!saved.ok) return recordPage(c, { form, problems: {}, refusal: saved.refusal })
  return seeAfterSaving(c, dossier, section)
})

recordRoutes.post('/dossiers/:id/sections/:section/records/:record/retraction', async (c) => {
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const record = idParam<RecordId>(c, 'record')
  const done = await retractRecord(c.var.app, c.var.actor, { dossier, section, record }, form.command)
  if (!done.ok) return recordPage(c, { problems: {}, refusal: done.refusal })
  return seeOther(c, `${paths.dossier(dossier)}#${section.key}`, 'dossier.retracted')
})

recordRoutes.post('/dossiers/:id/sections/:section/nothing', async (c) => {
  const [dossier, section, form] = [idParam<DossierId>(c), sectionParam(c), await readForm(c)]
  const done = await declareNothing(c.var.app, c.var.actor, { dossier, section }, form.command)
  if (!done.ok) return recordPage(c, { problems: {}, refusal: done.refusal })
  return seeOther(c, `${paths.dossier(dossier)}#${section.key}`, 'dossier.nothing')
})

/** Back to the section; or to the list, where what was just saved made the dossier somebody else's to keep. */
function seeAfterSaving(c: WebContext, dossier: DossierId, section: Section) {
  const subject = c.var.app.roster.entry(dossier)?.subject
  const isStillOurs = subject && decide(c.var.actor, 'edit', subject, 'who', quiet).allow
  if (!isStillOurs) return seeOther(c, paths.dossiers(), 'dossier.handed-over')
  return seeOther(c, `${paths.dossier(dossier)}#${section.key}`, 'dossier.saved')
}

type Refused = { readonly form?: Form; readonly problems: Problems; readonly refusal?: string }

/** The page of one record: a new one, the one that the address names, or the refused form with what was typed. */
async function recordPage(c: WebContext, refused?: Refused) {
  const section = sectionParam(c)
  const wanted = refused?.form?.text('record') || c.req.query('record') || c.req.param('record') || ''
  const { reading, inHand, mayEdit } = await hand(c, section, wanted)
  if (!mayEdit) throw new Forbidden()
  if (wanted && !inHand && !refused) throw new NotFound()
  const [t, name] = [c.var.t, nameShown(c, reading)]
  return page(
    c,
    t(inHand ? 'form.edit-title' : 'form.add-title', { name, section: t(`section.${section.key}` as MessageKey) }),
    <RecordPage
      dossier={reading.subject.dossier}
      name={name}
      section={section}
      record={inHand}
      typed={refused?.form?.text ?? ((key) => typedValue(inHand?.fields[key]))}
      choices={choicesFor(c, reading, inHand)}
      problems={refused?.problems ?? {}}
      refusal={refused?.refusal}
      open={reading.subject.state === 'draft'}
      stamp={stampFor(reading, inHand, refused)}
    />,
    { status: refused ? (refused.refusal === 'dossier.changed' ? 409 : 422) : 200 },
  )
}

/** A refused form is still the one that was drawn then, until it was said that the record has changed since. */
const stampFor = ({ changes }: Reading, inHand: DossierRecord | undefined, refused: Refused | undefined): string =>
  refused?.form?.has('stamp') && refused.refusal !== 'dossier.changed'
    ? refused.form.text('stamp')
    : stampOf(changes, inHand?.id)

/** The dossier as far as this section goes, the record in hand, and whether the actor could edit it were it a draft. */
async function hand(c: WebContext, section: Section, record: string) {
  const { app, actor } = c.var
  const only = [...new Set([...groupsOf(section), 'who' as const])]
  const reading = await readDossier(app, actor, idParam<DossierId>(c), { act: 'dossier.read', only })
  if (!reading) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  const records = reading.contents[section.key] ?? []
  return {
    reading,
    inHand: section.single ? records[0] : records.find(({ id }) => id === record),
    mayEdit: groupsOf(section).every((group) => decide(actor, 'edit', draft, group, reading.circumstances).allow),
  }
}

/**
 * The picture that was sent, laid down encrypted before the record that will name it; nothing where none was chosen. Its
 * row comes with the record, and a file without a row is swept.
 */
async function pictureSent(
  c: WebContext,
  dossier: DossierId,
  section: Section,
  form: Form,
): Promise<
  { readonly fields: Fields; readonly blob: BlobRow } | { readonly field: string; readonly problem: string } | undefined
> {
  const field = section.fields.find(({ kind }) => kind === 'image')
  const [file] = field ? form.files(field.key) : []
  if (!field || !file) return undefined
  const prepared = await preparePicture(new Uint8Array(await file.arrayBuffer()))
  if (!prepared.ok) return { field: field.key, problem: prepared.refusal }
  const { app } = c.var
  const { bytes, width, height } = prepared.value
  const blob = await app.blobs.lay({ id: app.newId<BlobId>(), dossier, group: field.group, bytes, at: app.now() })
  return { fields: { [field.key]: { blob: blob.id, width, height } }, blob }
}

/** A unit or a person outside the choices is no choice, whatever was posted. */
function unknownChoices(c: WebContext, section: Section, fields: Fields): Problems | undefined {
  const { units } = choicesFor(c)
  for (const { key, kind } of section.fields) {
    const value = fields[key]
    if (value === undefined) continue
    if (kind === 'unit' && !units.some(({ id }) => id === value)) return { [key]: 'unknown-unit' }
    if (kind === 'person' && !c.var.app.roster.all().some(({ subject }) => subject.person === value))
      return { [key]: 'not-in-table' }
  }
  return undefined
}

function sectionParam(c: WebContext): Section {
  const section = sectionOf(c.req.param('section') ?? '')
  if (!section) throw new NotFound()
  return section
}
