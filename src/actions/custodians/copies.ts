import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as kept from '#db/custodians/kept.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { withCopy } from '#domain/custodians/copy.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'

type Written = { readonly where: string; readonly by: AccountId | 'system' }

/** Enters a copy that was just written into a folder; where it cannot be read again there is nothing to enter. */
export async function noteCopy(app: App, { where, by }: Written): Promise<void> {
  const fingerprint = await app.copies.printOfKeyring(where)
  if (fingerprint === undefined || app.seals.isReadOnly) return
  const { epoch } = app.locks.standing()
  await inTransaction(app, async (app) => {
    const copy = { id: app.newId<string>(), where, is: 'folder', at: app.now(), by, fingerprint, epoch } as const
    await kept.saveCopies(app.db, withCopy(await kept.copies(app), copy))
    await log.record(app.db, { at: app.now(), actor: by, act: 'keyring.copied', about: { copy: copy.id, fingerprint } })
  })
}

export type CopyRefusal = 'custodians.copy-failed' | 'custodians.copy-place'

/** 写副本 into a folder of the machine, apart from data and backups; entered in the register. */
export async function writeCopy(app: App, actor: Actor, folder: string): Promise<Result<string, CopyRefusal>> {
  if (!keepsMachines(actor) && !leadsHr(actor)) throw new Forbidden()
  const tried = await app.copies.prepare('keyring', folder)
  if (!tried.ok)
    return refuse(tried.refusal === 'copies.folder-missing' ? 'custodians.copy-failed' : 'custodians.copy-place')
  try {
    await app.copies.writeKeyring(tried.value)
  } catch (error) {
    if (error instanceof Trouble || (error instanceof Error && 'code' in error)) return refuse('custodians.copy-failed')
    throw error
  }
  await noteCopy(app, { where: tried.value, by: actor.account })
  return tried
}

/** 登记为已销毁: whoever destroyed a copy says so; it stays in the register. */
export const endCopy = (app: App, actor: Actor, id: string, command: Command): Promise<Result<string, never>> => {
  if (!keepsMachines(actor) && !leadsHr(actor)) throw new Forbidden()
  return once<never>(app, actor, command, async (app) => {
    const all = await kept.copies(app)
    if (!all.some((copy) => copy.id === id)) throw new NotFound()
    const destroyed = { at: app.now(), by: actor.account }
    await kept.saveCopies(
      app.db,
      all.map((copy) => (copy.id === id && !copy.destroyed ? { ...copy, destroyed } : copy)),
    )
    const about = { copy: id }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'keyring.copy-destroyed', about })
    return ok(id)
  })
}
