import { admitTry, type From } from '#actions/accounts/throttling.ts'
import * as kept from '#db/custodians/kept.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isUnderWay } from '#domain/custodians/change.ts'
import { type PassphraseRefusal, refusePassphrase } from '#domain/first-start/passphrase.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { said, trace, wrong } from './sitting.ts'

export type OwnShareRefusal =
  | PassphraseRefusal
  | 'custodians.passphrase-wrong'
  | 'custodians.not-yours'
  | 'custodians.same-passphrase'
  | 'custodians.under-way'
  | 'start.passphrase-taken'
  | 'sign-in.throttled'

type Done = Promise<Result<undefined, OwnShareRefusal>>

/** 登记份额: whoever can open a share that is in nobody's name is its custodian, and is named as such from then on. */
export async function nameShare(
  app: App,
  actor: Actor,
  { passphrase, from }: { readonly passphrase: string; readonly from: From },
): Done {
  const admitted = await admitTry(app, { what: 'custodians', who: actor.account, account: actor.account, from })
  if (!admitted) return refuse('sign-in.throttled')
  const print = await app.locks.whose(said(passphrase))
  if (!print) return wrong(app, actor, 'custodians.passphrase-wrong')
  return inTransaction(app, async (app) => {
    const known = await kept.holders(app)
    const holder = known[print] ?? { since: app.now() }
    if (holder.person && holder.person !== actor.person) return refuse('custodians.not-yours')
    await kept.saveHolders(app.db, { ...known, [print]: { ...holder, person: actor.person } })
    await admitted.succeeded(app)
    await trace(app, actor, 'custodians.named')
    return ok(undefined)
  })
}

type NewPassphrase = {
  readonly old: string
  readonly first: string
  readonly second: string
  readonly from: From
}

/**
 * 更换口令: the old one opens the share and the new one closes it; copies of the keyring made before open with the old one still.
 * Not while a change is under way, in which the lock of that day is counted on.
 */
export async function changePassphrase(app: App, actor: Actor, { old, first, second, from }: NewPassphrase): Done {
  const refusal = refusePassphrase(first, second)
  if (refusal) return refuse(refusal)
  const change = await kept.change(app)
  if (change && isUnderWay(change)) return refuse('custodians.under-way')
  const admitted = await admitTry(app, { what: 'custodians', who: actor.account, account: actor.account, from })
  if (!admitted) return refuse('sign-in.throttled')
  const [print, taken] = [await app.locks.whose(said(old)), await app.locks.whose(said(first))]
  if (!print) return wrong(app, actor, 'custodians.passphrase-wrong')
  if (taken) return refuse(taken === print ? 'custodians.same-passphrase' : 'start.passphrase-taken')
  const person = (await kept.holders(app))[print]?.person
  if (person && person !== actor.person) return refuse('custodians.not-yours')
  const changed = await app.locks.changeSecret(said(old), said(first))
  if (!changed.ok) return wrong(app, actor, 'custodians.passphrase-wrong')
  const { before, after } = changed.value
  return inTransaction(app, async (app) => {
    const { [before]: holder, ...others } = await kept.holders(app)
    const at = app.now()
    await kept.saveHolders(app.db, { ...others, [after]: { ...holder, since: at, person: actor.person } })
    await admitted.succeeded(app)
    await trace(app, actor, 'custodians.passphrase-changed')
    return ok(undefined)
  })
}
