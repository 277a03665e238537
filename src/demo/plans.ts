import { wished } from './growing/leaders.ts'
import { people } from './people/index.ts'
import type { DemoPerson } from './person.ts'
import { type Planted, planted } from './planted/index.ts'

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
  /** What does not agree in this dossier. */
  readonly planted: readonly Planted[]
}

const unfinished: Readonly<Record<string, Omit<Plan, 'person' | 'planted'>>> = {
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
  // The faces of the printer lack the first character of this given name: on paper it has to be dealt with by hand.
  赵𠮷祥: { stage: 'to-print', begun: 13, by: '邹雨桐' },
}

/** Whose dossier the 代管人 keeps: that of HR people and of their relatives here (docs/decisions/0039). */
export const isDeputys = ({ unit, family }: DemoPerson): boolean =>
  unit === 'LC-RL' || people.some((officer) => officer.unit === 'LC-RL' && family.includes(`@${officer.name}`))

/** Where some of the others stand, by how many of them come before: a large demo has no more of these than a usual one. */
const waiting = new Map<number, Omit<Plan, 'person' | 'by' | 'planted'>>(
  (
    [
      ['draft', [2, 4, 5, 8], [17, 61, 104, 149]],
      ['at-check', [1, 1, 2], [23, 88, 171]],
      ['at-head', [2, 3, 4, 5], [31, 96, 130, 202]],
      ['at-leader', [4, 6, 7], [44, 111, 183]],
      ['at-top', [6, 8], [52, 160]],
      ['returned', [6, 9], [70, 190]],
      ['withdrawn', [12], [120]],
      ['to-print', [9, 10, 11], [36, 79, 141]],
      ['printed', [10, 12], [58, 134]],
    ] as const
  ).flatMap(([stage, begun, places]) => places.map((place, at) => [place, { stage, begun: begun[at] ?? 1 }] as const)),
)

const unfinishedOf = (person: DemoPerson, place: number): Going['unfinished'] =>
  unfinished[person.name] ?? (place < byHand() ? undefined : waiting.get(place - people.length))

/** Leaders first, then department by department: a few dossiers a day, the last of them two weeks ago. */
export function plansOf(cast: readonly DemoPerson[]): readonly Plan[] {
  const going = cast.map((person, at) => ({ person, unfinished: unfinishedOf(person, at) }))
  const filed = going.filter(({ unfinished }) => !unfinished).length
  const spoiled = spoiledAmong(going.slice(byHand()))
  let place = -1
  return going.map(({ person, unfinished: plan }, at): Plan => {
    const planted = spoiled.get(person) ?? []
    if (plan) return { by: at % 2 === 0 ? '苏雅琴' : '邹雨桐', ...plan, person, planted }
    place += 1
    const by = isDeputys(person) ? '覃慧芳' : place % 2 === 0 ? '苏雅琴' : '邹雨桐'
    const begun = 66 - Math.floor((place * 52) / filed)
    return { person, stage: 'filed', begun, by, planted }
  })
}

type Going = { readonly person: DemoPerson; readonly unfinished: Omit<Plan, 'person' | 'by' | 'planted'> | undefined }

/** Each contradiction stands in the dossier of the first whom it fits and who has room for it. */
function spoiledAmong(going: readonly Going[]): ReadonlyMap<DemoPerson, readonly Planted[]> {
  const spoiled = new Map<DemoPerson, readonly Planted[]>()
  for (const one of planted) {
    const found = going.find(({ person, unfinished }) => {
      const stands = one.draft ? unfinished?.stage === 'draft' : !unfinished
      return stands && one.fits(person) && hasRoom(spoiled.get(person) ?? [], one)
    })
    if (found) spoiled.set(found.person, [...(spoiled.get(found.person) ?? []), one])
  }
  return spoiled
}

/** Most rules compare with these, so that a contradiction there stands alone. */
const compared = ['basic', 'id-numbers']

const hasRoom = (there: readonly Planted[], one: Planted): boolean =>
  there.length === 0 ||
  (there.length < 3 &&
    ![one, ...there].some(({ section }) => compared.includes(section)) &&
    there.every(({ section }) => section !== one.section))

/** How many are not made by the dice. */
const byHand = () => people.length + wished().length

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
  update: ['已核对材料，同意。', '情况属实，同意。', '同意。'],
  updateReturn: '家庭成员的职务与单位证明不一致，请核实后再报。',
  submit: ['现有人员建档，请审核。', '存量干部建档。', '按建档计划报审。'],
} as const
