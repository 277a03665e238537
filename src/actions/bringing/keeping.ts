import { beginFromImport } from '#actions/imports/beginning.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { commandOf } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { find } from '#db/imports/imports.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought } from '#domain/bringing/brought.ts'
import type { CommandId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Begins the draft of one import, as its own page would; what is refused stays staged, with the reason. */
export async function keep(app: App, actor: Actor, _: Bringing, row: Brought): Promise<void> {
  const staged = row.import && (await find(app, row.import))
  if (!staged) return
  if (staged.state === 'staged') {
    const command = commandOf(`${row.id}/keep/${row.version}` as CommandId, [])
    const keeping = { id: staged.id, version: staged.version, typed: () => undefined }
    const kept = await beginFromImport(app, actor, keeping, command)
    if (!kept.ok) {
      const content = { ...row.content, refusal: { code: kept.refusal } }
      await inTransaction(app, (app) => sealed.change(app, { ...row, state: 'staged', content }))
      return
    }
  }
  await inTransaction(app, async (app) => {
    const dossier = await dossiers.find(app.db, staged.dossier)
    const isDraft = dossier && dossier.state !== 'discarded'
    // From here on the name is under the dossier's key alone (docs/decisions/0050).
    const content = { name: '', is: row.content.is }
    const kept = dossier && { keptContent: dossier.content }
    await sealed.change(app, { ...row, state: isDraft ? 'kept' : 'left', ...kept, content })
  })
}
