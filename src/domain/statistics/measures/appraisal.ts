import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Day } from '#domain/time.ts'
import { grouped, type Measure } from '../measure.ts'

const bandOf = grouped([
  ['excellent', ['1']],
  ['competent', ['2', '2B']],
  ['basic', ['3', '3B']],
  ['incompetent', ['4', '4B']],
  ['ungraded', /^[567]/],
])

/** The grade of the last year that had ended; `none` where nothing is recorded of it, undefined where what is recorded is no grade. */
export function gradeOf({ grades = [] }: CountedFacts, day: Day): string | undefined {
  const year = String(Number(day.slice(0, 4)) - 1)
  const of = grades.findLast((grade) => grade.year === year)
  return of ? bandOf(of.result) : 'none'
}

/** 年度考核, of the year before the cut-off date: that of the year itself is given after its end. */
export const appraisal: Measure = {
  name: '上年度考核等次',
  en: 'Grade of the year before',
  group: 'appraisal',
  means: {
    name: '截止日上一年度的考核结果',
    en: 'The result of the appraisal of the year before the cut-off date',
  },
  values: [
    { code: 'excellent', name: '优秀', en: 'Excellent' },
    { code: 'competent', name: '称职（合格）', en: 'Competent' },
    { code: 'basic', name: '基本称职（基本合格）', en: 'Basically competent' },
    { code: 'incompetent', name: '不称职（不合格）', en: 'Incompetent' },
    { code: 'ungraded', name: '不定等次或未参加', en: 'No grade' },
    { code: 'none', name: '没有记录', en: 'Not recorded' },
  ],
  of: ({ facts }, day) => gradeOf(facts, day),
}
