import { isBlank } from '#domain/parsing/text.ts'
import type { FileDoubt, TagValue } from './parsed.ts'

type Family = { readonly relatives: readonly (readonly TagValue[])[]; readonly doubts: readonly FileDoubt[] }

const cells = [
  { tag: 'ChengWei', field: 'relation' },
  { tag: 'XingMing', field: 'name' },
  { tag: 'ChuShengRiQi', field: 'birth' },
  { tag: 'ZhengZhiMianMao', field: 'politics' },
  { tag: 'GongZuoDanWeiJiZhiWu', field: 'work' },
] as const

/**
 * Five columns whose values are joined by `@`, padded to seven or more (docs/law/exchange-lrm.md §2). A column with more
 * slots than the others holds an `@` of its own, and nobody can say in which: from there on both readings are offered.
 */
export function familyOf(columns: readonly string[]): Family {
  const slots = columns.map((column) => column.split('@'))
  const usual = usualCount(slots.filter((column) => column.some((slot) => !isBlank(slot))).map(({ length }) => length))
  const rows = Array.from({ length: Math.max(usual, 0) }, (_, at) => slots.map((column) => slotAt(column, at, usual)))
  const relatives: (readonly TagValue[])[] = []
  const doubts: FileDoubt[] = []
  for (const [row, values] of rows.entries()) {
    if (values.every(isBlank)) continue
    for (const [at, { field }] of cells.entries()) {
      const column = slots[at] ?? []
      const [one, other] = [values[at] ?? '', shifted(column, row, usual)]
      if (column.length > usual && one !== other && !isBlank(one))
        doubts.push({
          section: 'family',
          at: relatives.length,
          doubt: { code: 'slots-unsure', field, readings: [one, other].filter((text) => !isBlank(text)) },
        })
    }
    relatives.push(cells.map(({ tag }, at) => ({ tag, text: values[at] ?? '' })))
  }
  return { relatives, doubts }
}

/** How many slots most columns have. */
function usualCount(counts: readonly number[]): number {
  const times = (count: number) => counts.filter((other) => other === count).length
  return counts.toSorted((a, b) => times(b) - times(a) || a - b)[0] ?? 0
}

/** The slots one behind the other; what is too much stays in the last that says something. */
function slotAt(column: readonly string[], at: number, usual: number): string {
  if (column.length <= usual || at < usual - 1) return column[at] ?? ''
  return column
    .slice(at)
    .filter((slot) => !isBlank(slot))
    .join('@')
}

/** The same slot if the surplus signs stood in the first value. */
function shifted(column: readonly string[], at: number, usual: number): string {
  const over = column.length - usual
  return at === 0 ? column.slice(0, over + 1).join('@') : (column[at + over] ?? '')
}
