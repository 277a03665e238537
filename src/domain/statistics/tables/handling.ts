import type { StandardTable } from '../table.ts'
import { each } from './parts.ts'

const handled = {
  name: '截止日已经收到的材料，不含以前年度退回、撤出的',
  en: 'The papers that had come by the day, without those that were sent back or taken out in earlier years',
}

const when = (measure: 'paper-came' | 'paper-filed', name: string, en: string): StandardTable['columns'][number] => ({
  is: 'of-which',
  columns: [{ measure, values: ['year'], name, en }],
})

export const papersByClass: StandardTable = {
  name: '材料收集归档：按类别',
  en: 'Papers by class',
  chapter: 'dossiers',
  means: handled,
  of: 'papers',
  rows: ['paper-class'],
  columns: [
    each('paper-standing'),
    when('paper-came', '本年收到', 'Came this year'),
    when('paper-filed', '本年归档', 'Filed this year'),
  ],
}

export const papersByDepartment: StandardTable = {
  ...papersByClass,
  name: '材料收集归档：按部门',
  en: 'Papers by department',
  rows: ['department'],
}

export const papersInClasses: StandardTable = {
  name: '各部门各类材料',
  en: 'Classes of papers by department',
  chapter: 'dossiers',
  means: { name: '截止日已归入目录的材料', en: 'The papers that stood in the catalogue on the day' },
  of: 'papers',
  where: [{ measure: 'paper-standing', values: ['filed'] }],
  rows: ['department'],
  columns: [each('paper-class')],
}

const steps = (values: readonly string[]) =>
  ({ is: 'parts', measure: 'transfer-step', columns: values.map((value) => ({ values: [value] })) }) as const

const moved = {
  name: '截止日还没有办完，或当年办完的转递',
  en: 'Transfers that were under way on the day or came to their end in its year',
}

export const transfersOut: StandardTable = {
  name: '档案转出与回执',
  en: 'Dossiers sent, and their receipts',
  chapter: 'dossiers',
  means: moved,
  of: 'transfers',
  where: [{ measure: 'transfer-way', values: ['out'] }],
  rows: ['department'],
  columns: [steps(['to-send', 'sent', 'late', 'received'])],
}

export const transfersIn: StandardTable = {
  ...transfersOut,
  name: '档案转入',
  en: 'Dossiers received',
  means: {
    name: '已对应到人的转入档案中，截止日还没有办完，或当年办完的；还没有对应到人的不在内',
    en: 'Of the parcels that are tied to a person, those under way on the day or ended in its year',
  },
  where: [{ measure: 'transfer-way', values: ['in'] }],
  columns: [steps(['owed', 'answered', 'stored'])],
}

const read = {
  name: '截止日所在年度的查阅：系统查阅按批准开放的次数，现场查阅按给出的次数',
  en: 'Readings in the year of the day: what was opened on the screen, and what was given out at the desk',
}

export const readingsByPurpose: StandardTable = {
  name: '档案利用：按事由',
  en: 'Use by ground',
  chapter: 'dossiers',
  means: read,
  of: 'readings',
  rows: ['reading-purpose'],
  columns: [each('reading-at'), each('reading-of'), each('reading-copied')],
}

export const readingsByDepartment: StandardTable = {
  ...readingsByPurpose,
  name: '档案利用：按部门',
  en: 'Use by department',
  means: { name: `${read.name}；部门是档案所属人员的`, en: `${read.en}; by the department of whose dossier it is` },
  rows: ['department'],
}

const asked = {
  name: '截止日还在办理，或当年办结的审批',
  en: 'Cases that were under way on the day or ended in its year',
}

export const casesByKind: StandardTable = {
  name: '审批：按类型和天数',
  en: 'Cases by kind and duration',
  chapter: 'dossiers',
  means: asked,
  of: 'cases',
  rows: ['case-kind'],
  columns: [each('case-state'), each('case-duration'), { is: 'mean', amount: 'case-days' }],
}

export const casesByStep: StandardTable = {
  name: '在办审批：到了哪一步',
  en: 'Cases by step',
  chapter: 'dossiers',
  means: { name: '截止日还在办理的审批', en: 'Cases that were under way on the day' },
  of: 'cases',
  where: [{ measure: 'case-state', values: ['live'] }],
  rows: ['case-kind'],
  columns: [each('case-step'), each('case-duration')],
}

export const casesByDepartment: StandardTable = {
  ...casesByKind,
  name: '审批：按部门',
  en: 'Cases by department',
  rows: ['department'],
}
