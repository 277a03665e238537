import type { ChartData, ChartShade, ChartSize } from './chart.ts'

/** From the units of a drawing to where it stands: `a b c d e f`, as SVG and PDF write it. */
export type Matrix = readonly [number, number, number, number, number, number]

/** What a chart is drawn of. A tone is a name, which medium and theme turn into colours. */
export type Shape =
  | {
      readonly is: 'path'
      /** As SVG writes paths. */
      readonly d: string
      readonly at: Matrix
      readonly fill?: string
      readonly stroke?: string
      readonly width: number
      readonly dash?: readonly number[]
    }
  | {
      readonly is: 'text'
      readonly text: string
      /** Where its middle line is, at the start, the middle or the end of the words. */
      readonly at: Matrix
      readonly anchor: 'start' | 'middle' | 'end'
      readonly size: number
      readonly bold: boolean
      readonly tone: string
    }

/** A chart as it is drawn, in pixels from the upper left corner: the same as an image and on paper. */
export type ChartDrawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }

/** An image to be drawn, with the words for whoever does not see it. */
export type ChartImageJob = {
  readonly data: ChartData
  readonly text: string
  readonly size: ChartSize
  readonly shade: ChartShade
}
