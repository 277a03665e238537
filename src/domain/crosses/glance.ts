import type { Cross } from '#domain/statistics/cross.ts'
import type { CrossCell, CrossSize, CrossTally, Path } from '#domain/statistics/cross-tally.ts'

/** A table at a glance: the whole, and its outermost lines, each over everybody in it. */
export type Glance = {
  readonly side: 'rows' | 'columns'
  readonly lines: readonly { readonly path: Path; readonly cell: CrossCell }[]
  readonly whole: CrossCell
  /** Lines that stand in the table and not here. */
  readonly more: number
}

/** So many lines are seen at a glance. */
const most = 5

/** The same numbers as in the table; undefined where it is too large to be counted, or has nobody. */
export function glanceOf(cross: Cross, tally: CrossTally | CrossSize): Glance | undefined {
  if (!('people' in tally) || tally.people === 0) return undefined
  const { rows, columns, cells } = tally
  const whole = cells.at(-1)?.at(-1)
  if (!whole) return undefined
  const side = cross.rows.length > 0 || cross.columns.length !== 1 ? 'rows' : 'columns'
  const all =
    side === 'rows'
      ? rows.flatMap((path, at) => withCell(path, cells[at]?.at(-1)))
      : columns.flatMap((path, at) => withCell(path, cells.at(-1)?.[at]))
  const lines = all.filter(({ path }) => path.length === 1)
  return { side, lines: lines.slice(0, most), whole, more: Math.max(0, lines.length - most) }
}

const withCell = (path: Path, cell: CrossCell | undefined) => (cell ? [{ path, cell }] : [])
