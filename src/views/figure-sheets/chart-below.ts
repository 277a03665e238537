import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { drawChart } from '#views/figure-charts/chart.pdf.ts'
import { fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { mm } from '#views/pdf/geometry.ts'

/** What is left of a page, in mm. */
type Room = { readonly left: number; readonly width: number; readonly top: number; readonly bottom: number }

const title = 9
const above = 4

/** Millimetres a unit of a chart: its words of twelve units are 10.8 points high at most, and of 8 points they are still read. */
const scales = { largest: 0.9 / mm, read: 8 / 12 / mm }

/** A chart below its table where there it is read as well as on a page of its own, or well enough; `turn` begins such a page. */
export function drawBelow(
  doc: Document,
  chart: NonNullable<FigureSheet['chart']>,
  { left, width, top, bottom }: Room,
  turn: () => number,
): void {
  const { drawing } = chart
  const scaleFrom = (y: number) =>
    Math.min(width / drawing.width, (bottom - y - title) / drawing.height, scales.largest)
  const here = scaleFrom(top + above)
  const y = here >= scales.read || here >= width / drawing.width ? top + above : turn()
  fill(doc, chart.title, { x: left, y, width, height: title }, { size: 10.5, style: 'hei', align: 'start' })
  drawChart(doc, drawing, { x: left, y: y + title, scale: scaleFrom(y) })
}
