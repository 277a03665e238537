import type { ChartData, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { filledColumns, hidden, labelled, numberOf, outermost, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { steps } from './tones.ts'
import { brokenInto, leading, legendOf, widthOf, wordsAt, wordsUp } from './words.ts'

/** Where a darker step begins, as a share of the people of the row. */
export const shareSteps = [0, 0.1, 0.2, 0.3, 0.4] as const

/** Rows by columns with the number in each cell, the darker the larger a part of its row it is. */
export function planHeat({ rows: all, columns, shades }: ChartData, size: ChartSize): Plan {
  const rows = outermost(all)
  const shown = filledColumns(rows, columns)
  const label = size === 'wide' ? labelled(rows, 200) : labelled(rows, 92, 3)
  const left = label.width + 10
  const cell = Math.max(size === 'wide' ? 34 : 26, Math.min(84, (widths[size] - left) / Math.max(1, shown.length)))
  const width = Math.max(left + cell * shown.length, size === 'wide' ? 480 : widths.narrow)
  const head = headOf(
    shown.map((at) => columns[at] ?? ''),
    { left, cell, size: size === 'wide' ? 12 : 11 },
  )
  const high = rows.length * label.height
  const legend = legendOf(
    steps.map(({ tone }, at) => ({ tone, label: shades?.steps[at] ?? '' })),
    width,
    shades?.label,
  )
  const cells = rows.flatMap((row, y) =>
    shown.flatMap((column, x) => {
      const step = stepOf(row, column)
      return step ? [{ step, column: x, row: y, text: row.cells[column]?.text ?? '' }] : []
    }),
  )
  return {
    width,
    height: head.height + high + 14 + legend.height,
    option: {
      ...still,
      grid: { left, top: head.height, width: cell * shown.length, height: high },
      xAxis: { ...hidden, type: 'category', data: shown.map(String) },
      yAxis: { ...hidden, type: 'category', inverse: true, data: rows.map((_, row) => String(row)) },
      series: steps.map(({ tone }) => ({
        ...stillSeries,
        type: 'heatmap' as const,
        itemStyle: { color: tone, borderColor: 'paper', borderWidth: 1.5 },
        data: cells.flatMap(({ step, column, row }) => (step.tone === tone ? [[column, row, 1]] : [])),
      })),
    },
    around: [
      ...head.shapes,
      ...rows.flatMap((_, row) =>
        wordsAt(label.lines[row] ?? [], label.width, head.height + (row + 0.5) * label.height, { anchor: 'end' }),
      ),
      ...cells.flatMap(({ step, column, row, text }) =>
        wordsAt([text], left + (column + 0.5) * cell, head.height + (row + 0.5) * label.height, {
          anchor: 'middle',
          size: size === 'wide' ? 12 : 11,
          tone: step.on,
        }),
      ),
      ...legend.shapes.map((shape) => lowered(shape, head.height + high + 14)),
    ],
  }
}

/** How dark a cell is; undefined for one of nobody and a hidden one. What the row comes to is hidden: as light as can be. */
function stepOf({ people, cells }: ChartRow, column: number) {
  const number = cells[column] ? numberOf(cells[column]) : 0
  if (number === 0) return undefined
  const share = people.number ? number / people.number : 0
  return steps[shareSteps.findLastIndex((from) => share >= from)] ?? steps[0]
}

type Head = { readonly left: number; readonly cell: number; readonly size: number }

/** Words above the columns: in lines where each word has room, upright on their end where one has not. */
function headOf(columns: readonly string[], { left, cell, size }: Head): { shapes: readonly Shape[]; height: number } {
  const room = cell - 4
  const isTight = columns.some((column) =>
    column.split(/\s+/).some((word) => isLatin(word) && widthOf(word, size) > room),
  )
  const x = (at: number) => left + (at + 0.5) * cell
  const lines = columns.map((column) => brokenInto(column, room, size, 9))
  const most = Math.max(1, ...lines.map(({ length }) => length))
  if (isTight || most > 4) {
    const upright = columns.map((column) => brokenInto(column, 150, size, cell >= 2 * size * leading ? 2 : 1))
    const height = Math.max(...upright.flat().map((text) => widthOf(text, size))) + 10
    const across = (own: readonly string[], line: number) => (line - (own.length - 1) / 2) * size * leading
    return {
      shapes: upright.flatMap((own, at) =>
        own.map((text, line) => wordsUp(text, x(at) + across(own, line), height - 6, size)),
      ),
      height,
    }
  }
  const height = most * size * leading + 8
  return {
    shapes: lines.flatMap((own, at) =>
      wordsAt(own, x(at), height - 6 - (own.length * size * leading) / 2, { anchor: 'middle', size }),
    ),
    height,
  }
}

const isLatin = (word: string) => /^[\u0020-\u024f]+$/.test(word)

const lowered = (shape: Shape, by: number): Shape => {
  const [a, b, c, d, x, y] = shape.at
  return { ...shape, at: [a, b, c, d, x, y + by] }
}
