import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { preparePicture } from '#actions/dossiers/picture.ts'
import type { BlobRow } from '#db/blobs.ts'
import { isSentAsFile, type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import type { DossierRecord, Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { BlobId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { refuse } from '#domain/result.ts'
import type { Form } from '#routes/web/forms.ts'
import type { Arrived } from '#routes/web/incoming.ts'
import type { WebContext } from '#routes/web/web.ts'
import { isUnitChoice, postChoices } from './context.ts'

/** What a posted form says of one record, or what is wrong with it. */
export type ReadForm =
  | { readonly ok: true; readonly fields: Fields; readonly blob?: BlobRow | undefined }
  | { readonly ok: false; readonly problems: Problems }

/**
 * The record as it is. Opening it is logged and costs a commit, so it is looked at only where the form does not say it all:
 * a picture stays, the other's value was chosen, or a choice is one that this officer is not offered. It throws for whoever
 * may not edit, so that nobody else has a picture prepared.
 */
export type InHand = () => Promise<DossierRecord | undefined>

type Sent = {
  readonly dossier: DossierId
  readonly section: Section
  readonly form: Form
  /** The picture or paper that came with it. */
  readonly sent: Arrived | PaperTaken | undefined
}

/** Reads a form: what was typed, the choices where somebody else changed the same field, and the picture. */
export async function readRecordForm(
  c: WebContext,
  { dossier, section, form, sent: arrived }: Sent,
  inHand: InHand,
): Promise<ReadForm> {
  const unanswered = unansweredIn(section, form)
  const choices = form.names.filter((name) => name.startsWith(choiceName('')))
  const theirs = (key: string) => choices.length > 0 && choiceIn(form, key) === 'theirs'
  const field = section.fields.find((field) => isSentAsFile(field) && !theirs(field.key))
  const needsStored = field !== undefined || section.fields.some(({ key }) => theirs(key))
  const stored = needsStored ? (await inHand())?.fields : undefined
  const came = field && form.files(field.key).length > 0 ? arrived : undefined
  const file = field && came && ('ok' in came ? paperSent(field, came) : await pictureSent(c, dossier, field, came))
  if (file && 'problem' in file) return { ok: false, problems: file.problem }

  const typed = (key: string) => (theirs(key) ? typedValue(stored?.[key]) : form.text(key))
  const kept = { ...stored, ...takenAway(section, form), ...file?.fields }
  const read = readFields(section, typed, kept)
  if (!read.ok) return { ok: false, problems: { ...read.problems, ...unanswered } }
  const problems = { ...(await unknownChoices(c, section, read.fields, inHand)), ...unanswered }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const fields = section.fields.some(({ kind }) => kind === 'post')
    ? pointingToPosts(section, read.fields, await postChoices(c.var.app))
    : read.fields
  return { ok: true, fields, blob: await file?.blob() }
}

/** The fields that a form asked about, since both had changed them. */
export function askedIn(section: Section, form: Form): readonly Field[] {
  const asked = form.all('asked')
  return asked.length === 0 ? [] : section.fields.filter(({ key }) => asked.includes(key))
}

const choiceName = (key: string) => `choice.${key}`

/** What somebody chose of a field that two have changed. */
export const choiceIn = (form: Form, key: string): 'theirs' | 'mine' | undefined =>
  (['theirs', 'mine'] as const).find((choice) => choice === form.text(choiceName(key)))

function unansweredIn(section: Section, form: Form): Problems {
  return Object.fromEntries(
    askedIn(section, form).flatMap(({ key, kind }) => {
      const choice = choiceIn(form, key)
      if (choice === undefined) return [[key, 'choose']]
      return (kind === 'image' || kind === 'file') && choice === 'mine' && form.files(key).length === 0
        ? [[key, 'picture-again']]
        : []
    }),
  )
}

/** The picture that was sent, laid down once everything else is right. */
async function pictureSent({ var: { app } }: WebContext, dossier: DossierId, { key, group }: Field, image: Arrived) {
  const prepared = image.cut ? refuse('picture-too-large') : await preparePicture(image.bytes)
  if (!prepared.ok) return { problem: { [key]: prepared.refusal } }
  const { bytes, width, height } = prepared.value
  const blob = app.newId<BlobId>()
  return {
    fields: { [key]: { blob, width, height } },
    blob: () => app.blobs.lay({ id: blob, dossier, group, bytes, at: app.now() }),
  }
}

/** The paper that was sent, laid down while it came. */
function paperSent({ key }: Field, taken: PaperTaken) {
  if (!taken.ok) return { problem: { [key]: taken.refusal } }
  const { paper, row } = taken.value
  return { fields: { [key]: paper }, blob: () => Promise.resolve(row) }
}

/** The papers that a tick takes out of the record; the dossier keeps them. */
const takenAway = ({ fields }: Section, form: Form): Fields =>
  Object.fromEntries(
    fields
      .filter(({ key, kind }) => kind === 'file' && form.text(`${key}.remove`) === 'yes')
      .map(({ key }) => [key, undefined]),
  )

/** A unit or a person outside the choices is no choice, whatever was posted; what stands there already may stay. */
async function unknownChoices(c: WebContext, section: Section, fields: Fields, inHand: InHand): Promise<Problems> {
  const unknown = section.fields.filter(({ key, kind }) => {
    const value = fields[key]
    if (value === undefined) return false
    if (kind === 'unit') return !isUnitChoice(c, value as UnitId)
    return kind === 'person' && c.var.app.roster.nameOf(value as PersonId) === undefined
  })
  const stored = unknown.length > 0 ? (await inHand())?.fields : undefined
  return Object.fromEntries(
    unknown
      .filter(({ key }) => fields[key] !== stored?.[key])
      .map(({ key, kind }) => [key, kind === 'unit' ? 'unknown-unit' : 'not-in-table']),
  )
}
