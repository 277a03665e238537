import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { groupsFor } from '#domain/access/policy.ts'
import { isOpenForWork } from '#domain/dossiers/dossier.ts'
import { type Contents, groupsOf } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Against, against } from '#domain/imports/against.ts'
import { contentsOf, type Draft } from '#domain/imports/draft.ts'
import { photoOf } from '#domain/prints/sheets/index.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { heldNumber } from './knowing.ts'

export type AgainstDossier = {
  readonly dossier: DossierId
  /** A draft, whose values may be taken now; else they come with a case. */
  readonly isDraft: boolean
  readonly records: readonly (Against & { readonly mayTake: boolean })[]
}

/**
 * An import held against the dossier of the person who has its ID number, as far as the viewer may read that one: read
 * through its own gate and logged there. Undefined where nobody is on file whom the viewer may see.
 */
export async function readAgainst(
  app: App,
  actor: Actor,
  { draft, own }: { readonly draft: Draft; readonly own: DossierId },
): Promise<AgainstDossier | undefined> {
  const held = await heldNumber(app, actor, draft, own)
  if (!held?.dossier) return undefined
  const reading = await readDossier(app, actor, held.dossier, { act: 'dossier.compared' })
  if (!reading) return undefined
  const { subject, circumstances, groups, contents } = reading
  const isDraft = isOpenForWork(subject.state)
  const editable = groupsFor(actor, 'edit', subject, circumstances)
  const same = await isSamePhoto(app, { draft, own, dossier: held.dossier, contents, groups })
  const records = against(draft, contents)
    .filter(({ section }) => section.key !== 'photo' || !same)
    .map((one) => ({ ...one, differences: one.differences.filter(({ field }) => groups.has(field.group)) }))
    .filter(({ differences }) => differences.length > 0)
    .map((one) => ({ ...one, mayTake: isDraft && groupsOf(one.section).every((group) => editable.has(group)) }))
  return { dossier: held.dossier, isDraft, records }
}

type Portraits = {
  readonly draft: Draft
  readonly own: DossierId
  readonly dossier: DossierId
  readonly contents: Contents
  readonly groups: ReadonlySet<Group>
}

/** The portraits lie under two keys, so that only their bytes tell whether they are one. */
async function isSamePhoto(app: App, { draft, own, dossier, contents, groups }: Portraits): Promise<boolean> {
  const [sent, onFile] = [photoOf(contentsOf(draft)), photoOf(contents)]
  if (!sent || !onFile || !groups.has('photo')) return false
  const bytes = await app.blobs.read(app.db, sent.blob, own)
  return bytes.equals(await openPicture(app, onFile.blob, dossier))
}
