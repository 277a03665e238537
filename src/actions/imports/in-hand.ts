import { find, type StagedImport } from '#db/imports/imports.ts'
import type { Actor } from '#domain/access/actor.ts'
import { quiet } from '#domain/access/policy.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { ImportId } from '#domain/ids.ts'
import { guardSubject } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

/** The author's import while it waits; one that has moved on since `version`, or was kept or given up, is a Conflict. */
export async function inHand(app: App, actor: Actor, id: ImportId, version?: number): Promise<StagedImport> {
  const staged = await find(app, id)
  if (staged?.subject.author !== actor.account) throw new NotFound()
  guardSubject(actor, staged.subject, quiet, { action: 'read' })
  if (staged.state !== 'staged' || (version !== undefined && version !== staged.version)) throw new Conflict()
  guardSubject(actor, staged.subject, quiet, { action: 'edit' })
  return staged
}
