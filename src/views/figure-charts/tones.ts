import type { ChartShade } from '#domain/statistics/charts/chart.ts'

/** How an area without a colour of its own is told from its neighbours. */
export type Hatch = 'rising' | 'falling' | 'dotted' | 'crossed'

/** What fills an area: a colour, and lines or dots on it. */
export type Tone = {
  readonly fill: string
  readonly hatch?: Hatch
  readonly line?: string
  /** What goes around it where its shape says nothing. */
  readonly edge?: string
}

/**
 * The parts of bars in the order in which they are taken: neighbours differ in lightness or in pattern, never by hue alone, so that
 * a copy in black and white and whoever sees no red tells them apart. `on` is the tone of words that stand in it; a hatched part
 * lays paper below them.
 */
export const parts = [
  { tone: 'part-1', on: 'on-strong' },
  { tone: 'part-2', on: 'ink', isHatched: true },
  { tone: 'part-3', on: 'ink' },
  { tone: 'part-4', on: 'ink', isHatched: true },
  { tone: 'part-5', on: 'on-middle' },
  { tone: 'part-6', on: 'ink', isHatched: true },
  { tone: 'part-7', on: 'ink', isHatched: true },
] as const

export type Part = { readonly tone: string; readonly on: string; readonly isHatched?: boolean }

/** The part at a place; there are no more than seven, and never more are asked for. */
export const partAt = (at: number): Part => parts[at % parts.length] ?? parts[0]

/** Cells from the lightest to the darkest, and the words in them. */
export const steps = [
  { tone: 'step-1', on: 'ink' },
  { tone: 'step-2', on: 'ink' },
  { tone: 'step-3', on: 'ink' },
  { tone: 'step-4', on: 'on-step-4' },
  { tone: 'step-5', on: 'on-strong' },
] as const

/** Streams in turn, by where they come from. */
export const streams = ['stream-1', 'stream-2', 'stream-3', 'stream-4', 'stream-5'] as const

const tonesOf = (colours: Colours): Readonly<Record<string, Tone>> => {
  const { paper, strong, middle, pale, ink, faint, line, steps, onMiddle, onStep4, onStrong } = colours
  const on = (fill: string, hatch: Hatch, stroke: string): Tone => ({ fill, hatch, line: stroke })
  return {
    ink: { fill: ink },
    faint: { fill: faint },
    line: { fill: line },
    paper: { fill: paper },
    strong: { fill: strong },
    'on-strong': { fill: onStrong },
    'on-middle': { fill: onMiddle },
    'on-step-4': { fill: onStep4 },
    'part-1': { fill: strong },
    'part-2': on(paper, 'rising', strong),
    'part-3': { fill: pale },
    'part-4': on(paper, 'dotted', strong),
    'part-5': { fill: middle },
    'part-6': on(pale, 'falling', strong),
    'part-7': on(paper, 'crossed', strong),
    ...Object.fromEntries(steps.map((fill, at) => [`step-${at + 1}`, { fill }])),
    'stream-1': { fill: pale, edge: middle },
    'stream-2': { ...on(paper, 'rising', middle), edge: middle },
    'stream-3': { fill: steps[0], edge: middle },
    'stream-4': { ...on(paper, 'dotted', strong), edge: middle },
    'stream-5': { ...on(steps[0], 'falling', middle), edge: middle },
  }
}

type Colours = {
  readonly paper: string
  readonly strong: string
  readonly middle: string
  readonly pale: string
  readonly ink: string
  readonly faint: string
  readonly line: string
  readonly steps: readonly [string, string, string, string, string]
  readonly onMiddle: string
  readonly onStep4: string
  readonly onStrong: string
}

/** 靛 in both themes (docs/look.md §1); a sheet of paper is light. */
export const tones: Readonly<Record<ChartShade, Readonly<Record<string, Tone>>>> = {
  light: tonesOf({
    paper: '#ffffff',
    strong: '#234a7a',
    middle: '#53739f',
    pale: '#b5c4d8',
    ink: '#1b2330',
    faint: '#5f6774',
    line: '#e3dfd6',
    steps: ['#eef2f7', '#cfdae7', '#a9bcd3', '#7f9abf', '#234a7a'],
    onMiddle: '#ffffff',
    onStep4: '#1b2330',
    onStrong: '#ffffff',
  }),
  dark: tonesOf({
    paper: '#1d2229',
    strong: '#8fb4e3',
    middle: '#5f83b3',
    pale: '#34496a',
    ink: '#e8e6e1',
    faint: '#9aa1ab',
    line: '#2f3640',
    steps: ['#222b38', '#2a3c55', '#3a5680', '#5f83b3', '#a9c7ee'],
    onMiddle: '#10161f',
    onStep4: '#10161f',
    onStrong: '#10161f',
  }),
}

/** The tone of a name; ink where there is none, so that a name that is written wrong is seen. */
export const toneOf = (shade: ChartShade, name: string): Tone =>
  tones[shade][name] ?? { fill: tones[shade]['ink']?.fill ?? '#000000' }

type Tile = {
  readonly size: number
  /** Lines from end to end, `[x1, y1, x2, y2]`, or dots of which each is a square. */
  readonly lines: readonly (readonly [number, number, number, number])[]
  /** None of dots, which are filled. */
  readonly width?: number
}

/** One tile of a hatch, in the units of a chart. */
export const hatches: Readonly<Record<Hatch, Tile>> = {
  rising: { size: 6, lines: [[0, 6, 6, 0]], width: 1.5 },
  falling: { size: 6, lines: [[0, 0, 6, 6]], width: 1.5 },
  crossed: {
    size: 7,
    lines: [
      [0, 3.5, 7, 3.5],
      [3.5, 0, 3.5, 7],
    ],
    width: 1.1,
  },
  dotted: { size: 5, lines: [[1.5, 1.5, 3.5, 3.5]] },
}

/** One tile as a path, moved to where it lies. */
export const tilePath = ({ lines, width }: Tile, x: number, y: number): string =>
  lines
    .map(([x1, y1, x2, y2]) =>
      width === undefined
        ? `M${x + x1} ${y + y1}L${x + x2} ${y + y1}L${x + x2} ${y + y2}L${x + x1} ${y + y2}Z`
        : `M${x + x1} ${y + y1}L${x + x2} ${y + y2}`,
    )
    .join('')
