import { type CodeTable, codedAs } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import type { ExchangeFile, Understood } from '#domain/dossiers/section.ts'
import { readCoded } from './coded.ts'
import { readSchool, statementsIn } from './schools.ts'
import { isBlank, linesIn, oneLine } from './text.ts'

/** The spelling YuanXiaoXi is that of the format (docs/law/exchange-lrmx.md §2). */
const blocks = [
  { mode: educationModes.codes[0], prefix: 'QuanRiZhiJiaoYu' },
  { mode: educationModes.codes[1], prefix: 'ZaiZhiJiaoYu' },
] as const

const parts = ['XueLi', 'XueWei', 'XueLi_BiYeYuanXiaoXi', 'XueWei_BiYeYuanXiaoXi'] as const

export const educationTags: readonly string[] = blocks.flatMap(({ prefix }) => parts.map((part) => `${prefix}_${part}`))

/** 学历学位: full-time and in-service, each with its degree (docs/decisions/0022); two in one cell are two records. */
export function readEducation(file: ExchangeFile): readonly Understood[] {
  return blocks.flatMap(({ mode, prefix }) => {
    const [level = '', degree = '', ofLevel = '', ofDegree = ''] = parts.map((part) => file.text(`${prefix}_${part}`))
    if ([level, degree, ofLevel, ofDegree].every(isBlank)) return []
    const kind = mode && { mode: { code: mode.code, text: mode.name } }
    return apart({ level, degree, ofLevel, ofDegree }).map((one) => recordOf(one, kind))
  })
}

type Written = { readonly level: string; readonly degree: string; readonly ofLevel: string; readonly ofDegree: string }

/**
 * Two levels or two degrees in one cell are two statements; schools of as many lines belong to them in their order, one
 * school is that of all. Where the lines do not agree all stays with the first.
 */
function apart({ level, degree, ofLevel, ofDegree }: Written): readonly Written[] {
  const [levels, grades] = [wordsIn(educationLevels, level), wordsIn(degrees, degree)]
  const count = Math.max(levels.length, grades.length)
  if (count < 2) return [{ level: levels[0] ?? '', degree: grades[0] ?? '', ofLevel, ofDegree }]
  const [schools, others] = [statementsIn(ofLevel), statementsIn(ofDegree)]
  return Array.from({ length: count }, (_, at) => ({
    level: levels[at] ?? '',
    degree: grades[at] ?? '',
    ofLevel: nth(schools, at, count),
    ofDegree: nth(others, at, count),
  }))
}

const nth = (schools: readonly string[], at: number, count: number) =>
  schools.length === count ? (schools[at] ?? '') : at === 0 || schools.length === 1 ? schools.join('\n') : ''

/** The words of a cell, one or several; a name that was folded over two lines is one word. */
function wordsIn(table: CodeTable, cell: string): readonly string[] {
  const known = (text: string) => codedAs(table, text.replace(/\s+/g, '')) !== undefined
  if (isBlank(cell) || known(oneLine(cell))) return isBlank(cell) ? [] : [cell]
  const words = linesIn(cell).flatMap((line) => line.split(/[、；;，,/]/))
  const several = words.map((word) => word.trim()).filter(Boolean)
  return several.length > 1 && several.every(known) ? several : [linesIn(cell).join('、')]
}

function recordOf({ level, degree, ofLevel, ofDegree }: Written, mode: Understood['fields'] | undefined): Understood {
  const [read, graced, school] = [
    readCoded(educationLevels, level, 'level'),
    readCoded(degrees, degree, 'degree'),
    readSchool(ofLevel, ofDegree),
  ]
  const fields = {
    ...mode,
    ...(read.value && { level: read.value }),
    ...(graced.value && { degree: graced.value }),
    ...(school.value && { school: school.value }),
  }
  const said = [level, degree, ofLevel, ofDegree].filter((text) => !isBlank(text)).map((text) => text.trim())
  const schools = [ofLevel, ofDegree].filter((text) => !isBlank(text)).map((text) => text.trim())
  return {
    raw: said.join('　'),
    sources: { level, degree, school: schools.join('\n') },
    fields,
    doubts: [...read.doubts, ...graced.doubts, ...school.doubts],
  }
}
