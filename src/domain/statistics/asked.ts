import type { Asked } from './census.ts'
import type { Cross } from './cross.ts'
import type { Where } from './figure.ts'
import { askedByFoot } from './foot.ts'
import { pairsOf, whereOf } from './pairs.ts'
import type { Population } from './population.ts'
import type { Layout } from './table.ts'
import { type TableKey, tableOf } from './tables/index.ts'
import { measuresOf } from './tally.ts'

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

/** What the comparison of a year asks of its last day. */
export const askedOfYear: Asked = {
  measures: ['year-flow', 'last-day'],
  populations: ['year', 'joined', 'left', 'staff'],
  amounts: [],
}

/** What it asks of the end of the year before. */
export const askedOfOpening: Asked = { measures: ['last-day'], populations: ['staff'], amounts: [] }

/** Whether everybody has to be known as of the end of the year before as well. */
export const asksOfYearBefore = ({ measures, populations }: Asked): boolean =>
  measures.includes('year-flow') || populations.includes('year')

/** All of these, each once. */
export const together = (all: readonly Asked[]): Asked => ({
  measures: [...new Set(all.flatMap(({ measures }) => measures))],
  populations: [...new Set(all.flatMap(({ populations }) => populations))],
  amounts: [...new Set(all.flatMap(({ amounts }) => amounts))],
})
