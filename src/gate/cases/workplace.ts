import type { PersonId, UnitId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Where somebody works: by the own dossier, else by office, else by the first duty. */
export function unitOf({ roster, directory }: App, person: PersonId): UnitId | undefined {
  const own = roster.of(person).find(({ subject }) => subject.state === 'archived')
  if (own) return own.subject.unit
  const office = directory.offices.find((held) => held.person === person)
  if (office) return office.unit
  const [first] = directory.everyone().find((actor) => actor.person === person)?.duties ?? []
  return first && [...first.units][0]
}
