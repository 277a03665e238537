import type { RollPerson } from './roll.ts'

/** Who works here without being employed here: an agency sends them, or they have retired. */
const others = ['劳务派遣人员', '返聘人员'] as const

/** Whoever is employed here, and how many of the others there are, kind by kind (docs/decisions/0116). */
export function employedIn(people: readonly RollPerson[]): {
  readonly people: readonly RollPerson[]
  readonly others: string
} {
  const left = others.flatMap((kind) => {
    const count = people.filter(({ row }) => row.career?.kind === kind).length
    return count === 0 ? [] : [`${kind} ${count} 人`]
  })
  return {
    people: people.filter(({ row }) => !(others as readonly string[]).includes(row.career?.kind ?? '')),
    others: left.join('、'),
  }
}
