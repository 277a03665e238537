import type { Measure } from '../measure.ts'
import { hasCome } from '../month.ts'
import { dueBandOf, dueBands } from './due.ts'

/** 任职试用期到期, until somebody is confirmed in the post. */
export const postTrialDue: Measure = {
  name: '任职试用期到期',
  en: 'Trial in post ends',
  group: 'career',
  means: {
    name: '在任职务有试用期、还没有转正的，到试用期满那一天的天数',
    en: 'Days to the end of the trial in the post that is held, of whoever is not confirmed',
  },
  values: [...dueBands, { code: 'none', name: '不在试用期', en: 'Not on trial' }],
  of: ({ facts: { posts = [] } }, day) => {
    const held = posts.findLast(
      ({ from, to, trial }) => trial && (!from || hasCome(from, day)) && !(to && hasCome(to, day)),
    )
    return held?.trial ? dueBandOf(held.trial, day) : 'none'
  },
}
