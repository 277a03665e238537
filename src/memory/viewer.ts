import type { Actor } from '#domain/access/actor.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Units } from '#domain/roster/orders.ts'
import type { Seats } from '#domain/roster/sight.ts'
import type { Day } from '#domain/time.ts'

/** Who looks, what the open seats add, and the tree of units as it is now (the directory is one). */
export type Viewer = {
  readonly actor: Actor
  readonly seats: Seats
  readonly tree: Tree & { readonly treeOn: (day: Day) => Tree }
  /**
   * Whom the figure of a query counts, and who came on file since its day, each slot with a 1: a query that names one lists nobody
   * else, and nobody without this. `frozen`: of a figure of a return, how many it counted, and how many of them may not be listed
   * now or are no more.
   */
  readonly among?: {
    readonly key: string
    readonly marks: Uint8Array
    readonly frozen?: { readonly people: number; readonly hidden: number }
  }
}

type Tree = { readonly units: Units; readonly below: (unit: UnitId) => ReadonlySet<UnitId> }
