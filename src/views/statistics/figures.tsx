import { figureText } from '#domain/statistics/figure.ts'
import { useT } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import type { Cell, DrawnTable, HeadCell, Line, Sum } from './drawn.ts'

/** A table of figures: each opens its names, and below the whole stands what the columns come to. */
export const FigureTable = ({ table, label }: { readonly table: DrawnTable; readonly label: string }) => (
  <section class="figure-table" aria-label={label} tabindex={0}>
    <table>
      <thead>
        {table.head.map((line) => (
          <tr>
            {line.map((cell) => (
              <Head {...cell} />
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.lines.map((line) => (
          <Row line={line} columns={columnNames(table)} />
        ))}
      </tbody>
      <tfoot>
        <Check sums={table.sums} />
      </tfoot>
    </table>
  </section>
)

const Head = ({ text, adds, columns, rows, begins }: HeadCell) => {
  const t = useT()
  return (
    <th
      scope={columns > 1 ? 'colgroup' : 'col'}
      colspan={columns > 1 ? columns : undefined}
      rowspan={rows > 1 ? rows : undefined}
      class={begins ? 'begins' : undefined}
    >
      {text}
      {adds && <small> {t('statistics.adds')}</small>}
    </th>
  )
}

/** The words over each column of figures, for whoever does not see where a figure stands. */
function columnNames({ head: [upper = [], lower = []] }: DrawnTable): readonly string[] {
  const rest = [...lower]
  return upper
    .slice(1)
    .flatMap(({ text, columns, rows }) =>
      rows > 1 || lower.length === 0 ? [text] : rest.splice(0, columns).map((one) => one.spoken ?? one.text),
    )
}

const Row = ({ line: { label, depth, is, cells }, columns }: { line: Line; columns: readonly string[] }) => (
  <tr class={is}>
    <th scope="row" class={depth > 0 ? 'inner' : undefined}>
      {label}
    </th>
    {cells.map((cell, at) => figureCell(cell, label, columns[at] ?? ''))}
  </tr>
)

/** A call and not a component: a table has hundreds of them. */
function figureCell({ text, figure, begins, off, share }: Cell, row: string, column: string) {
  const classes = [begins && 'begins', off && 'off', text === '0' && 'zero', share && 'share'].filter(Boolean).join(' ')
  return (
    <td class={classes || undefined}>
      {figure && text !== '0' ? (
        <a href={paths.figureNames(figureText(figure))} aria-label={`${row}, ${column}: ${text}`}>
          {text}
        </a>
      ) : (
        text
      )}
    </td>
  )
}

const Check = ({ sums }: { sums: readonly Sum[] }) => {
  const t = useT()
  return (
    <tr>
      <th scope="row">{t('statistics.check')}</th>
      {sums.map((sum) => (
        <td
          colspan={sum.columns > 1 ? sum.columns : undefined}
          class={`begins${sum.missing ? ' off' : sum.is === 'adds' || sum.is === 'people' ? ' fine' : ''}`}
        >
          <Said {...sum} />
        </td>
      ))}
    </tr>
  )
}

const Said = ({ is, sum = 0, missing }: Sum) => {
  const t = useT()
  if (is === 'mean') return null
  if (is === 'people') return <>✓</>
  if (is === 'overlap') return <>{t('statistics.check.overlap')}</>
  if (!missing) return <>✓ {t('statistics.check.adds', { sum })}</>
  return (
    <a href={paths.figureNames(figureText(missing.figure))}>
      {t('statistics.check.short', { sum, people: missing.people })}
    </a>
  )
}
