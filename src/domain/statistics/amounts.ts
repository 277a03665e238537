import type { Amount } from './measure.ts'
import { monthAt, monthOf } from './month.ts'

/** What is averaged over people. A key stands in addresses and is never renamed. */
export const amounts = {
  age: {
    name: '平均年龄',
    en: 'Mean age',
    group: 'identity',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ identity: { birth } }, day) => (birth ? monthAt(day) - monthOf(birth) : undefined),
  },
  'years-of-work': {
    name: '平均工龄',
    en: 'Mean years of work',
    group: 'identity',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ identity: { workStart } }, day) => (workStart ? monthAt(day) - monthOf(workStart) : undefined),
  },
  'years-here': {
    name: '平均本单位年限',
    en: 'Mean years here',
    group: 'who',
    means: { name: '由月数折算，保留一位小数', en: 'From months, to one decimal' },
    per: 12,
    of: ({ who: { entered } }, day) => (entered ? monthAt(day) - monthOf(entered) : undefined),
  },
} as const satisfies Readonly<Record<string, Amount>>

export type AmountKey = keyof typeof amounts

/** Whether a text names an amount. */
export const isAmount = (text: string): text is AmountKey => Object.hasOwn(amounts, text)

/** What is averaged under a key. */
export const amountOf = (key: AmountKey): Amount => amounts[key]
