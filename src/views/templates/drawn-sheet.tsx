import { type Figure, figureText } from '#domain/statistics/figure.ts'
import type { FilledCell, FilledSheet, Worked } from '#domain/templates/filled.ts'
import type { FormCell, FormSheet } from '#domain/templates/form.ts'
import { type Grid, gridOf, type Standing } from '#domain/templates/grid.ts'
import { lettersOf, placeKey, refOf } from '#domain/templates/place.ts'
import type { Stretch } from '#domain/templates/stretches.ts'
import { useT } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'

type Props = {
  readonly sheet: FormSheet
  readonly filled: FilledSheet
  /** The rows that are drawn. */
  readonly stretch: Stretch
  /** The address of the question about a cell that is not bound. */
  readonly ask: (cell: FilledCell) => string
  /** What is asked about now: a whole row, a whole column, or a cell. */
  readonly asked?: { readonly axis: string; readonly row: number; readonly column: number } | undefined
  /** The cell that somebody comes back to, such as B6: it is marked, and the keys go on there. */
  readonly back?: string | undefined
}

/** In pixels: how wide a digit is, and what the sign of a cell needs. */
const [digit, minimal] = [5.5, 34]

/** A sheet as it looks in a spreadsheet program, filled in: each number opens its names, each open cell its question. */
export const DrawnSheet = (props: Props) => {
  const t = useT()
  const { sheet, stretch } = props
  const shown = [...sheet.widths.keys()].filter((column) => sheet.widths[column] !== 0)
  return (
    <section class="form-sheet" aria-label={sheet.name} tabindex={0}>
      <table>
        <caption class="visually-hidden">{sheet.name}</caption>
        <colgroup>
          <col class="numbers" />
          {shown.map((column) => (
            <col width={Math.max(minimal, Math.round((sheet.widths[column] ?? 0) * digit))} />
          ))}
        </colgroup>
        <thead aria-hidden="true">
          <tr>
            <td />
            {shown.map((column) => (
              <td>{lettersOf(column)}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: stretch.to - stretch.from }, (_, at) => (
            <tr>
              <td class="number" aria-hidden="true">
                {stretch.from + at + 1}
              </td>
              {rowOf(props, stretch.from + at, shown, t)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Words = ReturnType<typeof useT>

/** A call and not a component: a sheet has hundreds of cells. */
function rowOf(props: Props, row: number, shown: readonly number[], t: Words) {
  const { grid, cells, formulas } = lookedUp(props)
  return shown.map((column) => {
    const standing = grid.at(row, column)
    // Of cells that are one, the first that is shown stands for all.
    const first = shown.find((one) => one >= standing.column)
    if (Math.max(standing.row, props.stretch.from) !== row || first !== column) return null
    const rows = Math.min(standing.row + standing.rows, props.stretch.to) - row
    const key = placeKey(standing.row, standing.column)
    const spans = {
      ...(rows > 1 && { rowspan: rows }),
      ...(standing.columns > 1 && {
        colspan: shown.filter((one) => one >= standing.column && one < standing.column + standing.columns).length,
      }),
    }
    const ref = refOf(standing)
    const isBack = props.back === ref
    const classes = classesOf(standing.cell, cells.get(key), isAsked(props, standing))
    return (
      <td id={ref} class={[...classes, ...(isBack ? ['back'] : [])].join(' ') || undefined} {...spans}>
        {saidIn(props, { cell: standing.cell, filled: cells.get(key), formula: formulas.get(key), isBack }, t)}
      </td>
    )
  })
}

type LookedUp = {
  readonly grid: Grid
  readonly cells: ReadonlyMap<number, FilledCell>
  readonly formulas: ReadonlyMap<number, Worked>
}

const known = new WeakMap<FilledSheet, LookedUp>()

function lookedUp({ sheet, filled }: Props): LookedUp {
  const before = known.get(filled)
  if (before) return before
  const made = {
    grid: gridOf(sheet),
    cells: new Map(filled.cells.map((cell) => [placeKey(cell.row, cell.column), cell])),
    formulas: new Map(filled.formulas.map((one) => [placeKey(one.row, one.column), one])),
  }
  known.set(filled, made)
  return made
}

function isAsked({ asked }: Props, { row, column }: Standing): boolean {
  if (!asked) return false
  if (asked.axis === 'column') return column === asked.column && row >= asked.row
  if (asked.axis === 'row') return row === asked.row && column >= asked.column
  return row === asked.row && column === asked.column
}

function classesOf(cell: FormCell | undefined, filled: FilledCell | undefined, isAsked: boolean): readonly string[] {
  const state =
    cell?.is === 'formula'
      ? 'sum'
      : filled?.number !== undefined
        ? 'filled'
        : filled?.binding.is === 'open' || filled?.withheld
          ? 'open'
          : ''
  return [
    cell?.framed ? 'framed' : '',
    cell?.bold ? 'bold' : '',
    cell?.align === 'center' ? 'center' : cell?.align === 'end' || state !== '' ? 'end' : '',
    state,
    isAsked ? 'asked' : '',
  ].filter((one) => one !== '')
}

type Said = {
  readonly cell: FormCell | undefined
  readonly filled: FilledCell | undefined
  readonly formula: Worked | undefined
  readonly isBack: boolean
}

function saidIn({ ask }: Props, { cell, filled, formula, isBack }: Said, t: Words) {
  if (cell?.is === 'formula') return workedOut(cell, formula, isBack, t)
  if (filled?.number !== undefined && filled.figure)
    return filled.number === 0 ? '0' : namesOf(filled.figure, filled.number, isBack)
  if (filled?.withheld) return <span title={t('template.withheld')}>×</span>
  if (filled?.binding.is === 'nobody') return <span title={t('template.nobody')}>—</span>
  if (filled?.binding.is !== 'open') return cell?.text ?? ''
  return (
    <a href={ask(filled)} aria-label={t('template.ask', { cell: refOf(filled) })}>
      ?
    </a>
  )
}

const namesOf = (figure: Figure, said: number | string, isBack: boolean) => (
  <a href={paths.figureNames(figureText(figure))} autofocus={isBack || undefined}>
    {said}
  </a>
)

/** What a formula of the file comes to, beside what is counted where the two differ. */
function workedOut(
  { formula }: FormCell,
  { value, counted, figure }: Partial<Worked> | undefined = {},
  isBack: boolean,
  t: Words,
) {
  const isOff = value !== undefined && counted !== undefined && value !== counted
  const said = value === undefined ? 'ƒ' : String(value)
  return (
    <span title={formula === undefined ? t('template.formula') : `=${formula}`}>
      {figure && counted !== 0 ? namesOf(figure, said, isBack) : said}
      {isOff && <strong> ≠ {counted}</strong>}
    </span>
  )
}
