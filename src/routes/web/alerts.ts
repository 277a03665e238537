import { hearsOfCopies, hearsOfDamages, keepsMachines } from '#domain/access/duties.ts'
import { countAgreements, takesPartInAgreements } from '#gate/agreements/inbox.ts'
import { countReturns } from '#gate/returns/reading.ts'
import type { Alerts } from '#views/frame/alerts.tsx'
import type { WebContext } from './web.ts'

/** What stands above every page of whoever is signed in. */
export async function alertsOf({ var: { app, actor } }: WebContext): Promise<Alerts> {
  return {
    standstill: app.standstill.reasons(),
    copiesLate: hearsOfCopies(actor) ? app.copies.late().length : 0,
    keepsMachines: keepsMachines(actor),
    damages: hearsOfDamages(actor) ? app.damages.all().length : 0,
    helps: await takesPartInAgreements(app, actor),
    agreements: await countAgreements(app, actor),
    returns: await countReturns(app, actor),
  }
}
