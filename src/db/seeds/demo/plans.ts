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

/** Begun so many working days ago. */
export type Plan = { readonly person: DemoPerson; readonly stage: Stage; readonly begun: number }

const unfinished: Readonly<Record<string, Omit<Plan, 'person'>>> = {
  黎佳怡: { stage: 'draft', begun: 1 },
  冼雪莹: { stage: 'draft', begun: 3 },
  葛沛然: { stage: 'at-check', begun: 1 },
  令狐晨: { stage: 'at-head', begun: 3 },
  吉克阿依: { stage: 'at-leader', begun: 6 },
  阿依努尔·吐尔逊: { stage: 'at-top', begun: 8 },
  乐思远: { stage: 'returned', begun: 7 },
  扎西顿珠: { stage: 'rejected', begun: 24 },
  朴贤淑: { stage: 'withdrawn', begun: 5 },
  丁大有: { stage: 'to-print', begun: 9 },
  巴图孟克: { stage: 'printed', begun: 11 },
  陳嘉慧: { stage: 'printed', begun: 10 },
}

/** Leaders first, then department by department: a few dossiers a week, the last of them two weeks ago. */
export const plans: readonly Plan[] = people.map((person) => {
  const plan = unfinished[person.name]
  if (plan) return { person, ...plan }
  const filed = people.filter(({ name }) => !unfinished[name])
  const place = filed.indexOf(person)
  return { person, stage: 'filed', begun: 66 - Math.floor((place * 52) / filed.length) }
})

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
