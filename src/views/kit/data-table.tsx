import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

export type Column<Row> = {
  readonly key: string
  /** Empty over a column of buttons. */
  readonly label: Child
  readonly cell: (row: Row) => Child
  /** The address of the list sorted by this column, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now?: 'asc' | 'desc' | undefined } | undefined
  /** `name`: heads the row. `keep`: stays on narrow screens (two at most). Others leave. */
  readonly is?: 'name' | 'keep' | undefined
  readonly align?: 'end' | undefined
  /** Codes and dates that must not break. */
  readonly whole?: boolean
}

type Props<Row> = {
  /** What the table holds, for those who do not see it. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey?: (row: Row) => string
  /** On narrow screens: fewer columns, or each row as a card with all of them. */
  narrow?: 'columns' | 'cards'
  /** What stands in place of rows when there are none. */
  empty?: Child
}

/** Rows of one kind. The head stays, the first column names the row, j and k go through the rows. */
export const DataTable = <Row,>(props: Props<Row>) => {
  const { label, columns, rows, rowKey, narrow = 'columns', empty } = props
  const classes = columns.map(classOf)
  if (rows.length === 0 && empty !== undefined) return <div class="table-empty">{empty}</div>
  return (
    <section class={`table ${narrow}`} aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr data-row={rowKey?.(row) ?? ''}>
              {columns.map((column, at) => cellOf(column, row, classes[at], narrow === 'cards'))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const classOf = <Row,>({ is, align, whole }: Column<Row>) =>
  [is ?? 'drop', align, whole && 'whole'].filter(Boolean).join(' ')

const Head = <Row,>({ column }: { column: Column<Row> }) => {
  const { sort, label } = column
  const now = sort?.now
  if (label === '') return <td class={classOf(column)} />
  return (
    <th scope="col" class={classOf(column)} aria-sort={now && (now === 'asc' ? 'ascending' : 'descending')}>
      {sort ? (
        <a href={sort.href}>
          {label}
          {now && <Icon name={now === 'asc' ? 'chevron-up' : 'chevron-down'} />}
        </a>
      ) : (
        label
      )}
    </th>
  )
}

/**
 * A label is there for a card alone, where the head is not: so each value is told with its heading, once. A call and not a
 * component, and no label that no card shows: a list has hundreds of cells.
 */
const cellOf = <Row,>(column: Column<Row>, row: Row, className: string | undefined, labelled: boolean) =>
  column.is === 'name' ? (
    <th scope="row" class={className}>
      {labelled && <span class="cell-label">{column.label}</span>}
      {column.cell(row)}
    </th>
  ) : (
    <td class={className}>
      {labelled && <span class="cell-label">{column.label}</span>}
      {column.cell(row)}
    </td>
  )

/** The heading of a value in a table of its own markup, where a row stands as a card. */
export const CellLabel = ({ children }: PropsWithChildren) => <span class="cell-label">{children}</span>
