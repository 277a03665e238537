import type { DossierId, UnitId } from '#domain/ids.ts'
import type { Post } from '#domain/organisation/post.ts'
import { holdersOf, type NamedPost, namedPost } from '#domain/organisation/seating-posts.ts'
import type { Tree } from '#domain/organisation/unit.ts'
import { treeOrder } from '#domain/roster/ordering.ts'
import { type Census, createCensus } from '#domain/statistics/census.ts'
import type { Known, Person } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import type { PostThing, Thing, ThingKind } from '#domain/statistics/thing.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Directory } from '../directory.ts'

/** The units of a day, and the first level under each legal entity. */
export function groundOf({ units, above }: Tree, listed: Ground['listed']): Ground {
  const departmentOf = (unit: UnitId): UnitId => {
    const here = units.get(unit)
    if (!here || here.entity) return unit
    return [here, ...above(unit)].find(({ parent }) => parent && units.get(parent)?.entity)?.id ?? unit
  }
  const known = new Map<UnitId, UnitId>([...units.keys()].map((unit) => [unit, departmentOf(unit)]))
  return {
    units: treeOrder(units.values()).map(({ id }) => id),
    departmentOf: (unit) => known.get(unit) ?? unit,
    ...(listed && { listed }),
  }
}

/** All things of one kind that belong to people, each owner's in places of their own. */
export type Things = {
  readonly census: Census
  /** By place of a thing, the place in the census of people of whose it is; -1 where nothing stands any more. */
  readonly whose: () => Int32Array
  /** Puts what somebody has now in place of what that one had; whether another owner stands somewhere than before. */
  readonly put: (owner: number, things: readonly Thing[]) => boolean
}

/** Things of one kind as of a day, of nobody yet. */
export function createThings(day: Day, ground: Ground, ownerAt: (owner: number) => Person | undefined): Things {
  const things: (Thing | undefined)[] = []
  const owners: number[] = []
  let whose = new Int32Array(0)
  const placesOf = new Map<number, number[]>()
  const free: number[] = []
  /** What one owner has stands together. */
  let last: { readonly owner: number; readonly person: Person | undefined } | undefined
  const personAt = (place: number) => {
    const owner = owners[place] ?? -1
    if (owner < 0) return undefined
    if (last?.owner !== owner) last = { owner, person: ownerAt(owner) }
    return last.person
  }
  const census = createCensus(day, ground, {
    end: () => owners.length,
    personAt,
    thingAt: (place) => things[place],
  })
  const set = (place: number, owner: number, thing: Thing | undefined) => {
    owners[place] = owner
    things[place] = thing
    census.again(place)
  }

  const put = (owner: number, has: readonly Thing[]) => {
    last = undefined
    const had = placesOf.get(owner) ?? []
    const places = has.map((thing, at) => {
      const place = had[at] ?? free.pop() ?? owners.length
      set(place, owner, thing)
      return place
    })
    for (const place of had.slice(has.length)) {
      set(place, -1, undefined)
      free.push(place)
    }
    if (has.length > 0) placesOf.set(owner, places)
    else placesOf.delete(owner)
    const isSame = has.length === had.length
    if (!isSame) whose = new Int32Array(0)
    return !isSame
  }
  return {
    census,
    put,
    whose: () => {
      if (whose.length !== owners.length) whose = Int32Array.from(owners)
      return whose
    },
  }
}

/** The things of one kind of somebody who is there on the day: a case of a new dossier is one before anybody is on file. */
export const thingsOf = (known: Known | undefined, kind: ThingKind, isThere: boolean): readonly Thing[] =>
  (isThere || kind === 'cases' ? known?.things?.filter(({ is }) => is === kind) : undefined) ?? []

/** Whose they are: of somebody who is not on file yet, nobody's with a unit. */
export const ownerOf = (known: Known | undefined, kind: ThingKind, person: Person | undefined): Person | undefined =>
  person ?? (kind === 'cases' && known ? nobodyIn(known.versions.at(-1)?.listed.who.unit) : undefined)

/** Somebody who is here, with the post that the dossier names. */
export type Incumbent = { readonly place: number; readonly unit: UnitId; readonly post: string }

/** The places of the posts of a day that have a headcount: held by somebody, vacant, or held beyond it. */
export function postsIn(
  incumbents: Iterable<Incumbent>,
  personAt: (place: number) => Person | undefined,
  { posts, directory, day }: { readonly posts: readonly Post[]; readonly directory: Naming; readonly day: Day },
  ground: (listed: Ground['listed']) => Ground,
): { readonly census: Census; readonly whose: Int32Array } {
  const { units } = directory.treeOn(day)
  const counted = posts.filter(({ headcount, unit }) => headcount !== undefined && headcount > 0 && units.has(unit))
  // Many a house sets no headcount: nobody is looked at for it.
  const holders = holdersOf(counted.length === 0 ? [] : incumbents, namesOf(counted, directory, day))
  const things: PostThing[] = []
  const whose: number[] = []
  const put = (post: Post, state: PostThing['state'], place: number) => {
    things.push({ is: 'posts', post: post.id, unit: post.unit, state })
    whose.push(place)
  }
  for (const post of counted) {
    const { headcount = 0 } = post
    const on = holders.get(post.id) ?? []
    for (const [at, { place }] of on.entries()) put(post, at < headcount ? 'held' : 'over', place)
    for (let vacant = on.length; vacant < headcount; vacant += 1) put(post, 'vacant', -1)
  }
  const census = createCensus(
    day,
    ground((of) => (of === 'posts' ? counted.map(({ id }) => id) : undefined)),
    {
      end: () => things.length,
      personAt: (at) => personAt(whose[at] ?? -1) ?? nobodyIn(things[at]?.unit),
      thingAt: (at) => things[at],
    },
  )
  return { census, whose: Int32Array.from(whose) }
}

export type Naming = Pick<Directory, 'unitHistory' | 'treeOn' | 'unitName'>

function namesOf(posts: readonly Post[], directory: Naming, day: Day): readonly NamedPost[] {
  const { units, above } = directory.treeOn(day)
  return posts.flatMap((post) =>
    namedPost(post, {
      unitHistory: directory.unitHistory,
      unitName: (unit) => directory.unitName(unit, day),
      entityOf: (unit) => [units.get(unit), ...above(unit)].find((one) => one?.entity)?.id,
    }),
  )
}

/** In place of somebody where a place is nobody's yet: a vacant post of a unit, a new dossier that is asked for. */
const nobodyIn = (unit: UnitId | undefined): Person => ({
  dossier: '' as DossierId,
  archived: '' as Instant,
  who: { name: '', unit: unit ?? ('' as UnitId) },
  entered: undefined,
  identity: {},
  career: {},
  facts: {},
  complete: undefined,
  sent: undefined,
  box: undefined,
  outside: undefined,
  lastDay: undefined,
  isHere: false,
  isPresent: false,
  isEverStaff: false,
  opening: 'none',
})
