import * as cases from '#db/cases/cases.ts'
import { lockingIn } from '#db/cases/holds.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { CaseId, DossierId, UnitId } from '#domain/ids.ts'
import { type Hindrances, isGone } from '#domain/organisation/hindrances.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { App } from '#house/app.ts'

/** Whose dossiers belong to this very unit and still need one. */
export function peopleIn(
  { roster }: App,
  unit: UnitId,
): readonly { readonly dossier: DossierId; readonly state: DossierState }[] {
  const found: { dossier: DossierId; state: DossierState }[] = []
  for (const { subject } of roster.lines())
    if (subject.unit === unit && !isGone(subject.state)) found.push({ dossier: subject.dossier, state: subject.state })
  return found
}

/** Everything that hangs on this unit today. */
export async function hindrancesOf(app: App, unit: UnitId): Promise<Hindrances> {
  const people = peopleIn(app, unit)
  return {
    people: people.length,
    beingCreated: people.filter(({ state }) => state === 'confirming' || state === 'approving').length,
    units: app.directory.openUnits().filter(({ parent }) => parent === unit),
    cases: await movingCases(app, unit, new Set(people.map(({ dossier }) => dossier))),
  }
}

/** The unit stands in a record of basic information: what locks none of them brings nobody anywhere, and is not opened. */
async function movingCases(app: App, unit: UnitId, people: ReadonlySet<DossierId>): Promise<Hindrances['cases']> {
  const found: { id: CaseId; number: string }[] = []
  for (const id of await lockingIn(app, 'basic')) {
    const theCase = await cases.find(app, id)
    const to = theCase?.state.content.to
    if (theCase && to !== undefined && (to === unit || people.has(theCase.dossier)))
      found.push({ id, number: theCase.number })
  }
  return found
}

/** The units that another one can stand under or be merged into: open, and neither itself nor below it. */
export function unitsBeside({ directory }: App, unit: UnitId): readonly Unit[] {
  const below = directory.below(unit)
  return directory.openUnits().filter(({ id }) => !below.has(id))
}
