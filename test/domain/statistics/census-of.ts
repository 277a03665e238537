import { summarise } from '#domain/dossiers/summary.ts'
import { type Census, createCensus, type Ground } from '#domain/statistics/census.ts'
import { type Clock, type Known, personOn } from '#domain/statistics/person.ts'
import type { Thing, ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { createThings } from '#memory/statistics/censuses.ts'
import type { Belongings } from './belongings.ts'
import type { Made, Organisation } from './people.ts'

/** What figures know of a dossier that was written so. */
export const knownOf = ({ id, archived, sent, belongs, versions }: Made): Known => ({
  dossier: id as never,
  archived: archived as never,
  ...(sent && { sent: sent as never }),
  ...(belongs && thingsOf(belongs)),
  versions: versions.map(({ since, contents }) => {
    const { who, identity, career, whole, counted } = summarise(contents)
    return { since: since as never, listed: { who, identity, career, ...whole }, facts: counted }
  }),
})

/** Papers of one class with one life stand together, as in the program. */
function thingsOf({
  volumes,
  papers,
  transfers,
  readings,
  cases,
  findings,
  lacks,
}: Belongings): Pick<Known, 'things' | 'box'> {
  const box = volumes.find(({ kind, box }) => kind === 'original' && box)?.box
  const alike = Map.groupBy(papers, (paper) => JSON.stringify(paper))
  return {
    ...(box && { box }),
    things: [
      ...volumes.map(({ kind }) => ({ is: 'volumes', kind, many: 1 })),
      ...[...alike.values()].map(([first, ...more]) => ({
        is: 'papers',
        class: first?.class,
        came: first?.came,
        ...(first?.filed && { filed: first.filed }),
        ...(first?.gone && { gone: { day: first.gone, how: first.how } }),
        many: 1 + more.length,
      })),
      ...transfers.map((one) => ({ is: 'transfers', ...one })),
      ...readings.map((one) => ({ is: 'readings', ...one })),
      ...cases.map((one) => ({ is: 'cases', ...one })),
      ...findings.map((one) => ({ is: 'findings', ...one, many: 1 })),
      ...lacks.map((one) => ({ is: 'lacks', ...one, many: 1 })),
    ] as readonly Thing[],
  }
}

/** All things of one kind of an organisation as of a day. */
export function thingCensus(
  of: Pick<Organisation, 'above'>,
  people: Census,
  known: readonly Known[],
  kind: Exclude<ThingKind, 'posts'>,
) {
  const things = createThings(kind, people.day, groundOf(of))
  for (const [place, one] of known.entries()) things.put(place, people.personAt(place), one)
  return { census: things.census, whose: things.whose() }
}

/** Everybody of an organisation as of a day, in their order. */
export function censusOf(of: Pick<Organisation, 'above'>, known: readonly Known[], day: Day, clock: Clock): Census {
  const census = createCensus(day, groundOf(of))
  for (const [place, one] of known.entries()) census.put(place, personOn(one, day, clock))
  return census
}

export function groundOf({ above }: Pick<Organisation, 'above'>): Ground {
  const departmentOf = (unit: string): string => {
    const over = above[unit]
    return over === undefined || over === 'company' ? unit : departmentOf(over)
  }
  return {
    units: Object.keys(above) as never,
    departmentOf: departmentOf as never,
    listed: () => ['A', 'B', 'C'],
  }
}

/** Whoever looks may list everything of everybody. */
export const everybody = (census: Census): Uint8Array => new Uint8Array(census.end()).fill(1)
