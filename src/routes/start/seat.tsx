import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isComplete, lackingFor } from '#domain/first-start/plan.ts'
import type { CardRefusal, SeatRefusal } from '#domain/first-start/refusals.ts'
import { addressOf } from '#routes/web/address.ts'
import { readOpenForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { RecoveryCardPage, SeatOverPage, SeatPage } from '#views/start/seat.tsx'
import type { FirstStart } from './first-start.ts'
import { strict } from './start.tsx'

/** The browser of a custodian, from the passphrase on until there are keys. */
const cookie = 'juanzong-custodian'

/** What a custodian does behind the own link: the passphrase, and the recovery card. */
export function seatRoutes(start: FirstStart, reach: Reach): Hono<Web> {
  const routes = new Hono<Web>()

  routes.get('/start/seat/:link', (c) => showSeat(c, c.req.param('link')))

  routes.post('/start/seat/:link', async (c) => {
    const text = await readOpenForm(c)
    const link = c.req.param('link')
    const sat = await start.sit(link, text('first'), text('second'), addressOf(c, reach))
    if (!sat.ok) return showSeat(c, link, sat.refusal)
    setCookie(c, cookie, sat.value, strict)
    return finish(c)
  })

  const isCustodian = (c: WebContext) => start.custodian(getCookie(c, cookie)) !== undefined

  routes.get(paths.startCard(), (c) => (isCustodian(c) || start.hasKeys() ? showCard(c) : over(c)))

  routes.post(paths.startCard(), async (c) => {
    if (!isCustodian(c)) return over(c)
    await readOpenForm(c)
    await start.makeCard()
    return c.redirect(paths.startCard(), 303)
  })

  routes.get(paths.startCardPdf(), async (c) => {
    const pdf = isCustodian(c) ? await start.drawCard() : undefined
    if (!pdf) return c.redirect(paths.startCard(), 303)
    return c.body(new Uint8Array(pdf), 200, { 'Content-Type': 'application/pdf' })
  })

  routes.post(paths.startCardReading(), async (c) => {
    if (!isCustodian(c)) return over(c)
    const text = await readOpenForm(c)
    const typed = text('code')
    const wrong = start.wrongGroups(typed)
    const read = await start.readCard(typed)
    return read.ok ? finish(c) : showCard(c, { typed, wrong, refusal: read.refusal })
  })

  /** Whoever comes last makes the keys by it. */
  const finish = async (c: WebContext) => {
    const plan = start.plan()
    if (plan && isComplete(plan)) await start.make()
    return c.redirect(paths.startCard(), 303)
  }

  const over = (c: WebContext) => page(c, c.var.t('start.title'), <SeatOverPage />, { status: 404 })

  const showSeat = (c: WebContext, link: string, refusal?: SeatRefusal) => {
    const [plan, at] = [start.plan(), start.seatOf(link)]
    const seat = at === undefined ? undefined : plan?.seats[at]
    if (!plan?.founding || at === undefined || !seat || start.hasKeys()) return over(c)
    const shown = (
      <SeatPage
        link={link}
        at={at + 1}
        organisation={plan.founding.name}
        threshold={plan.custody.threshold}
        isSet={seat.lock !== undefined}
        refusal={refusal}
      />
    )
    return page(c, c.var.t('start.title'), shown, { status: refusal ? 422 : 200 })
  }

  const showCard = (
    c: WebContext,
    refused: { typed?: string; wrong?: readonly number[]; refusal?: CardRefusal } = {},
  ) => {
    const plan = start.plan()
    if (!plan?.founding) return over(c)
    const shown = (
      <RecoveryCardPage
        organisation={plan.founding.name}
        card={plan.card}
        canDraw={start.canDraw()}
        waiting={lackingFor(plan).seats}
        hasKeys={start.hasKeys()}
        {...refused}
      />
    )
    return page(c, c.var.t('start.title'), shown, { status: refused.refusal ? 422 : 200 })
  }

  return routes
}
