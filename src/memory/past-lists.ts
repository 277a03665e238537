import { readingFor, slotsOf } from '#domain/roster/listing.ts'
import { createPastShelf, layingOut, type Past, type PastShelf } from '#domain/roster/past.ts'
import { admitted, type ListQuery } from '#domain/roster/query.ts'
import type { Shelf } from '#domain/roster/shelf.ts'
import type { Sight } from '#domain/roster/sight.ts'
import { besideOthers } from './beside-others.ts'
import type { Viewer } from './viewer.ts'

type Today = {
  readonly shelf: Shelf
  /** What the viewer sees today. */
  readonly look: (viewer: Viewer) => Sight
  readonly slotsFound: (viewer: Viewer, query: ListQuery) => Int32Array | undefined
}

/**
 * 花名册 of past days, with the rights of today: the lines of a day are kept as long as whoever asked for the day holds it and
 * nothing changed since.
 */
export function createPastLists({ shelf, look: lookToday, slotsFound }: Today) {
  const pasts = new WeakMap<Past, PastShelf>()

  const look = (viewer: Viewer, past: Past) => {
    const sight = lookToday(viewer)
    const known = pasts.get(past)
    const lines = known?.version === shelf.version() ? known : createPastShelf(past, shelf, treeOf(viewer, past).units)
    lines.orders.follow(treeOf(viewer, past).units)
    pasts.set(past, lines)
    return { lines, sight: lines.sightOf(sight) }
  }

  /** Has the lines of the day in their order, in turns. */
  const ready = async (viewer: Viewer, asked: ListQuery, past: Past): Promise<void> => {
    if (pasts.get(past)?.version !== shelf.version()) {
      const made = await besideOthers(() => layingOut(past, shelf, treeOf(viewer, past).units), shelf.version)
      if (made) pasts.set(past, made)
    }
    const { lines, sight } = look(viewer, past)
    const query = admitted(asked, sight.groups)
    await besideOthers(() => readingFor(query, { ...lines, below: treeOf(viewer, past).below }), shelf.version)
  }

  /** The search term is looked up among the names and numbers of today. */
  const listed = (viewer: Viewer, asked: ListQuery, past: Past) => {
    const { lines, sight } = look(viewer, past)
    const query = admitted(asked, sight.groups)
    const found = slotsFound(viewer, query)
    const { row, columns, orders } = lines
    return {
      sight,
      query,
      slots: slotsOf(query, {
        columns,
        orders,
        sight,
        below: treeOf(viewer, past).below,
        found,
        among: viewer.among?.marks,
      }),
      row,
    }
  }

  return { look, ready, listed }
}

/** Units stand in the order, and under the names and parents, of that day; whose dossiers are seen is asked of today. */
const treeOf = ({ tree }: Viewer, { day }: Past) => tree.treeOn(day)
