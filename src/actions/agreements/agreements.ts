import { once } from '#actions/once.ts'
import * as agreements from '#db/agreements/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import {
  type Agreement,
  type AgreementAct,
  type AgreementRefusal,
  type Asked,
  houseActs,
  mayAsk,
  mostAgreementReason,
} from '#domain/agreements/agreement.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AgreementId } from '#domain/ids.ts'
import { canonical } from '#domain/json.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { concerns, mayAgree, mayWithdraw } from '#gate/agreements/inbox.ts'
import type { App } from '#house/app.ts'
import { kinds } from './matters.ts'

type Asking = { readonly act: AgreementAct; readonly reason: string }
type Done = Promise<Result<string, AgreementRefusal>>

/** Asks for something that another person has to agree to. One open request an act; the reason is what the other reads. */
export function askFor(app: App, actor: Actor, { act, reason }: Asking, command: Command): Done {
  if (!mayAsk(actor)) throw new Forbidden()
  if (!houseActs.some((known) => known === act)) throw new NotFound()
  return once<AgreementRefusal>(app, actor, command, async (app) => {
    const text = cleanText(reason)
    if (text === '' || text.length > mostAgreementReason) return refuse('agreements.no-reason')
    const open = (await agreements.list(app)).filter(({ ended }) => !ended)
    if (open.some((other) => other.act === act)) return refuse('agreements.asked-already')
    const matter = await kinds[act].matter(app)
    if (!matter) return refuse('agreements.nothing-to-do')
    return ok(await request(app, actor, { act, matter, reason: text }))
  })
}

/** Enters a request inside the caller's transaction. */
export async function request(
  app: App,
  actor: Actor,
  asked: Pick<Asked, 'act' | 'subject' | 'matter' | 'reason'>,
): Promise<AgreementId> {
  const id = app.newId<AgreementId>()
  await agreements.add(app, id, { ...asked, by: actor.person, at: app.now() })
  await trace(app, actor, 'agreement.asked', { id, act: asked.act })
  return id
}

/** Agrees, and what was asked for happens once that is on the disk. */
export function agreeTo(app: App, actor: Actor, id: AgreementId, command: Command): Done {
  return ending(app, actor, id, command, async (app, agreement) => {
    if (agreement.by === actor.person) return refuse('agreements.own')
    if (!mayAgree(app, actor, agreement)) throw new Forbidden()
    const { matter, carryOut } = kinds[agreement.act]
    const now = await matter(app, agreement)
    if (!now) return refuse('agreements.nothing-to-do')
    if (canonical(now.pinned) !== canonical(agreement.matter.pinned)) return refuse('agreements.changed')
    const effect = await carryOut(app, agreement, actor)
    await agreements.end(app, id, { how: 'agreed', by: actor.person, at: app.now() })
    await trace(app, actor, 'agreement.agreed', agreement)
    app.whenKept(effect)
    return ok(id)
  })
}

/** Takes a request back that nobody has agreed to. */
export function withdrawAgreement(app: App, actor: Actor, id: AgreementId, command: Command): Done {
  return ending(app, actor, id, command, async (app, agreement) => {
    if (!mayWithdraw(app, actor, agreement)) throw new Forbidden()
    await agreements.end(app, id, { how: 'withdrawn', by: actor.person, at: app.now() })
    await trace(app, actor, 'agreement.withdrawn', agreement)
    return ok(id)
  })
}

function ending(
  app: App,
  actor: Actor,
  id: AgreementId,
  command: Command,
  work: (app: App, agreement: Agreement) => Promise<Result<string, AgreementRefusal>>,
): Done {
  return once<AgreementRefusal>(app, actor, command, async (app) => {
    const agreement = (await agreements.list(app)).find((one) => one.id === id)
    if (!agreement || !concerns(app, actor, agreement)) throw new NotFound()
    return agreement.ended ? refuse('agreements.ended') : work(app, agreement)
  })
}

const trace = (app: App, actor: Actor, act: Act, { id, act: of }: Pick<Agreement, 'id' | 'act'>) =>
  log.record(app.db, { at: app.now(), actor: actor.account, act, about: { agreement: id, of } })
