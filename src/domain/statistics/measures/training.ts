import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Day } from '#domain/time.ts'
import { bandsOf, type Measure } from '../measure.ts'

/** Hours of the trainings that began in the year of the day. */
export const hoursIn = ({ hours }: CountedFacts, day: Day): number => hours?.[day.slice(0, 4)] ?? 0

const bands = bandsOf([1, 40, 90, 110], (from, until) =>
  from === undefined
    ? { name: '没有学时', en: 'None' }
    : until === undefined
      ? { name: `${from}学时以上`, en: `${from} hours and more` }
      : { name: `${from}至不满${until + 1}学时`, en: `${from} to under ${until + 1} hours` },
)

/** 培训学时 by year. */
export const trainingHours: Measure = {
  name: '本年培训学时',
  en: 'Hours of training this year',
  group: 'training',
  means: {
    name: '截止日当年开始的培训，学时相加，舍去小数',
    en: 'Hours of the trainings that began in the year of the cut-off date, added up, fractions dropped',
  },
  values: bands.values,
  of: ({ facts }, day) => bands.bandOf(Math.floor(hoursIn(facts, day))),
}
