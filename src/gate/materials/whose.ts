import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import type { WhoseProblem } from '#domain/materials/grid.ts'
import type { Whose } from '#domain/materials/pasted.ts'
import { sameName } from '#domain/people/fold.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { mayCatalogue } from './reader.ts'

/**
 * Whose dossier a row of a sheet means, among those whose catalogue this actor keeps: by number, with the name as a check,
 * or by name alone where one person has it. Of all other dossiers nothing is told.
 */
export function dossierOf(app: App, actor: Actor, { number, name }: Whose): Result<DossierId, WhoseProblem> {
  const found = (number ? app.roster.numbered(number) : app.roster.named(name)).filter(({ subject }) =>
    mayCatalogue(app, actor, subject.dossier),
  )
  const [one, another] = found
  if (!one) return refuse('person-unknown')
  if (number && name && !found.some(({ columns }) => sameName(columns.who.name, name))) return refuse('name-differs')
  return another ? refuse('person-several') : ok(one.subject.dossier)
}
