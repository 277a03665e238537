import { find } from '#db/cases/cases.ts'
import { coded, heldBy, leftWith } from '#db/resources/resources.ts'
import { takenBy } from '#domain/cases/reserving.ts'
import type { FollowUp } from '#domain/followups/followup.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { allocatedBy, type Resource } from '#domain/resources/resource.ts'
import type { App } from '#house/app.ts'

/** How what a case had allocated, and what it made free, stands now that the case was taken back. */
export type GivingBack = {
  /** What it allocated and the person still has: due back. */
  readonly due: readonly Resource[]
  /** What the person had before it, whoever has it now. */
  readonly before: readonly (Resource & { readonly retired: boolean })[]
}

/**
 * What somebody still has of the legal entity that a transfer led away from: all but what the transfer allocated. A seat that it
 * makes free is no matter of this.
 */
export async function handingBack(
  app: App,
  { dossier, moved }: { readonly dossier: DossierId; readonly moved: CaseId },
): Promise<GivingBack> {
  const [theCase, person] = [await find(app, moved), app.roster.entry(dossier)?.subject.person]
  if (!theCase || !person) return { due: [], before: [] }
  const outputs = takenBy(theCase.route, theCase.state).map(({ output }) => output)
  const [allocated, freesSeat] = [allocatedBy(outputs), outputs.some(({ release }) => release === true)]
  const held = (await heldBy(app, person)).filter(({ case: reserving }) => reserving === undefined)
  const due = held.filter(({ code, kind }) => !allocated.includes(code) && !(freesSeat && kind === 'seat'))
  return { due, before: [] }
}

/** What a task of administration is about, by its kind. */
export const toComeBack = (app: App, { kind, dossier }: Pick<FollowUp, 'kind' | 'dossier'>, of: CaseId) =>
  kind === 'hand-back' ? handingBack(app, { dossier, moved: of }) : givingBack(app, { dossier, revoked: of })

/** The program's own work; what of it is shown is for the route. Nothing where the case allocated and freed nothing. */
export async function givingBack(
  app: App,
  { dossier, revoked }: { readonly dossier: DossierId; readonly revoked: CaseId },
): Promise<GivingBack> {
  const [theCase, person] = [await find(app, revoked), app.roster.entry(dossier)?.subject.person]
  if (!theCase || !person) return { due: [], before: [] }
  const outputs = takenBy(theCase.route, theCase.state).map(({ output }) => output)
  const allocated = await coded(app, allocatedBy(outputs))
  const due = allocated.filter(({ holder, case: reserving }) => holder === person && reserving === undefined)
  const before = (await leftWith(app, revoked)).filter(({ id }) => !due.some((one) => one.id === id))
  return { due, before }
}
