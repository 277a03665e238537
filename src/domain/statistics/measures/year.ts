import type { Measure } from '../measure.ts'
import { isLastOf, isOver } from '../month.ts'
import { hasJoined, hasLeft, isStaff } from '../population.ts'

/**
 * 年内变动: whether the end of the year before, who came, who left and today agree on somebody. Whoever appeared or vanished
 * makes the difference between them: a kind of person that changed, a dossier that came on file later.
 */
export const yearFlow: Measure = {
  name: '年内变动',
  en: 'The year of a person',
  group: 'career',
  means: {
    name: '上年末在册、本年进入、本年离开与截止日在册能否对上',
    en: 'Whether the end of last year, entering, leaving and the cut-off date agree',
  },
  values: [
    { code: 'agrees', name: '对得上', en: 'Agrees' },
    { code: 'appeared', name: '截止日多出', en: 'Too many on the day' },
    { code: 'vanished', name: '截止日缺少', en: 'Missing on the day' },
  ],
  of: (person, day) => {
    const opening = person.opening === 'staff' ? 1 : 0
    const left = hasLeft(person, day)
    const closing = isStaff(person) && !left ? 1 : 0
    const expected = opening + (hasJoined(person, day) ? 1 : 0) - (left ? 1 : 0)
    return closing === expected ? 'agrees' : closing > expected ? 'appeared' : 'vanished'
  },
}

/** 最后一天与截止日: the last day still counts, so that whoever left on it stands among who is here and among who left. */
export const lastDay: Measure = {
  name: '最后一天',
  en: 'Last day',
  group: 'career',
  means: { name: '最后一天当天仍计入在册', en: 'The last day itself still counts' },
  values: [
    { code: 'today', name: '就是截止日', en: 'The cut-off date itself' },
    { code: 'ahead', name: '在截止日以后', en: 'After the cut-off date' },
    { code: 'past', name: '在截止日以前', en: 'Before the cut-off date' },
    { code: 'none', name: '没有', en: 'None' },
  ],
  of: ({ lastDay }, day) => {
    if (!lastDay) return 'none'
    return isOver(lastDay, day) ? 'past' : isLastOf(lastDay, day) ? 'today' : 'ahead'
  },
}
