import type { BarSeriesOption } from 'echarts'
import type { ChartData, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import { filledColumns, hidden, labelled, numberOf, outermost, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
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
      series: panels.flatMap((panel, at) => seriesOf(panel, at, shown, plot / most)),
    },
    around: [
      ...legend.shapes,
      ...rows.flatMap((_, row) => {
        const [panel, place] = [Math.floor(row / each), row % each]
        const y = legend.height + (place + 0.5) * label.height
        return wordsAt(label.lines[row] ?? [], x(panel) - 8, y, { anchor: 'end' })
      }),
    ],
  }
}

const lengthOf = ({ people, cells }: ChartRow, shown: readonly number[]): number =>
  shown.length === 0 ? numberOf(people) : shown.reduce((sum, at) => sum + (cells[at] ? numberOf(cells[at]) : 0), 0)

function seriesOf(rows: readonly ChartRow[], panel: number, shown: readonly number[], scale: number) {
  const place = {
    ...stillSeries,
    type: 'bar',
    xAxisIndex: panel,
    yAxisIndex: panel,
    stack: `panel ${panel}`,
    barWidth: 15,
  } as const
  const people: BarSeriesOption = {
    ...place,
    itemStyle: { color: partAt(0).tone },
    data: rows.map((row) => ({
      value: shown.length === 0 ? numberOf(row.people) : 0,
      label: { show: true, position: 'right', formatter: row.people.text, color: 'ink', distance: 5 },
    })),
  }
  const divided = shown.map((column, at): BarSeriesOption => {
    const { tone, on, isHatched } = partAt(at)
    return {
      ...place,
      itemStyle: { color: tone, borderColor: 'strong', borderWidth: 0.8 },
      data: rows.map(({ cells }) => {
        const cell = cells[column]
        const value = cell ? numberOf(cell) : 0
        const hasRoom = value > 0 && value * scale >= widthOf(cell?.text ?? '', 11) + (isHatched ? 9 : 5)
        return {
          value: value > 0 ? value : '-',
          label: {
            show: hasRoom,
            formatter: cell?.text ?? '',
            color: on,
            fontSize: 11,
            ...(isHatched && { backgroundColor: 'paper', padding: [1, 2] }),
          },
        }
      }),
    }
  })
  return [...divided, people]
}
