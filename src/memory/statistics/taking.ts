import { setImmediate } from 'node:timers/promises'
import type { DossierId } from '#domain/ids.ts'
import type { Asked, Census } from '#domain/statistics/census.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import type { Countable, Thing } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'
import type { Directory } from '../directory.ts'
import { groundOf, type Naming, type postsIn } from './censuses.ts'
import { catchUp, createPeopleOfDays } from './people-then.ts'
import { createPostsOfDays } from './posts-then.ts'
import type { Reading } from './reading.ts'
import { createThingsOfDays } from './things-then.ts'

/** What is asked of a day, and of whom. */
export type Wanted = Asked & { readonly counted: Countable }

/** The censuses of the days that were asked for last. */
export type Taking = {
  /** Has everything that is asked of a day told apart, in turns. */
  readonly prepared: (day: Day, clock: Clock, wanted: Wanted) => Promise<void>
  /** How many answers about people are left of that. */
  readonly left: (day: Day, clock: Clock, wanted: Wanted) => number
  /** One turn of that, of what is known now; whether nothing is left. */
  readonly oneTurn: (day: Day, clock: Clock, wanted: Wanted) => boolean
  /** Everybody as of a day, or all things of one kind, whatever it takes. */
  readonly census: (day: Day, clock: Clock, counted: Countable) => Census
  /** By place of a census of things, the place of whose they are; undefined of one of people. */
  readonly whose: (census: Census) => Int32Array | undefined
  /** Something else is known of somebody, or worked out of the dossier, than before. */
  readonly took: (place: number) => void
  readonly tookWorked: (place: number) => void
  readonly forget: () => void
}

type Sources = {
  /** Everything is known that is asked of what is counted. */
  readonly ready: (counted: Countable) => Promise<void>
  readonly reading: () => Pick<Reading, 'known' | 'places' | 'version'>
  readonly workedOut: (dossier: DossierId) => readonly Thing[]
  readonly directory: Naming & Pick<Directory, 'treeOn' | 'unitHistory'>
  readonly postsThen: (day: Day) => Parameters<typeof postsIn>[2]['posts']
  readonly rooms: () => readonly string[]
  /** Somebody else's thing stands at a place of a census than before. */
  readonly moved: (census: Census) => void
  readonly today: () => Day
  /** So many people are looked at in one turn, and so many places told apart. */
  readonly peopleAtOnce: number
  readonly placesAtOnce: number
}

/** So many days are kept, today with those asked for last, and so many kinds of things of them; of those under way some more. */
const [kept, keptThings] = [8, 14]

/** People, their things and the posts that they hold, as of the days that were asked for last. */
export function createTaking(sources: Sources): Taking {
  const { directory, reading, peopleAtOnce, placesAtOnce } = sources
  /** How many prepare a day now: each has one of its own. */
  let underWay = 0
  /** Of every day that figures are asked of, today is the one that most people ask for: it is not given up for others. */
  const isNeeded = (key: string) => key.startsWith(`${sources.today()} effective`)
  const ground = (day: Day, listed: Ground['listed'] = () => sources.rooms()) => groundOf(directory.treeOn(day), listed)
  const people = createPeopleOfDays({
    reading,
    ground,
    history: () => directory.unitHistory,
    most: () => kept + underWay,
    isNeeded,
  })
  const things = createThingsOfDays({
    reading,
    workedOut: sources.workedOut,
    ground,
    moved: sources.moved,
    most: () => keptThings + underWay,
    isNeeded,
  })
  const posts = createPostsOfDays({ reading, directory, postsThen: sources.postsThen, ground, most: kept })
  const whose = new WeakMap<Census, () => Int32Array>()

  const thingsOn = (...asked: Parameters<typeof things.on>) => {
    const own = things.on(...asked)
    whose.set(own.things.census, own.things.whose)
    return own
  }
  const postsOn = (...asked: Parameters<typeof posts.on>) => {
    const own = posts.on(...asked)
    whose.set(own.census, () => own.whose)
    return own.census
  }
  /** One turn of what is asked; whether nothing is left. */
  const oneTurn = (day: Day, clock: Clock, { counted, ...asked }: Wanted): boolean => {
    const then = people.on(day, clock)
    if (!catchUp(then, peopleAtOnce)) return false
    if (counted === 'people') return then.census.tellApart(asked, placesAtOnce) === 0
    if (counted === 'posts')
      return (
        then.census.tellApart(askedOfPresent, placesAtOnce) === 0 &&
        postsOn(then, day, clock).tellApart(asked, placesAtOnce) === 0
      )
    const own = thingsOn(then, day, clock, counted)
    return things.lookThrough(own, peopleAtOnce) && own.things.census.tellApart(asked, placesAtOnce) === 0
  }
  const prepared = async (day: Day, clock: Clock, wanted: Wanted): Promise<void> => {
    await sources.ready(wanted.counted)
    underWay += 1
    try {
      while (!oneTurn(day, clock, wanted)) {
        await setImmediate()
        await sources.ready(wanted.counted)
      }
    } finally {
      underWay -= 1
    }
  }

  return {
    prepared,
    left: (day, clock, { counted, ...asked }) =>
      counted === 'people' ? people.on(day, clock).census.tellApart(asked, 0) : 0,
    oneTurn,
    census: (day, clock, counted) => {
      const then = people.on(day, clock)
      catchUp(then, Number.POSITIVE_INFINITY)
      if (counted === 'people') return then.census
      if (counted === 'posts') return postsOn(then, day, clock)
      const own = thingsOn(then, day, clock, counted)
      while (!things.lookThrough(own, Number.POSITIVE_INFINITY));
      return own.things.census
    },
    whose: (census) => whose.get(census)?.(),
    took: (place) => {
      people.took(place)
      things.took(place)
    },
    tookWorked: things.tookWorked,
    forget: () => {
      for (const all of [people, things, posts]) all.forget()
    },
  }
}

const askedOfPresent: Asked = { measures: [], populations: ['present'], amounts: [] }
