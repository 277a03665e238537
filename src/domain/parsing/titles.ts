import { codeOf } from '#domain/codes/code.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Coded, Understood } from '#domain/dossiers/section.ts'
import { trimmed } from './text.ts'

/** 专业技术职务: usually one, sometimes several with signs between them. */
export function readTitles(written: string): readonly Understood[] {
  return trimmed(written)
    .split(/[、，,；;\n\r/]+(?![^（(]*[）)])/)
    .map((title) => title.trim().replace(/[。.]$/, ''))
    .filter((title) => title !== '' && title !== '无')
    .map((title) => {
      const level = levelOf(title)
      return { raw: title, fields: { title, ...(level && { level }) }, doubts: [] }
    })
}

/**
 * The level that the name itself tells (GB/T 8561-2001, docs/law/codes.md §2); where it does not, nothing is guessed.
 */
function levelOf(title: string): Coded | undefined {
  const code = patterns.find(([pattern]) => pattern.test(title))?.[1]
  const level = code && codeOf(titleLevels, code)
  return level ? { code: level.code, text: level.name } : undefined
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:正高级|教授级|研究员级)|^(?:教授|研究员|研究馆员|编审|译审|主任(?:医|药|护|技)师|一级(?:律师|编剧|导演|演员))$/,
    '1',
  ],
  [
    /^副(?:教授|研究员|编审|译审|主任(?:医|药|护|技)师|研究馆员)$|^高级(?:工程|经济|会计|统计|审计|农艺|政工|实验|工艺美术)师$|^高级讲师$/,
    '2',
  ],
  [/^(?:工程|经济|会计|统计|审计|农艺|政工|实验|主治医|主管(?:药|护|技))师$|^(?:讲师|馆员|编辑|翻译|助理研究员)$/, '3'],
  [/^助理(?:工程|经济|会计|统计|审计|农艺|政工|实验)师$|^(?:助教|助理馆员|助理编辑)$|^(?:医|药|护|技)师$/, '4'],
  [/^(?:技术|经济|会计|统计|审计|农业技术|政工)员$/, '5'],
]
