import type { Chart, ChartCell, ChartData, ChartRow } from '#domain/statistics/charts/chart.ts'
import { isWorthDrawing } from '#domain/statistics/charts/worth.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { Column } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { mostParts } from '#views/figure-charts/bars.ts'
import { filledColumns } from '#views/figure-charts/frame.ts'
import type { Translate } from '#views/i18n/index.ts'
import { type Cell, type Counted, columnName, type Line, said, type TableWords } from './drawn.ts'

/**
 * What a table's chart shows: the words and numbers of its lines, as the page or the sheet has them, where it hides one that one
 * neither. Undefined where a drawing would say no more than the numbers.
 */
export function chartOf(
  { layout, tally, day, lines, subject }: Charted,
  chart: Chart,
  words: TableWords,
): ChartData | undefined {
  const whole = rowOf(lines.at(-1), [])
  const columnsBy = (measure: MeasureKey) => columnsIn(tally.columns, measure)
  const nameOf = (at: number) => {
    const column = tally.columns[at]
    return column?.is === 'value' ? columnName(words, column.value) : ''
  }
  const named = (measures: readonly MeasureKey[]) =>
    measures.map((one) => said(measureOf(one), words.language)).join(' › ')
  const what = countedOf(layout.of)
  const counts = words.t(`statistics.counted.${what}`)
  const titled = (...sides: readonly string[]) =>
    titleOf({ subject, sides, of: words.t(`chart.of.${what}`), day }, words.t)
  if (chart.is === 'trend') {
    const at = chart.lines.map(({ by, without = [] }) =>
      columnsBy(by).filter((column) => {
        const of = tally.columns[column]
        return of?.is === 'value' && !of.value.values.some((value) => without.includes(value))
      }),
    )
    const rows = (at[0] ?? []).map((column, point): ChartRow => {
      const cells = at.map((columns) => cellOf(lines.at(-1)?.cells[columns[point] ?? -1]))
      const label = chart.along?.[point]
      return { label: label ? said(label, words.language) : nameOf(column), depth: 0, people: cells[0] ?? none, cells }
    })
    const [line] = chart.lines
    const columns = chart.lines.map((one) => said(one, words.language))
    return worthy({
      is: 'trend',
      counts,
      title: titled(line && chart.lines.length === 1 ? named([line.by]) : ''),
      rows,
      columns,
      whole,
    })
  }
  const shown = 'by' in chart ? columnsBy(chart.by) : []
  const rows = lines.slice(0, -1).map((line) => rowOf(line, shown))
  const sides = 'by' in chart ? [named(layout.rows), named([chart.by])] : [named(layout.rows)]
  const common = {
    title: titled(...sides),
    counts,
    rows,
    columns: shown.map(nameOf),
    whole: rowOf(lines.at(-1), shown),
  }
  return worthy(shaped(chart, common, words.t))
}

/** A table as it is drawn already. */
type Charted = Pick<Counted, 'layout' | 'tally' | 'day'> & {
  /** What it is called. */
  readonly subject: string
  readonly lines: readonly DrawnLine[]
}

type DrawnLine = Pick<Line, 'label' | 'depth'> & { readonly cells: readonly Pick<Cell, 'text' | 'number'>[] }

type Common = Pick<ChartData, 'title' | 'counts' | 'rows' | 'columns' | 'whole'>

/** A structure of more parts than can be told apart is drawn as cells. */
export function shaped(chart: Exclude<Chart, { readonly is: 'trend' }>, common: Common, t: Translate): ChartData {
  if (chart.is === 'pyramid') return { ...common, is: 'pyramid', up: chart.up === true }
  if (chart.is === 'sankey') return { ...common, is: 'sankey', from: chart.from }
  const isMany = chart.is === 'stacked' && filledColumns(common.rows, common.columns).length > mostParts
  if (chart.is === 'heat' || isMany) return { ...common, is: 'heat', shades: shadesIn(t) }
  return { ...common, is: chart.is }
}

const shadesIn = (t: Translate) => ({
  label: t('chart.shades'),
  steps: [t('chart.shades.first'), '10–20%', '20–30%', '30–40%', t('chart.shades.last')],
})

/** The chart, where it shows more than its numbers do by themselves. */
export const worthy = (data: ChartData): ChartData | undefined => (isWorthDrawing(data) ? data : undefined)

type Titled = { readonly subject: string; readonly sides: readonly string[]; readonly of: string; readonly day: Day }

/** Subject, what is counted, day: 年龄与性别：年龄 × 性别（人），截至 2026-10-31. */
function titleOf({ subject, sides, of, day }: Titled, t: Translate): string {
  const by = sides.filter((side) => side !== '').join(' × ')
  return by === '' ? t('chart.title.plain', { subject, of, day }) : t('chart.title', { subject, sides: by, of, day })
}

/** The columns that tell people apart by a measure: those that add up, where there are some. */
function columnsIn(columns: readonly Column[], measure: MeasureKey): readonly number[] {
  const found = [...columns.entries()].flatMap(([at, column]) =>
    column.is === 'value' && column.value.measure === measure ? [{ at, adds: column.adds }] : [],
  )
  const adding = found.filter(({ adds }) => adds)
  return (adding.length > 0 ? adding : found).map(({ at }) => at)
}

const none: ChartCell = { text: '' }

const cellOf = (cell: DrawnLine['cells'][number] | undefined): ChartCell =>
  cell ? { text: cell.text, ...(cell.number && { number: cell.number.value }) } : none

const rowOf = (line: DrawnLine | undefined, shown: readonly number[]): ChartRow => ({
  label: line?.label ?? '',
  depth: line?.depth ?? 0,
  people: cellOf(line?.cells[0]),
  cells: shown.map((at) => cellOf(line?.cells[at])),
})
