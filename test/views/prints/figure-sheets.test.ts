import { expect, it } from 'vitest'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { drawFigureSheets } from '#views/figure-sheets/tables.pdf.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

const sheetOf = (lines: number): FigureSheet => ({
  number: `表 ${lines}`,
  title: '各部门人员基本情况',
  about: ['单位：中国岚川重型装备制造集团有限责任公司西北分公司组织人事部', '截至 2026-11-24', '表 28 · 264 人'],
  head: [
    [
      { text: '部门', columns: 1, rows: 1, begins: false },
      { text: '人数', columns: 1, rows: 1, begins: true },
    ],
  ],
  lines: Array.from({ length: lines }, (_, at) => ({
    label: `第${at + 1}车间`,
    depth: 0,
    is: 'plain' as const,
    cells: [{ text: String(at) }],
  })),
  notes: ['算谁：在册职工', '不算谁：本人和亲属', '哪个时间：按生效日期'],
  signs: ['制表人：方宁', '审核人：', '制表日期：2026-11-24'],
  pageWords: '第 {page} 页，共 {pages} 页',
})

it('stands who signs a table of figures on one page with the last of its notes, and the unit whole above it', async () => {
  const sheets = Array.from({ length: 6 }, (_, at) => sheetOf(18 + at))
  const drawing = await drawFigureSheets(faces, { at: '2026-11-24T02:32:00.000Z' as never, sheets })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.pdf)
  const pages = (await pdf.text()).map((text) => text.replace(/\s/g, ''))
  await pdf.close()
  expect(pages.length).toBeGreaterThan(sheets.length)
  for (const page of pages) {
    expect(page).toContain('西北分公司组织人事部截至2026-11-24')
    expect(page.includes('审核人：')).toBe(page.includes('哪个时间：'))
  }
})
