import type { StandardTable } from '../table.ts'
import { each } from './parts.ts'

const kept = {
  name: '截止日在本单位保管的档案，含已离开人员的；已转出的不在内',
  en: 'The dossiers that are kept here on the day, of people who are gone too; none that was sent away',
}

const onFile = (name: string, en: string, more: Pick<StandardTable, 'rows' | 'columns'>): StandardTable => ({
  name,
  en,
  chapter: 'dossiers',
  means: kept,
  of: 'on-file',
  ...more,
})

export const dossiersByKind = onFile('档案数量：按人员类别', 'Dossiers by kind of person', {
  rows: ['person-kind'],
  columns: [each('presence'), each('boxed')],
})

export const dossiersByYear = onFile('档案数量：按归入年度', 'Dossiers by year', {
  rows: ['file-year'],
  columns: [each('presence')],
})

export const dossiersByRoom = onFile('档案数量：按库房', 'Dossiers by room', {
  rows: ['room'],
  columns: [each('presence')],
})

/** 年检: names against dossiers. */
export const namesAgainstDossiers: StandardTable = {
  ...onFile('人档核对', 'Names against dossiers', {
    rows: ['department'],
    columns: [each('presence'), each('boxed')],
  }),
  means: {
    name: '保管的档案按部门；每份档案对应的人在不在册，有没有登记存放位置',
    en: 'The dossiers kept by department: whether the person is on the rolls, and whether a place is known',
  },
}

export const completenessByDepartment = onFile('各部门档案完整度', 'Completeness by department', {
  rows: ['department', 'unit'],
  columns: [each('completeness')],
})

export const completenessByKind = onFile('各类人员档案完整度', 'Completeness by kind of person', {
  rows: ['person-kind'],
  columns: [each('completeness')],
})

export const volumesByRoom: StandardTable = {
  name: '卷册数量',
  en: 'Volumes',
  chapter: 'dossiers',
  means: {
    name: '在本单位保管的档案的卷册，按库房；按现在的登记',
    en: 'The volumes of the dossiers kept here, by room, as they are registered today',
  },
  of: 'volumes',
  rows: ['room'],
  columns: [each('volume-kind'), each('presence')],
}
