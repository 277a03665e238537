import type { Clock } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import { saidOn } from '#domain/statistics/said.ts'
import type { Day } from '#domain/time.ts'
import { type Incumbent, type Naming, postsIn } from './censuses.ts'
import { keep } from './keep.ts'
import type { PeopleThen } from './people-then.ts'
import type { Reading } from './reading.ts'

/** Posts, and by place of one the place of whoever holds it. */
export type PostsThen = Pick<ReturnType<typeof postsIn>, 'census' | 'whose'>

/** The posts of the days that were asked for last. */
export type PostsOfDays = {
  readonly on: (people: PeopleThen, day: Day, clock: Clock) => PostsThen
  readonly forget: () => void
}

type Sources = {
  readonly reading: () => Pick<Reading, 'known' | 'version'>
  readonly directory: Naming
  readonly postsThen: (day: Day) => Parameters<typeof postsIn>[2]['posts']
  readonly ground: (day: Day, listed: Ground['listed']) => Ground
  readonly most: number
}

/** Made anew whenever anything else is known of anybody: there are few posts. */
export function createPostsOfDays({ reading, directory, postsThen, ground, most }: Sources): PostsOfDays {
  const taken = new Map<string, PostsThen & { readonly people: PeopleThen; readonly version: number }>()

  /** Everybody who is here, with the post that the dossier names. */
  function* incumbents({ census }: PeopleThen, day: Day, clock: Clock): Iterable<Incumbent> {
    const known = reading().known()
    for (const [place, mark] of census.members('present').entries()) {
      const one = mark === 1 ? known[place] : undefined
      const who = one && saidOn(one, day, clock)?.listed.who
      if (who?.post) yield { place, unit: who.unit, post: who.post }
    }
  }
  return {
    on: (people, day, clock) => {
      const [key, version] = [`${day} ${clock}`, reading().version()]
      const before = taken.get(key)
      if (before?.people === people && before.version === version) return keep(taken, key, before, most)
      const made = postsIn(
        incumbents(people, day, clock),
        people.personAt,
        { posts: postsThen(day), directory, day },
        (listed) => ground(day, listed),
      )
      return keep(taken, key, { ...made, people, version }, most)
    },
    forget: () => taken.clear(),
  }
}
