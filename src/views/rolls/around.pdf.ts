import type { RollFrame } from '#domain/rolls/roll.ts'
import { fill, fillAlong } from '#views/pdf/cell.ts'
import { type Document, grey } from '#views/pdf/document.ts'
import { left, tableWidth } from '#views/pdf/geometry.ts'

/** Above what stands on an upright sheet: the heading, whose it is and as of when. */
export function drawHead(doc: Document, { title, unit, until }: RollFrame, end: string): void {
  fill(doc, title, { x: left, y: 13, width: tableWidth, height: 13 }, { style: 'song-bold', size: 22 })
  fillAlong(doc, [`单位：${unit}`, until, end], { x: left, y: 28.4, width: tableWidth, height: 7.6 }, 10.5)
}

/** Below it: that it comes back, who made it, and the number of the page. */
export function drawNumber(doc: Document, page: number, pages: number, madeBy: string): void {
  const row = { x: left, y: 274, width: tableWidth, height: 6 }
  const type = { style: 'hei', size: 9, colour: grey } as const
  fill(doc, `内部使用，用后交回　制表人：${madeBy}`, row, { ...type, align: 'start' })
  fill(doc, `第 ${page} 页，共 ${pages} 页`, row, { ...type, align: 'end' })
}
