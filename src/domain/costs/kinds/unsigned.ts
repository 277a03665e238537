import { notSigned } from '#domain/codes/contract-state.ts'
import { daysAfter, monthsAfter } from '#domain/days.ts'
import { endOfMonths } from '#domain/settlement/calendar.ts'
import { partialDateOf } from '#domain/time.ts'
import { type Cost, earlyDay } from '../cost.ts'

/** It is told from this day of the work on. */
const tellOn = 25

/** From the second month to the end of the first year: so many wages more, at most. */
const monthsDouble = 11

/** A year after the work began a contract without an end counts as made, and after another nobody claims the double pay any more. */
const claimable = 24

/** No contract in writing (劳动合同法 Art. 10, 82): from the second month on pay is double. */
export const unsigned: Cost = {
  when: 'soon',
  profile: 'enterprise',
  by: 'entered',
  tasks: ['contract'],
  also: ['contractState'],
  of: (today) => ({
    chosen: { contractState: [notSigned] },
    spans: {
      entered: {
        from: partialDateOf(monthsAfter(today, -claimable)),
        until: partialDateOf(daysAfter(today, 1 - tellOn)),
      },
    },
  }),
  one: ({ who }) => {
    const entered = earlyDay(who.entered)
    return entered && { until: endOfMonths(entered, 1), halves: 2 * monthsDouble }
  },
}
