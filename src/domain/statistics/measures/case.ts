import { daysBetween } from '#domain/days.ts'
import type { Day } from '#domain/time.ts'
import { bandsOf, type Measure } from '../measure.ts'
import type { CaseThing } from '../thing.ts'

/** 审批类型. */
export const caseKind: Measure = {
  name: '审批类型',
  en: 'Kind of case',
  group: 'whole',
  tells: 'cases',
  means: { name: '发起的是哪一种审批', en: 'What was asked for' },
  values: [
    { code: 'create', name: '新建', en: 'New dossier' },
    { code: 'update', name: '变更', en: 'Change' },
    { code: 'pay', name: '调薪', en: 'Pay' },
    { code: 'promotion', name: '晋升', en: 'Promotion' },
    { code: 'transfer', name: '调动', en: 'Transfer' },
    { code: 'dismissal', name: '免职', en: 'Removal' },
    { code: 'departure', name: '离职', en: 'Departure' },
    { code: 'contract', name: '合同', en: 'Contract' },
    { code: 'reading', name: '查阅', en: 'Reading' },
    { code: 'revocation', name: '撤销', en: 'Revocation' },
  ],
  of: (_, __, ___, one) => (one?.is === 'cases' ? one.kind : undefined),
}

/** Whether it was over on the day. */
export const isOver = ({ ended }: CaseThing, day: Day): boolean => ended !== undefined && ended <= day

/** 办理结果. */
export const caseState: Measure = {
  name: '办理情况',
  en: 'How it stands',
  group: 'whole',
  tells: 'cases',
  means: {
    name: '截止日还在办理，或当年已有结果',
    en: 'Under way on the day, or how it ended in the year',
  },
  values: [
    { code: 'live', name: '办理中', en: 'Under way' },
    { code: 'approved', name: '已办结', en: 'Approved' },
    { code: 'rejected', name: '未同意', en: 'Rejected' },
    { code: 'withdrawn', name: '已撤回', en: 'Withdrawn' },
  ],
  of: (_, day, __, one) => (one?.is === 'cases' ? (isOver(one, day) ? one.state : 'live') : undefined),
}

/** Days of the calendar from its beginning to its end, or to the day. */
export const daysOf = ({ began, ended }: CaseThing, day: Day): number =>
  daysBetween(began, ended && ended <= day ? ended : day)

const bands = bandsOf([4, 8, 16, 31], (from, until) =>
  from === undefined
    ? { name: `${until}天以内`, en: `Within ${until} days` }
    : until === undefined
      ? { name: `${from - 1}天以上`, en: `More than ${from - 1} days` }
      : { name: `${from}至${until}天`, en: `${from} to ${until} days` },
)

/** 办理天数. */
export const caseDuration: Measure = {
  name: '办理天数',
  en: 'Days taken',
  group: 'whole',
  tells: 'cases',
  means: {
    name: '从发起到办结，办理中的到截止日，按日历天数',
    en: 'Days of the calendar from its beginning to its end, or to the day',
  },
  values: bands.values,
  of: (_, day, __, one) => (one?.is === 'cases' ? bands.bandOf(daysOf(one, day)) : undefined),
}

/** Whom it waits for now. */
export const caseStep: Measure = {
  name: '到了哪一步',
  en: 'Whom it waits for',
  group: 'whole',
  tells: 'cases',
  undated: true,
  means: {
    name: '现在等谁办理；同时等几方的，算最早的一方。过去的环节不单独留存，后来办结的单列',
    en: 'Whom it waits for now, of several whoever was asked first. Steps of a past day are not kept: what ended since stands by itself',
  },
  values: [
    { code: 'hr', name: '人事', en: 'HR' },
    { code: 'checker', name: '复核', en: 'Checker' },
    { code: 'hr-lead', name: '人力资源负责人', en: 'HR lead' },
    { code: 'head', name: '部门负责人', en: 'Head' },
    { code: 'leader', name: '领导', en: 'Leader' },
    { code: 'finance', name: '财务', en: 'Finance' },
    { code: 'legal', name: '法务', en: 'Legal' },
    { code: 'archivist', name: '档案管理', en: 'Archive' },
    { code: 'it', name: '信息技术', en: 'IT' },
    { code: 'again', name: '原批准人', en: 'Who approved before' },
    { code: 'nobody', name: '发起人，或待生效', en: 'The applicant, or its day' },
    { code: 'over', name: '后来办结', en: 'Ended since' },
  ],
  of: (_, __, ___, one) => (one?.is === 'cases' ? (one.ended ? 'over' : (one.step ?? 'nobody')) : undefined),
}
