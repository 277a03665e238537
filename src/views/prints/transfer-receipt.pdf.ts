import type { PrintNote } from '#domain/prints/job.ts'
import type { TransferReceipt } from '#domain/prints/papers/transfer-receipt.ts'
import { fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { left, tableWidth } from '#views/pdf/geometry.ts'
import { drawContinuation } from './continuation.pdf.ts'
import { type Overflow, overflow } from './overflow.ts'
import { lines } from './parts.ts'

/** 姓名, 原工作单位及职务, 转递原因, then what was said and counted of four things, in mm. */
const columns = [24, 50, 28] as const
const count = (tableWidth - 102) / 4

/** 回执 on the upper half of an A4, with room for the seal. */
export function drawTransferReceipt(doc: Document, receipt: TransferReceipt): readonly PrintNote[] {
  doc.addPage()
  write(doc, '标题', '干部人事档案转递回执', 26, { size: 20, height: 12, style: 'song-bold' })
  write(doc, '字号', `（${receipt.number}）`, 38, { size: 12, height: 8 })
  write(doc, '行', `${receipt.to}：`, 54, { size: 14, height: 9, align: 'start' })
  const words = wordsOf(receipt)
  const rest = overflow()
  const over = write(doc, '回执', words, 64, {
    size: 14,
    height: receipt.gap === '' ? 24 : 70,
    align: 'start',
    from: 'top',
  })
  const y = receipt.gap === '' ? 92 : 138
  rest.add('不符情况', over)
  drawCounts(doc, receipt, y, rest)
  const foot = y + 42
  write(doc, '行', `经办人：${receipt.clerk}　　审核人：${receipt.checker}`, foot, {
    size: 12,
    height: 8,
    align: 'start',
  })
  write(doc, '行', '收件人（签名）：', foot + 14, { size: 12, height: 8, align: 'start' })
  // A long name takes two lines above the day, at its full size.
  write(doc, '行', `${receipt.house}（盖章）`, foot + 30, { size: 12, height: 13, align: 'start', indent: 90 })
  write(doc, '行', '　　　　年　　月　　日', foot + 44, { size: 12, height: 8, align: 'start', indent: 90 })
  const owner = { name: receipt.name, number: receipt.number }
  drawContinuation(doc, { title: '干部人事档案转递回执（续）', owner, words: rest })
  return []
}

function wordsOf({ sentOn, receivedOn, number, name, counted, gap }: TransferReceipt): string {
  const [came, got] = [dayOf(sentOn), dayOf(receivedOn)]
  const volumes = counted.originals + counted.duplicates
  const what = `　　你处${came}转来第${number}${name}同志的档案共${volumes}卷、材料${counted.materials}份，已于${got}收到`
  return gap === ''
    ? `${what}，经清点无误，现将回执退回。`
    : `${what}。经清点，下列各项与通知单、目录不符，请核查，并将缺少的材料补齐转来。现将回执退回。\n　　${gap.replaceAll('\n', '\n　　')}`
}

const dayOf = ([year, month, day]: TransferReceipt['sentOn']): string => `${year}年${month}月${day}日`

type Line = NonNullable<Parameters<typeof fill>[3]> & { readonly height: number; readonly indent?: number }

function write(doc: Document, label: string, words: string, y: number, { height, indent = 0, ...style }: Line): string {
  doc.say(label, words)
  return fill(doc, words, { x: left + indent, y, width: tableWidth - indent, height }, style)
}

/** What the slip says over what was counted. */
function drawCounts(doc: Document, receipt: TransferReceipt, y: number, rest: Overflow) {
  let x = left
  for (const [at, [head, value]] of [
    ['姓名', receipt.name] as const,
    ['原工作单位及职务', receipt.office] as const,
    ['通知单所列 / 实收', ''] as const,
  ].entries()) {
    const width = columns[at] ?? 0
    if (at < 2) {
      cell(doc, head, x, y, width, 12, true)
      rest.add(head, cell(doc, value, x, y + 12, width, 22))
      doc.say(head, value)
    } else {
      cell(doc, '', x, y, width, 12, true)
      cell(doc, '通知单所列', x, y + 12, width, 11, true)
      cell(doc, '实际收到', x, y + 23, width, 11, true)
    }
    x += width
  }
  for (const [what, head] of [
    ['originals', '正本\n卷数'],
    ['duplicates', '副本\n卷数'],
    ['materials', '材料\n份数'],
    ['pages', '材料\n页数'],
  ] as const) {
    const [said, counted] = [receipt.said[what], receipt.counted[what]].map((number) =>
      what === 'pages' && receipt.said.pages + receipt.counted.pages === 0 ? '' : String(number),
    )
    cell(doc, head, x, y, count, 12, true)
    cell(doc, said ?? '', x, y + 12, count, 11)
    cell(doc, counted ?? '', x, y + 23, count, 11)
    doc.say(head.replace('\n', ''), `${said}/${counted}`)
    x += count
  }
  doc.frame({ x: left, y, width: tableWidth, height: 34 }, lines.outer)
}

function cell(
  doc: Document,
  words: string,
  x: number,
  y: number,
  width: number,
  height: number,
  isHead = false,
): string {
  const box = { x, y, width, height }
  doc.frame(box, lines.inner)
  return fill(doc, words, box, { size: 11, ...(isHead && { style: 'song-bold' as const }) })
}
