import type { SwapSlip } from '#domain/prints/swap.ts'
import { archive as names } from '#views/i18n/zh-Hans/custody.ts'
import type { Document } from '#views/pdf/document.ts'
import { tableWidth } from '#views/pdf/geometry.ts'
import { drawRow, type FlowingRow, heading, openTable, prose, words } from './flowing.ts'
import { drawFoot } from './foot.pdf.ts'

/** Columns in mm: the sheet, what comes out, what goes in, the tick of whoever did it. */
const columns = [36, 60, 50, tableWidth - 146]

/** 换页单, before the new pages: taken to the box, ticked off and signed, each of its pages numbered. */
export function drawSwap(doc: Document, slip: SwapSlip, foot: readonly string[]): void {
  const start = doc.contents.length
  const table = openTable(doc, { title: '换页单', name: slip.name, number: slip.number })
  const row = (columns: readonly number[], cells: readonly string[], styles: FlowingRow['styles'], lowest?: number) =>
    drawRow(doc, table, { columns, cells, styles, lowest })
  row([36, tableWidth - 36], ['所在盒', slip.box], [heading, prose])
  row(columns, ['目录页', '抽出（旧页）', '放入（新页）', '已换'], [heading, heading, heading, heading])
  for (const { sheet, out } of slip.rows) {
    const cells = [names[`sheet.${sheet}`], out.join('\n') || '无旧页，只放入', `本次打印的 P-${slip.run} 各页`, '□']
    row(columns, cells, [words, words, words, words])
  }
  const told = '抽出的旧页不再有效，交档案管理人员统一销毁；签字盖章的材料不在此列，一律不抽换。'
  row([tableWidth], [told], [prose])
  const signed = '换页人（签字）：　　　　　　　　　复核人（签字）：　　　　　　　　　年　　　月　　　日'
  row([tableWidth], [signed], [prose], 14)
  table.close()
  const pages = doc.contents.length - start
  for (let page = 1; page <= pages; page += 1) {
    doc.turnTo(start + page - 1)
    drawFoot(doc, { page, pages, code: undefined, lines: foot })
  }
}
