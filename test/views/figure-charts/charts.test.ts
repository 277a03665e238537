import { describe, expect, it } from 'vitest'
import type { ChartData, ChartRow } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { isWorthDrawing } from '#domain/statistics/charts/worth.ts'
import { drawnChart } from '#views/figure-charts/drawn.ts'
import { planOf } from '#views/figure-charts/plan.ts'
import { svgOf } from '#views/figure-charts/svg.ts'
import { parts } from '#views/figure-charts/tones.ts'
import { brokenInto } from '#views/figure-charts/words.ts'

/** A number below nobody stands for one that is hidden. */
const cell = (number: number) => (number < 0 ? { text: '*' } : { text: String(number), number })

const row = (label: string, numbers: readonly number[], depth = 0): ChartRow => ({
  label,
  depth,
  people: cell(numbers.some((number) => number < 0) ? -1 : numbers.reduce((sum, number) => sum + number, 0)),
  cells: numbers.map(cell),
})

const columns = ['研究生', '大学本科', '大学专科']
const rows = [row('主管', [4, 30, 12]), row('专员', [10, 52, 9]), row('一般员工', [1, 80, 44])]
const common = { title: '各职级人员基本情况', counts: '人数', columns, rows, whole: row('合计', [15, 162, 65]) }

const kinds: readonly ChartData[] = [
  { ...common, is: 'stacked' },
  { ...common, is: 'bars', columns: [] },
  { ...common, is: 'pyramid', up: true, columns: columns.slice(0, 2) },
  { ...common, is: 'heat', shades: { label: '占本行人数', steps: ['1', '2', '3', '4', '5'] } },
  { ...common, is: 'sankey', from: 'rows' },
  {
    ...common,
    is: 'treemap',
    columns: [],
    rows: [row('生产部', [9, 5]), row('一车间', [9], 1), row('二车间', [5], 1), row('研发部', [7])],
  },
  { ...common, is: 'trend', columns: ['人数'] },
  { ...common, is: 'trend' },
]

const wordsIn = (data: ChartData, size: 'wide' | 'narrow' = 'wide') =>
  drawnChart(data, size).shapes.flatMap((shape) => (shape.is === 'text' ? [shape.text] : []))

const tonesIn = (shape: Shape): readonly string[] =>
  shape.is === 'text' ? [shape.tone] : [shape.fill, shape.stroke].filter((tone) => tone !== undefined)

const known = /^(?:ink|faint|line|paper|strong|on-[a-z]+(?:-4)?|(?:part|step|stream)-\d)$/

describe.each(kinds.map((data) => [`${data.is} of ${data.columns.length}`, data] as const))('a %s', (_, data) => {
  it.each(['wide', 'narrow'] as const)('is drawn %s as large as planned, in the tones of the house alone', (size) => {
    const { width, height, shapes } = drawnChart(data, size)
    expect(shapes.length).toBeGreaterThan(6)
    expect({ width, height }).toEqual({ width: planOf(data, size).width, height: planOf(data, size).height })
    for (const tone of shapes.flatMap(tonesIn)) expect(tone).toMatch(known)
  })

  it('is the same image each time, without a script, a style or anything from elsewhere', () => {
    const image = () => svgOf(drawnChart(data, 'wide'), { title: 'a < b', text: '1 & 2' }, 'light')
    expect(image()).toBe(image())
    expect(image()).not.toMatch(/<style|style=|<script|href|class=|ecmeta|NaN|undefined/)
    expect(image()).toContain('<title id="title">a &lt; b</title><desc id="desc">1 &amp; 2</desc>')
  })
})

it('shows the numbers of its table', () => {
  for (const data of kinds.filter(({ is }) => is !== 'trend'))
    for (const number of data.columns.length > 0 ? ['30', '52', '80'] : ['9'])
      expect(wordsIn(data).join(' '), data.is).toContain(data.is === 'bars' ? '125' : number)
})

