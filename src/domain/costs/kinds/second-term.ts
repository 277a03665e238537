import { secondTerm as due } from '#domain/dues/kinds/second-term.ts'
import { halvesOwed } from '#domain/settlement/service.ts'
import { type Cost, earlyDay } from '../cost.ts'

/**
 * The second fixed term ends: whoever wants to stay is offered a contract without an end (劳动合同法 Art. 14); to let the person go
 * all the same costs twice what Art. 47 gives (Art. 87).
 */
export const secondTerm: Cost = {
  ...due,
  profile: 'enterprise',
  one: ({ who, contract }) => {
    const [from, until] = [earlyDay(who.entered ?? contract?.from), earlyDay(contract?.to)]
    return from && until && from <= until ? { until, halves: 2 * halvesOwed({ from, to: until }) } : undefined
  },
}
