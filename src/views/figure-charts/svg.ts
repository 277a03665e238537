import type { ChartShade } from '#domain/statistics/charts/chart.ts'
import type { ChartDrawing, Matrix, Shape } from '#domain/statistics/charts/drawing.ts'
import { hatches, type Tone, tilePath, toneOf } from './tones.ts'

type Said = {
  readonly title: string
  /** The numbers of its table in words. */
  readonly text: string
}

/** A chart as an image of its own: nothing in it but attributes, so that no policy need allow styles. */
export function svgOf({ width, height, shapes }: ChartDrawing, { title, text }: Said, shade: ChartShade): string {
  const hatched = new Map<string, Tone>()
  const fillOf = (name: string): string => {
    const tone = toneOf(shade, name)
    if (!tone.hatch) return tone.fill
    hatched.set(name, tone)
    return `url(#${name})`
  }
  const toneIn = (name: string) => toneOf(shade, name)
  const drawn = shapes.map((shape) => shapeOf(shape, { fillOf, toneIn })).join('')
  const patterns = [...hatched].map(([name, tone]) => patternOf(name, tone)).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">` +
    `<title id="title">${clean(title)}</title><desc id="desc">${clean(text)}</desc>` +
    `<defs>${patterns}</defs><g font-family="${faces}">${drawn}</g></svg>`
  )
}

/** Those of docs/look.md: an image asks for no face of its own. */
const faces = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, system-ui, sans-serif'

type Colours = { readonly fillOf: (tone: string) => string; readonly toneIn: (tone: string) => Tone }

function shapeOf(shape: Shape, { fillOf, toneIn }: Colours): string {
  if (shape.is === 'text') {
    const { text, at, anchor, size, bold, tone } = shape
    return `<text transform="${matrixText(at)}" dy=".35em" text-anchor="${anchor}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${toneIn(tone).fill}">${clean(text)}</text>`
  }
  const { d, at, fill, stroke, width, dash } = shape
  const edge = stroke === undefined ? fill && toneIn(fill).edge : toneIn(stroke).fill
  const lines = edge ? ` stroke="${edge}" stroke-width="${width}"` : ''
  const gaps = dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''
  return `<path d="${d}" transform="${matrixText(at)}" fill="${fill === undefined ? 'none' : fillOf(fill)}"${lines}${gaps}/>`
}

const matrixText = (at: Matrix) => `matrix(${at.map((number) => Math.round(number * 1000) / 1000).join(' ')})`

function patternOf(name: string, { fill, hatch, line = fill }: Tone): string {
  const tile = hatches[hatch ?? 'rising']
  const { size, width } = tile
  const look = width === undefined ? `fill="${line}"` : `fill="none" stroke="${line}" stroke-width="${width}"`
  // Tiles above and beside it as well: a line is as broad where one tile meets the next.
  const places = [-size, 0, size].flatMap((x) => [-size, 0, size].map((y) => tilePath(tile, x, y)))
  const marks = `<path d="${places.join('')}" ${look}/>`
  return `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${fill}"/>${marks}</pattern>`
}

/** Words in XML: what has a meaning there is escaped, what may not stand there is left out. */
const clean = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
