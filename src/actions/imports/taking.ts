import { type EditRefusal, refuseEditing } from '#actions/dossiers/refusal.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as imports from '#db/imports/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, ImportId, RecordId } from '#domain/ids.ts'
import { type Against, against } from '#domain/imports/against.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { heldNumber } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { inHand } from './in-hand.ts'

export type Taking = {
  readonly id: ImportId
  readonly version: number
  /** Whether a value was chosen, and what its dossier said where it was chosen. */
  readonly isTaken: (record: RecordId, field: string) => boolean
}

/**
 * Takes chosen values of an import into the draft of the person who is on file already. Nothing is taken that was not
 * chosen, and an archived dossier takes nothing: it changes by a case. The import stays in hand. Answers the dossier.
 */
export function takeValues(
  app: App,
  actor: Actor,
  { id, version, isTaken }: Taking,
  command: Command,
): Promise<Result<string, EditRefusal>> {
  return once<EditRefusal>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id, version)
    const draft = imports.openDraft(app, staged)
    const dossier = (await heldNumber(app, actor, draft, staged.dossier))?.dossier
    if (!dossier) throw new NotFound()
    const { contents } = (await openForWork(app, 'compare', dossier)).opened
    for (const one of against(draft, contents)) {
      const chosen = one.differences.filter(({ field }) => isTaken(one.key, field.key))
      if (chosen.length === 0) continue
      const refused = await refuseEditing(app, actor, dossier, one.section)
      if (refused) return refuse(refused)
      const old = contents[one.section.key]?.find((record) => record.id === one.record)?.fields
      const fields: Fields = {
        ...old,
        ...Object.fromEntries(chosen.map(({ field, new: value }) => [field.key, value])),
      }
      await write(app, actor, dossier, one, { old, fields })
    }
    const settled = await settle(app, dossier, actor)
    return settled.ok ? ok(dossier) : settled
  })
}

type Change = { readonly old: Fields | undefined; readonly fields: Fields }

async function write(app: App, actor: Actor, dossier: DossierId, one: Against, { old, fields }: Change): Promise<void> {
  const { section, record } = one
  await writeRecord(app, actor, dossier, section, old ? 'change' : 'add', record ?? app.newId<RecordId>(), fields, {
    old,
  })
  await trace(app, actor, 'dossier.record-saved', dossier, section)
}
