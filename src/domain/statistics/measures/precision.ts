import type { PartialDate } from '#domain/time.ts'
import type { Measure, Words } from '../measure.ts'
import type { Person } from '../person.ts'

/** How precise a date is: one without a month counts from its year's end, and its people are listed (docs/decisions/0116). */
const precision = ({ name, en }: Words, group: Measure['group'], of: (person: Person) => PartialDate | undefined) => {
  const words = { name: `${name}写到哪一位`, en: `Precision of ${en}` }
  return {
    ...words,
    group,
    means: { name: '只有年没有月的按当年12月计', en: 'A date known by its year alone counts from its December' },
    values: [
      { code: 'month', name: '有年月', en: 'Year and month' },
      { code: 'year', name: '只有年', en: 'Year alone' },
      { code: 'none', name: '没有填', en: 'Not said' },
    ],
    of: (person) => {
      const date = of(person)
      return date === undefined ? 'none' : date.length < 6 ? 'year' : 'month'
    },
  } satisfies Measure
}

export const birthPrecision: Measure = precision(
  { name: '出生时间', en: 'the birth' },
  'identity',
  ({ identity }) => identity.birth,
)

export const enteredPrecision: Measure = precision(
  { name: '进入本单位时间', en: 'entering' },
  'who',
  ({ entered }) => entered,
)

export const leftPrecision: Measure = precision(
  { name: '最后一天', en: 'the last day' },
  'career',
  ({ lastDay }) => lastDay,
)
