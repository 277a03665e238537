import type { ChartDrawing, Shape } from '#domain/statistics/charts/drawing.ts'
import type { Document } from '#views/pdf/document.ts'
import { mm, paper } from '#views/pdf/geometry.ts'
import { boundsOf } from './shapes.ts'
import { hatches, type Tone, tilePath, toneOf } from './tones.ts'

/** `scale`: millimetres a unit of the chart. */
type Place = { readonly x: number; readonly y: number; readonly scale: number }

/** A chart on paper: the shapes of its image as lines and areas, its words in the faces of the print room; nothing is transparent. */
export function drawChart(doc: Document, { shapes }: ChartDrawing, { x, y, scale }: Place): void {
  const points = scale * mm
  doc.within([points, 0, 0, points, x * mm, y * mm], () => {
    for (const shape of shapes)
      doc.within(shape.at, () => (shape.is === 'text' ? drawWords(doc, shape) : drawPath(doc, shape)))
  })
}

const inTone = (name: string): Tone => toneOf('light', name)

function drawPath(doc: Document, { d, fill, stroke, width, dash }: Extract<Shape, { readonly is: 'path' }>): void {
  const tone = fill === undefined ? undefined : inTone(fill)
  const edge = stroke === undefined ? tone?.edge : inTone(stroke).fill
  if (tone) doc.path(d, { fill: tone.fill })
  if (tone?.hatch) hatch(doc, d, tone)
  if (edge !== undefined) doc.path(d, { stroke: edge, width, ...(dash && { dash }) })
}

/** Lays tile beside tile below the path, as the pattern of the image does. */
function hatch(doc: Document, d: string, { hatch = 'rising', line = '#000000' }: Tone): void {
  const tile = hatches[hatch]
  const { x, y, width, height } = boundsOf(d)
  const from = (at: number) => Math.floor(at / tile.size) * tile.size
  const tiles: string[] = []
  for (let top = from(y); top < y + height; top += tile.size)
    for (let left = from(x); left < x + width; left += tile.size) tiles.push(tilePath(tile, left, top))
  const paint = tile.width === undefined ? { fill: line } : { stroke: line, width: tile.width }
  doc.clipped(d, () => doc.path(tiles.join(''), paint))
}

function drawWords(doc: Document, { text, anchor, size, bold, tone }: Extract<Shape, { readonly is: 'text' }>): void {
  const type = { style: bold ? 'song-bold' : 'hei', size } as const
  const width = doc.measure(text, type)
  const x = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width
  const all = { x: -paper.height, y: -paper.height, width: 2 * paper.height, height: 2 * paper.height }
  doc.write(text, x, (0.35 * size) / mm, type, all, { colour: inTone(tone).fill })
}
