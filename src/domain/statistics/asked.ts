import type { Asked } from './census.ts'
import type { Cross } from './cross.ts'
import type { Where } from './figure.ts'
import { askedByFoot } from './foot.ts'
import { pairsOf, whereOf } from './pairs.ts'
import { countedOf, type Population } from './population.ts'
import type { Layout } from './table.ts'
import { type TableKey, tableOf } from './tables/index.ts'
import { measuresOf } from './tally.ts'
import type { Countable } from './thing.ts'

/** What the cells of a layout are told apart by. */
export const askedBy = (layout: Layout): Asked => ({
  measures: [...measuresOf(layout)],
  populations: [layout.of],
  amounts: layout.columns.flatMap((group) => (group.is === 'mean' ? [group.amount] : [])),
})

/** What the cells of a cross-table are told apart by. */
export const askedByCross = ({ of, rows, columns, reckoned }: Cross, where: readonly Where[]): Asked => ({
  ...askedByFigure({ of, where }),
  measures: [...rows, ...columns, ...where.map(({ measure }) => measure)],
  amounts: reckoned.is === 'people' ? [] : [reckoned.amount],
})

/** What tells whether somebody is counted by a figure. */
export const askedByFigure = ({ of, where }: { readonly of: Population; readonly where: readonly Where[] }): Asked => ({
  measures: where.map(({ measure }) => measure),
  populations: [of],
  amounts: [],
})

/** What a standard table asks with everything that it is compared with, and with what stands below it. */
export function askedByTable(key: TableKey): Asked {
  const layout = tableOf(key)
  const totals = pairsOf(key).flatMap(({ one, other }) => [one, other])
  return together([
    askedBy(layout),
    askedByFoot(layout),
    ...totals.map((total) => askedByFigure({ of: tableOf(total.table).of, where: whereOf(total) })),
    ...(layout.of === 'staff' ? [askedOfYear] : []),
  ])
}

/** What many standard tables ask, by what they count: told apart together, nobody is looked at once more for each of them. */
export const askedByTables = (
  keys: readonly TableKey[],
  asked: (key: TableKey) => Asked = askedByTable,
): readonly (Asked & { readonly counted: Countable })[] =>
  [...Map.groupBy(keys, (key) => countedOf(tableOf(key).of))].map(([counted, own]) => ({
    ...together(own.map(asked)),
    counted,
  }))

/** What the comparison of a year asks. */
export const askedOfYear: Asked = {
  measures: ['year-flow', 'last-day'],
  populations: ['year', 'joined', 'left', 'staff'],
  amounts: [],
}

/** All of these, each once. */
export const together = (all: readonly Asked[]): Asked => ({
  measures: [...new Set(all.flatMap(({ measures }) => measures))],
  populations: [...new Set(all.flatMap(({ populations }) => populations))],
  amounts: [...new Set(all.flatMap(({ amounts }) => amounts))],
})
