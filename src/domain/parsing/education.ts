import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import type { ExchangeFile, Understood } from '#domain/dossiers/section.ts'
import { readCoded } from './coded.ts'
import { readSchool } from './schools.ts'
import { isBlank } from './text.ts'

/** The spelling YuanXiaoXi is that of the format (domain.md §2.4). */
const blocks = [
  { mode: educationModes.codes[0], prefix: 'QuanRiZhiJiaoYu' },
  { mode: educationModes.codes[1], prefix: 'ZaiZhiJiaoYu' },
] as const

const parts = ['XueLi', 'XueWei', 'XueLi_BiYeYuanXiaoXi', 'XueWei_BiYeYuanXiaoXi'] as const

export const educationTags: readonly string[] = blocks.flatMap(({ prefix }) => parts.map((part) => `${prefix}_${part}`))

/** 学历学位: up to two records, full-time and in-service, each with its degree (decisions.md 22). */
export function readEducation(file: ExchangeFile): readonly Understood[] {
  return blocks.flatMap(({ mode, prefix }) => {
    const [level = '', degree = '', ofLevel = '', ofDegree = ''] = parts.map((part) => file.text(`${prefix}_${part}`))
    if ([level, degree, ofLevel, ofDegree].every(isBlank)) return []
    const [read, graced, school] = [
      readCoded(educationLevels, level, 'level'),
      readCoded(degrees, degree, 'degree'),
      readSchool(ofLevel, ofDegree),
    ]
    const fields = {
      ...(mode && { mode: { code: mode.code, text: mode.name } }),
      ...(read.value && { level: read.value }),
      ...(graced.value && { degree: graced.value }),
      ...(school.value && { school: school.value }),
    }
    const schools = [ofLevel, ofDegree].filter((text) => !isBlank(text)).map((text) => text.trim())
    return [
      {
        raw: [level, degree, ...schools]
          .filter((text) => !isBlank(text))
          .map((text) => text.trim())
          .join('　'),
        sources: { level, degree, school: schools.join('\n') },
        fields,
        doubts: [...read.doubts, ...graced.doubts, ...school.doubts],
      },
    ]
  })
}
