import { isBlank } from '#domain/parsing/text.ts'
import type { FileDoubt } from './parsed.ts'

type Parts = {
  readonly texts: readonly (readonly [tag: string, text: string])[]
  readonly doubts: readonly FileDoubt[]
}

const modes = ['QuanRiZhiJiaoYu', 'ZaiZhiJiaoYu'] as const

/**
 * 学历学位 and 毕业院校系及专业: `全日制学历#全日制学位@在职学历#在职学位` (docs/law/exchange-lrm.md §2). A cell without any sign says
 * one thing and not of which of the two: it is read as full-time and asked. What is left behind further signs stays with
 * the last part.
 */
export function readParts(levels: string, schools: string): Parts {
  const [ofLevels, ofSchools] = [levels, schools].map(halvesOf) as [Halves, Halves]
  const texts = modes.flatMap((mode, at) => [
    [`${mode}_XueLi`, ofLevels[at]?.[0] ?? ''] as const,
    [`${mode}_XueWei`, ofLevels[at]?.[1] ?? ''] as const,
    [`${mode}_XueLi_BiYeYuanXiaoXi`, ofSchools[at]?.[0] ?? ''] as const,
    [`${mode}_XueWei_BiYeYuanXiaoXi`, ofSchools[at]?.[1] ?? ''] as const,
  ])
  const bare =
    [levels, schools].every((cell) => !cell.includes('@')) && [levels, schools].some((cell) => !isBlank(cell))
  const unsure: FileDoubt = {
    section: 'education',
    at: 0,
    doubt: { code: 'mode-unsaid', field: 'mode', readings: ['全日制教育', '在职教育'] },
  }
  return { texts, doubts: bare ? [unsure] : [] }
}

type Halves = readonly (readonly [first: string, second: string])[]

/** The two halves of a cell, each with its two parts. */
function halvesOf(cell: string): Halves {
  const [full = '', ...rest] = cell.split('@')
  return [full, rest.filter((part) => !isBlank(part)).join('\n')].map((half) => {
    const [first = '', ...second] = half.split('#')
    return [first, second.filter((part) => !isBlank(part)).join('、')] as const
  })
}
