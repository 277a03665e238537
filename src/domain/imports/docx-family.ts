import { isBlank } from '#domain/parsing/text.ts'
import type { Box } from './docx-grid.ts'
import { familyColumn, labelOf } from './docx-labels.ts'
import type { TagValue } from './parsed.ts'

type Family = { readonly relatives: readonly (readonly TagValue[])[]; readonly taken: ReadonlySet<Box> }

type Column = { readonly tag: string; readonly from: number; readonly to: number }

/**
 * 家庭主要成员及重要社会关系: the rows under the heads 称谓, 姓名, 年龄 or 出生年月, 政治面貌 and 工作单位及职务, down to the next label. An
 * age is kept as it is written: no birth follows from it (docs/decisions/0201).
 */
export function familyIn(boxes: readonly Box[]): Family {
  const taken = new Set<Box>()
  const relatives: (readonly TagValue[])[] = []
  for (const head of boxes.filter(({ text }) => familyColumn(text) === 'ChengWei')) {
    const heads = boxes.filter(({ table, row, text }) => table === head.table && row === head.row && familyColumn(text))
    if (heads.length < 3) continue
    for (const box of heads) taken.add(box)
    const columns = heads.map(({ text, from, to }): Column => ({ tag: familyColumn(text) ?? '', from, to }))
    for (const row of rowsUnder(boxes, head)) {
      for (const box of row) taken.add(box)
      const relative = columns.map(({ tag, from, to }): TagValue => {
        const text = row
          .filter((box) => box.from >= from && box.from < to)
          .map((box) => box.text.trim())
          .join('\n')
        return { tag: tag === 'age' ? 'ChuShengRiQi' : tag, text: tag === 'age' ? ageOf(text) : text }
      })
      if (!relative.every(({ text }) => isBlank(text))) relatives.push(relative)
    }
  }
  return { relatives, taken }
}

/** The rows that follow the heads, each from the first column on, until one that begins with a label. */
function rowsUnder(boxes: readonly Box[], head: Box): readonly (readonly Box[])[] {
  const below = boxes.filter(({ table, row }) => table === head.table && row >= head.below)
  const rows: (readonly Box[])[] = []
  for (const row of Map.groupBy(below, (box) => box.row).values()) {
    const [first] = row
    if (first && first.from < head.to && labelOf(first.text) && !isOfFamily(first)) break
    rows.push(row.filter(({ from }) => from >= head.from))
  }
  return rows
}

/** The label of the family itself stands beside its rows, merged over them or not. */
const isOfFamily = ({ text }: Box) => labelOf(text)?.is === 'heading'

/** 49 and 49岁 are ages; anything else stands for itself. */
const ageOf = (text: string): string => (/^\s*\d{1,3}\s*$/.test(text) ? `${text.trim()}岁` : text)
