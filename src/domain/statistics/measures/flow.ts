import type { Code } from '#domain/codes/code.ts'
import { departureKinds } from '#domain/codes/departure-kind.ts'
import { entryWays } from '#domain/codes/entry-way.ts'
import type { Measure } from '../measure.ts'
import { monthOf } from '../month.ts'

const months: readonly Code[] = Array.from({ length: 12 }, (_, at) => ({
  code: String(at + 1),
  name: `${at + 1}月`,
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][at] ?? '',
}))

const monthIn = (month: number) => String((month % 12) + 1)

/** The month of entering: flows are of that day's month (docs/decisions/0116). */
export const joinedMonth: Measure = {
  name: '进入月份',
  en: 'Month of entering',
  group: 'who',
  means: {
    name: '进入本单位的月份；只有年的按当年12月计',
    en: 'The month of entering this unit; a date known by its year alone counts from its December',
  },
  values: months,
  of: ({ entered }) => entered && monthIn(monthOf(entered)),
}

export const entryWay: Measure = {
  name: '进入方式',
  en: 'Way of entering',
  group: 'career',
  means: { name: '按进入与人员类别', en: 'By entry and kind' },
  values: entryWays.codes,
  of: ({ facts }) => facts.way,
}

export const leftMonth: Measure = {
  name: '离开月份',
  en: 'Month of leaving',
  group: 'career',
  means: {
    name: '最后一天所在的月份；只有年的按当年12月计',
    en: 'The month of the last day; a date known by its year alone counts from its December',
  },
  values: months,
  of: ({ lastDay }) => lastDay && monthIn(monthOf(lastDay)),
}

export const departureKind: Measure = {
  name: '离职类别',
  en: 'Kind of departure',
  group: 'career',
  means: {
    name: '按离职事项认定的类别；只记了退休时间的算退休',
    en: 'As decided in the departure; whoever has a date of retirement alone has retired',
  },
  values: departureKinds.codes,
  of: ({ facts: { kind, left, retired } }) =>
    kind === '41' ? retired && '60' : (left?.kind ?? (retired ? '60' : undefined)),
}
