import { yuan } from '#domain/codes/currency.ts'
import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Day } from '#domain/time.ts'
import { bandsOf, type Measure } from '../measure.ts'
import { hasCome } from '../month.ts'

/** 月工资 in hundredths of a yuan: the last line of 工资变动 that holds on the day; undefined of another currency. */
export function payOn({ pays = [] }: CountedFacts, day: Day): number | undefined {
  const held = pays.findLast(({ from }) => from === undefined || hasCome(from, day))
  return held?.currency === undefined || held.currency === yuan ? held?.cents : undefined
}

const bands = bandsOf([3000, 5000, 8000, 10_000, 15_000, 20_000, 30_000], (from, until) =>
  from === undefined
    ? { name: `不满${(until ?? 0) + 1}元`, en: `Under ${(until ?? 0) + 1} yuan` }
    : until === undefined
      ? { name: `${from}元以上`, en: `${from} yuan and more` }
      : { name: `${from}至不满${until + 1}元`, en: `${from} to under ${until + 1} yuan` },
)

/** 月工资: what 工资变动 says is paid a month, post pay and allowances. */
export const payBand: Measure = {
  name: '月工资',
  en: 'Monthly pay',
  group: 'pay',
  means: {
    name: '截止日执行的工资变动记录的合计；没有合计的，岗位工资加津贴补贴；外币的不计入',
    en: 'The total of the change of pay in force on the day, else post pay and allowances; other currencies aside',
  },
  values: [...bands.values, { code: 'none', name: '没有工资记录', en: 'No record of pay' }],
  of: ({ facts }, day) => {
    const cents = payOn(facts, day)
    return cents === undefined ? 'none' : bands.bandOf(Math.floor(cents / 100))
  },
}
