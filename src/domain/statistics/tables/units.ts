import type { ColumnGroup, StandardTable } from '../table.ts'
import { aside, each, meanAge, schooling, titles, usual } from './parts.ts'

/** The staff by department, told apart by one thing. */
const by = (name: string, en: string, ...columns: readonly ColumnGroup[]): StandardTable => ({
  name: `各部门${name}`,
  en: `Departments: ${en}`,
  chapter: 'units',
  means: {
    name: '在册职工，按一级部门，含下级',
    en: 'The staff by department with everything below it',
  },
  of: 'staff',
  rows: ['department'],
  columns,
})

export const byDepartment: StandardTable = {
  ...by('人员基本情况', 'people', ...usual),
  name: '各部门人员基本情况',
  en: 'People by department',
  means: { name: '在册职工，按一级部门和所在部门', en: 'The staff by department and unit' },
  rows: ['department', 'unit'],
}

/** 在册人员: by what the group `who` says alone, for whoever may list no more. */
export const onTheRolls: StandardTable = {
  name: '各部门在册人数',
  en: 'On the rolls by department',
  chapter: 'units',
  means: {
    name: '截止日在册的全部人员，含劳务派遣、退休返聘和借调进来的人员，按部门',
    en: 'Everybody on the rolls, dispatched, re-engaged and seconded people among them, by unit',
  },
  of: 'present',
  rows: ['department', 'unit'],
  columns: [each('years-here'), { is: 'mean', amount: 'years-here' }],
}

export const departmentRanks: StandardTable = {
  ...by('职级', 'ranks'),
  rows: ['department', 'rank'],
  columns: [aside, each('education'), each('age'), meanAge],
}
export const departmentKinds = by('人员类别', 'kinds of person', each('person-kind'))
export const departmentTitles = by('职称', 'titles', titles, meanAge)
export const departmentSchooling = by('学历学位', 'education', ...schooling)
export const departmentAges = by('年龄', 'age', each('age-by-five'), meanAge)
export const departmentPolitics = by('政治面貌', 'political affiliation', each('politics'), each('minority'))
export const departmentSexes = by('性别', 'sex', each('sex'), meanAge)
export const departmentTenures = by('任现职级时间', 'years in the rank', each('rank-tenure'))
export const departmentYears = by(
  '本单位工作年限',
  'years here',
  each('years-here'),
  { is: 'mean', amount: 'years-here' },
  { is: 'mean', amount: 'years-of-work' },
)
export const departmentEmployment = by('用工形式', 'forms of employment', each('employment'))
