import { summarise } from '#domain/dossiers/summary.ts'
import { type Census, createCensus } from '#domain/statistics/census.ts'
import { laidOut } from '#domain/statistics/facts.ts'
import { type Clock, type Known, personOn } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import type { Thing, ThingKind } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import { createThings, ownerOf, thingsOf } from '#memory/statistics/censuses.ts'
import type { Belongings } from './belongings.ts'
import type { Made, Organisation } from './people.ts'

/** What figures know of a dossier that was written so. */
export const knownOf = ({ id, archived, sent, belongs, versions }: Made): Known => ({
  dossier: id as never,
  archived: archived as never,
  ...(sent && { sent: sent as never }),
  ...(belongs && belongingOf(belongs)),
  versions: versions.map(({ since, contents }) => {
    const { who, identity, career, whole, counted } = summarise(contents)
    return { since: since as never, listed: { who, identity, career, ...whole }, facts: laidOut(counted) }
  }),
})

/** Papers of one class with one life stand together, as in the program. */
function belongingOf({
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
  known: readonly Known[],
  day: Day,
  clock: Clock,
  kind: Exclude<ThingKind, 'posts'>,
) {
  const persons = known.map((one) => personOn(one, day, clock))
  const things = createThings(day, groundOf(of), (owner) => ownerOf(known[owner], kind, persons[owner]))
  for (const [place, one] of known.entries()) things.put(place, thingsOf(one, kind, persons[place] !== undefined))
  return { census: things.census, whose: things.whose() }
}

/** Everybody of an organisation as of a day, in their order. */
export function censusOf(of: Pick<Organisation, 'above'>, known: readonly Known[], day: Day, clock: Clock): Census {
  const persons = known.map((one) => personOn(one, day, clock))
  return createCensus(day, groundOf(of), { end: () => persons.length, personAt: (place) => persons[place] })
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
