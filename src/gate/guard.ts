import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { type Action, type Circumstances, decide, type Subject, visible } from '#domain/access/policy.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import type { App } from '#house/app.ts'

export type Guarded = { readonly subject: Subject; readonly circumstances: Circumstances }

type Act = {
  readonly action: Action
  /** Every one of these groups must be allowed; by default `who`. */
  readonly groups?: readonly Group[]
  /**
   * Whether the act belongs to drafts: then the right is asked as if the dossier were one, so that whoever may do it is
   * told by a refusal that the state forbids it now, and nobody else learns more than that it is not allowed.
   */
  readonly ofDraft?: true
  /** The act works on an open filing row that the caller has in hand. */
  readonly filing?: true
}

/**
 * Asks before a write whether this actor may do it to this dossier: throws NotFound where the dossier is invisible and
 * Forbidden where it is seen but the act is not allowed. Answers what the answer rested on.
 */
export async function guard(app: App, actor: Actor, id: DossierId, act: Act): Promise<Guarded> {
  const subject = app.roster.subject(id)
  if (!subject) throw new NotFound()
  return guardSubject(actor, subject, await circumstancesOf(app, actor, id), act)
}

/** The same for a subject that no roster lists, such as a staged import. */
export function guardSubject(
  actor: Actor,
  subject: Subject,
  circumstances: Circumstances,
  { action, groups = ['who'], ofDraft, filing }: Act,
): Guarded {
  if (!visible(actor, subject, circumstances)) throw new NotFound()
  const asked = ofDraft ? { ...subject, state: 'draft' as const } : subject
  const given = filing ? { ...circumstances, filing: true } : circumstances
  if (!groups.every((group) => decide(actor, action, asked, group, given).allow)) throw new Forbidden()
  return { subject, circumstances }
}
