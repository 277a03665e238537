import type { PrintNote } from '#domain/prints/job.ts'
import type { TransferSlip } from '#domain/prints/papers/transfer-slip.ts'
import { fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, left, tableWidth } from '#views/pdf/geometry.ts'
import { drawContinuation } from './continuation.pdf.ts'
import { type Overflow, overflow } from './overflow.ts'
import { lines } from './parts.ts'

/** Upper edge and height of each part in mm, with a line to cut along between them. */
const parts = [
  { y: 20, height: 72 },
  { y: 100, height: 98 },
  { y: 206, height: 62 },
] as const

/** 正本, 副本 and 材料 in mm; what is left is for the words. */
const countWidth = 11
const rowHeight = 24

/** 存根, 通知单, 回执 on one A4. */
export function drawTransferSlip(doc: Document, slip: TransferSlip): readonly PrintNote[] {
  doc.addPage()
  const [stub, notice, receipt] = parts
  drawHead(doc, '干部人事档案转递通知单（存根）', slip, stub.y)
  const rest = drawTable(doc, slip, stub.y + 20)
  drawLine(doc, `经办人：${slip.clerk}　　　　　　${dateOf(slip)}`, stub.y + 59, 'end')
  drawCut(doc, slip, 96)

  drawHead(doc, '干部人事档案转递通知单', slip, notice.y)
  drawLine(doc, `${slip.to}：`, notice.y + 19, 'start')
  drawLine(
    doc,
    `　　兹将${slip.name}同志的档案（材料）转去，请按目录清点查收，并将回执退回。`,
    notice.y + 27,
    'start',
    11,
  )
  drawTable(doc, slip, notice.y + 38.5)
  drawLine(doc, `机要编号（专人）：${slip.carried}`, notice.y + 75, 'start')
  drawLine(doc, `${slip.house}（盖章）　　　${dateOf(slip)}`, notice.y + 85, 'end')
  drawCut(doc, slip, 202)

  drawHead(doc, '回　　执', slip, receipt.y)
  drawLine(doc, `${slip.house}：`, receipt.y + 19, 'start')
  const [year, month, day] = slip.date
  const words = `　　你处${year}年${month}月${day}日转来第${slip.number}${slip.name}同志的档案共${slip.originals + slip.duplicates}卷、材料${slip.materials}份，已收到，经清点无误，现将回执退回。`
  fill(
    doc,
    words,
    { x: left, y: receipt.y + 26, width: tableWidth, height: 16 },
    { size: 12, align: 'start', from: 'top' },
  )
  doc.say('回执', words)
  drawLine(doc, '收件人（签名）：　　　　　　　　收件机关（盖章）　　　　　　　年　　月　　日', receipt.y + 50, 'start')
  const owner = { name: slip.name, number: slip.number }
  drawContinuation(doc, { title: '干部人事档案转递通知单（续）', owner, words: rest })
  return []
}

const dateOf = ({ date: [year, month, day] }: TransferSlip): string => `${year}年${month}月${day}日`

function drawHead(doc: Document, words: string, { number }: TransferSlip, y: number) {
  doc.say('标题', words)
  fill(doc, words, { x: left, y, width: tableWidth, height: 10 }, { style: 'song-bold', size: 18 })
  fill(doc, number, { x: left, y: y + 10, width: tableWidth, height: 7 }, { size: 11 })
  doc.say('字号', number)
}

function drawLine(doc: Document, words: string, y: number, align: 'start' | 'end', height = 8) {
  doc.say('行', words)
  const needed = doc.measure(words, { style: 'song', size: 12 }) + 2.4
  const width = align === 'end' ? Math.min(tableWidth, needed) : tableWidth
  const box: Box = { x: left + tableWidth - width, y, width, height }
  fill(doc, words, box, { size: 12, align: 'start' })
}

/** What goes, in the words of the form; each column of words as wide as its words ask beside the others. Answers what found no room. */
function drawTable(doc: Document, slip: TransferSlip, y: number): Overflow {
  const rest = overflow()
  const counts = [slip.originals, slip.duplicates, slip.materials].map(String)
  const [name, office, to, reason] = widthsFor([slip.name, slip.office, slip.to, slip.reason])
  const cells: readonly (readonly [head: string, value: string, width: number])[] = [
    ['姓名', slip.name, name],
    ['原工作单位及职务', slip.office, office],
    ['转往何单位', slip.to, to],
    ['正本卷数', counts[0] ?? '', countWidth],
    ['副本卷数', counts[1] ?? '', countWidth],
    ['材料份数', counts[2] ?? '', countWidth],
    ['转递原因', slip.reason, reason],
  ]
  let x = left
  for (const [head, value, width] of cells) {
    const [above, below] = [
      { x, y, width, height: headHeight },
      { x, y: y + headHeight, width, height: rowHeight },
    ]
    doc.frame(above, lines.inner)
    doc.frame(below, lines.inner)
    fill(doc, head, above, { size: 11, style: 'song-bold' })
    rest.add(head, fill(doc, value, below, { size: 11 }))
    doc.say(head, value)
    x += width
  }
  doc.frame({ x: left, y, width: tableWidth, height: headHeight + rowHeight }, lines.outer)
  return rest
}

const headHeight = 11

/** Room for four or five characters in a line at least, and beyond that by how much there is to say. */
function widthsFor(words: readonly [string, string, string, string]): [number, number, number, number] {
  const least = 22
  const spare = tableWidth - 3 * countWidth - words.length * least
  const wanted = words.map((text) => Math.max(0, [...text].length - 5))
  const all = wanted.reduce((sum, one) => sum + one, 0)
  const width = (at: number) => least + (all === 0 ? spare / words.length : (spare * (wanted[at] ?? 0)) / all)
  return [width(0), width(1), width(2), width(3)]
}

/** The seal goes across here, over the number. */
function drawCut(doc: Document, { number }: TransferSlip, y: number) {
  const words = `${number}　骑缝章`
  const gap = Math.min(tableWidth, Math.max(60, doc.measure(words, { style: 'song', size: 9 }) + 4))
  const half = (tableWidth - gap) / 2
  for (const x of [left, left + half + gap]) doc.frame({ x, y, width: half, height: 0.01 }, 0.5)
  fill(doc, words, { x: left + half, y: y - 3, width: gap, height: 6 }, { size: 9, colour: '#555555' })
}
