import type { Roll, RollPerson } from '../roll.ts'

/** 生日名单: month by month, day by day; of whose birth no month is known, nobody can say the day. */
export const birthdays: Roll = {
  heading: '生日名单',
  lying: false,
  always: ['name', 'birthday'],
  usual: ['sex', 'unit', 'post'],
  more: ['staffNumber'],
  arrange: (people) => {
    const known = people.filter((one) => dayOfYear(one).length >= 2)
    const months = Map.groupBy(
      known.toSorted((a, b) => (dayOfYear(a) < dayOfYear(b) ? -1 : dayOfYear(a) > dayOfYear(b) ? 1 : 0)),
      (one) => dayOfYear(one).slice(0, 2),
    )
    const unknown = people.length - known.length
    return {
      parts: [...months].map(([month, all]) => ({ heading: `${Number(month)} 月（${all.length} 人）`, people: all })),
      notes: unknown === 0 ? [] : [`出生月份没有填的 ${unknown} 人不在本名单。`],
    }
  },
}

/** `0728`; `07` where the day is not known, which stands before the days of its month. */
const dayOfYear = ({ row }: RollPerson): string => row.identity?.birth?.slice(4) ?? ''
