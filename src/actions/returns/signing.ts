import { setImmediate } from 'node:timers/promises'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { ReturnId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import {
  type Event,
  frozenOf,
  mayCancel,
  mostReturnReason,
  type Return,
  type ReturnRefusal,
  roles,
  turnOf,
} from '#domain/returns/return.ts'
import { returnFor } from '#gate/returns/reading.ts'
import type { App } from '#house/app.ts'

type Done = Promise<Result<ReturnId, ReturnRefusal>>

/**
 * Signs the frozen figures as 审核人 or 单位负责人, whoever's turn it is. What is signed is the digest that was shown; every frozen
 * part is looked at first. Throws Damaged where one of them is not what was frozen, Forbidden for whoever signs nothing of it.
 */
export async function signReturn(app: App, actor: Actor, id: ReturnId, digest: string, command: Command): Done {
  const shown = await mustSee(app, actor, id)
  mustSign(actor, shown)
  if (frozenOf(shown) && !(await returns.isWhole(app, shown, setImmediate))) throw new Damaged()
  return onTurn(app, actor, id, command, async (app, one, as) => {
    if (frozenOf(one)?.frozen.digest !== digest) return refuse('returns.changed')
    await add(app, actor, one, { is: 'signed', as, by: actor.account, at: app.now(), digest }, 'return.signed')
    return ok(id)
  })
}

/** Sends the figures back to the 制表人, who freezes others or gives the return up. */
export function sendBackReturn(app: App, actor: Actor, id: ReturnId, reason: string, command: Command): Done {
  return onTurn(app, actor, id, command, async (app, one, as) => {
    const text = cleanText(reason)
    if (text === '' || text.length > mostReturnReason) return refuse('returns.reason')
    const event = { is: 'sent-back', as, by: actor.account, at: app.now(), reason: text } as const
    await add(app, actor, one, event, 'return.sent-back')
    return ok(id)
  })
}

/** Gives up a return that not everybody has signed; a signed one stays for good. */
export function cancelReturn(app: App, actor: Actor, id: ReturnId, command: Command): Done {
  return once<ReturnRefusal, ReturnId>(app, actor, command, async (app) => {
    const one = await mustSee(app, actor, id)
    if (turnOf(one) === undefined) return refuse('returns.over')
    if (!mayCancel(actor, one)) throw new Forbidden()
    await add(app, actor, one, { is: 'cancelled', by: actor.account, at: app.now() }, 'return.cancelled')
    return ok(id)
  })
}

/** What a signer does to a return whose turn it is; of somebody else's turn it is over, or not begun. */
function onTurn(
  app: App,
  actor: Actor,
  id: ReturnId,
  command: Command,
  work: (app: App, one: Return, as: 'reviewer' | 'head') => Done,
): Done {
  return once<ReturnRefusal, ReturnId>(app, actor, command, async (app) => {
    const one = await mustSee(app, actor, id)
    mustSign(actor, one)
    const turn = turnOf(one)
    if (turn === undefined || turn === 'maker' || one.signers[turn] !== actor.account) return refuse('returns.over')
    return work(app, one, turn)
  })
}

async function mustSee(app: App, actor: Actor, id: ReturnId): Promise<Return> {
  const one = await returnFor(app, actor, id)
  if (!one) throw new NotFound()
  return one
}

function mustSign(actor: Actor, one: Return): void {
  if (!roles.some((role) => role !== 'maker' && one.signers[role] === actor.account)) throw new Forbidden()
}

async function add(app: App, actor: Actor, one: Return, event: Event, act: Act): Promise<void> {
  await returns.addEvent(app, one.id, one.events.length + 1, event)
  const about = {
    return: one.id,
    ...('as' in event && { as: event.as }),
    ...('digest' in event && { digest: event.digest }),
  }
  await log.record(app.db, { at: app.now(), actor: actor.account, act, about })
}
