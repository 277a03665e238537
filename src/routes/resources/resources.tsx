import { Hono } from 'hono'
import {
  addResources,
  allocate,
  mustKeepResources,
  type ResourceRefusal,
  retire,
  takeBack,
} from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import { NotFound } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import { type Resource, resourceKinds, resourceStates } from '#domain/resources/resource.ts'
import type { Result } from '#domain/result.ts'
import { holderShown, holdersMeant } from '#gate/resources/holders.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ResourcePage } from '#views/resources/resource.tsx'
import { ResourcesPage } from '#views/resources/resources.tsx'

/** 工位与设备: administration's register of what people sit at and work with. */
export const resourceRoutes = new Hono<Web>()

resourceRoutes.get('/resources', (c) => listPage(c))

resourceRoutes.post('/resources', async (c) => {
  const form = await readForm(c)
  const kind = resourceKinds.find((known) => known === form.text('kind')) ?? 'seat'
  const typed = {
    kind,
    code: form.text('code'),
    count: form.text('count').trim() === '' ? 1 : form.number('count'),
    name: form.text('name').trim(),
    place: form.text('place').trim(),
  }
  const done = await addResources(c.var.app, c.var.actor, typed, form.command)
  return done.ok ? seeOther(c, paths.resources(), 'resource.added') : listPage(c, { form, refusal: done.refusal })
})

resourceRoutes.get('/resources/:id', async (c) => onePage(c, await found(c)))

resourceRoutes.post('/resources/:id/allocation', async (c) => {
  const { app, actor } = c.var
  const [one, form] = [await found(c), await readForm(c)]
  const chosen = form.text('person')
  const meant = holdersMeant(app, actor, form.text('who').trim())
  const [only, ...others] = meant.filter(({ person }) => chosen === '' || person === chosen)
  if (!only) return onePage(c, one, { form, problem: 'resource.nobody' })
  if (others.length > 0) return onePage(c, one, { form, problem: 'resource.which', meant })
  return answered(c, one, await allocate(app, actor, one.id, only.person, form.command), 'resource.allocated')
})

resourceRoutes.post('/resources/:id/return', async (c) => {
  const [one, form] = [await found(c), await readForm(c)]
  return answered(c, one, await takeBack(c.var.app, c.var.actor, one.id, form.command), 'resource.returned')
})

resourceRoutes.post('/resources/:id/retirement', async (c) => {
  const [one, form] = [await found(c), await readForm(c)]
  const done = await retire(c.var.app, c.var.actor, one.id, form.command)
  return done.ok ? seeOther(c, paths.resources(), 'resource.retired') : answered(c, one, done, 'resource.retired')
})

async function found(c: WebContext): Promise<Resource> {
  mustKeepResources(c.var.actor)
  const one = await resources.find(c.var.app, idParam<ResourceId>(c))
  if (!one) throw new NotFound()
  return one
}

/** Somebody else was there first: the page says what is so now. */
async function answered(
  c: WebContext,
  { id }: Resource,
  done: Result<string, ResourceRefusal>,
  notice: 'resource.allocated' | 'resource.returned' | 'resource.retired',
) {
  if (done.ok) return seeOther(c, paths.resource(id), notice)
  return onePage(c, await found(c), { refusal: done.refusal })
}

const perPage = 100

async function listPage(c: WebContext, refused?: { readonly form: Form; readonly refusal: ResourceRefusal }) {
  const { app, actor, t } = c.var
  mustKeepResources(actor)
  const [kind, state] = [oneOf(resourceKinds, c.req.query('kind')), oneOf(resourceStates, c.req.query('state'))]
  const text = (c.req.query('q') ?? '').trim().slice(0, 60)
  const at = c.req.query('from') ?? ''
  const from = /^\d{1,7}$/.test(at) ? Number(at) : 0
  const { resources: shown, isMore } = await resources.list(app, { kind, state, text }, from, perPage)
  await app.logRead({ at: app.now(), actor: actor.account, act: 'resource.listed', about: { rows: shown.length } })
  return page(
    c,
    t('resources.title'),
    <ResourcesPage
      rows={shown.map((one) => ({ ...one, by: one.holder && holderShown(app, actor, one.holder) }))}
      counted={await resources.count(app)}
      asked={{ kind, state, q: text }}
      from={from}
      next={isMore ? from + perPage : undefined}
      typed={refused?.form.text ?? (() => '')}
      refusal={refused?.refusal}
    />,
    { status: refused ? 422 : 200 },
  )
}

const oneOf = <Known extends string>(known: readonly Known[], asked: string | undefined): Known | undefined =>
  known.find((one) => one === asked)

async function onePage(c: WebContext, one: Resource, again?: Parameters<typeof ResourcePage>[0]['again']) {
  const { app, actor } = c.var
  const by = one.holder && holderShown(app, actor, one.holder)
  return page(c, one.code, <ResourcePage resource={one} by={by} again={again} />, {
    status: again ? (again.refusal ? 409 : 422) : 200,
  })
}
