import { summarise } from '#domain/dossiers/summary.ts'
import { type Census, createCensus } from '#domain/statistics/census.ts'
import { type Clock, type Known, personOn } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import type { Made, Organisation } from './people.ts'

/** What figures know of a dossier that was written so. */
export const knownOf = ({ id, archived, sent, versions }: Made): Known => ({
  dossier: id as never,
  archived: archived as never,
  ...(sent && { sent: sent as never }),
  versions: versions.map(({ since, contents }) => {
    const { who, identity, career, counted } = summarise(contents)
    return { since: since as never, listed: { who, identity, career }, facts: counted }
  }),
})

/** Everybody of an organisation as of a day, in their order. */
export function censusOf(
  { above }: Pick<Organisation, 'above'>,
  known: readonly Known[],
  day: Day,
  clock: Clock,
): Census {
  const departmentOf = (unit: string): string => {
    const over = above[unit]
    return over === undefined || over === 'company' ? unit : departmentOf(over)
  }
  const census = createCensus(day, { units: Object.keys(above) as never, departmentOf: departmentOf as never })
  for (const [place, one] of known.entries()) census.put(place, personOn(one, day, clock))
  return census
}

/** Whoever looks may list everything of everybody. */
export const everybody = (census: Census): Uint8Array => new Uint8Array(census.end()).fill(1)
