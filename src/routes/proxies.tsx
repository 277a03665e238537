import { Hono } from 'hono'
import { endProxy, nameProxy } from '#actions/proxies/proxies.ts'
import { holds } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { kinds } from '#domain/cases/kinds/index.ts'
import { Forbidden } from '#domain/errors.ts'
import type { PersonId, ProxyId } from '#domain/ids.ts'
import { isToCome, type ProxyRefusal, type StandIn } from '#domain/proxies/proxy.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { paths } from '#views/paths.ts'
import { ProxiesPage, type ProxyTyped } from '#views/proxies/page.tsx'
import { signersOf } from './cases/context.ts'
import { readForm } from './web/forms.ts'
import { idParam } from './web/params.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

/** 代理: who may act for whom while somebody is away; everybody settles the own, the HR lead that of anybody. */
export const proxyRoutes = new Hono<Web>()

proxyRoutes.get(paths.proxies(), (c) => {
  mustTakePart(c)
  return show(c)
})

proxyRoutes.post(paths.proxies(), async (c) => {
  mustTakePart(c)
  const { app, actor } = c.var
  const form = await readForm(c)
  const typed: ProxyTyped = {
    principal: (form.text('principal') || actor.person) as PersonId,
    proxy: form.text('proxy') as PersonId,
    kind: form.text('kind'),
    from: form.text('from'),
    until: form.text('until'),
  }
  const [from, until] = [dayTyped(typed.from), dayTyped(typed.until)]
  if (!from || !until) return show(c, { typed, refused: 'proxy.days' })
  const kind = kinds.find(({ key }) => key === typed.kind)?.key
  const wanted = { principal: typed.principal, proxy: typed.proxy, from, until, ...(kind && { kind }) }
  const done = await nameProxy(app, actor, wanted, form.command)
  return done.ok ? seeOther(c, paths.proxies(), 'proxy.named') : show(c, { typed, refused: done.refusal })
})

proxyRoutes.post('/settings/stand-ins/:id/end', async (c) => {
  mustTakePart(c)
  const form = await readForm(c)
  const done = await endProxy(c.var.app, c.var.actor, idParam<ProxyId>(c), form.command)
  return seeOther(c, paths.proxies(), done.ok ? 'proxy.ended' : undefined)
})

/** Whoever meets no people has nothing that another could decide. */
function mustTakePart({ var: { actor } }: WebContext): void {
  if (isBlind(actor)) throw new Forbidden()
}

function show(c: WebContext, again?: { readonly typed: ProxyTyped; readonly refused: ProxyRefusal }) {
  const { app, actor, t } = c.var
  const today = dayOf(app.now())
  const leads = holds(actor, 'hr-lead')
  const isSeen = ({ principal, proxy }: StandIn) => leads || principal === actor.person || proxy === actor.person
  const people = app.directory.everyone().filter((one) => !isBlind(one) && one.duties.length > 0)
  return page(
    c,
    t('proxy.title'),
    <ProxiesPage
      proxies={app.directory.proxies.filter((one) => isToCome(one, today) && isSeen(one))}
      people={people.map(({ person }) => person)}
      leads={leads}
      today={today}
      signers={signersOf(c)}
      again={again}
    />,
    again && { status: 422 },
  )
}
