import type { ChartData, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { numberOf, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { boundsOf } from './shapes.ts'
import { brokenInto, widthOf, wordsAt } from './words.ts'

/** The outermost rows as areas as large as they have people, the inner ones in them, each with its words. */
export function planTreemap({ rows }: ChartData, size: ChartSize): Plan {
  const width = widths[size]
  const groups = groupsOf(rows)
  const isDeep = groups.some((group) => !isWhole(group))
  const leaves = groups.reduce((sum, { inner }) => sum + Math.max(1, inner.length), 0)
  const height = size === 'wide' ? Math.min(560, 260 + leaves * 8) : Math.min(760, 300 + leaves * 14)
  return {
    width,
    height,
    option: {
      ...still,
      series: {
        ...stillSeries,
        type: 'treemap',
        left: 0,
        top: 0,
        width,
        height,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        label: { show: false },
        upperLabel: { show: isDeep, height: 22, color: 'ink', fontSize: 12, fontWeight: 'bold', padding: [0, 4] },
        levels: [{ upperLabel: { show: false } }],
        itemStyle: { borderColor: 'paper', borderWidth: 0, gapWidth: isDeep ? 4 : 2 },
        data: groups.map((group) => (isWhole(group) ? leaf(group) : groupOf(group))),
      },
    },
    around: [],
    finish: (shapes) => shapes.flatMap((shape) => labelled(shape, rows)),
  }
}

/** A row with its place among all, by which its area is found again. */
type Placed = { readonly row: ChartRow; readonly at: number }

type Group = Placed & { readonly inner: Placed[] }

function groupsOf(rows: readonly ChartRow[]): readonly Group[] {
  const groups: Group[] = []
  for (const [at, row] of rows.entries())
    if (row.depth === 0) groups.push({ row, at, inner: [] })
    else if (row.depth === 1) groups.at(-1)?.inner.push({ row, at })
  return groups
}

const leaf = ({ row, at }: Placed) => ({
  name: `${at}`,
  value: numberOf(row.people),
  itemStyle: { color: `area-${at}`, borderColor: 'paper', borderWidth: 1, gapWidth: 0 },
})

const groupOf = ({ row, inner }: Group) => ({
  name: `${row.label} ${row.people.text}`,
  itemStyle: { color: 'part-3', borderColor: 'part-3', borderWidth: 1, gapWidth: 1 },
  children: inner.filter(({ row }) => numberOf(row.people) > 0).map(leaf),
})

/** One that is all in one place is one area. */
const isWhole = ({ inner }: Group) => inner.filter(({ row }) => numberOf(row.people) > 0).length < 2

const line = 15

/** The words of an area: its name in as many lines as have room above its number; of a small one the number, or nothing. */
function labelled(shape: Shape, rows: readonly ChartRow[]): readonly Shape[] {
  const at = shape.is === 'path' ? /^area-(\d+)$/.exec(shape.fill ?? '')?.[1] : undefined
  const row = rows[Number(at)]
  if (shape.is !== 'path' || at === undefined || !row) return [shape]
  const { x, y, width, height } = boundsOf(shape.d)
  const room = Math.floor((height - 4) / line)
  const number = row.people.text
  const name = room > 1 && width >= 28 ? brokenInto(row.label, width - 6, 12, room - 1) : []
  const words = room < 1 || widthOf(number, 12) > width - 4 ? [] : [...name, number]
  const [, , , , left, top] = shape.at
  const middle = { x: left + x + width / 2, y: top + y + height / 2 }
  return [{ ...shape, fill: 'step-1' }, ...wordsAt(words, middle.x, middle.y, { anchor: 'middle' })]
}
