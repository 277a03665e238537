import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as proxies from '#db/proxies/proxies.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { PersonId, ProxyId } from '#domain/ids.ts'
import { mayEnd, mayNameFor, type ProxyRefusal, refuseProxy, type StandIn } from '#domain/proxies/proxy.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** 设置代理: names who may act for somebody, from one day to another. Answers its id. */
export async function nameProxy(
  app: App,
  actor: Actor,
  wanted: Omit<StandIn, 'id' | 'ended'>,
  sent: Command,
): Promise<Result<string, ProxyRefusal>> {
  if (!mayNameFor(actor, wanted.principal)) throw new Forbidden()
  return once<ProxyRefusal>(app, actor, sent, async (app) => {
    const people = { by: actor.person, principal: actorFor(app, wanted.principal), proxy: actorFor(app, wanted.proxy) }
    const refusal = refuseProxy(wanted, people, dayOf(app.now()))
    if (refusal) return refuse(refusal)
    const id = app.newId<ProxyId>()
    await proxies.add(app.db, { id, ...wanted }, { by: actor.account, at: app.now() })
    const { principal, proxy, from, until } = wanted
    const about = { proxy: id, person: proxy, principal, from, until }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'proxy.named', about })
    app.whenCommitted(() => app.directory.reload())
    return ok(id)
  })
}

/** 取消代理: from this moment nobody acts by it, be the page open or not. A second time does nothing. */
export async function endProxy(app: App, actor: Actor, id: ProxyId, sent: Command): Promise<Result<string, never>> {
  return once<never>(app, actor, sent, async (app) => {
    const found = (await proxies.list(app)).find((one) => one.id === id)
    if (!found || !mayEnd(actor, found)) throw new NotFound()
    if (await proxies.end(app.db, id, app.now()))
      await log.record(app.db, { at: app.now(), actor: actor.account, act: 'proxy.ended', about: { proxy: id } })
    app.whenCommitted(() => app.directory.reload())
    return ok(id)
  })
}

const actorFor = ({ directory }: App, person: PersonId): Actor | undefined => {
  const account = directory.accountOf(person)
  return account && directory.actorOf(account.id)
}
