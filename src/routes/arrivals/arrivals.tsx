import { Hono } from 'hono'
import { registerArrival } from '#actions/arrivals/registering.ts'
import { readSlip } from '#domain/arrivals/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { readArrivals } from '#gate/arrivals/arrivals.ts'
import { nameOfAccount, noFace, pdfFile } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ArrivalsPage } from '#views/arrivals/list.tsx'
import { NewArrivalPage } from '#views/arrivals/new.tsx'
import { arrivalRegister } from '#views/arrivals/sheets.ts'
import type { ArrivalRefused } from '#views/arrivals/slip-fields.tsx'
import { paths } from '#views/paths.ts'
import { houseOf, unitsFor } from './context.ts'
import { arrivalStepRoutes } from './steps.tsx'

/** 转入: all that came, the register, and a new one. */
export const arrivalRoutes = new Hono<Web>()

arrivalRoutes.get('/arrivals', (c) => all(c))

arrivalRoutes.get('/arrivals/new', (c) => blank(c))

arrivalRoutes.post('/arrivals', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const units = mustReceive(c).map(({ id }) => id)
  const read = readSlip(form.text, { today: dayOf(app.now()), units })
  if (!read.ok) return blank(c, { typed: form.text, problems: read.problems })
  const id = await registerArrival(app, actor, read.value, form.command)
  return seeOther(c, paths.arrival(id), 'arrival.registered')
})

arrivalRoutes.post('/arrivals/register', async (c) => {
  await readForm(c)
  const { app, actor } = c.var
  const rows = await readArrivals(app, actor, 'arrival.register-printed')
  const madeBy = app.directory.nameOf(actor.person)
  const clerk = (account: AccountId) => nameOfAccount(app, account)
  const list = arrivalRegister({ rows, today: dayOf(app.now()), unit: houseOf(c), madeBy, clerk })
  const drawn = await app.printRoom.nameList({ at: app.now(), list })
  if (!drawn.ok) return all(c, noFace(c, drawn.missing))
  return pdfFile(c, drawn.pdf, 'arrivals.pdf')
})

arrivalRoutes.route('/', arrivalStepRoutes)

async function all(c: WebContext, refusal?: string) {
  const { app, actor, t } = c.var
  const rows = await readArrivals(app, actor, 'arrival.listed')
  return page(
    c,
    t('arrivals.title'),
    <ArrivalsPage rows={rows} today={dayOf(app.now())} desk={unitsFor(c).length > 0} refusal={refusal} />,
    refusal === undefined ? undefined : { status: 422 },
  )
}

const blank = (c: WebContext, refused?: ArrivalRefused) =>
  page(
    c,
    c.var.t('arrivals.new'),
    <NewArrivalPage units={mustReceive(c)} refused={refused} />,
    refused && { status: 422 },
  )

/** For whoever receives no paper there is no such place. */
function mustReceive(c: WebContext) {
  const units = unitsFor(c)
  if (units.length === 0) throw new NotFound()
  return units
}
