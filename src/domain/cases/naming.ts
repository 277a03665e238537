import type { PersonId } from '#domain/ids.ts'

type Known = { readonly person: PersonId; readonly name: string }

/**
 * Who of these people is called by name in a text. A longer name is looked for first, so that 王芳华 does not also call 王芳;
 * people of one name are all called.
 */
export function namedIn(text: string, known: readonly Known[]): readonly PersonId[] {
  const names = [...new Set(known.map(({ name }) => name))].filter((name) => name.length > 1)
  const called = new Set<string>()
  let rest = text
  for (const name of names.sort((a, b) => b.length - a.length)) {
    if (!rest.includes(name)) continue
    called.add(name)
    rest = rest.replaceAll(name, '\n')
  }
  return known.filter(({ name }) => called.has(name)).map(({ person }) => person)
}
