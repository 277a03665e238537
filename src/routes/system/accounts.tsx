import { Hono } from 'hono'
import { activateMany } from '#actions/accounts/activating-many.ts'
import { type DoorRefusal, doorActs, keepDoor } from '#actions/accounts/doorkeeping.ts'
import * as accounts from '#db/accounts.ts'
import * as sessionLists from '#db/session-lists.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import { mostNumbers, numbersIn } from '#domain/accounts/number-list.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { statesOf } from '#gate/accounts/list.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { receiveWorkbook } from '#routes/web/workbook.ts'
import { paths } from '#views/paths.ts'
import { NumberedAccountPage } from '#views/system/account.tsx'
import { NumbersPage } from '#views/system/numbers.tsx'

/** 账号 of IT: one by its number, switched on, locked, unlocked, signed out. */
export const numberedAccountRoutes = new Hono<Web>()

numberedAccountRoutes.get('/system/accounts/:id', (c) => {
  mustKeepMachines(c)
  return show(c, idParam<AccountId>(c))
})

numberedAccountRoutes.post('/system/accounts/:id/:act', async (c) => {
  mustKeepMachines(c)
  const account = idParam<AccountId>(c)
  const act = doorActs.find((known) => known === c.req.param('act'))
  if (!act) throw new NotFound()
  const form = await readForm(c)
  const done = await keepDoor(c.var.app, c.var.actor, { account, act }, form.command)
  return done.ok ? seeOther(c, paths.numberedAccount(account), `account.${act}`) : show(c, account, done.refusal)
})

numberedAccountRoutes.get('/system/numbers', (c) => {
  mustKeepMachines(c)
  return showNumbers(c, {})
})

numberedAccountRoutes.post('/system/numbers', async (c) => {
  mustKeepMachines(c)
  const { app, actor } = c.var
  const { form, read } = await receiveWorkbook(c)
  if (!read.ok) return showNumbers(c, { refusal: read.refusal })
  const numbers = numbersIn(read.value)
  if (!numbers) return showNumbers(c, { refusal: 'numbers.no-heading' })
  if (numbers.length > mostNumbers) return showNumbers(c, { refusal: 'numbers.too-many' })
  return showNumbers(c, { done: await activateMany(app, actor, numbers, form.command) })
})

const showNumbers = (c: WebContext, shown: Parameters<typeof NumbersPage>[0]) =>
  page(c, c.var.t('numbers.title'), <NumbersPage {...shown} />, shown.refusal === undefined ? {} : { status: 422 })

function mustKeepMachines({ var: { actor } }: WebContext): void {
  if (!keepsMachines(actor)) throw new NotFound()
}

async function show(c: WebContext, id: AccountId, refusal?: DoorRefusal) {
  const { app, actor, t } = c.var
  const line = await accounts.lineOf(app.db, id)
  const [account] = line ? await statesOf(app, [line]) : []
  if (!account) throw new NotFound()
  const live = (await sessionLists.countsOf(app, [id])).get(id) ?? 0
  return page(
    c,
    t('system.account', { number: account.staffNumber }),
    <NumberedAccountPage account={account} sessions={live} isOwn={id === actor.account} refusal={refusal} />,
    refusal && { status: 422 },
  )
}
