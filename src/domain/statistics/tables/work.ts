import type { StandardTable } from '../table.ts'
import { each } from './parts.ts'

const onTheRolls = {
  name: '截止日在册的全部人员，含劳务派遣、退休返聘和借调进来的人员',
  en: 'Everybody on the rolls, dispatched, re-engaged and seconded people among them',
}

export const contractKinds: StandardTable = {
  name: '合同种类',
  en: 'Kinds of contract',
  chapter: 'work',
  means: onTheRolls,
  of: 'present',
  rows: ['department'],
  columns: [each('contract-kind')],
}

export const contractsDue: StandardTable = {
  name: '合同到期',
  en: 'Contracts that end',
  chapter: 'work',
  means: onTheRolls,
  of: 'present',
  rows: ['department'],
  columns: [each('contract-due')],
}

export const contractTerms: StandardTable = {
  name: '固定期限合同次数',
  en: 'Fixed terms signed',
  chapter: 'work',
  means: onTheRolls,
  of: 'present',
  rows: ['contract-terms'],
  columns: [each('contract-kind')],
}

export const probationDue: StandardTable = {
  name: '合同试用期到期',
  en: 'Probations that end',
  chapter: 'work',
  means: {
    name: '在册的全部人员中，履行中的合同约定了试用期、还没有转正的',
    en: 'Whoever is on the rolls and on probation by the contract in force, not confirmed yet',
  },
  of: 'present',
  where: [{ measure: 'probation-due', values: ['over', '30', '90', '180', 'later'] }],
  rows: ['department'],
  columns: [
    {
      is: 'parts',
      measure: 'probation-due',
      columns: ['over', '30', '90', '180', 'later'].map((code) => ({ values: [code] })),
    },
  ],
}

export const postTrialsDue: StandardTable = {
  name: '任职试用期到期',
  en: 'Trials in post that end',
  chapter: 'work',
  means: {
    name: '在册职工中，在任职务有试用期、还没有转正的',
    en: 'The staff who are on trial in the post that they hold, not confirmed yet',
  },
  of: 'staff',
  where: [{ measure: 'post-trial-due', values: ['over', '30', '90', '180', 'later'] }],
  rows: ['department'],
  columns: [
    {
      is: 'parts',
      measure: 'post-trial-due',
      columns: ['over', '30', '90', '180', 'later'].map((code) => ({ values: [code] })),
    },
  ],
}

const learned = {
  name: '在册职工，截止日当年开始的培训学时',
  en: 'The staff by hours of the trainings that began in the year of the cut-off date',
}

export const trainingByDepartment: StandardTable = {
  name: '各部门培训学时',
  en: 'Hours of training by department',
  chapter: 'work',
  means: learned,
  of: 'staff',
  rows: ['department'],
  columns: [each('training-hours'), { is: 'mean', amount: 'training-hours' }],
}

export const trainingByRank: StandardTable = {
  name: '各职级培训学时',
  en: 'Hours of training by rank',
  chapter: 'work',
  means: learned,
  of: 'staff',
  rows: ['rank'],
  columns: [each('training-hours'), { is: 'mean', amount: 'training-hours' }],
}

const graded = {
  name: '在册职工上一年度的考核结果；优秀占比以得到四个等次之一的人数为分母',
  en: 'The staff by the grade of the year before; the share of excellent is of those who got one of the four grades',
}

export const gradesByDepartment: StandardTable = {
  name: '各部门年度考核',
  en: 'Appraisal by department',
  chapter: 'work',
  means: graded,
  of: 'staff',
  rows: ['department'],
  columns: [each('appraisal'), { is: 'mean', amount: 'excellent-share' }],
}

export const gradesByRank: StandardTable = {
  name: '各职级年度考核',
  en: 'Appraisal by rank',
  chapter: 'work',
  means: graded,
  of: 'staff',
  rows: ['rank'],
  columns: [each('appraisal'), { is: 'mean', amount: 'excellent-share' }],
}
