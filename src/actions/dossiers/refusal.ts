import type { Actor } from '#domain/access/actor.ts'
import { isOpenForWork } from '#domain/dossiers/dossier.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/** Why a dossier cannot be written to, for whoever may write to it. */
export type EditRefusal =
  | 'dossier.read-only'
  | 'dossier.number-taken'
  | 'dossier.id-number-taken'
  | 'dossier.record-missing'
  /** A new record in which nothing was filled in. */
  | 'dossier.record-empty'
  /** Both changed the same field, or what is to be retracted is not what was seen. */
  | 'dossier.changed'
  /** Somebody declared that there is nothing while a record was being typed. */
  | 'dossier.nothing-declared'
  /** Somebody added a record while it was being declared that there is none. */
  | 'dossier.filled'
  | 'dossier.namesake'
  /** Somebody on file, or with an account, may be the very person, and nobody has said whether. */
  | 'dossier.same-person'
  | 'dossier.damaged'

/** Throws what the guard throws; answers a refusal where only the state of the dossier forbids. */
export async function refuseEditing(
  app: App,
  actor: Actor,
  id: DossierId,
  section: Section,
): Promise<EditRefusal | undefined> {
  const { subject } = await guard(app, actor, id, { action: 'edit', groups: groupsOf(section), ofDraft: true })
  return isOpenForWork(subject.state) ? undefined : 'dossier.read-only'
}
