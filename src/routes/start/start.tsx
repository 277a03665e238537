import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { NotFound } from '#domain/errors.ts'
import { readFounding, typedOf } from '#domain/first-start/founding-form.ts'
import { custodies } from '#domain/first-start/plan.ts'
import { addressOf } from '#routes/web/address.ts'
import { readOpenForm } from '#routes/web/forms.ts'
import type { House } from '#routes/web/house.ts'
import { page } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { StartCodePage } from '#views/start/code.tsx'
import { custodyText, StartCustodiansPage, StartLinkPage } from '#views/start/custodians.tsx'
import { StartOrganisationPage } from '#views/start/organisation.tsx'
import { doneBefore } from './done.ts'
import type { FirstStart } from './first-start.ts'
import { peopleRoutes } from './people.tsx'
import { restoreRoutes } from './restore.tsx'

/** What a browser proves with that it knew the code: gone with the browser, and with the process. */
const cookie = 'juanzong-start'

export const strict = { path: '/start', httpOnly: true, sameSite: 'Strict' } as const

/** 第一次启动 as far as whoever reads the terminal goes. Without the code there is one page. */
export function startRoutes(house: House, start: FirstStart, reach: Reach): Hono<Web> {
  const routes = new Hono<Web>()
  const asked = (): Asked => {
    const plan = start.plan()
    if (!plan) throw new NotFound()
    return { start, plan }
  }

  routes.post(paths.startCode(), async (c) => {
    asked()
    const text = await readOpenForm(c)
    const entered = await start.enter(text('code'), addressOf(c, reach))
    if (!entered.ok) return showCode(c, entered.refusal)
    setCookie(c, cookie, entered.value, strict)
    return c.redirect(text('to') === 'restore' ? paths.startRestore() : paths.start(), 303)
  })

  const guarded: MiddlewareHandler<Web> = async (c, next) => {
    if (start.plan() === undefined) return next()
    if (start.isEntered(getCookie(c, cookie))) return next()
    return c.req.method === 'GET' ? showCode(c) : c.redirect(paths.start(), 303)
  }
  const ours = [paths.start(), paths.startOrganisation(), paths.startKeyring()]
  for (const path of [...ours, `${paths.startCustodians()}/*`, `${paths.startPeople()}/*`]) routes.use(path, guarded)

  routes.get(paths.start(), (c) => {
    const state = start.bringing()?.is
    if (state === 'copying' || state === 'done') return c.redirect(paths.startRestoring(), 303)
    const { plan } = asked()
    if (!plan.founding) return c.redirect(paths.startOrganisation(), 303)
    if (!start.hasKeys()) return c.redirect(paths.startCustodians(), 303)
    return c.redirect(house.app() ? paths.startPeople() : paths.unseal(), 303)
  })

  routes.get(paths.startOrganisation(), (c) => {
    const { plan } = asked()
    return showOrganisation(c, asked(), { typed: typedOf(plan.founding), problems: {} })
  })

  routes.post(paths.startOrganisation(), async (c) => {
    const text = await readOpenForm(c)
    const typed = {
      name: text('name'),
      shortName: text('shortName'),
      code: text('code'),
      profile: text('profile'),
      companies: text('companies'),
      isGroup: text('isGroup'),
    }
    const read = readFounding(typed)
    if (!read.ok) return showOrganisation(c, asked(), { typed, problems: read.problems })
    asked().start.settle(read.founding)
    return c.redirect(paths.startCustodians(), 303)
  })

  routes.get(paths.startCustodians(), async (c) => {
    const { plan } = asked()
    if (!plan.founding) return c.redirect(paths.startOrganisation(), 303)
    const shown = <StartCustodiansPage done={doneBefore(c, plan)} plan={plan} hasKeys={start.hasKeys()} />
    return page(c, c.var.t('start.title'), shown)
  })

  routes.post(paths.startCustodians(), async (c) => {
    const text = await readOpenForm(c)
    const custody = custodies.find((one) => custodyText(one) === text('custody'))
    if (custody) asked().start.choose(custody)
    return c.redirect(paths.startCustodians(), 303)
  })

  routes.post('/start/custodians/:seat/link', async (c) => {
    const text = await readOpenForm(c)
    const at = Number(c.req.param('seat'))
    const { plan } = asked()
    if (!plan.founding || !plan.seats[at - 1]) throw new NotFound()
    const link = start.invite(at - 1)
    if (!link.ok) return c.redirect(paths.startCustodians(), 303)
    if (text('to') === 'here') return c.redirect(paths.startSeat(link.value), 303)
    const address = `${c.var.origin}${paths.startSeat(link.value)}`
    return page(c, c.var.t('start.title'), <StartLinkPage done={doneBefore(c, plan)} at={at} address={address} />)
  })

  routes.route('/', restoreRoutes(start, cookie)).route('/', peopleRoutes(house, start))

  routes.post(paths.startKeyring(), async (c) => {
    await readOpenForm(c)
    const made = await asked().start.make()
    return c.redirect(made.ok ? paths.unseal() : paths.startCustodians(), 303)
  })

  return routes
}

type Asked = { readonly start: FirstStart; readonly plan: NonNullable<ReturnType<FirstStart['plan']>> }

const showCode = (c: WebContext, refusal?: Parameters<typeof StartCodePage>[0]['refusal']) =>
  page(c, c.var.t('start.title'), <StartCodePage refusal={refusal} />, {
    status: refusal === undefined ? 200 : refusal === 'start.code-too-many' ? 429 : 422,
  })

type Founding = Pick<Parameters<typeof StartOrganisationPage>[0], 'typed' | 'problems'>

const showOrganisation = (c: WebContext, { plan }: Asked, { typed, problems }: Founding) =>
  page(
    c,
    c.var.t('start.title'),
    <StartOrganisationPage done={doneBefore(c, plan)} typed={typed} problems={problems} />,
    { status: Object.keys(problems).length > 0 ? 422 : 200 },
  )
