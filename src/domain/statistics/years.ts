import type { Day } from '#domain/time.ts'
import type { FlowCheck } from './checks.ts'
import type { Words } from './measure.ts'
import { yearBefore } from './person.ts'
import type { Layout } from './table.ts'
import type { Tally } from './tally.ts'

/** 历年: so many ends of years are looked back at. */
export const yearsBack = 5

/** The last five ends of a year up to a day, the oldest first, and the day itself where it is none of them. */
export function yearEnds(day: Day): readonly Day[] {
  const isEnd = day.endsWith('-12-31')
  const ends = [isEnd ? day : yearBefore(day)]
  while (ends.length < yearsBack) ends.unshift(yearBefore(ends[0] ?? day))
  return isEnd ? ends : [...ends, day]
}

/** What is counted of each: who is one of the staff, who came and who left in its year, with their age where it may be counted. */
export function yearLayouts(withAge: boolean): Readonly<Record<'staff' | 'joined' | 'left', Layout>> {
  const columns: Layout['columns'] = withAge ? [{ is: 'mean', amount: 'age' }] : []
  return {
    staff: { of: 'staff', rows: [], columns },
    joined: { of: 'joined', rows: [], columns },
    left: { of: 'left', rows: [], columns },
  }
}

/** Whom its columns count. */
export const yearsMeans: Words = {
  name: '每年 12 月 31 日的在册人员，当年进入和离开的；最后一行是截止日，进入和离开算到这一天',
  en: 'The staff on 31 December of each year, and who came and left in it; the last line is the day itself, with whoever came and left up to it',
}

/** One of them as it was counted, and whether the year before, came and left come to it. */
export type YearCounted = {
  readonly day: Day
  readonly staff: Tally
  readonly joined: Tally
  readonly left: Tally
  readonly flow: FlowCheck
}
