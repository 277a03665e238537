import { people } from './people/index.ts'
import type { DemoPerson } from './person.ts'

/** How far a dossier of the demo has come, so that each step of the way can be walked from somewhere. */
export type Stage =
  | 'draft'
  | 'at-check'
  | 'at-head'
  | 'at-leader'
  | 'at-top'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'to-print'
  | 'printed'
  | 'filed'

/** Begun so many working days ago, by one of the two officers, or by the deputy whose dossiers those are. */
export type Plan = {
  readonly person: DemoPerson
  readonly stage: Stage
  readonly begun: number
  readonly by: '苏雅琴' | '邹雨桐' | '覃慧芳'
}

const unfinished: Readonly<Record<string, Omit<Plan, 'person'>>> = {
  黎佳怡: { stage: 'draft', begun: 1, by: '邹雨桐' },
  冼雪莹: { stage: 'draft', begun: 3, by: '苏雅琴' },
  葛沛然: { stage: 'at-check', begun: 1, by: '苏雅琴' },
  令狐晨: { stage: 'at-head', begun: 3, by: '邹雨桐' },
  吉克阿依: { stage: 'at-leader', begun: 6, by: '苏雅琴' },
  阿依努尔·吐尔逊: { stage: 'at-top', begun: 8, by: '邹雨桐' },
  乐思远: { stage: 'returned', begun: 7, by: '邹雨桐' },
  扎西顿珠: { stage: 'rejected', begun: 24, by: '苏雅琴' },
  朴贤淑: { stage: 'withdrawn', begun: 5, by: '邹雨桐' },
  丁大有: { stage: 'to-print', begun: 9, by: '苏雅琴' },
  巴图孟克: { stage: 'printed', begun: 11, by: '邹雨桐' },
  陳嘉慧: { stage: 'printed', begun: 10, by: '苏雅琴' },
}

/** Whose dossier the 代管人 keeps: that of HR people and of their relatives here (docs/decisions/0039). */
export const isDeputys = ({ unit, family }: DemoPerson): boolean =>
  unit === 'LC-RL' || people.some((officer) => officer.unit === 'LC-RL' && family.includes(`@${officer.name}`))

const filed = people.filter(({ name }) => !unfinished[name])

/** Leaders first, then department by department: a few dossiers a week, the last of them two weeks ago. */
export const plans: readonly Plan[] = people.map((person) => {
  const plan = unfinished[person.name]
  if (plan) return { person, ...plan }
  const place = filed.indexOf(person)
  const by = isDeputys(person) ? '覃慧芳' : place % 2 === 0 ? '苏雅琴' : '邹雨桐'
  return { person, stage: 'filed', begun: 66 - Math.floor((place * 52) / filed.length), by }
})

/**
 * The one whose sheet on the shelf says less than the dossier by now (docs/decisions/0077), and what came to be known.
 */
export const superseded = {
  name: '王伟',
  unit: 'LC-CW',
  title: '正高级会计师',
  level: { code: '1', text: '正高级' },
} as const

/** Opinions as people write them here; which one follows from the turn. */
export const opinions = {
  check: ['与身份证、户口簿、毕业证书原件核对一致。', '已对照原件核对，无误。', '原件已核，照片为本人近照。'],
  head: ['情况属实，同意。', '履历、考核情况属实，同意建档。', '同意。', '经部门核对，与本人实际情况一致，同意。'],
  leaders: ['同意。', '同意建档。', '同意，按规定归档。', ''],
  return: '毕业证书上的专业名称与简历不一致，请核对原件后再报；2020.07 的职务变动请补文号。',
  reject: '该同志的组织关系拟转往锦城分公司，档案由接收单位建立，本公司不再建档。',
  withdraw: '姓名用字以户口簿为准，待本人补交户口簿复印件后再报。',
  submit: ['现有人员建档，请审核。', '存量干部建档。', '按建档计划报审。'],
} as const
