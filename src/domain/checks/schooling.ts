import type { Coded, DossierRecord, Value } from '#domain/dossiers/section.ts'
import { bareWords, isStudy, textOf } from './values.ts'

/** How high a 学历 of ZB64 stands: primary, junior and senior secondary, junior college, university, postgraduate. */
const tiers: readonly (readonly [tier: number, codes: readonly string[]])[] = [
  [1, ['39']],
  [2, ['38']],
  [3, ['35', '36', '37']],
  [4, ['31', '32', '33', '34']],
  [5, ['21', '22', '23']],
  [6, ['11', '12', '1A', '1B']],
]

/** 1 to 6, undefined for a level outside the table. */
export const tierOf = (level: Value | undefined): number | undefined =>
  tiers.find(([, codes]) => codes.includes((level as Coded | undefined)?.code ?? ''))?.[0]

/** The name of the school at the beginning of 毕业院校系及专业, without department and subject; undefined where none is read. */
export const schoolIn = (text: Value | undefined): string | undefined =>
  /^.*?(?:大学|学院|学校|党校|中学|技校|研究院)/.exec(bareWords(textOf(text)))?.[0]

/** The lines of study in the résumé that name this school. */
export const studyAt = (school: string, resume: readonly DossierRecord[]): readonly DossierRecord[] =>
  resume.filter(({ fields }) => isStudy(textOf(fields['text'])) && bareWords(textOf(fields['text'])).includes(school))
