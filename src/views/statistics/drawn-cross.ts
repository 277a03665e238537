import type { CrossId } from '#domain/ids.ts'
import { amountOf } from '#domain/statistics/amounts.ts'
import { type Cross, crossText, groupsOfCross, type Reckoned } from '#domain/statistics/cross.ts'
import type { CrossCell, CrossTally, Path } from '#domain/statistics/cross-tally.ts'
import type { Figure, Where } from '#domain/statistics/figure.ts'
import type { Amount } from '#domain/statistics/measure.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { type Cell, type DrawnTable, type HeadCell, type Sum, said, type TableWords, valueName } from './drawn.ts'

/** A cross-table as it was counted. */
export type CountedCross = {
  readonly cross: Cross
  readonly tally: CrossTally
  readonly day: Day
  readonly clock: Clock
  /** The one that is kept under a name, which its figures lead back to. */
  readonly saved?: CrossId | undefined
}

/** Pure: the words of every cell of a cross-table, and the figure behind it. */
export function drawCross(counted: CountedCross, words: TableWords): DrawnTable {
  const { cross, tally } = counted
  const across = [...tally.columns, []].map((path) => along(cross.columns, path))
  return {
    head: headOf(counted, words),
    lines: tally.rows.map((path, row) => ({
      label: labelOf(cross.rows, path, words),
      depth: Math.max(0, path.length - 1),
      is: path.length === 0 ? 'whole' : path.length < cross.rows.length ? 'outer' : 'plain',
      cells: cellsOf(counted, figureOf(counted, path, []), across, row),
    })),
    sums: sumsOf(counted),
  }
}

/** 层级、学历 × 性别; the people alone where it tells nobody apart. */
export function crossTitle({ rows, columns, reckoned }: Cross, words: TableWords): string {
  const name = (measures: readonly MeasureKey[]) =>
    measures.map((measure) => said(measureOf(measure), words.language)).join(words.t('kit.comma'))
  const sides = [name(rows), name(columns)].filter((side) => side !== '')
  return sides.length > 0 ? sides.join(' × ') : reckonedName(reckoned, words)
}

/** What stands in the cells: 人数, 平均年龄, 年龄中位数. */
export function reckonedName(reckoned: Reckoned, { t, language }: Pick<TableWords, 't' | 'language'>): string {
  if (reckoned.is === 'people') return t('statistics.people')
  const amount = amountOf(reckoned.amount)
  return reckoned.is === 'mean' ? said(amount, language) : t('cross.median', { of: said(bare(amount), language) })
}

/** An amount without the word that says it is a mean. */
const bare = ({ name, en }: Amount) => ({
  name: name.replace(/^(平均|人均)/, ''),
  en: en.replace(/^Mean /, ''),
})

/** What a line or a column is called: its innermost value, or the whole. */
export const labelOf = (measures: readonly MeasureKey[], path: Path, words: TableWords): string => {
  const [value, measure] = [path.at(-1), measures[path.length - 1]]
  return value === undefined || measure === undefined ? words.t('statistics.whole') : valueName(words, measure, value)
}

const hasShareOfWhole = ({ share }: Cross) => share === 'column' || share === 'whole'

/** Two lines, the outer measure of the columns above the inner one; its own name above a single one. */
function headOf({ cross, tally: { columns } }: CountedCross, words: TableWords): DrawnTable['head'] {
  const width = cross.share === 'none' ? 1 : 2
  const share = words.t(`cross.share.${cross.share}`)
  const down = columns.length === 0 ? 1 : 2
  const names = cross.rows.map((measure) => said(measureOf(measure), words.language))
  const outer = Map.groupBy(columns, (path) => (cross.columns.length > 1 ? path[0] : undefined))
  const upper: HeadCell[] = [
    { text: names.join(' › '), columns: 1, rows: down, begins: false },
    ...[...outer].map(([value, inner]): HeadCell => {
      const [measure] = cross.columns
      const text =
        measure && (value === undefined ? said(measureOf(measure), words.language) : valueName(words, measure, value))
      return { text: text ?? '', columns: inner.length * width, rows: 1, begins: true }
    }),
    { text: words.t('statistics.whole'), columns: 1, rows: down, begins: true },
    ...(hasShareOfWhole(cross) ? [{ text: share, columns: 1, rows: down, begins: false }] : []),
  ]
  if (columns.length === 0) return [upper]
  const lower = [...outer.values()].flatMap((inner) =>
    inner.flatMap((path, at): readonly HeadCell[] => {
      const own: HeadCell = { text: labelOf(cross.columns, path, words), columns: 1, rows: 1, begins: at === 0 }
      return width === 1 ? [own] : [own, { text: share, columns: 1, rows: 1, begins: false }]
    }),
  )
  return [upper, lower]
}

