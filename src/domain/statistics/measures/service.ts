import { bandsOf, type Measure } from '../measure.ts'
import { monthsOf, yearsTo } from '../month.ts'

const years = bandsOf([5, 10, 20, 30], (from, until) =>
  from === undefined
    ? { name: '不满5年', en: 'Under 5 years' }
    : until === undefined
      ? { name: `${from}年以上`, en: `${from} years and more` }
      : { name: `${from}年至不满${until + 1}年`, en: `${from} to under ${until + 1} years` },
)

/** 工龄: from 参加工作时间 on. */
export const yearsOfWork: Measure = {
  name: '工龄',
  en: 'Years of work',
  group: 'identity',
  means: { name: '从参加工作的月份起算满年', en: 'Whole years from the month of starting work' },
  values: years.values,
  of: ({ identity: { workStart } }, day) => (workStart ? years.bandOf(yearsTo(workStart, day)) : undefined),
}

/** 本单位工作年限. */
export const yearsHere: Measure = {
  name: '本单位工作年限',
  en: 'Years here',
  group: 'who',
  means: { name: '从进入本单位的月份起算满年', en: 'Whole years from the month of entering this unit' },
  values: years.values,
  of: ({ entered }, day) => (entered ? years.bandOf(yearsTo(entered, day)) : undefined),
}

/** 基层工作经历: two years and more at the grass roots, line by line of 简历. */
export const grassRoots: Measure = {
  name: '基层工作经历',
  en: 'Grass-roots work',
  group: 'career',
  means: { name: '简历中标为基层的各段相加，重叠不重复算', en: 'The lines of the career marked so, overlaps once' },
  values: [
    { code: 'two', name: '2年以上', en: '2 years and more' },
    { code: 'less', name: '不满2年', en: 'Under 2 years' },
    { code: 'none', name: '没有', en: 'None' },
  ],
  of: ({ facts }, day) => {
    const months = monthsOf(facts.grassRoots ?? [], day)
    return months >= 24 ? 'two' : months > 0 ? 'less' : 'none'
  },
}
