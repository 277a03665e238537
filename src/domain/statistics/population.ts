import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import { hasCome, isLastOf, isOver } from './month.ts'
import type { Person } from './person.ts'

/**
 * 统计范围: whom a figure counts as of its day. `present` is everybody who is here, staff or not, by what the group `who` says
 * alone; `year` is whoever was one of the staff on the day, came, left, or was so at the end of the year before.
 */
export const populations = ['staff', 'joined', 'left', 'outside', 'present', 'year'] as const

export type Population = (typeof populations)[number]

/** Whether somebody is of a population: entered and left in the year of the day, up to it (docs/decisions/0116). */
export const belongs: Readonly<Record<Population, (person: Person, day: Day) => boolean>> = {
  staff: isStaff,
  outside: ({ isHere, outside }) => isHere && outside !== undefined,
  joined: hasJoined,
  left: hasLeft,
  present: ({ isPresent }) => isPresent,
  year: (person, day) =>
    isStaff(person) || hasJoined(person, day) || hasLeft(person, day) || person.opening() !== 'none',
}

/** The groups that say who is of a population: a figure of it depends on them, whatever else it counts by. */
export const groupsOfPopulation: Readonly<Record<Population, readonly MaskedGroup[]>> = {
  staff: ['who', 'career'],
  outside: ['who', 'career'],
  joined: ['who', 'career'],
  left: ['who', 'career'],
  present: ['who'],
  year: ['who', 'career'],
}

/** Whether somebody is one of the staff on the day. */
export function isStaff({ isHere, outside }: Person): boolean {
  return isHere && !outside
}

/** Whether somebody became one of the staff in the year of the day. */
export function hasJoined({ who: { entered }, isEverStaff }: Person, day: Day): boolean {
  return isEverStaff && entered !== undefined && isOfYear(entered, day) && hasCome(entered, day)
}

/** Whether somebody's last day among the staff was in the year of the day. */
export function hasLeft({ lastDay, isEverStaff }: Person, day: Day): boolean {
  if (!isEverStaff || lastDay === undefined || !isOfYear(lastDay, day)) return false
  return isOver(lastDay, day) || isLastOf(lastDay, day)
}

const isOfYear = (date: PartialDate, day: Day): boolean => date.slice(0, 4) === day.slice(0, 4)
