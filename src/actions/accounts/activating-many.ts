import * as accounts from '#db/accounts.ts'
import { type Command, partOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import type { NumberRow } from '#domain/accounts/number-list.ts'
import { Forbidden } from '#domain/errors.ts'
import type { App } from '#house/app.ts'
import { keepDoor } from './doorkeeping.ts'

/** What became of one row. */
export type RowDone = NumberRow & { readonly is: 'activated' | 'unknown' | 'nothing-waits' | 'closed' }

/** 批量启用: each number by itself, so that one that cannot be does not hold up the others. Twice does nothing twice. */
export async function activateMany(
  app: App,
  actor: Actor,
  rows: readonly NumberRow[],
  command: Command,
): Promise<readonly RowDone[]> {
  if (!keepsMachines(actor)) throw new Forbidden()
  const done: RowDone[] = []
  for (const [at, row] of rows.entries()) {
    const account = await accounts.idOf(app.db, row.number)
    if (!account) {
      done.push({ ...row, is: 'unknown' })
      continue
    }
    const one = await keepDoor(app, actor, { account, act: 'activation' }, partOf(command, at))
    done.push({ ...row, is: one.ok ? 'activated' : one.refusal === 'account.closed' ? 'closed' : 'nothing-waits' })
  }
  return done
}
