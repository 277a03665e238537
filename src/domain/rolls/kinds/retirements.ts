import { monthsLater, partialDateOf } from '#domain/time.ts'
import type { Roll, RollPerson } from '../roll.ts'

/** So many years ahead. */
const years = 5

/**
 * 到龄退休名单: whoever reaches the age of the law within five years (docs/law/retirement.md §2), year by year; 已到龄 stand first. A
 * woman of whom nobody has said which age applies is counted at the foot, never guessed.
 */
export const retirements: Roll = {
  heading: '五年内到龄退休名单',
  lying: true,
  always: ['name', 'birth', 'retires'],
  usual: ['sex', 'unit', 'post', 'rank'],
  more: ['workStart', 'staffNumber', 'education', 'title'],
  grounds: '《国务院关于渐进式延迟法定退休年龄的办法》',
  arrange: (people, { day }) => {
    const today = partialDateOf(day)
    const until = monthsLater(today, years * 12)?.slice(0, 6) ?? ''
    const still = people.filter(({ row }) => row.career?.kind !== '返聘人员')
    const due = still.filter((one) => retires(one) !== '' && retires(one) <= until).toSorted(byMonth)
    const parts = Map.groupBy(due, (one) =>
      retires(one) < today.slice(0, 6) ? '已到龄' : `${retires(one).slice(0, 4)} 年`,
    )
    const unknown = still.filter((one) => retires(one) === '').length
    return {
      parts: [...parts].map(([heading, all]) => ({ heading: `${heading}（${all.length} 人）`, people: all })),
      notes:
        unknown === 0
          ? []
          : [`出生月份、性别或女职工适用的退休年龄没有填的 ${unknown} 人，算不出到龄时间，不在本名单。`],
    }
  },
}

const retires = ({ row }: RollPerson): string => (row.identity?.retires ?? '').slice(0, 6)

const byMonth = (a: RollPerson, b: RollPerson) => (retires(a) < retires(b) ? -1 : retires(a) > retires(b) ? 1 : 0)
