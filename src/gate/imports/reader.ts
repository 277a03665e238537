import { awaiting, find, type StagedImport, type WaitingImport } from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import { salvaged } from '#db/salvage.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet, visible } from '#domain/access/policy.ts'
import type { ImageRef } from '#domain/dossiers/section.ts'
import type { AccountId, DossierId, ImportId } from '#domain/ids.ts'
import { mayGiveUp } from '#domain/imports/access.ts'
import { contentsOf, type Draft } from '#domain/imports/draft.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** What an import shows to its author. */
export type ReadImport = { readonly staged: StagedImport; readonly draft: Draft }

/** An import without its content: who has it in hand and since when. */
export type InOtherHands = { readonly id: ImportId; readonly author: AccountId; readonly at: Instant }

/**
 * The gate for imports: decide, write the access log, then open. Undefined where it does not exist for this actor, has
 * become a dossier or was given up.
 */
export async function readImport(app: App, actor: Actor, id: ImportId): Promise<ReadImport | undefined> {
  const staged = await ownImport(app, actor, id)
  if (staged?.state !== 'staged' || !visible(actor, staged.subject, quiet)) return undefined
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'import.read',
    about: { import: id, dossier: staged.dossier },
  })
  return { staged, draft: openDraft(app, staged) }
}

/** An import is its author's: what stands in it does not exist for anybody else. */
async function ownImport(app: App, actor: Actor, id: ImportId): Promise<StagedImport | undefined> {
  const staged = await find(app, id)
  return staged?.subject.author === actor.account ? staged : undefined
}

/** The dossier that an import of the actor has become. */
export async function becomeOf(app: App, actor: Actor, id: ImportId): Promise<DossierId | undefined> {
  const staged = await ownImport(app, actor, id)
  return staged?.state === 'kept' ? staged.dossier : undefined
}

/** The author's waiting imports, and those of others: who and since when, nothing opened. */
export async function waitingImports(
  app: App,
  actor: Actor,
): Promise<{ readonly own: readonly WaitingImport[]; readonly others: readonly InOtherHands[] }> {
  const all = await awaiting(app)
  return {
    own: all.filter(({ subject }) => subject.author === actor.account && visible(actor, subject, quiet)),
    others: all
      .filter(({ subject }) => subject.author !== actor.account && mayGiveUp(actor, subject))
      .map(({ id, subject, at }) => ({ id, author: subject.author, at })),
  }
}

/** Those of a page of the author's list, opened for it (one entry in the log, with how many). */
export async function openWaiting(
  app: App,
  actor: Actor,
  page: readonly WaitingImport[],
): Promise<readonly ReadImport[]> {
  if (page.length > 0)
    await app.logRead({ at: app.now(), actor: actor.account, act: 'import.listed', about: { rows: page.length } })
  const opened: ReadImport[] = []
  for (const { id } of page) {
    const staged = await ownImport(app, actor, id)
    if (staged?.state !== 'staged' || !visible(actor, staged.subject, quiet)) continue
    const damage = { of: 'dossier', id: staged.dossier, what: 'does-not-open', where: 'imports' } as const
    const draft = salvaged(app, damage, () => openDraft(app, staged))
    if (draft) opened.push({ staged, draft })
  }
  return opened
}

/** A waiting import that this actor may give up without having read it. */
export async function inOtherHands(app: App, actor: Actor, id: ImportId): Promise<InOtherHands | undefined> {
  const staged = await find(app, id)
  if (staged?.state !== 'staged' || staged.subject.author === actor.account) return undefined
  return mayGiveUp(actor, staged.subject) ? { id, author: staged.subject.author, at: staged.at } : undefined
}

/** The portrait of an import, re-encoded for viewing. */
export async function readImportPhoto(app: App, actor: Actor, id: ImportId): Promise<Buffer | undefined> {
  const staged = await ownImport(app, actor, id)
  if (staged?.state !== 'staged' || !decide(actor, 'read', staged.subject, 'photo', quiet).allow) return undefined
  const about = { import: id, dossier: staged.dossier }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'import.photo-read', about })
  const image = contentsOf(openDraft(app, staged))['photo']?.[0]?.fields['image'] as ImageRef | undefined
  return image && app.blobs.read(app.db, image.blob, staged.dossier)
}
