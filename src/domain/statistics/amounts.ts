import type { Day, PartialDate } from '#domain/time.ts'
import type { Amount } from './measure.ts'
import { gradeOf } from './measures/appraisal.ts'
import { daysOf } from './measures/case.ts'
import { payOn } from './measures/pay.ts'
import { hoursIn } from './measures/training.ts'
import { monthAt, monthOf } from './month.ts'

/** Whole months from a date to the day; none from one that lies ahead. */
function monthsFrom(date: PartialDate | undefined, day: Day): number | undefined {
  const months = date && monthAt(day) - monthOf(date)
  return months === undefined || months < 0 ? undefined : months
}

/** What is averaged over people. A key stands in addresses and is never renamed. */
export const amounts = {
  age: {
    name: '平均年龄',
    en: 'Mean age',
    group: 'identity',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ identity: { birth } }, day) => monthsFrom(birth, day),
  },
  'years-of-work': {
    name: '平均工龄',
    en: 'Mean years of work',
    group: 'identity',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ identity: { workStart } }, day) => monthsFrom(workStart, day),
  },
  'years-here': {
    name: '平均本单位年限',
    en: 'Mean years here',
    group: 'who',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ entered }, day) => monthsFrom(entered, day),
  },
  'training-hours': {
    name: '人均学时',
    en: 'Mean hours of training',
    group: 'training',
    means: {
      name: '截止日当年的培训学时；没有记录的按0学时算',
      en: 'Hours of training in the year of the cut-off date; whoever has no record counts with none',
    },
    per: 1,
    of: ({ facts }, day) => hoursIn(facts, day),
  },
  'excellent-share': {
    name: '优秀占比（%）',
    en: 'Share of excellent (%)',
    group: 'appraisal',
    means: {
      name: '上一年度优秀人数，除以得到四个等次之一的人数',
      en: 'Excellent in the year before, of those who got one of the four grades',
    },
    per: 1,
    of: ({ facts }, day) => {
      const grade = gradeOf(facts, day)
      return grade === undefined || grade === 'none' || grade === 'ungraded'
        ? undefined
        : grade === 'excellent'
          ? 100
          : 0
    },
  },
  pay: {
    name: '平均月工资',
    en: 'Mean monthly pay',
    group: 'pay',
    means: {
      name: '元，截止日执行的工资变动；没有工资记录的不计入',
      en: 'In yuan, by the change of pay in force on the day; whoever has no record is not counted',
    },
    per: 100,
    of: ({ facts }, day) => payOn(facts, day),
  },
  'case-days': {
    name: '平均办理天数',
    en: 'Mean days taken',
    group: 'whole',
    tells: 'cases',
    means: { name: '日历天数，办理中的算到截止日', en: 'Days of the calendar, of what is under way to the day' },
    per: 1,
    of: (_, day, thing) => (thing?.is === 'cases' ? daysOf(thing, day) : undefined),
  },
} as const satisfies Readonly<Record<string, Amount>>

export type AmountKey = keyof typeof amounts

export const amountKeys = Object.keys(amounts) as readonly AmountKey[]

/** Whether a text names an amount. */
export const isAmount = (text: string): text is AmountKey => Object.hasOwn(amounts, text)

/** What is averaged under a key. */
export const amountOf = (key: AmountKey): Amount => amounts[key]

/** Those of people, and not of things of their dossiers: what a cross-table is made of. */
export const personAmounts = amountKeys.filter((key) => amountOf(key).tells === undefined)
