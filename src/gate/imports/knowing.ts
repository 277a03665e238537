import { fingerprintsOf, hasNumber, holderOf } from '#db/imports/claims.ts'
import { ofDossier } from '#db/imports/imports.ts'
import type { Actor } from '#domain/access/actor.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import type { DossierId, ImportId } from '#domain/ids.ts'
import { basicOf, contentsOf, type Draft } from '#domain/imports/draft.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import type { App } from '#house/app.ts'
import type { Fingerprint } from '#keys/sealed.ts'

/** Why an import is not this actor's to go on with, and where the person is, for whoever may see that. */
export type Known = {
  readonly refusal: 'import.known' | 'import.in-hand' | 'import.keeper' | 'import.not-keeper'
  readonly dossier?: DossierId
  readonly import?: ImportId
}

/** Whether the person is on file, in another import or kept by somebody else. */
export async function knownAlready(
  app: App,
  actor: Actor,
  draft: Draft,
  except?: DossierId,
): Promise<Known | undefined> {
  const held = await heldNumber(app, actor, draft, except)
  if (held) return held
  const { keeper, isActors } = keepingOf(app, actor, contentsOf(draft))
  return isActors ? undefined : { refusal: keeper === 'deputy' ? 'import.keeper' : 'import.not-keeper' }
}

/** Whoever has one of the draft's ID numbers; the viewer learns where only by the right to see it. */
export const heldNumber = (app: App, actor: Actor, draft: Draft, except?: DossierId): Promise<Known | undefined> =>
  heldPrint(app, actor, fingerprintsOf(app.vault, draft), except)

/** The same by the fingerprints of the numbers. */
export async function heldPrint(
  app: App,
  actor: Actor,
  prints: readonly Fingerprint[],
  except?: DossierId,
): Promise<Known | undefined> {
  const holder = await holderOf(app.db, prints, except)
  if (!holder) return undefined
  const subject = app.roster.entry(holder.dossier)?.subject
  if (subject && visible(actor, subject, quiet)) return { refusal: 'import.known', dossier: holder.dossier }
  const own = holder.staged ? await ofDossier(app.db, actor, holder.dossier) : undefined
  return own ? { refusal: 'import.in-hand', import: own } : { refusal: 'import.keeper' }
}

/**
 * People on file who may be the one of the draft: the same name, no other birth, and not both with ID numbers, which would
 * have told. Asked again where the import is kept, since a colleague may have kept the same person a moment before.
 */
export function namesakesOf(app: App, actor: Actor, draft: Draft, own: DossierId): Promise<readonly DossierId[]> {
  const { name, birth } = basicOf(draft)
  return namesakesLike(app, actor, { name, birth, prints: fingerprintsOf(app.vault, draft) }, own)
}

/** What tells a person from others of the name. */
export type Like = { readonly name: unknown; readonly birth: unknown; readonly prints: readonly Fingerprint[] }

/** The same for somebody by name, birth and the fingerprints of the numbers. */
export async function namesakesLike(
  app: App,
  actor: Actor,
  { name, birth, prints }: Like,
  own: DossierId,
): Promise<readonly DossierId[]> {
  const numbered = prints.length > 0
  const found: DossierId[] = []
  for (const { subject, columns } of named(app, actor, String(name ?? ''), own)) {
    const theirs = columns.identity.birth
    const otherBirth = birth && theirs && String(birth).slice(0, 6) !== theirs.slice(0, 6)
    if (otherBirth || (numbered && (await hasNumber(app.db, subject.dossier)))) continue
    found.push(subject.dossier)
  }
  return found
}

/** How many others of this name are on file, as far as the viewer may know of them. */
export const othersNamed = (app: App, actor: Actor, name: string, own: DossierId): number =>
  named(app, actor, name, own).length

const named = (app: App, actor: Actor, name: string, own: DossierId) =>
  app.roster
    .named(name)
    .filter(({ subject }) => subject.dossier !== own && subject.state !== 'discarded' && visible(actor, subject, quiet))
