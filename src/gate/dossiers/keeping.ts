import type { Actor } from '#domain/access/actor.ts'
import { isDeputy, isOfHr } from '#domain/access/duties.ts'
import type { Keeper } from '#domain/dossiers/dossier.ts'
import { keptByDeputy } from '#domain/dossiers/keeper.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Who is to keep a dossier with these contents, and whether the actor is that one (docs/decisions/0039). */
export type Keeping = { readonly keeper: Keeper; readonly isActors: boolean }

/** HR people's dossiers and their relatives' are the 代管人's, all others HR's; the own and the own family's are nobody's. */
export function keepingOf(app: App, actor: Actor, contents: Contents): Keeping {
  if (!keptByDeputy(contents, hrPeople(app), actor.person)) return { keeper: 'hr', isActors: isOfHr(actor) }
  const own = keptByDeputy(contents, [personKnown(app, actor.person)], actor.person)
  return { keeper: 'deputy', isActors: isDeputy(actor) && !own }
}

const hrPeople = (app: App) => app.directory.ofHr().map(({ person }) => personKnown(app, person))

const personKnown = ({ directory, roster }: App, person: PersonId) => ({
  person,
  name: directory.nameOf(person),
  birth: roster.birthOf(person),
})
