import { daysAfter } from '#domain/days.ts'
import { type PartialDate, partialDateOf } from '#domain/time.ts'
import { type Due, daysAhead } from '../due.ts'

const monthOf = (date: PartialDate) => date.slice(0, 6) as PartialDate

/** 到龄: whoever reaches the age of the law, by months as the law counts (docs/law/retirement.md §2). */
export const retires: Due = {
  when: 'soon',
  by: 'retires',
  of: (today) => ({
    chosen: {},
    spans: {
      retires: { from: monthOf(partialDateOf(today)), until: monthOf(partialDateOf(daysAfter(today, daysAhead))) },
    },
  }),
}
