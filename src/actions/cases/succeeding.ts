import * as cases from '#db/cases/cases.ts'
import { waitingOn } from '#db/cases/lists.ts'
import * as offices from '#db/organisation/offices.ts'
import { inTransaction } from '#db/transaction.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import { formerHolders } from '#domain/organisation/succession.ts'
import { isOpen } from '#domain/organisation/unit.ts'
import { dayOf } from '#domain/time.ts'
import { factsFor } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'
import { saveCase } from './saving.ts'

/**
 * Gives every undecided seat that a former holder of this office has by it to whoever holds it now, in the transaction of the
 * appointment (E2). What is refused stays where it is.
 */
export async function seatSuccessor(
  app: App,
  by: { readonly account: AccountId | 'system' },
  office: Office,
): Promise<void> {
  for (const id of await waitingForFormer(app, await offices.list(app), office)) {
    const theCase = await cases.find(app, id)
    if (!theCase || theCase.damaged) continue
    const facts = holding(office, await factsFor(app, theCase))
    const decided = decide(theCase.route, theCase.state, { do: 'succeeded', office }, facts)
    if ('events' in decided) await saveCase(app, by, theCase, decided.events, 'case.handed-on')
  }
}

/**
 * The same for every office of today, whose day may have come since anybody looked, and for every unit that is closed: whoever
 * closed it may have been broken off before its cases had gone on. A second time moves nothing.
 */
export async function seatSuccessors(app: App): Promise<void> {
  const all = await offices.list(app)
  for (const unit of app.directory.units.values()) if (!isOpen(unit)) await seatAfterClosing(app, unit.id)
  for (const office of app.directory.offices)
    if ((await waitingForFormer(app, all, office)).length > 0)
      await inTransaction(app, (app) => seatSuccessor(app, { account: 'system' }, office))
}

/**
 * After a unit was closed: what waits for its former head or leader by that office goes to whoever is to be asked now. A case
 * in which nobody is stays where it is, and is listed as stranded once its holder is gone.
 */
export async function seatAfterClosing(app: App, unit: UnitId): Promise<void> {
  const all = await offices.list(app)
  for (const kind of ['head', 'leader'] as const)
    for (const id of await waitingForFormer(app, all, { unit, kind }))
      await inTransaction(app, async (app) => {
        const theCase = await cases.find(app, id)
        if (!theCase || theCase.damaged) return
        const facts = await factsFor(app, theCase)
        const decided = decide(theCase.route, theCase.state, { do: 'succeeded', office: { unit, kind } }, facts)
        if ('events' in decided) await saveCase(app, { account: 'system' }, theCase, decided.events, 'case.handed-on')
      })
}

/** How many cases wait for somebody who held this office before and does not any more. */
export const countLeft = async (app: App, office: OfficeOf): Promise<number> =>
  (await waitingForFormer(app, await offices.list(app), office)).length

/** The cases that wait for somebody who held this office before. */
async function waitingForFormer(app: App, all: readonly offices.HeldOffice[], office: OfficeOf) {
  const former = formerHolders(all, office, dayOf(app.now()))
  const waiting = await Promise.all(former.map((person) => waitingOn(app.db, person)))
  return [...new Set(waiting.flat().map(({ id }) => id))]
}

type OfficeOf = Pick<Office, 'unit' | 'kind'>

/** The organisation in memory is the one of before the transaction: whoever is appointed in it holds the office already. */
function holding(office: Office, facts: Facts): Facts {
  const { offices } = facts.organisation
  const isKnown = offices.some(
    ({ unit, kind, person }) => unit === office.unit && kind === office.kind && person === office.person,
  )
  return isKnown ? facts : { ...facts, organisation: { ...facts.organisation, offices: [...offices, office] } }
}
