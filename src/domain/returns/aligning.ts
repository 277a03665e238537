import type { Census } from '#domain/statistics/census.ts'

/** Things of one kind on the days of a return, one after the other: where each stands on each day, -1 of one on which it is not. */
export type Aligned = {
  readonly now: Int32Array
  readonly earlier: Int32Array
  /** The place of the person whose it is, -1 where it is nobody's. */
  readonly owners: Int32Array
}

/** The things of a day, and by place whose each is, -1 of nobody's. */
export type Owned = { readonly census: Census; readonly owners: Int32Array }

/** So many are put side by side in one turn. */
const atOnce = 10_000

/**
 * Puts the same things of two days side by side, in turns: it stops after each and is to be asked on. Both days were read from the
 * same dossiers, so that a thing is itself on both; a place of a post goes by the post and who sits there, a vacant one by its
 * number.
 */
export function* aligning(now: Owned, earlier: Owned | undefined): Generator<void, Aligned, void> {
  const rows: Rows = { now: [], earlier: [], owners: [], known: new Map() }
  yield* added(rows, now, 'now')
  if (earlier) yield* added(rows, earlier, 'earlier')
  return {
    now: new Int32Array(rows.now),
    earlier: new Int32Array(rows.earlier),
    owners: new Int32Array(rows.owners),
  }
}

type Rows = {
  readonly now: number[]
  readonly earlier: number[]
  readonly owners: number[]
  readonly known: Map<unknown, number>
}

/** Puts the things of a day where they stand already, or after the others. */
function* added(rows: Rows, day: Owned, side: 'now' | 'earlier'): Generator<void, void, void> {
  const nameOf = naming(day)
  for (let place = 0; place < day.census.end(); place += 1) {
    if (place % atOnce === atOnce - 1) yield
    const name = nameOf(place)
    if (name === undefined) continue
    let row = rows.known.get(name)
    if (row === undefined) {
      row = rows.owners.push(day.owners[place] ?? -1) - 1
      rows.known.set(name, row)
      rows.now.push(-1)
      rows.earlier.push(-1)
    }
    rows[side][row] = place
  }
  yield
}

/** By what the thing of a place is known on another day; undefined where none stands. */
function naming({ census, owners }: Owned): (place: number) => unknown {
  const vacant = new Map<string, number>()
  return (place) => {
    const thing = census.thingAt(place)
    if (thing?.is !== 'posts') return thing
    const owner = owners[place] ?? -1
    if (thing.state !== 'vacant') return `${thing.post} ${owner}`
    const nth = vacant.get(thing.post) ?? 0
    vacant.set(thing.post, nth + 1)
    return `${thing.post} vacant ${nth}`
  }
}
