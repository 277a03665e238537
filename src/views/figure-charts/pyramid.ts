import type { BarSeriesOption } from 'echarts'
import type { ChartData, ChartSize } from '#domain/statistics/charts/chart.ts'
import { hidden, labelled, numberOf, outermost, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { partAt } from './tones.ts'
import { widthOf, wordsAt } from './words.ts'

/** 年龄金字塔: two values of the columns back to back, the labels between them. */
export function planPyramid(
  { rows: all, columns, whole, up }: Extract<ChartData, { readonly is: 'pyramid' }>,
  size: ChartSize,
): Plan {
  const rows = up ? outermost(all).toReversed() : outermost(all)
  const width = size === 'wide' ? 720 : widths.narrow
  const label = size === 'wide' ? labelled(rows, 160) : labelled(rows, 96, 3)
  const ends = rows.flatMap(({ cells }) => cells.map(({ text }) => widthOf(text, 12)))
  const end = Math.max(...ends) + 10
  const plot = (width - label.width - 24) / 2 - end
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(numberOf)))
  const head = 24
  const sides = [0, 1] as const
  const begin = [end, end + plot + label.width + 24]
  const series = sides.map((side): BarSeriesOption => {
    const { tone } = partAt(side)
    return {
      ...stillSeries,
      type: 'bar',
      xAxisIndex: side,
      yAxisIndex: side,
      barWidth: 16,
      itemStyle: { color: tone, borderColor: 'strong', borderWidth: 0.8 },
      data: rows.map(({ cells }) => ({
        value: cells[side] ? numberOf(cells[side]) : 0,
        ...(cells[side]?.number ? {} : { itemStyle: { borderWidth: 0 } }),
        label: {
          show: true,
          position: side === 0 ? 'left' : 'right',
          formatter: cells[side]?.text ?? '',
          color: 'ink',
          distance: 5,
        },
      })),
    }
  })
  return {
    width,
    height: head + rows.length * label.height + 4,
    option: {
      ...still,
      grid: sides.map((side) => ({
        left: begin[side] ?? 0,
        top: head,
        width: plot,
        height: rows.length * label.height,
      })),
      xAxis: sides.map((side) => ({
        ...hidden,
        gridIndex: side,
        type: 'value',
        min: 0,
        max: most,
        inverse: side === 0,
      })),
      yAxis: sides.map((side) => ({
        ...hidden,
        gridIndex: side,
        type: 'category',
        inverse: true,
        data: rows.map((_, row) => String(row)),
      })),
      series,
    },
    around: [
      ...sides.flatMap((side) => {
        const x = side === 0 ? end + plot : (begin[1] ?? 0)
        const words = `${columns[side] ?? ''} ${whole.cells[side]?.text ?? ''}`
        return wordsAt([words], x, 10, { anchor: side === 0 ? 'end' : 'start', tone: 'faint' })
      }),
      ...rows.flatMap((_, row) =>
        wordsAt(label.lines[row] ?? [], end + plot + 12 + label.width / 2, head + (row + 0.5) * label.height, {
          anchor: 'middle',
        }),
      ),
    ],
  }
}
