import type { ChartCell, ChartData, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import { filledColumns, numberOf, outermost, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { streams } from './tones.ts'
import { brokenInto, widthOf } from './words.ts'

/** 流向: streams as broad as they have people, each with its number where it has room. */
export function planSankey(data: Extract<ChartData, { readonly is: 'sankey' }>, size: ChartSize): Plan {
  const { columns, from } = data
  const rows = outermost(data.rows).filter(({ cells }) => cells.some((cell) => numberOf(cell) > 0))
  const shown = filledColumns(rows, columns)
  const width = size === 'wide' ? 720 : widths.narrow
  const names = [
    rows.map((row) => numbered(row.label, row.people, sumOf(row, shown))),
    shown.map((at) =>
      numbered(
        columns[at] ?? '',
        data.whole.cells[at],
        rows.reduce((sum, row) => sum + sumOf(row, [at]), 0),
      ),
    ),
  ]
  const [starts = [], ends = []] = from === 'rows' ? names : names.toReversed()
  const most = size === 'wide' ? 170 : 92
  const room = (texts: readonly string[]) => Math.min(most, Math.max(...texts.map((text) => widthOf(text, 12)))) + 10
  const [left, right] = [room(starts), room(ends)]
  const height = Math.max(160, 40 * Math.max(starts.length, ends.length))
  const total = Math.max(
    1,
    rows.reduce((sum, row) => sum + sumOf(row, shown), 0),
  )
  const scale = (height - 16 * (Math.max(starts.length, ends.length) - 1)) / total
  const nodes = (texts: readonly string[], side: 'start' | 'end') =>
    texts.map((text, at) => ({
      name: `${side} ${at}`,
      depth: side === 'start' ? 0 : 1,
      label: {
        position: side === 'start' ? ('left' as const) : ('right' as const),
        formatter: brokenInto(text, most, 12, 2).join('\n'),
      },
    }))
  return {
    width,
    height: height + 8,
    option: {
      ...still,
      series: {
        ...stillSeries,
        type: 'sankey',
        left,
        top: 4,
        width: width - left - right,
        height,
        nodeWidth: 9,
        nodeGap: 16,
        layoutIterations: 0,
        draggable: false,
        label: { color: 'ink', fontSize: 12, lineHeight: 15, distance: 6 },
        itemStyle: { color: 'strong', borderWidth: 0 },
        edgeLabel: { color: 'ink', fontSize: 11, backgroundColor: 'paper', padding: [1, 3] },
        nodes: [...nodes(starts, 'start'), ...nodes(ends, 'end')],
        links: rows.flatMap((row, y) =>
          shown.flatMap((column, x) => {
            const cell = row.cells[column]
            const value = cell ? numberOf(cell) : 0
            if (value === 0) return []
            const [start, end] = from === 'rows' ? [y, x] : [x, y]
            return [
              {
                source: `start ${start}`,
                target: `end ${end}`,
                value,
                lineStyle: { color: streams[start % streams.length] ?? streams[0], opacity: 1, curveness: 0.5 },
                edgeLabel: { show: value * scale >= 15, formatter: cell?.text ?? '' },
              },
            ]
          }),
        ),
      },
    },
    around: [],
  }
}

/** A name with its number, where the streams that are drawn come to it. */
const numbered = (name: string, cell: ChartCell | undefined, drawn: number) =>
  cell?.number === drawn ? `${name} ${cell.text}` : name

const sumOf = ({ cells }: ChartRow, shown: readonly number[]) =>
  shown.reduce((sum, at) => sum + (cells[at] ? numberOf(cells[at]) : 0), 0)
