import type { BarSeriesOption } from 'echarts'
import type { ChartData, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { filledColumns, hidden, labelled, numberOf, outermost, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { movedTo } from './shapes.ts'
import { partAt, parts } from './tones.ts'
import { legendOf, widthOf, wordsAt } from './words.ts'

/** How many rows stand below each other on a desk before they go on in a second column. */
const tall = 16

/** More than these kinds of parts nobody tells apart; a chart of more shows people alone. */
export const mostParts = parts.length

/** Bars of the rows, whole or divided; the people of each row stand at its end. */
export function planBars({ rows: all, columns }: ChartData, size: ChartSize): Plan {
  const rows = outermost(all)
  const shown = filledColumns(rows, columns)
  const width = widths[size]
  const legend = legendOf(
    shown.map((column, at) => ({ label: columns[column] ?? '', tone: partAt(at).tone })),
    width,
  )
  const count = size === 'wide' && rows.length > tall ? 2 : 1
  const each = Math.ceil(rows.length / count)
  const label = size === 'wide' ? labelled(rows, count === 2 ? 170 : 200) : labelled(rows, 104, 3)
  const end = Math.max(...rows.map(({ people }) => widthOf(people.text, 12))) + 12
  const own = (width - (count - 1) * 32) / count
  const plot = own - label.width - 8 - end
  const most = Math.max(1, ...rows.map((row) => lengthOf(row, shown)))
  const panels = Array.from({ length: count }, (_, at) => rows.slice(at * each, (at + 1) * each))
  const x = (panel: number) => panel * (own + 32) + label.width + 8
  return {
    width,
    height: legend.height + each * label.height + 4,
    option: {
      ...still,
      grid: panels.map((panel, at) => ({
        left: x(at),
        top: legend.height,
        width: plot,
        height: panel.length * label.height,
      })),
      xAxis: panels.map((_, at) => ({ ...hidden, gridIndex: at, type: 'value', min: 0, max: most })),
      yAxis: panels.map((panel, at) => ({
        ...hidden,
        gridIndex: at,
        type: 'category',
        inverse: true,
        data: panel.map((_, row) => String(row)),
      })),
      series: panels.flatMap((panel, at) => seriesOf(panel, at, shown)),
    },
    around: [
      ...legend.shapes,
      ...rows.flatMap((one, row) => {
        const [panel, place] = [Math.floor(row / each), row % each]
        const y = legend.height + (place + 0.5) * label.height
        const name = wordsAt(label.lines[row] ?? [], x(panel) - 8, y, { anchor: 'end' })
        return [...name, ...numbersOf(one, shown, { x: x(panel), y, scale: plot / most })]
      }),
    ],
  }
}

const lengthOf = ({ people, cells }: ChartRow, shown: readonly number[]): number =>
  shown.length === 0 ? numberOf(people) : shown.reduce((sum, at) => sum + (cells[at] ? numberOf(cells[at]) : 0), 0)

/** The bars alone: what stands on them is put there afterwards, since a label of echarts costs more than its bar. */
function seriesOf(rows: readonly ChartRow[], panel: number, shown: readonly number[]): readonly BarSeriesOption[] {
  const place = {
    ...stillSeries,
    type: 'bar',
    xAxisIndex: panel,
    yAxisIndex: panel,
    stack: `panel ${panel}`,
    barWidth: 15,
  } as const
  if (shown.length === 0)
    return [{ ...place, itemStyle: { color: partAt(0).tone }, data: rows.map(({ people }) => numberOf(people)) }]
  return shown.map((column, at) => ({
    ...place,
    itemStyle: { color: partAt(at).tone, borderColor: 'strong', borderWidth: 0.8 },
    data: rows.map(({ cells }) => (cells[column] ? numberOf(cells[column]) : 0) || '-'),
  }))
}

type Place = { readonly x: number; readonly y: number; readonly scale: number }

/** The number in each part where it has room, and that of the row behind its bar. */
function numbersOf(row: ChartRow, shown: readonly number[], { x, y, scale }: Place): readonly Shape[] {
  let from = x
  const inside = shown.flatMap((column, at): readonly Shape[] => {
    const cell = row.cells[column]
    const width = (cell ? numberOf(cell) : 0) * scale
    const middle = from + width / 2
    from += width
    const { on, isHatched } = partAt(at)
    const words = widthOf(cell?.text ?? '', 11)
    if (width === 0 || width < words + (isHatched ? 9 : 5)) return []
    const number = wordsAt([cell?.text ?? ''], middle, y, { anchor: 'middle', size: 11, tone: on })
    return isHatched ? [plate(middle, y, words + 4), ...number] : number
  })
  const end = shown.length === 0 ? x + numberOf(row.people) * scale : from
  return [...inside, ...wordsAt([row.people.text], end + 5, y)]
}

/** Paper below words that stand on a pattern. */
const plate = (x: number, y: number, width: number): Shape => ({
  is: 'path',
  d: `M0 0L${width} 0L${width} 13L0 13Z`,
  at: movedTo(x - width / 2, y - 6.5),
  fill: 'paper',
  width: 0,
})
