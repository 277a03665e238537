import { closeDraft } from '#actions/dossiers/closing.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { commandOf } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { find } from '#db/imports/imports.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought, BroughtRefusal, BroughtState } from '#domain/bringing/brought.ts'
import type { CommandId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { endIfOver } from './ending.ts'

/** Gives the draft of one import up again, unless it has changed since or is on its way: that is said at its row. */
export async function undo(app: App, actor: Actor, bringing: Bringing, row: Brought): Promise<void> {
  const staged = row.import && (await find(app, row.import))
  const dossier = staged && (await dossiers.find(app.db, staged.dossier))
  if (!staged || !dossier) return
  const changeTo = (state: BroughtState, refusal?: BroughtRefusal) => {
    const content = { name: '', is: row.content.is, ...(refusal && { refusal }) }
    return inTransaction(app, (app) => sealed.change(app, { ...row, state, content }))
  }
  if (dossier.state === 'discarded') await changeTo('undone')
  else if (dossier.state !== 'draft') await changeTo('kept', { code: 'bringing.moved-on' })
  else if (dossier.content !== row.keptContent) await changeTo('kept', { code: 'bringing.changed' })
  else {
    const closing = { dossier: dossier.id, reason: row.content.reason ?? '', content: dossier.content }
    const command = commandOf(`${row.id}/undo/${row.version}` as CommandId, [])
    const closed = await closeDraft(app, actor, closing, command)
    await (closed.ok ? changeTo('undone') : changeTo('kept', { code: closed.refusal }))
  }
  await endIfOver(app, bringing.id)
}
