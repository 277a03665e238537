import type { PersonId } from '#domain/ids.ts'
import { foldName } from '#domain/people/fold.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** Holders of accounts without a dossier who have this name: only a person knows whether it is they. */
export function accountsNamed({ directory, roster }: App, given: string): readonly PersonId[] {
  const name = foldName(given)
  if (name === '') return []
  const namesakes = directory.everyone().filter(({ person }) => foldName(directory.nameOf(person)) === name)
  const hasDossier = (person: PersonId) => roster.of(person).some(({ subject }) => subject.state !== 'discarded')
  return namesakes.map(({ person }) => person).filter((person) => !hasDossier(person))
}

type Known = { readonly name: string; readonly birth?: PartialDate | undefined }

/** Everybody on file who may be this very person: the name however it is written, and no other birth. */
export const namesakesOf = ({ roster }: App, { name, birth }: Known): readonly RosterEntry[] =>
  roster
    .named(name)
    .filter(({ subject, columns }) => subject.state !== 'discarded' && agree(columns.identity.birth, birth))

/** Two dates as far as both are known to the month; what nobody knows contradicts nothing. */
function agree(one: PartialDate | undefined, other: PartialDate | undefined): boolean {
  const known = Math.min(one?.length ?? 0, other?.length ?? 0, 6)
  return one?.slice(0, known) === other?.slice(0, known) || known === 0
}
