import { grantsOfCase, grantsOfPerson } from '#db/readings/grants.ts'
import { revocationOf } from '#db/readings/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What a case opened, and whether it was taken back; for whoever may see the case. */
export const openedBy = async (app: App, of: { readonly id: CaseId; readonly dossier: DossierId }) => ({
  grants: await grantsOfCase(app, of.id),
  revocation: await revocationOf(app, of),
})

/** What this actor was granted. */
export const ownGrants = (app: App, { person }: Actor) => grantsOfPerson(app, person)
