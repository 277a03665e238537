import type { StandardTable } from '../table.ts'
import { aside, each, meanAge, schooling, titles, usual, usualEnterprise } from './parts.ts'

export const byPersonKind: StandardTable = {
  name: '各类人员基本情况',
  en: 'People by kind',
  chapter: 'structure',
  means: { name: '在册职工，按人员大类和人员类别', en: 'The staff by kind of person' },
  of: 'staff',
  rows: ['person-side', 'person-kind'],
  columns: usual,
}

export const managers: StandardTable = {
  name: '经营管理人员基本情况',
  en: 'Managers',
  chapter: 'structure',
  means: {
    name: '人员类别为企业管理人员的在册职工，按职级',
    en: 'The staff who are managers of an enterprise, by rank',
  },
  of: 'staff',
  where: [{ measure: 'person-kind', values: ['30'] }],
  rows: ['rank'],
  columns: [...usualEnterprise, each('rank-tenure')],
}

export const professionals: StandardTable = {
  name: '专业技术人员基本情况',
  en: 'Professionals',
  chapter: 'structure',
  means: {
    name: '人员类别为企业或事业单位专业技术人员的在册职工，按取得的最高职称',
    en: 'The professionals of enterprises and public institutions, by the highest title obtained',
  },
  of: 'staff',
  where: [{ measure: 'person-kind', values: ['21', '31'] }],
  rows: ['title-level'],
  columns: usualEnterprise,
}

export const skilled: StandardTable = {
  name: '技能人员基本情况',
  en: 'Skilled workers',
  chapter: 'structure',
  means: {
    name: '人员类别为企业技能人员或工勤人员的在册职工，按技能等级',
    en: 'Skilled workers and workmen, by level of skill',
  },
  of: 'staff',
  where: [{ measure: 'person-kind', values: ['22', '32'] }],
  rows: ['rank'],
  columns: [...usualEnterprise, each('years-of-work')],
}

export const byEmployment: StandardTable = {
  name: '用工形式',
  en: 'Forms of employment',
  chapter: 'structure',
  means: { name: '在册职工，按用工形式', en: 'The staff by form of employment' },
  of: 'staff',
  rows: ['employment'],
  columns: [aside, ...schooling, each('person-side'), meanAge],
}

export const byAuthority: StandardTable = {
  name: '管理权限',
  en: 'Who manages whom',
  chapter: 'structure',
  means: { name: '在册职工，按管理权限', en: 'The staff by who manages them' },
  profiles: ['state'],
  of: 'staff',
  rows: ['authority', 'rank'],
  columns: usual,
}

export const notCounted: StandardTable = {
  name: '不计入职工的人员',
  en: 'People who are not staff',
  chapter: 'structure',
  means: {
    name: '在这里工作的劳务派遣、退休返聘、借调进来的人员，不计入其他各表',
    en: 'Dispatched people, re-engaged pensioners and people seconded in, who stand in no other table',
  },
  of: 'outside',
  rows: ['outside', 'department'],
  columns: [aside, each('age'), meanAge],
}

export const byTitle: StandardTable = {
  name: '职称与性别',
  en: 'Titles by sex',
  chapter: 'structure',
  means: {
    name: '在册职工，按取得的最高职称；资格以取得为准，不看是否聘任',
    en: 'The staff by the highest title obtained, engaged in it or not',
  },
  of: 'staff',
  rows: ['title-level'],
  columns: [each('sex'), each('education'), each('age-enterprise'), meanAge],
}

export const titlesByKind: StandardTable = {
  name: '各类人员职称',
  en: 'Titles by kind of person',
  chapter: 'structure',
  means: { name: '在册职工，按人员类别和取得的最高职称', en: 'The staff by kind of person and highest title' },
  of: 'staff',
  rows: ['person-kind'],
  columns: [titles, { is: 'of-which', columns: [{ measure: 'sex', values: ['2'] }] }],
}
