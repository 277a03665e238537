import { figureText } from '#domain/statistics/figure.ts'
import { useT } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { useReturn } from './cell.ts'
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
          <Row line={line} />
        ))}
      </tbody>
      {table.sums.length > 0 && (
        <tfoot>
          <Check sums={table.sums} />
        </tfoot>
      )}
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

const Row = ({ line: { label, depth, is, cells } }: { line: Line }) => {
  const back = useReturn()
  // An average counts whom the number before it does: of two cells with the same names the first is the place.
  const returned = back && cells.find(({ figure }) => figure && back(figureText(figure)))
  return (
    <tr class={is}>
      <th scope="row" class={depth > 0 ? 'inner' : undefined}>
        {label}
      </th>
      {cells.map((cell) => figureCell(cell, cell === returned ? back : undefined))}
    </tr>
  )
}

/**
 * A call and not a component, and no label of its own: a table has hundreds of them, and its heads say of each where it stands.
 */
function figureCell({ text, figure, begins, off, share, change }: Cell, back: ReturnType<typeof useReturn>) {
  const classes = [begins && 'begins', off && 'off', text === '0' && 'zero', share && 'share'].filter(Boolean).join(' ')
  const names = figure && text !== '0' ? figureText(figure) : undefined
  return (
    <td class={classes || undefined}>
      {names === undefined ? (
        text
      ) : (
        <a href={paths.figureNames(names)} {...back?.(names)}>
          {text}
        </a>
      )}
      {change && (
        <a class="share" href={change.href}>
          <small>{change.text}</small>
        </a>
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
  const [t, back] = [useT(), useReturn()]
  if (is === 'mean') return null
  if (is === 'people') return <>✓</>
  if (is === 'overlap') return <>{t('statistics.check.overlap')}</>
  if (!missing) return <>✓ {t('statistics.check.adds', { sum })}</>
  const names = figureText(missing.figure)
  return (
    <a href={paths.figureNames(names)} {...back?.(names)}>
      {t('statistics.check.short', { sum, people: missing.people })}
    </a>
  )
}
