import type { Doubt } from '#domain/dossiers/section.ts'
import { oneLine } from './text.ts'

export type ReadSchool = { readonly value?: string; readonly doubts: readonly Doubt[] }

/**
 * 毕业院校系及专业: the line of the 学历 and the line of the 学位 are one statement (domain.md §2.4). Some writers put the whole
 * in both, some break it between school and subject, and a degree of another school names both schools (§2.3).
 */
export function readSchool(ofLevel: string, ofDegree: string): ReadSchool {
  const [one, other] = [oneLine(ofLevel), oneLine(ofDegree)]
  if (one === '' || other === '' || same(one, other))
    return { doubts: [], ...((one || other) && { value: one || other }) }
  if (bare(one).includes(bare(other))) return { value: one, doubts: [] }
  if (bare(other).includes(bare(one))) return { value: other, doubts: [] }
  if (!school.test(other)) return { value: `${one}${other}`, doubts: [] }
  const both = `${one}；${other}`
  return {
    value: both,
    doubts: [{ code: 'two-schools', field: 'school', readings: [both, `${one}${other}`, one, other] }],
  }
}

const school = /大学|学院|学校|党校|研究院|研究所|科学院|University|College|Institute|School/i

const bare = (text: string) => text.replace(/[\s，,、；;。]/g, '')

const same = (one: string, other: string) => bare(one) === bare(other)
