import { codedAs } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { isBlank, linesIn } from '#domain/parsing/text.ts'
import { type Box, rightOf } from './docx-grid.ts'
import { labelOf } from './docx-labels.ts'
import type { TagValue } from './parsed.ts'

/**
 * 学历学位: beside 全日制教育 and 在职教育 stand level and degree, in two cells or in one, and behind 毕业院校系及专业, in the same
 * rows, the school of each.
 */
export const educationIn = (boxes: readonly Box[], taken: Set<Box>): readonly TagValue[] =>
  boxes.flatMap((box) => {
    const label = labelOf(box.text)
    if (label?.is !== 'education') return []
    const cells = valuesBeside(boxes, box, taken)
    const schoolLabel = boxes.find(
      (other) =>
        labelOf(other.text)?.is === 'school' &&
        other.table === box.table &&
        other.row < box.below &&
        other.below > box.row,
    )
    const schools = schoolLabel ? valuesBeside(boxes, schoolLabel, taken, box) : []
    const isApart = cells.filter(Boolean).length > 1
    const [level, degree] = isApart ? [cells[0] ?? '', cells.slice(1).join('\n')] : parted(cells.join(''))
    const [ofLevel = '', ...ofDegree] = schools
    return [
      { tag: `${label.prefix}_XueLi`, text: level },
      { tag: `${label.prefix}_XueWei`, text: degree },
      { tag: `${label.prefix}_XueLi_BiYeYuanXiaoXi`, text: ofLevel },
      { tag: `${label.prefix}_XueWei_BiYeYuanXiaoXi`, text: ofDegree.join('\n') },
    ]
  })

/** The texts to the right of a label, row by row, within the rows of `of`. */
function valuesBeside(boxes: readonly Box[], label: Box, taken: Set<Box>, of: Box = label): readonly string[] {
  const beside = rightOf(boxes, label).filter((box) => box.row < of.below && box.below > of.row && !labelOf(box.text))
  for (const box of beside) taken.add(box)
  return beside.map(({ text }) => text.trim())
}

/** Level and degree in one cell: a line each, or one word behind the other. */
function parted(cell: string): readonly [level: string, degree: string] {
  if (isBlank(cell)) return ['', '']
  const isDegree = (text: string) => codedAs(degrees, text) !== undefined
  const lines = linesIn(cell).flatMap((line) => splitWord(line, isDegree))
  return [lines.filter((line) => !isDegree(line)).join('\n'), lines.filter(isDegree).join('\n')]
}

/** 大学工学学士 is a level and a degree where both are known so. */
function splitWord(line: string, isDegree: (text: string) => boolean): readonly string[] {
  const parts = line.split(/[\s、，,；;/]+/).filter(Boolean)
  if (parts.length > 1 && parts.some(isDegree)) return parts
  if (line.length > 20) return [line]
  for (let at = 1; at < line.length; at += 1)
    if (isDegree(line.slice(at)) && codedAs(educationLevels, line.slice(0, at)))
      return [line.slice(0, at), line.slice(at)]
  return [line]
}
