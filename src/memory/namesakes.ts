import type { PersonId } from '#domain/ids.ts'
import { foldName } from '#domain/people/fold.ts'
import type { App } from '#house/app.ts'

/** Holders of accounts without a dossier who have this name: only a person knows whether it is they. */
export function accountsNamed({ directory, roster }: App, given: string): readonly PersonId[] {
  const name = foldName(given)
  if (name === '') return []
  const namesakes = directory.everyone().filter(({ person }) => foldName(directory.nameOf(person)) === name)
  const hasDossier = (person: PersonId) => roster.of(person).some(({ subject }) => subject.state !== 'discarded')
  return namesakes.map(({ person }) => person).filter((person) => !hasDossier(person))
}
