import type { Duty } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import type { Barriers, Facts, Holders } from '#domain/cases/facts.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { entityOf } from '#gate/proposals/house.ts'
import type { App } from '#house/app.ts'

/** Who holds a duty for the unit of the dossier, and the unit that its head leads, whose leader is above them. */
export function holdersOf(app: App, subject: Subject, duty: Duty): Holders {
  const people = holding(app, subject, duty)
  const unit = unitLedBy(
    app,
    people.map(({ person }) => person),
  )
  return { people, ...(unit && { unit }) }
}

/** Who may act at all in a case on this dossier. */
export const barriersOf = (
  { person, kin }: Subject,
  { usable, settings }: Pick<App['directory'], 'usable' | 'settings'>,
): Barriers => ({
  subject: person,
  barred: (who) => kin.has(who),
  ...(settings.profile === 'enterprise' && { kinSit: 'last' }),
  organisation: { usable },
})

/** Who keeps the dossier: HR of its unit, or the 代管人. */
export const keepersOf = (app: App, subject: Subject): Facts['hr'] =>
  subject.keeper === 'deputy'
    ? holding(app, subject, 'keeper')
    : [...holding(app, subject, 'hr'), ...holding(app, subject, 'hr-lead')]

/** Who compares it with its papers, in the order in which they are asked. */
export const checkersOf = (app: App, subject: Subject): Facts['checkers'] =>
  subject.keeper === 'deputy'
    ? [holding(app, subject, 'keeper')]
    : (['checker', 'hr-lead', 'keeper'] as const).map((duty) => holding(app, subject, duty))

/** Who holds a duty for the unit of the dossier. */
export const holding = ({ directory }: App, { unit }: Subject, duty: Duty): Facts['hr'] =>
  directory.holders(duty, unit).map((person) => ({ person, duty }))

/** HR of the unit that somebody would go to. */
export const receiversIn = ({ directory }: App, unit: UnitId): Facts['hr'] =>
  (['hr', 'hr-lead'] as const).flatMap((duty) => directory.holders(duty, unit).map((person) => ({ person, duty })))

/** Legal of the legal entity that takes somebody in, as far as they are others than those of the one that lets go. */
export function receivingLegalIn(app: App, dossier: DossierId, to: UnitId): Facts['hr'] {
  const from = app.roster.entry(dossier)?.subject.unit
  if (from === undefined || entityOf(app, from) === entityOf(app, to)) return []
  const leaving = app.directory.holders('legal', from)
  const receiving = app.directory.holders('legal', to).filter((person) => !leaving.includes(person))
  return receiving.map((person) => ({ person, duty: 'legal' }))
}

/** The unit whose head is one of these: HR's own, where the officers of HR are asked about. */
export const unitLedBy = ({ directory }: App, people: readonly PersonId[]): UnitId | undefined =>
  directory.offices.find(({ kind, person }) => kind === 'head' && people.includes(person))?.unit
