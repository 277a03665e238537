import { describe, expect, it } from 'vitest'
import { createFacets } from '#domain/roster/facets.ts'
import { slotsAfter, slotsOf } from '#domain/roster/listing.ts'
import { createOrders } from '#domain/roster/orders.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { createShelf } from '#domain/roster/shelf.ts'
import { createSights } from '#domain/roster/sight.ts'
import { actorOf, entryOf, tree } from './house.ts'

const queries = ['', 'sort=name', 'sort=-birth', 'rank=专员', 'unit=works&sort=number'].map(
  (text) => readListQuery([...new URLSearchParams(text)]).query,
)

/** How many rows are read for every list and for the choices after one dossier changed, in a roster of this size. */
function readsAfterAChange(size: number): number {
  let reads = 0
  const shelf = createShelf({
    leaving: (slot) => {
      orders.leaving(slot)
      facets.leaving(slot)
    },
    entered: (slot) => {
      orders.entered(slot)
      facets.entered(slot)
    },
    gone: () => {},
  })
  const counted = {
    ...shelf,
    row: (slot: number) => {
      reads += 1
      return shelf.row(slot)
    },
  }
  const orders = createOrders(counted)
  const facets = createFacets(counted)
  const sightOf = createSights(shelf)
  const actor = actorOf([['hr', 'house']])
  orders.follow(tree.units)
  for (let at = 0; at < size; at += 1)
    shelf.put(entryOf({ id: `d${at}`, name: '王伟', number: `N-${at}`, birth: String(1950 + (at % 50)), rank: '专员' }))
  const sources = () => ({
    shelf: counted,
    orders,
    sight: sightOf(actor, new Map()),
    below: tree.below,
    found: undefined,
  })
  const lists = queries.map((query) => slotsOf(query, sources()))
  const version = shelf.version()

  reads = 0
  shelf.put(entryOf({ id: 'd7', name: '李娜', number: 'N-7', birth: '1990', rank: '主管' }))
  const changed = shelf.changedSince(version) ?? new Set()
  queries.forEach((query, at) => {
    slotsAfter(lists[at] ?? new Int32Array(0), changed, query, sources())
  })
  facets.occurring(sightOf(actor, new Map()))
  return reads
}

describe('after one dossier changed', () => {
  it('so many rows are read as halving the list takes, not as there are', () => {
    const [few, many] = [readsAfterAChange(250), readsAfterAChange(4000)]
    // Sixteen times as many dossiers are four more steps for each order and list that is kept.
    expect(many - few).toBeLessThan(4 * 2 * (queries.length + 8) * 3)
    expect(many).toBeLessThan(1000)
  })
})
