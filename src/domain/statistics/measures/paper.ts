import { materialGroups } from '#domain/access/groups.ts'
import { filedBy } from '#domain/materials/material.ts'
import type { Day } from '#domain/time.ts'
import type { Measure } from '../measure.ts'
import type { PaperThing } from '../thing.ts'

const names = [
  { name: '履历', en: 'Career' },
  { name: '自传', en: 'Autobiography' },
  { name: '考核鉴定', en: 'Appraisal' },
  { name: '学历学位、职称、学术、培训', en: 'Education, titles, training' },
  { name: '政审、审计、审核', en: 'Political review, audit' },
  { name: '党、团', en: 'Party and League' },
  { name: '表彰奖励', en: 'Rewards' },
  { name: '处理处分', en: 'Punishments' },
  { name: '工资、任免、出国、会议', en: 'Pay, appointments, abroad, congresses' },
  { name: '其他', en: 'Other' },
]

/** 十大类 of the catalogue. */
export const paperClass: Measure = {
  name: '材料类别',
  en: 'Class of the catalogue',
  group: 'materials',
  tells: 'papers',
  means: { name: '目录的十大类', en: 'The ten classes of the catalogue' },
  values: materialGroups.map((code, at) => {
    const { name, en } = names[at] ?? { name: '', en: '' }
    return { code, name: `${'一二三四五六七八九十'[at]}、${name}`, en: `${at + 1} ${en}` }
  }),
  of: (_, __, ___, paper) => (paper?.is === 'papers' ? paper.class : undefined),
}

/** Where a paper stands on the day. */
export const paperStanding: Measure = {
  name: '材料状态',
  en: 'Standing of the paper',
  group: 'materials',
  tells: 'papers',
  means: {
    name: '截止日已归入目录，或还在等待归档（收到后一个月内应归档），或当年已退回、撤出',
    en: 'In the catalogue on the day, waiting to be filed (due within a month after it came), or sent back or taken out in the year',
  },
  values: [
    { code: 'filed', name: '已归档', en: 'Filed' },
    { code: 'waiting', name: '待归档', en: 'Waiting' },
    { code: 'overdue', name: '超期未归档', en: 'Overdue' },
    { code: 'returned', name: '已退回', en: 'Sent back' },
    { code: 'removed', name: '已撤出', en: 'Taken out' },
  ],
  of: (_, day, __, paper) => (paper?.is === 'papers' ? standingOn(paper, day) : undefined),
}

function standingOn({ came, filed, gone }: PaperThing, day: Day): string {
  if (gone && gone.day <= day) return gone.how
  if (filed && filed <= day) return 'filed'
  return filedBy(came) < day ? 'overdue' : 'waiting'
}

/** A day of a paper's life, in the year of the cut-off date or before it. */
const inYear = (at: Day | undefined, day: Day): string =>
  at === undefined || at > day ? 'none' : at.slice(0, 4) === day.slice(0, 4) ? 'year' : 'before'

const whenValues = [
  { code: 'year', name: '本年', en: 'This year' },
  { code: 'before', name: '以前', en: 'Before' },
  { code: 'none', name: '没有', en: 'Not' },
]

/** 收到: when it was entered. */
export const paperCame: Measure = {
  name: '收到材料',
  en: 'Came',
  group: 'materials',
  tells: 'papers',
  means: { name: '登记收到的日期', en: 'The day on which it was entered' },
  values: whenValues,
  of: (_, day, __, paper) => (paper?.is === 'papers' ? inYear(paper.came, day) : undefined),
}

/** 归档: when it came into the catalogue. */
export const paperFiled: Measure = {
  name: '归档材料',
  en: 'Filed',
  group: 'materials',
  tells: 'papers',
  means: { name: '归入目录的日期', en: 'The day on which it came into the catalogue' },
  values: whenValues,
  of: (_, day, __, paper) => (paper?.is === 'papers' ? inYear(paper.filed, day) : undefined),
}
