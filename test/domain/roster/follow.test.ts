import { describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { wholeRow } from '#domain/roster/entry.ts'
import { createFacets } from '#domain/roster/facets.ts'
import { readingFor, slotsOf } from '#domain/roster/listing.ts'
import { createOrders } from '#domain/roster/orders.ts'
import { layingOut } from '#domain/roster/past.ts'
import { readListQuery } from '#domain/roster/query.ts'
import { createShelf } from '#domain/roster/shelf.ts'
import { createSights, type Sight } from '#domain/roster/sight.ts'
import { createByColumn } from '#domain/roster/values.ts'
import type { Day } from '#domain/time.ts'
import { actorOf, entryOf, tree } from './house.ts'

const queries = (texts: readonly string[]) => texts.map((text) => readListQuery([...new URLSearchParams(text)]).query)

const asked = queries(['', 'sort=name', 'sort=-birth', 'rank=专员', 'unit=works&sort=number'])

/** Of the columns that were asked for, what nobody asked for together. */
const others = queries([
  'rank=主管',
  'rank=专员&sort=name',
  'from=1960&until=1980&sort=-birth',
  'unit=crane',
  'unit=works&rank=专员&from=1990&sort=-name',
  'state=archived&sort=birth',
])

/** A roster of this size of which some lists were asked for, and how many rows were read since somebody last looked. */
function rosterOf(size: number, first = asked) {
  let reads = 0
  const shelf = createShelf({
    leaving: (slot) => {
      orders.leaving(slot)
      facets.leaving(slot)
    },
    entered: (slot) => {
      columns.entered(slot)
      orders.entered(slot)
      facets.entered(slot)
    },
    gone: () => {},
  })
  const counted = {
    ...shelf,
    glance: (slot: number) => {
      reads += 1
      return shelf.glance(slot)
    },
    idOf: (slot: number) => {
      reads += 1
      return shelf.idOf(slot)
    },
  }
  const columns = createByColumn(counted)
  const orders = createOrders(counted, columns)
  const facets = createFacets(counted)
  const sightOf = createSights(shelf)
  const actor = actorOf([['hr', 'house']])
  orders.follow(tree.units)
  for (let at = 0; at < size; at += 1)
    shelf.put(entryOf({ id: `d${at}`, name: '王伟', number: `N-${at}`, birth: String(1950 + (at % 50)), rank: '专员' }))
  const list = (query: (typeof asked)[number]) =>
    slotsOf(query, {
      columns,
      orders,
      sight: sightOf(actor, new Map()),
      below: tree.below,
      found: undefined,
      among: undefined,
    })
  for (const query of first) list(query)
  return {
    list,
    readingFor: (query: (typeof asked)[number]) => readingFor(query, { columns, orders, below: tree.below }),
    put: shelf.put,
    choices: () => facets.occurring(sightOf(actor, new Map())),
    reads: (work: () => void) => {
      reads = 0
      work()
      return reads
    },
  }
}

describe('a list that nobody asked for before', () => {
  it('reads no row: the orders are kept, and the columns say who meets it', () => {
    const { list, reads } = rosterOf(2000)
    expect(reads(() => expect(others.map((query) => list(query).length)).toEqual([0, 2000, 840, 0, 400, 2000]))).toBe(0)
  })
})

describe('after one dossier changed', () => {
  /** For every list, asked for before or not, and for the choices. */
  const readsAfterAChange = (size: number) => {
    const { list, put, choices, reads } = rosterOf(size)
    return reads(() => {
      put(entryOf({ id: 'd7', name: '李娜', number: 'N-7', birth: '1990', rank: '主管' }))
      for (const query of [...asked, ...others]) list(query)
      choices()
    })
  }

  it('so many rows are read as halving the list takes, not as there are', () => {
    const [few, many] = [readsAfterAChange(250), readsAfterAChange(4000)]
    // Sixteen times as many dossiers are four more steps for each order that is kept.
    expect(many - few).toBeLessThan(4 * 2 * (asked.length + 3) * 3)
    expect(many).toBeLessThan(1000)
  })
})

describe('what a list is cut from', () => {
  it('is read and ordered few rows at a time before, and then reads none: the list is the same', () => {
    const [{ list, readingFor, reads }, plain] = [rosterOf(9_000, []), rosterOf(9_000, [])]
    for (const query of [...asked, ...others]) {
      const steps = readingFor(query)
      for (let isOver = false; !isOver; )
        // Some rows are read, or a thousand ids put in order, or four thousand joined.
        expect(
          reads(() => {
            isOver = steps.next().done === true
          }),
        ).toBeLessThan(20_000)
      expect(readingFor(query).next().done).toBe(true)
      const listed: Int32Array[] = []
      expect(reads(() => listed.push(list(query)))).toBe(0)
      expect(listed).toEqual([plain.list(query)])
    }
  })
})

describe('the lines of a past day', () => {
  it('are laid out few at a time, in their order and with their choices', () => {
    let found = 0
    const entries = Array.from({ length: 5_000 }, (_, at) =>
      entryOf({ id: `d${at}`, rank: at === 7 ? '主管' : '专员' }),
    )
    const rows = new Map(entries.map((entry) => [entry.subject.dossier, wholeRow(entry)]))
    const slots = new Map([...rows.keys()].map((id, slot) => [id, slot]))
    const today = {
      slotOf: (id: DossierId) => {
        found += 1
        return slots.get(id)
      },
      end: () => slots.size,
      version: () => 1,
    }
    const steps = layingOut({ day: '2026-11-30' as Day, version: 1, rows }, today, tree.units)
    let one = steps.next()
    expect(found).toBe(2_000)
    while (one.done !== true) one = steps.next()
    const masks = new Uint16Array(6_000).fill(0xffff, 0, 7)
    const { occurring, orders } = one.value
    expect(orders.official().length).toBe(5_000)
    expect([...occurring({ masks } as Sight).rank]).toEqual(['专员'])
    expect([...occurring({ masks: masks.fill(0xffff, 0, 8) } as Sight).rank].sort()).toEqual(['专员', '主管'].sort())
    expect(occurring({ masks } as Sight).state.size).toBe(0)
  })
})
