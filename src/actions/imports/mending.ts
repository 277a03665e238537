import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as imports from '#db/imports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import type { ImportId } from '#domain/ids.ts'
import { type Draft, unitOf } from '#domain/imports/draft.ts'
import { mended, type Typed } from '#domain/imports/mending.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { inHand } from './in-hand.ts'

/** What a person does to a staged import: what was typed is always kept with it. */
export type Mending = {
  readonly id: ImportId
  /** The version that the form was drawn from. */
  readonly version: number
  readonly typed: Typed
  readonly change: (draft: Draft) => Draft
}

/** Keeps what was typed and chosen. A form drawn from an older version is a Conflict. */
export function mendImport(
  app: App,
  actor: Actor,
  { id, version, typed, change }: Mending,
  command: Command,
): Promise<Result<string, 'import.unit'>> {
  return once<'import.unit'>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id, version)
    const draft = change(mended(imports.openDraft(app, staged), typed))
    if (!keepsDossiersOf(actor, unitOf(draft))) return refuse('import.unit')
    await imports.save(app, staged, draft)
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.mended',
      about: { import: id, dossier: staged.dossier },
    })
    return ok(id)
  })
}
