import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { readAgain, written } from '#house/rooms/figure-message.ts'

const sheet = (nth: number): FigureSheet => ({
  number: `表 ${nth}`,
  title: '按职级',
  about: ['截至 2026-10-31'],
  head: [[{ text: '职级', columns: 1, rows: 1, begins: false }]],
  lines: [{ label: '合计', depth: 0, is: 'whole', cells: [{ text: '12.5', number: { value: 12.5, decimals: 1 } }] }],
  notes: [],
  signs: [],
  pageWords: '第 {page} 页',
})

const sheets = [1, 2, 3, 4].map(sheet)

it('hands tables of figures over to a worker as they are', async () => {
  expect(readAgain(structuredClone(await written(sheets)))).toEqual(sheets)
})

it('writes one table a turn, so that others have theirs', async () => {
  let [turns, isOver] = [0, false]
  const other = (async () => {
    while (!isOver) {
      await setImmediate()
      turns += 1
    }
  })()
  await written(sheets)
  isOver = true
  await other
  expect(turns).toBeGreaterThanOrEqual(sheets.length - 1)
})