/** `figure` is that of the line; `across` says of each column what it is narrowed to. */
function cellsOf(
  counted: CountedCross,
  figure: Figure,
  across: readonly (readonly Where[])[],
  row: number,
): readonly Cell[] {
  const { cross, tally } = counted
  const cells = tally.cells[row] ?? []
  return cells.flatMap((cell, at): readonly Cell[] => {
    const column = tally.columns[at] ?? []
    const isWhole = at === tally.columns.length
    const own: Cell = {
      ...numberIn(cross.reckoned, cell),
      ...(cell.people > 0 && { figure: { ...figure, where: [...figure.where, ...(across[at] ?? [])] } }),
      begins: isWhole || at === 0 || (cross.columns.length > 1 && tally.columns[at - 1]?.[0] !== column[0]),
      off: false,
    }
    if (cross.share === 'none' || (isWhole && !hasShareOfWhole(cross))) return [own]
    return [own, { ...shareIn(counted, row, at), begins: false, off: false, share: true }]
  })
}

/** What a cell says: people whole, an average to one decimal. */
export const numberText = ({ is }: Reckoned, { number }: CrossCell): string =>
  number === undefined ? '—' : is === 'people' ? String(number) : number.toFixed(1)

function numberIn(reckoned: Reckoned, cell: CrossCell): Pick<Cell, 'text' | 'number'> {
  const text = numberText(reckoned, cell)
  if (cell.number === undefined) return { text }
  return { text, number: { value: Number(text), decimals: reckoned.is === 'people' ? 0 : 1 } }
}

/** To one decimal, so that percentages of a line may miss a hundred by a tenth; of nobody nothing is said. */
function shareIn({ cross: { share }, tally: { cells } }: CountedCross, row: number, column: number) {
  const last = cells.length - 1
  const line = cells[share === 'row' ? row : last]
  const whole = line?.[share === 'column' ? column : line.length - 1]?.people ?? 0
  const people = cells[row]?.[column]?.people ?? 0
  if (people === 0 || whole === 0) return { text: '' }
  const hundredths = ((people / whole) * 100).toFixed(1)
  return { text: `${hundredths}%`, number: { value: Number(hundredths), decimals: 1, percent: true } as const }
}

/** A table has hundreds of cells, and each names the whole table. */
const spelt = new WeakMap<Cross, { readonly within: Figure['within']; readonly text: string }>()

function speltOnce(cross: Cross) {
  const known = spelt.get(cross) ?? { within: [...groupsOfCross(cross)], text: crossText(cross) }
  spelt.set(cross, known)
  return known
}

const along = (measures: readonly MeasureKey[], path: Path): readonly Where[] =>
  path.flatMap((value, level) => {
    const measure = measures[level]
    return measure ? [{ measure, values: [value] }] : []
  })

/** Whom a cell counts, by the values down to its row and to its column. */
export function figureOf({ cross, day, clock, saved }: Omit<CountedCross, 'tally'>, row: Path, column: Path): Figure {
  const { within, text } = speltOnce(cross)
  return {
    of: cross.of,
    day,
    clock,
    within,
    ...(cross.under !== undefined && { under: cross.under }),
    where: [...cross.where, ...along(cross.rows, row), ...along(cross.columns, column)],
    from: saved === undefined ? text : `${text}~saved=${saved}`,
  }
}

/** What the columns of the whole come to; averages are not added up. */
function sumsOf({ cross, tally: { columns, cells } }: CountedCross): readonly Sum[] {
  const width = cross.share === 'none' ? 1 : 2
  const whole = cells.at(-1) ?? []
  const isPeople = cross.reckoned.is === 'people'
  const sum = whole.slice(0, columns.length).reduce((sum, { people }) => sum + people, 0)
  return [
    ...(columns.length === 0
      ? []
      : [{ columns: columns.length * width, is: isPeople ? ('adds' as const) : ('mean' as const), sum }]),
    { columns: hasShareOfWhole(cross) ? 2 : 1, is: isPeople ? 'people' : 'mean' },
  ]
}
