import type { UnitId } from '#domain/ids.ts'
import { type Averaged, type Changed, type ChangedMean, rowText } from '#domain/returns/changes.ts'
import { type FrozenTable, heldBy, tallyOf } from '#domain/returns/figures.ts'
import type { Return } from '#domain/returns/return.ts'
import { paths } from '#views/paths.ts'
import type { Counted, DrawnTable, TableWords } from '#views/statistics/drawn.ts'

/** A frozen table as every table of figures is drawn. */
export const countedOf = (one: Return, table: FrozenTable): Counted => ({
  layout: table.layout,
  tally: tallyOf(table),
  day: one.day,
  clock: one.clock,
  from: table.key,
  frozen: one.id,
})

/** What was checked of it, each figure opening the names that were frozen. */
export const checksOf = (one: Return, { checks, foot }: FrozenTable) => heldBy({ ...checks, foot }, one.id)

/** Units and posts under their names of when it was frozen. */
export const frozenWords = ({ units, posts = {} }: FrozenTable, words: TableWords): TableWords => ({
  ...words,
  unitName: (unit: UnitId) => units[unit] ?? words.unitName(unit),
  postName: (post) => posts[post] ?? words.t('statistics.this-post'),
})

/** `+3`, `−2`. */
export const signed = (by: number): string => `${by < 0 ? '−' : by > 0 ? '+' : ''}${Math.abs(by)}`

/** An average as its cell says it; a dash where it was over nobody. */
export const averageText = (side: Averaged | undefined): string => side?.value.toFixed(1) ?? '—'

/** By how much the shown average differs; both as they were and are, where one side is over nobody. */
export function averageChange({ was, is }: Pick<ChangedMean, 'was' | 'is'>): string {
  if (!was || !is) return `${averageText(was)} → ${averageText(is)}`
  const by = Number(is.value.toFixed(1)) - Number(was.value.toFixed(1))
  return signed(Number(by.toFixed(1)))
}

/** The same table, with what changed beside each number that did. */
export function withChanges(
  drawn: DrawnTable,
  {
    table,
    changed,
    means,
    one,
    against,
  }: {
    readonly table: FrozenTable
    readonly changed: readonly Changed[]
    readonly means: readonly ChangedMean[]
    readonly one: Return
    readonly against?: 'version' | undefined
  },
): DrawnTable {
  const keyOf = ({ path, column }: Pick<Changed, 'path' | 'column'>) => `${rowText(path)}|${column}`
  const found = new Map([
    ...changed.map((each) => [keyOf(each), signed(each.is - each.was)] as const),
    ...means.map((each) => [keyOf(each), averageChange(each)] as const),
  ])
  return {
    ...drawn,
    lines: drawn.lines.map((line, at) => {
      const row = rowText(table.rows[at]?.path ?? [])
      return {
        ...line,
        cells: line.cells.map((cell, column) => {
          const text = found.get(`${row}|${column}`)
          if (text === undefined) return cell
          return { ...cell, change: { text, href: paths.returnChange(one.id, table.key, { row, column, against }) } }
        }),
      }
    }),
  }
}
