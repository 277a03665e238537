import { discardImport } from '#actions/imports/discarding.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { commandOf } from '#db/commands.ts'
import { find } from '#db/imports/imports.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought } from '#domain/bringing/brought.ts'
import type { CommandId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { removeFiles } from './arriving.ts'
import { endIfOver } from './ending.ts'

/** Gives one file or line up: nothing of it can be opened any more. */
export async function leave(app: App, actor: Actor, bringing: Bringing, row: Brought): Promise<void> {
  const staged = row.import && (await find(app, row.import))
  if (staged?.state === 'staged') {
    const command = commandOf(`${row.id}/leave/${row.version}` as CommandId, [])
    const left = await discardImport(app, actor, staged.id, command)
    if (!left.ok) throw new Error('Giving up is never refused.')
  }
  await removeFiles(app, row.content)
  const state = staged?.state === 'kept' ? 'kept' : 'left'
  const content = { name: '', is: row.content.is }
  await inTransaction(app, (app) => sealed.change(app, { ...row, state, content }))
  await endIfOver(app, bringing.id)
}
