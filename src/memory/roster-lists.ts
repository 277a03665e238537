import type { DossierId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { isEmptyTerm, readTerm, type Term } from '#domain/people/term.ts'
import { choicesOf } from '#domain/roster/choices.ts'
import { type MaskedGroup, type RosterRow, rowFor } from '#domain/roster/entry.ts'
import type { Facets } from '#domain/roster/facets.ts'
import type { Finder, Found, FoundBy } from '#domain/roster/finder.ts'
import { frequent } from '#domain/roster/frequent.ts'
import {
  type Choices,
  type Listing,
  type Neighbours,
  pageSize,
  pagesOf,
  readingFor,
  showing,
  slotsOf,
} from '#domain/roster/listing.ts'
import { bitOf, groupsIn, listedBit } from '#domain/roster/mask.ts'
import type { Orders, Units } from '#domain/roster/orders.ts'
import type { Past } from '#domain/roster/past.ts'
import { admitted, type ListQuery, queryText } from '#domain/roster/query.ts'
import type { Shelf } from '#domain/roster/shelf.ts'
import { createSights, type Sight } from '#domain/roster/sight.ts'
import type { ByColumn } from '#domain/roster/values.ts'
import type { Source } from '#domain/suggestions/sources.ts'
import { besideOthers } from './beside-others.ts'
import { createPastLists } from './past-lists.ts'
import { createTexts } from './texts.ts'
import type { Viewer } from './viewer.ts'

/** Somebody found, of whom only the groups are there that a search shows. */
export type Hit = { readonly row: RosterRow; readonly by: FoundBy }

export type Hits = { readonly count: number; readonly hits: readonly Hit[] }

/** What a viewer asks: everything goes through the policy, and is remembered until the roster or the viewer's rights change. */
export type RosterLists = {
  /** Has the rows in the order that a query asks for, in turns, where they are not: whoever lists them finds them so. */
  readonly inOrder: (viewer: Viewer, query?: ListQuery, past?: Past) => Promise<void>
  /** Of today, or of a past day: with the rights of today. */
  readonly list: (viewer: Viewer, query: ListQuery, past?: Past) => Listing
  readonly neighbours: (viewer: Viewer, query: ListQuery, id: DossierId, past?: Past) => Neighbours | undefined
  /** At most `limit` rows, and how many there are. `holder` is the dossier with the whole ID number of the term. */
  readonly find: (viewer: Viewer, term: Term, limit: number, holder?: DossierId) => Hits
  /**
   * What was drawn of what `find` or `choices` answered is not drawn again: it is kept beside that, and `as` says what else it depends
   * on.
   */
  readonly drawn: (of: object, as: string, draw: () => string) => string
  readonly choices: (viewer: Viewer, past?: Past) => Choices
  /** What this source, known by its name, says of the lines that the viewer may see: each text once, the frequent first. */
  readonly texts: (viewer: Viewer, name: string, source: Source) => readonly string[]
  readonly groups: (viewer: Viewer, past?: Past) => ReadonlySet<MaskedGroup>

  /** Names what this viewer sees at this moment: the same as long as neither the roster nor the viewer's rights change. */
  readonly sightKey: (viewer: Viewer) => string
  /** By slot, 1 where the viewer may list all of these groups. */
  readonly showing: (viewer: Viewer, groups: ReadonlySet<MaskedGroup>) => Uint8Array
}

/** Numbers of slots that remembered lists may hold together: four bytes each. */
const remembered = 4_000_000

type Sources = {
  readonly shelf: Shelf
  readonly columns: ByColumn
  readonly orders: Orders
  readonly facets: Facets
  readonly finder: Finder
}

/** Lists, searches and choices cut from what the roster keeps. */
export function createRosterLists({ shelf, columns, orders, facets, finder }: Sources): RosterLists {
  const sightOf = createSights(shelf)
  const lists = createMemo<Int32Array>(remembered, (slots) => slots.length + 16)
  const finds = createMemo<Int32Array>(remembered, (slots) => slots.length + 16)
  const hits = createMemo<Hits>(20_000, ({ hits }) => hits.length + 1)
  const drawn = createTexts()
  const filters = createMemo<Choices>(200, () => 1)
  const said = createMemo<readonly string[]>(100_000, (texts) => texts.length + 1)
  let settled = { version: -1, units: undefined as Units | undefined }

  /** Forgets what was found in an older roster or ordered by another tree, and says what the viewer sees now. */
  const look = ({ actor, seats, tree }: Viewer) => {
    const units = tree.units
    if (settled.version !== shelf.version() || settled.units !== units) {
      for (const memo of [lists, finds, hits, filters, said, drawn]) memo.clear()
      orders.follow(units)
      settled = { version: shelf.version(), units }
    }
    return sightOf(actor, seats)
  }

  const find = ({ masks }: Sight, term: Term, holder: DossierId | undefined, most: number): Found => {
    const slot = holder === undefined ? undefined : shelf.slotOf(holder)
    return finder.find(term, { masks, official: orders.official(), places: orders.places(), holder: slot, most })
  }

  /** The slots that the search term of a list finds today; undefined where it has none. */
  const slotsFound = (viewer: Viewer, { q }: ListQuery): Int32Array | undefined => {
    const term = readTerm(q)
    if (q === '' || isEmptyTerm(term)) return undefined
    const sight = look(viewer)
    const all = Number.POSITIVE_INFINITY
    return finds.get(findKey(sight.key, term, undefined), () => find(sight, term, undefined, all).slots)
  }

  const listed = (viewer: Viewer, asked: ListQuery) => {
    const sight = look(viewer)
    const query = admitted(asked, sight.groups)
    const { columns: _, page: __, ...asking } = query
    const key = `${sight.key}|${query.figure || query.filed ? viewer.among?.key : ''}|${queryText({ ...asking, page: 1 })}`
    const slots = lists.get(key, () =>
      slotsOf(query, {
        columns,
        orders,
        sight,
        below: viewer.tree.below,
        found: slotsFound(viewer, query),
        among: viewer.among?.marks,
      }),
    )
    return { sight, query, slots }
  }

  const then = createPastLists({ shelf, look, slotsFound })

  const listedAt = (viewer: Viewer, asked: ListQuery, past: Past | undefined) =>
    past ? then.listed(viewer, asked, past) : { ...listed(viewer, asked), row: shelf.row }

  /** As long as the rows are put in the official order: whoever asks meanwhile waits for the same. */
  let underWay: Promise<unknown> | undefined
  const officially = async (): Promise<void> => {
    underWay ??= besideOthers(() => orders.ordering(), shelf.version).finally(() => {
      underWay = undefined
    })
    await underWay
  }

  return {
    inOrder: async (viewer, asked, past) => {
      if (past && asked) return then.ready(viewer, asked, past)
      const { groups } = look(viewer)
      await officially()
      if (!asked) return
      const query = admitted(asked, groups)
      await besideOthers(() => readingFor(query, { columns, orders, below: viewer.tree.below }), shelf.version)
    },
    showing: (viewer, groups) => {
      const bits = [...groups].reduce((bits, group) => bits | bitOf(group), 0)
      return showing(look(viewer).masks, bits)
    },
    sightKey: (viewer) => `${look(viewer).key}|${shelf.version()}`,
    groups: (viewer, past) => (past ? then.look(viewer, past).sight : look(viewer)).groups,
    list: (viewer, asked, past) => {
      const { sight, query, slots, row } = listedAt(viewer, asked, past)
      const pages = pagesOf(slots.length)
      const page = Math.min(query.page, pages)
      const rows = Array.from(slots.subarray((page - 1) * pageSize, page * pageSize), (slot) =>
        rowFor(row(slot), groupsIn(sight.masks[slot] ?? 0)),
      )
      return { all: sight.count, count: slots.length, page, pages, rows, groups: sight.groups }
    },
    neighbours: (viewer, asked, id, past) => {
      const { slots } = listedAt(viewer, asked, past)
      const slot = shelf.slotOf(id)
      const at = slot === undefined ? -1 : slots.indexOf(slot)
      if (at < 0) return undefined
      const [previous, next] = [slots[at - 1], slots[at + 1]]
      return {
        at: at + 1,
        count: slots.length,
        ...(previous !== undefined && { previous: shelf.idOf(previous) }),
        ...(next !== undefined && { next: shelf.idOf(next) }),
      }
    },
    find: (viewer, term, limit, holder) => {
      if (isEmptyTerm(term)) return { count: 0, hits: [] }
      const sight = look(viewer)
      return hits.get(`${limit}|${findKey(sight.key, term, holder)}`, () => {
        const { count, slots, by } = find(sight, term, holder, limit)
        return {
          count,
          hits: Array.from(slots, (slot) => ({
            row: rowFor(shelf.row(slot), groupsIn((sight.masks[slot] ?? 0) & shownBySearch)),
            by: by(slot),
          })),
        }
      })
    },
    drawn: drawn.keep,
    texts: (viewer, name, source) => {
      const { key, masks } = look(viewer)
      return said.get(`${key}|${name}`, () => frequent(columns.of(source), shelf.slots(), showing(masks, bits(source))))
    },
    choices: (viewer, past) => {
      if (past) {
        const { lines, sight } = then.look(viewer, past)
        return choicesOf(lines.occurring(sight), viewer.tree.treeOn(past.day).units)
      }
      const sight = look(viewer)
      return filters.get(sight.key, () => choicesOf(facets.occurring(sight), viewer.tree.units))
    },
  }
}

/** Thousands of people who were found are remembered: what tells them apart, and by what they were found, is a third of a row. */
const shownBySearch = listedBit | bitOf('identity') | bitOf('custody')

const bits = ({ group }: Source) => listedBit | bitOf(group)

/** What a search depends on beside the roster itself. */
const findKey = (sight: string, { name, pinyin, code, idNumber }: Term, holder: DossierId | undefined) =>
  `${sight}|${name}|${pinyin ?? ''}|${code ?? ''}|${idNumber ? (holder ?? '-') : ''}`
