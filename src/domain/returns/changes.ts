import type { Column, Mean } from '#domain/statistics/tally.ts'
import type { FrozenRow, FrozenTable } from './figures.ts'

/** A cell of a table by its place: the values of its row, and its column. */
export type CellAt = { readonly path: readonly string[]; readonly column: Column }

/** A cell that says another number than the other return did; a row that one of them lacks counts as nobody. */
export type Changed = {
  readonly path: readonly string[]
  readonly column: number
  readonly was: number
  readonly is: number
}

/** A row as one text: nothing for the whole, each value after a sign that none has. */
export const rowText = (path: readonly string[]): string => path.map((value) => `~${value}`).join('')

/** The cells whose numbers of people differ, rows that are there no more at the end. */
export function changedCells(before: FrozenTable, now: FrozenTable): readonly Changed[] {
  const columns = pairedColumns(before, now).filter(([, column]) => columnsIn(now)[column]?.is !== 'mean')
  return pairedRows(before, now).flatMap(({ path, was: then, is: here }) =>
    columns.flatMap(([old, column]): Changed[] => {
      const [was, is] = [then?.cells[old] ?? 0, here?.cells[column] ?? 0]
      return was === is ? [] : [{ path, column, was, is }]
    }),
  )
}

/** One side of an average: none where it was over nobody; of one that was frozen by an older program nothing made it. */
export type Averaged = { readonly value: number; readonly of?: Mean }

/** An average that says another number, with what made it on both sides. */
export type ChangedMean = {
  readonly path: readonly string[]
  readonly column: number
  readonly was?: Averaged
  readonly is?: Averaged
}

/** The averages that differ as they are shown, to one decimal. They drift every year without anybody who came or left. */
export function changedMeans(before: FrozenTable, now: FrozenTable): readonly ChangedMean[] {
  const columns = pairedColumns(before, now).filter(([, column]) => columnsIn(now)[column]?.is === 'mean')
  return pairedRows(before, now).flatMap(({ path, was: then, is: here }) =>
    columns.flatMap(([old, column]): ChangedMean[] => {
      const [was, is] = [averagedIn(then, old), averagedIn(here, column)]
      if (was?.value.toFixed(1) === is?.value.toFixed(1)) return []
      return [{ path, column, ...(was && { was }), ...(is && { is }) }]
    }),
  )
}

function averagedIn(row: FrozenRow | undefined, column: number): Averaged | undefined {
  const value = row?.cells[column]
  if (value === undefined || value === null) return undefined
  const of = row?.means?.find((mean) => mean.column === column)
  return { value, ...(of && { of }) }
}

/** The rows of both, those that are there no more at the end. */
function pairedRows(before: FrozenTable, now: FrozenTable) {
  const rowsOf = ({ rows }: FrozenTable) => new Map(rows.map((row) => [rowText(row.path), row]))
  const [then, here] = [rowsOf(before), rowsOf(now)]
  const paths = [...now.rows, ...before.rows.filter(({ path }) => !here.has(rowText(path)))].map(({ path }) => path)
  return paths.map((path) => ({ path, was: then.get(rowText(path)), is: here.get(rowText(path)) }))
}

/** The columns that both have, by their places in each. */
function pairedColumns(before: FrozenTable, now: FrozenTable): readonly (readonly [old: number, now: number])[] {
  const names = (table: FrozenTable) => columnsIn(table).map(columnKey)
  const old = names(before)
  return names(now).flatMap((name, at) => (old.includes(name) ? [[old.indexOf(name), at] as const] : []))
}

const columnKey = (column: Column): string =>
  column.is === 'people'
    ? 'people'
    : column.is === 'mean'
      ? `mean ${column.amount} ${column.middle ?? ''}`
      : `${column.value.measure} ${column.value.values.join(' ')} ${column.adds}`

/** The columns of a frozen table in their order. */
export const columnsIn = ({ layout }: Pick<FrozenTable, 'layout'>): readonly Column[] => [
  { is: 'people' },
  ...layout.columns.flatMap((group): readonly Column[] =>
    group.is === 'mean'
      ? [group]
      : group.is === 'of-which'
        ? group.columns.map((value) => ({ is: 'value', value, adds: false }))
        : (group.columns ?? []).map((value) => ({
            is: 'value',
            value: { measure: group.measure, ...value },
            adds: true,
          })),
  ),
]
