import type { Matrix, Shape } from '#domain/statistics/charts/drawing.ts'

/** Where a shape stands that is only moved, in the units of its drawing. */
export const movedTo = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]

/**
 * Reads what echarts drew: paths and words, where they stand and of which tone. What is only there to be pointed at is left out,
 * so that a chart is the same drawing as an image and on paper.
 */
export function shapesIn(svg: string): readonly Shape[] {
  const found: Shape[] = []
  // What only cuts off is no drawing: nothing here reaches beyond its frame.
  for (const [, tag, given = '', text = ''] of svg
    .replace(/<defs\b.*?<\/defs>/gs, '')
    .matchAll(/<(path|text)\b([^>]*)>([^<]*)/g)) {
    const attributes = new Map(
      [...given.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const shape = tag === 'path' ? pathOf(attributes) : textOf(attributes, text)
    if (shape) found.push(shape)
  }
  return found
}

type Attributes = ReadonlyMap<string, string>

function pathOf(attributes: Attributes): Shape | undefined {
  const isShown = (name: string) => !['none', 'transparent', undefined].includes(attributes.get(name))
  const width = Number(attributes.get('stroke-width') ?? 1)
  const fill = isShown('fill') && attributes.get('fill-opacity') !== '0' ? attributes.get('fill') : undefined
  const stroke = isShown('stroke') && width > 0 ? attributes.get('stroke') : undefined
  const dash = attributes.get('stroke-dasharray')?.split(/[ ,]+/).map(Number)
  if (fill === undefined && stroke === undefined) return undefined
  return {
    is: 'path',
    d: attributes.get('d') ?? '',
    at: matrixOf(attributes.get('transform')),
    ...(fill !== undefined && { fill }),
    ...(stroke !== undefined && { stroke }),
    width,
    ...(dash && { dash }),
  }
}

const anchors = ['start', 'middle', 'end'] as const

function textOf(attributes: Attributes, text: string): Shape | undefined {
  if (text === '') return undefined
  const style = attributes.get('style') ?? ''
  const [x, y] = [Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0)]
  const [a, b, c, d, e, f] = matrixOf(attributes.get('transform'))
  return {
    is: 'text',
    text: text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: keyof typeof signs) => signs[name]),
    at: [a, b, c, d, a * x + c * y + e, b * x + d * y + f],
    anchor: anchors.find((anchor) => anchor === attributes.get('text-anchor')) ?? 'start',
    size: Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? 12),
    bold: style.includes('font-weight:bold'),
    tone: attributes.get('fill') ?? 'ink',
  }
}

const signs = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" } as const

function matrixOf(text = ''): Matrix {
  const numbers = (/\(([^)]*)\)/.exec(text)?.[1] ?? '').split(/[ ,]+/).map(Number)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers
  return text.startsWith('matrix') ? [a, b, c, d, e, f] : text.startsWith('translate') ? movedTo(a, b) : movedTo(0, 0)
}

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The box that a path stays in, in its own units: curves lie within their handles; what is drawn relative is lines alone. */
export function boundsOf(d: string): Bounds {
  let [x, y] = [0, 0]
  const [xs, ys]: [number[], number[]] = [[], []]
  for (const [, command = '', given = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (given.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const step = command === 'A' ? 7 : 2
    for (let at = 0; at + step <= numbers.length; at += step) {
      const [toX = 0, toY = 0] = numbers.slice(at + step - 2)
      ;[x, y] = command === 'l' ? [x + toX, y + toY] : [toX, toY]
      xs.push(x)
      ys.push(y)
    }
  }
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}
