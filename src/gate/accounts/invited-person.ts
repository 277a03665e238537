import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { PersonId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { App } from '#house/app.ts'

/** Whose account it is to be, as far as it was typed. */
export type Meant = {
  readonly name: string
  /** 档案编号, where there is a dossier. */
  readonly number: string
  /** One of the namesakes, or `new`: none of them. */
  readonly person: string
}

/** Somebody of that name who has a dossier and no account: whether it is they, only a person knows. */
export type Namesake = { readonly person: PersonId; readonly unit: string; readonly number: string }

export type MeantRefusal = 'account.person-not-found' | 'account.which-person'

/**
 * Who is meant: by name and number together, so that nobody learns a name from a number; by name alone somebody new, unless
 * the own list has a namesake without an account.
 */
export function personMeant(
  app: App,
  actor: Actor,
  { name, number, person }: Meant,
): Result<{ readonly person: PersonId } | { readonly name: string }, MeantRefusal> {
  if (number !== '') {
    const [found] = app.roster.numbered(number).filter(({ columns }) => sameName(columns.who.name, name))
    return found ? ok({ person: found.subject.person }) : refuse('account.person-not-found')
  }
  const namesakes = namesakesWithoutAccount(app, actor, name)
  const chosen = namesakes.find((one) => one.person === person)
  if (chosen) return ok({ person: chosen.person })
  return namesakes.length === 0 || person === 'new' ? ok({ name }) : refuse('account.which-person')
}

/** Everybody of that name in the own list who has no account yet. */
export const namesakesWithoutAccount = (app: App, actor: Actor, name: string): readonly Namesake[] =>
  app.roster
    .named(name)
    .filter(({ subject }) => decide(actor, 'list', subject, 'who', quiet).allow)
    .filter(({ subject }) => app.directory.accountOf(subject.person) === undefined)
    .map((entry) => ({
      person: entry.subject.person,
      unit: unitOf(app, entry),
      number: entry.columns.who.number ?? '',
    }))

const unitOf = ({ directory }: App, { subject }: RosterEntry): string => directory.units.get(subject.unit)?.name ?? ''
