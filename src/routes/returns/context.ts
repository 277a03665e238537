import { NotFound } from '#domain/errors.ts'
import type { AccountId, ReturnId, UnitId } from '#domain/ids.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import { frozenOf, type Return } from '#domain/returns/return.ts'
import { isTable } from '#domain/statistics/tables/index.ts'
import { frozenTableOf, replacedBy } from '#gate/returns/opened.ts'
import { returnFor } from '#gate/returns/reading.ts'
import { nameOfAccount } from '#routes/custody/context.ts'
import { idParam } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

/** The return of the address; for whoever may not see it there is none. */
export async function returnIn(c: WebContext): Promise<Return> {
  const one = await returnFor(c.var.app, c.var.actor, idParam<ReturnId>(c))
  if (!one) throw new NotFound()
  return one
}

/** The return and its table of the address, as it was frozen. */
export async function frozenIn(c: WebContext): Promise<{ readonly one: Return; readonly table: FrozenTable }> {
  const one = await returnIn(c)
  const key = c.req.param('table') ?? ''
  if (!isTable(key) || !one.tables.includes(key) || !frozenOf(one)) throw new NotFound()
  return { one, table: await frozenTableOf(c.var.app, one, key) }
}

/** Of a house with its names: who made and signed, which units. */
export function namesIn({ var: { app } }: WebContext, one: Pick<Return, 'units' | 'day'>) {
  const unitName = (unit: UnitId) => app.directory.unitName(unit, one.day)
  return {
    nameOf: (account: AccountId) => nameOfAccount(app, account),
    unitName,
    house: one.units.map(unitName).join('、'),
  }
}

/** Whether a signed correction took the place of a return. */
export const isReplaced = async ({ var: { app } }: WebContext, one: Return): Promise<boolean> =>
  (await replacedBy(app, one)) !== undefined

/** Which return, which table and what was done with it; never what it says. */
export const logReturn = (
  { var: { app, actor } }: WebContext,
  act: 'return.read' | 'return.printed',
  about: Readonly<Record<string, string | number | boolean>>,
) => app.logRead({ at: app.now(), actor: actor.account, act, about })
