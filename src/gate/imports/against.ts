import type { Actor } from '#domain/access/actor.ts'
import { groupsFor } from '#domain/access/policy.ts'
import { isOpenForWork } from '#domain/dossiers/dossier.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Against, against } from '#domain/imports/against.ts'
import type { Draft } from '#domain/imports/draft.ts'
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
  const records = against(draft, contents)
    .map((one) => ({ ...one, differences: one.differences.filter(({ field }) => groups.has(field.group)) }))
    .filter(({ differences }) => differences.length > 0)
    .map((one) => ({ ...one, mayTake: isDraft && groupsOf(one.section).every((group) => editable.has(group)) }))
  return { dossier: held.dossier, isDraft, records }
}
