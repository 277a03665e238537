import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { ChartData, ChartRow } from '#domain/statistics/charts/chart.ts'
import { createChartRoom } from '#house/rooms/chart-room.ts'
import { drawnChart } from '#views/figure-charts/drawn.ts'
import { svgOf } from '#views/figure-charts/svg.ts'

const room = createChartRoom()
afterAll(() => room.close())

const row = (label: string, numbers: readonly number[]): ChartRow => {
  const [people = 0] = numbers
  const cellOf = (number: number) => ({ text: String(number), number })
  return { label, depth: 0, people: cellOf(people), cells: numbers.map(cellOf) }
}

/** As large as a chart may be. */
const data: ChartData = {
  is: 'stacked',
  title: '各部门学历',
  counts: '人数',
  columns: Array.from({ length: 7 }, (_, at) => `第${at}类`),
  rows: Array.from({ length: 60 }, (_, at) => row(`第${at}处`, [4, 8, 15, 16, 23, 42, at])),
  whole: row('合计', [1]),
}

it('draws in its worker the very image that drawing here gives, as large a one as there may be', async () => {
  const there = await room.image({ data, text: '第0处', size: 'wide', shade: 'dark' })
  expect(there).toBe(svgOf(drawnChart(data, 'wide'), { title: data.title, text: '第0处' }, 'dark'))
  expect(await room.drawing(data)).toEqual(drawnChart(data, 'wide'))
})

it('alone loads echarts: no other file of the program reaches it', () => {
  const src = fileURLToPath(new URL('../../src/', import.meta.url))
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.tsx?$/.test(file))
  const loading = (what: RegExp) =>
    files.filter((file) =>
      readFileSync(join(src, file), 'utf8')
        .split('\n')
        .some((line) => !/^import type/.test(line) && what.test(line)),
    )
  expect(loading(/from 'echarts|import\('echarts/)).toEqual(['views/figure-charts/drawn.ts'])
  expect(loading(/figure-charts\/drawn\.ts'/)).toEqual(['house/rooms/chart-worker.ts'])
  expect(loading(/'\.\/drawn\.ts'/).filter((file) => file.startsWith('views/figure-charts/'))).toEqual([])
  expect(loading(/chart-worker/)).toEqual(['house/rooms/chart-room.ts'])
})
