import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Census } from './census.ts'
import type { Figure, Where } from './figure.ts'
import { measureOf } from './measures/index.ts'
import type { Clock } from './person.ts'
import type { Population } from './population.ts'
import { countIn, marksOf } from './tally.ts'

/** Some people and the figure that opens their names. */
export type Counted = { readonly people: number; readonly figure: Figure }

/** What is looked at: everybody of a day, how, and by place with a 1 those whom the viewer may count. */
export type Looked = { readonly census: Census; readonly clock: Clock; readonly mayCount: Uint8Array }

/** Counts some people, with the figure that opens their names. */
export function counted(
  { census, clock, mayCount }: Looked,
  of: Population,
  groups: ReadonlySet<MaskedGroup>,
  where: readonly Where[],
): Counted {
  const people = countIn(census, marksOf(census, { of, where }, mayCount))
  return { people, figure: figureOf(census, clock, of, groups, where) }
}

/** The figure of everybody who meets these conditions, for whoever may list all of these groups. */
export const figureOf = (
  { day }: Pick<Census, 'day'>,
  clock: Clock,
  of: Population,
  groups: ReadonlySet<MaskedGroup>,
  where: readonly Where[],
): Figure => ({
  of,
  day,
  clock,
  within: [...new Set([...groups, ...where.map(({ measure }) => measureOf(measure).group)])],
  where: where.map(({ measure, values }) => ({ measure, values })),
})
