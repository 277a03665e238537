import { type Case, find } from '#db/cases/cases.ts'
import { ofDossier } from '#db/cases/lists.ts'
import { type SeatGrant, seatGrants } from '#db/cases/seats.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isSeatedAsKin, sitsAsKin } from '#domain/cases/acting.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Whether relatives may be asked at all in this house, and this actor is one of whom the dossier is about. */
export const mayBeKin = ({ roster, directory }: App, { person }: Actor, dossier: DossierId): boolean =>
  directory.settings.profile === 'enterprise' && roster.subject(dossier)?.kin.has(person) === true

/** Of the open seats of a relative those that were given as such: an older one shows nothing any more. */
export async function seatsAsKin(
  app: App,
  { person }: Actor,
  grants: readonly SeatGrant[],
): Promise<readonly SeatGrant[]> {
  const known = new Map<string, Case | undefined>()
  for (const grant of grants) known.set(grant.case, known.get(grant.case) ?? (await find(app, grant.case)))
  return grants.filter((grant) => {
    const run = known.get(grant.case)?.state.runs.find((one) => one.run === grant.run)
    const seat = run?.seats.find((one) => one.seat === grant.seat)
    return seat !== undefined && sitsAsKin(seat, person)
  })
}

/** Whether the actor sits or sat as a relative in some case on this dossier. */
export async function isAsKinOn(app: App, actor: Actor, dossier: DossierId): Promise<boolean> {
  if (!mayBeKin(app, actor, dossier)) return false
  for (const { id } of await ofDossier(app.db, dossier)) {
    const found = await find(app, id)
    if (found && isSeatedAsKin(found.state, actor.person)) return true
  }
  return false
}

/** The dossiers of relatives that stay out of all lists of this actor: all but those where one sits, nobody else being left. */
export async function barredTo(app: App, actor: Actor): Promise<readonly DossierId[]> {
  const all = app.roster.barredTo(actor.person)
  if (all.length === 0 || app.directory.settings.profile !== 'enterprise') return all
  const open = (await seatGrants(app, actor.person)).filter((grant) => all.includes(grant.dossier))
  const seated = new Set((await seatsAsKin(app, actor, open)).map(({ dossier }) => dossier))
  return all.filter((dossier) => !seated.has(dossier) || !mayBeKin(app, actor, dossier))
}
