import type { StandardTable } from '../table.ts'
import { aside, each, meanAge, schooling, titles, usual, usualEnterprise } from './parts.ts'

/** 领导班子: 公司正职 to 公司助理级. */
export const leading = ['C1', 'C2', 'C3']

/** 中层正职 and 中层副职. */
export const middleRanks = ['M1', 'M2']

/** 干部基本情况 by rank (docs/law/statistics.md §1). */
export const byRank: StandardTable = {
  name: '各职级人员基本情况',
  en: 'People by rank',
  chapter: 'structure',
  means: { name: '在册职工，按截止日在任的职级', en: 'The staff, by the rank held on the day' },
  of: 'staff',
  rows: ['rank'],
  columns: usual,
}

export const leaders: StandardTable = {
  name: '领导班子成员基本情况',
  en: 'The leading team',
  chapter: 'structure',
  means: {
    name: '职级为公司正职、副职、助理级的在册职工',
    en: 'The staff of the ranks of chief, deputy and assistant of the company',
  },
  of: 'staff',
  where: [{ measure: 'rank', values: leading }],
  rows: ['rank'],
  fixed: leading,
  columns: [aside, ...schooling, each('age-enterprise'), meanAge, each('rank-tenure')],
}

export const middle: StandardTable = {
  name: '中层正副职基本情况',
  en: 'The middle level',
  chapter: 'structure',
  means: {
    name: '职级为中层正职、中层副职的在册职工，按一级部门分',
    en: 'The staff of the middle ranks, chief and deputy, by department',
  },
  of: 'staff',
  where: [{ measure: 'rank', values: middleRanks }],
  rows: ['rank', 'department'],
  fixed: middleRanks,
  columns: usualEnterprise,
}

export const organRanks: StandardTable = {
  name: '公务员及参公人员职务层次与职级',
  en: 'Civil servants by level and grade',
  chapter: 'structure',
  means: {
    name: '人员类别为公务员、参公人员的在册职工，按职务层次或职级',
    en: 'The civil servants and those managed likewise, by level of post or grade',
  },
  profiles: ['state'],
  of: 'staff',
  where: [{ measure: 'person-kind', values: ['10', '11'] }],
  rows: ['rank'],
  columns: [...usual, each('rank-tenure'), each('grass-roots')],
}

export const institutionRanks: StandardTable = {
  name: '事业单位人员岗位等级',
  en: 'Public institutions by grade of post',
  chapter: 'structure',
  means: {
    name: '事业单位管理、专业技术、工勤人员，各按岗位等级',
    en: 'Managers, professionals and workmen of public institutions, by the grades of their posts',
  },
  profiles: ['state'],
  of: 'staff',
  where: [{ measure: 'person-kind', values: ['20', '21', '22'] }],
  rows: ['person-kind', 'rank'],
  columns: [...usual, titles],
}

export const grades: StandardTable = {
  name: '职级分布',
  en: 'Grades by kind of person',
  chapter: 'structure',
  means: { name: '在册职工，按职级，各人员类别并列', en: 'The staff by grade, kinds of person side by side' },
  of: 'staff',
  rows: ['rank'],
  columns: [each('person-kind'), { is: 'mean', amount: 'years-here' }],
}

export const rankTenures: StandardTable = {
  name: '任现职级时间',
  en: 'Years in the rank',
  chapter: 'structure',
  means: {
    name: '在册职工，任现职级满多少年；同一职级连续的几段接着算',
    en: 'The staff by full years in the rank held; stretches of one rank that join count on',
  },
  of: 'staff',
  rows: ['rank'],
  columns: [each('rank-tenure'), meanAge],
}

export const rankAges: StandardTable = {
  name: '职级与年龄',
  en: 'Rank by age',
  chapter: 'structure',
  means: { name: '在册职工，职级与五岁一段的年龄交叉', en: 'The staff, rank by age in steps of five years' },
  of: 'staff',
  rows: ['rank'],
  columns: [each('age-by-five'), meanAge],
}

export const grassRootsByRank: StandardTable = {
  name: '基层工作经历',
  en: 'Work at the grass roots',
  chapter: 'structure',
  means: {
    name: '在册职工，简历中标为基层的各段相加满2年的',
    en: 'The staff, by the years that their careers mark as grass-roots work',
  },
  of: 'staff',
  rows: ['rank'],
  columns: [each('grass-roots'), each('age')],
}
