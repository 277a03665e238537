import type { UnitId } from '#domain/ids.ts'
import { type Changed, rowText } from '#domain/returns/changes.ts'
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

/** Units under their names of when it was frozen. */
export const frozenNames =
  (table: FrozenTable, unitName: TableWords['unitName']): TableWords['unitName'] =>
  (unit: UnitId) =>
    table.units[unit] ?? unitName(unit)

/** `+3`, `−2`. */
export const signed = (by: number): string => `${by < 0 ? '−' : by > 0 ? '+' : ''}${Math.abs(by)}`

/** The same table, with what changed beside each number that did. */
export function withChanges(
  drawn: DrawnTable,
  {
    table,
    changed,
    one,
    against,
  }: {
    readonly table: FrozenTable
    readonly changed: readonly Changed[]
    readonly one: Return
    readonly against?: 'version' | undefined
  },
): DrawnTable {
  const found = new Map(changed.map((each) => [`${rowText(each.path)}|${each.column}`, each]))
  return {
    ...drawn,
    lines: drawn.lines.map((line, at) => {
      const row = rowText(table.rows[at]?.path ?? [])
      return {
        ...line,
        cells: line.cells.map((cell, column) => {
          const change = found.get(`${row}|${column}`)
          if (!change) return cell
          const href = paths.returnChange(one.id, table.key, { row, column, against })
          return { ...cell, change: { text: signed(change.is - change.was), href } }
        }),
      }
    }),
  }
}