it('has every part of a bar of its own tone, no two of them alike', () => {
  const many = {
    ...common,
    columns: parts.map((_, at) => `第${at}类`),
    rows: rows.map(({ label }) =>
      row(
        label,
        parts.map((_, at) => 20 + at),
      ),
    ),
  }
  const tones = drawnChart({ ...many, is: 'stacked' }, 'wide').shapes.flatMap((shape) =>
    shape.is === 'path' && shape.fill?.startsWith('part-') ? [shape.fill] : [],
  )
  expect(new Set(tones)).toEqual(new Set(parts.map(({ tone }) => tone)))
})

describe('a cell that is hidden', () => {
  const hidden = [row('主管', [-1, 30, -1]), ...rows.slice(1)]

  it('has no shape, and its row ends in the sign of the table', () => {
    const shapes = (one: readonly ChartRow[]) => drawnChart({ ...common, is: 'stacked', rows: one }, 'wide').shapes
    const areas = (one: readonly ChartRow[]) => shapes(one).filter((shape) => shape.is === 'path').length
    expect(areas(hidden)).toBeLessThan(areas(rows))
    expect(wordsIn({ ...common, is: 'stacked', rows: hidden })).toContain('*')
  })

  it('leaves a cell as light as can be where its row is hidden, since darkness is a share of the row', () => {
    const heat: ChartData = { ...common, is: 'heat', shades: { label: '', steps: [] }, rows: hidden }
    const cells = drawnChart(heat, 'wide').shapes.flatMap((shape) =>
      shape.is === 'path' && shape.fill ? [shape.fill] : [],
    )
    expect(cells[0]).toBe('step-1')
  })
})

describe('a drawing', () => {
  it('is none of one row, of one column, of two numbers, of nobody, nor of more than can be read', () => {
    const worth = (some: readonly ChartRow[], names = columns) =>
      isWorthDrawing({ ...common, is: 'stacked', rows: some, columns: names })
    expect(worth(rows)).toBe(true)
    expect(worth(rows.slice(0, 1))).toBe(false)
    expect(worth(rows.map(({ label }) => row(label, [5, 0, 0])))).toBe(false)
    expect(worth([row('主管', [4, 0, 0]), row('专员', [0, 9, 0])])).toBe(false)
    expect(worth(rows.map(({ label }) => row(label, [0, 0, 0])))).toBe(false)
    expect(worth(Array.from({ length: 61 }, (_, at) => row(`第${at}处`, [3, 4, 5])))).toBe(false)
  })

  it('of forty units with long names stands in two columns on a desk and in one in a hand', () => {
    const forty = Array.from({ length: 40 }, (_, at) =>
      row(`信息化建设与网络安全管理委员会第${at}办公室`, [at + 1, 3, 2]),
    )
    const data: ChartData = { ...common, is: 'stacked', rows: forty }
    const { wide, narrow } = { wide: drawnChart(data, 'wide'), narrow: drawnChart(data, 'narrow') }
    expect(wide.height).toBeLessThan(narrow.height * 0.6)
    for (const { width, height, shapes } of [wide, narrow])
      for (const { at } of shapes) {
        expect(at[4]).toBeGreaterThanOrEqual(0)
        expect(at[4]).toBeLessThanOrEqual(width)
        expect(at[5]).toBeLessThanOrEqual(height)
      }
  })
})

describe('a label', () => {
  it('breaks before no mark, not within a word or a number that has room, and says where it is cut', () => {
    expect(brokenInto('四、学历学位、职称、学术、培训', 72, 12, 9)).toEqual(['四、学历学', '位、职称、学', '术、培训'])
    expect(brokenInto('Staff of an institution', 80, 12, 9)).toEqual(['Staff of an', 'institution'])
    expect(brokenInto('25–29', 22, 11, 9)).toEqual(['25–', '29'])
    expect(brokenInto('信息化建设与网络安全管理委员会', 60, 12, 2)).toEqual(['信息化建设', '与网络安…'])
  })
})
