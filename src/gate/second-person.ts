import { type Actor, holds } from '#domain/access/actor.ts'
import * as rule from '#domain/access/second-person.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

export type { Second, Seconding } from '#domain/access/second-person.ts'

/** As what this actor is the second person in this house (docs/decisions/0039), if at all. */
export const secondAs = (app: App, actor: Actor, seconding: rule.Seconding): rule.Second | undefined =>
  rule.secondAs(actor, seconding, fellowsIn(app))

/** Who stands in in this house, where nobody but the first holds the duty. */
export const standInsFor = (app: App, seconding: rule.Seconding): readonly PersonId[] =>
  rule.standInsFor(seconding, fellowsIn(app))

/** Whether this actor can stand in for anything at all: most people cannot, and most pages ask. */
export const mayEverStandIn = ({ directory }: Pick<App, 'directory'>, actor: Actor): boolean =>
  holds(actor, 'keeper', 'head', 'leader') || directory.settings.fallback === actor.person

/** Where the first works: by the own dossier, else the unit that the matter is about. */
export const underOf = (app: App, person: PersonId, unit: UnitId): UnitId =>
  app.roster.of(person).find(({ subject }) => subject.state !== 'discarded')?.subject.unit ?? unit

const fellowsIn = ({ directory }: App): rule.Fellows => ({
  everyone: directory.everyone(),
  offices: directory.offices,
  parent: (unit) => directory.units.get(unit)?.parent,
  fallback: directory.settings.fallback,
})
