import type { StandardTable } from '../table.ts'
import { each } from './parts.ts'

const found = {
  name: '截止日在本单位保管的档案；核查发现没有日期，按今天的档案内容和今天的日期算，不含与其他档案比对的重复建档',
  en: 'The dossiers kept here on the day; what is found has no date, so that it is what they say today, by the date of today, without what compares a dossier with others',
}

export const findingsByRule: StandardTable = {
  name: '核查发现：按规则',
  en: 'Findings by rule',
  chapter: 'contents',
  means: found,
  of: 'findings',
  rows: ['finding-section', 'finding-rule'],
  columns: [each('finding-severity'), each('finding-state')],
}

export const findingsByDepartment: StandardTable = {
  ...findingsByRule,
  name: '核查发现：按部门',
  en: 'Findings by department',
  rows: ['department'],
}

const missing = {
  name: '截止日在本单位保管的档案；按今天的目录和档案内容，应有而没有的材料',
  en: 'The dossiers kept here on the day; the papers that they should hold and do not, by their catalogues and records of today',
}

export const missingByClass: StandardTable = {
  name: '欠缺材料：按类别',
  en: 'Missing papers by class',
  chapter: 'contents',
  means: missing,
  of: 'lacks',
  rows: ['lack-class', 'lack-paper'],
  columns: [each('presence')],
}

export const missingByDepartment: StandardTable = {
  ...missingByClass,
  name: '欠缺材料：按部门',
  en: 'Missing papers by department',
  rows: ['department'],
  columns: [each('lack-class')],
}
