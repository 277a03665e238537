import { daysAfter } from '#domain/days.ts'
import { halvesOwed } from '#domain/settlement/service.ts'
import { partialDateOf } from '#domain/time.ts'
import { type Cost, earlyDay } from '../cost.ts'

/** So many days ahead. */
const week = 7

/**
 * A probation that ends within the week: whoever is dismissed as unfit after it is dismissed against the law (劳动合同法 Art. 39,
 * 87), which costs twice what Art. 47 gives.
 */
export const probation: Cost = {
  when: 'soon',
  profile: 'enterprise',
  by: 'probationEnd',
  tasks: ['probation', 'let-go'],
  of: (today) => ({
    chosen: {},
    spans: { probationEnd: { from: partialDateOf(today), until: partialDateOf(daysAfter(today, week)) } },
  }),
  one: ({ who, contract }) => {
    const [from, until] = [earlyDay(who.entered ?? contract?.from), earlyDay(contract?.probationEnd)]
    return from && until && from <= until ? { until, halves: 2 * halvesOwed({ from, to: until }) } : undefined
  },
}
