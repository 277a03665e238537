import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Somebody who may be given something, as the actor may list them. */
export type Holder = {
  readonly person: PersonId
  readonly name: string
  readonly unit: string
  readonly number: string
  /** Whoever has left still has it: it is due back. */
  readonly hasLeft: boolean
}

/** Whoever has something, by name and unit; undefined where the actor may not list them. */
export function holderShown(app: App, actor: Actor, person: PersonId): Holder | undefined {
  for (const { subject, columns } of app.roster.of(person)) {
    if (!decide(actor, 'list', subject, 'who', quiet).allow) continue
    const { name, staffNumber } = columns.who
    const unit = app.directory.units.get(subject.unit)?.name ?? ''
    return {
      person,
      name,
      unit,
      number: staffNumber ?? '',
      hasLeft: subject.state === 'closed' || subject.departed === true,
    }
  }
  return undefined
}

/** Everybody of this name or 工号 whom the actor may list: namesakes are told apart by their unit. */
export function holdersMeant(app: App, actor: Actor, text: string): readonly Holder[] {
  const named = app.roster.named(text).map(({ subject }) => subject.person)
  const people = new Set(named.length > 0 ? named : numbered(app, text))
  return [...people].flatMap((person) => holderShown(app, actor, person) ?? [])
}

function* numbered({ roster }: App, staffNumber: string) {
  for (const { subject, columns } of roster.lines()) if (columns.who.staffNumber === staffNumber) yield subject.person
}
