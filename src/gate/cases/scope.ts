import type { Scope } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import { oversees } from '#domain/cases/seeing.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** The dossiers whose cases this actor oversees, told by those that are in or by those that are out, whichever are fewer. */
export function scopeOf({ roster }: App, actor: Actor): Scope {
  const isIn = overseeing(actor)
  const [only, but] = [[], []] as [Subject[], Subject[]]
  for (const { subject } of roster.lines()) (isIn(subject) ? only : but).push(subject)
  const ids = (subjects: readonly Subject[]) => subjects.map(({ dossier }) => dossier)
  return but.length <= only.length ? { but: ids(but) } : { only: ids(only) }
}

/** The rule answers alike for all subjects of a unit and a keeper with whom the actor has nothing to do: it is asked once. */
function overseeing(actor: Actor): (subject: Subject) => boolean {
  const known = new Map<string, boolean>()
  return (subject) => {
    if (subject.person === actor.person || subject.author === actor.account || subject.kin.has(actor.person))
      return oversees(actor, subject)
    const kind = `${subject.unit} ${subject.keeper}`
    const answer = known.get(kind) ?? oversees(actor, anybody(subject))
    known.set(kind, answer)
    return answer
  }
}

const anybody = (subject: Subject): Subject => ({
  ...subject,
  person: '' as PersonId,
  author: '' as AccountId,
  kin: new Set(),
})
