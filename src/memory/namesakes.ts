import type { PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Holders of accounts without a dossier who have this name: only a person knows whether it is they. */
export function accountsNamed({ directory, roster }: App, given: string): readonly PersonId[] {
  const name = plainName(given)
  if (name === '') return []
  const namesakes = directory.everyone().filter(({ person }) => plainName(directory.nameOf(person)) === name)
  const withDossier = new Set(
    roster.all().flatMap(({ subject }) => (subject.state === 'discarded' ? [] : [subject.person])),
  )
  return namesakes.map(({ person }) => person).filter((person) => !withDossier.has(person))
}

/** Blanks inside a name and the several middle dots of minority names are ways of writing, not differences. */
const plainName = (name: string) => name.normalize('NFKC').replace(/[\s·・•‧.]/g, '')
