import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type Day, endOfDay, type PartialDate } from '#domain/time.ts'
import { hasCome, isLastOf, isOver } from './month.ts'
import type { Person } from './person.ts'
import { type Countable, countables, type Thing } from './thing.ts'

/**
 * 统计范围: whom a figure counts as of its day. `present` is everybody who is here, staff or not, by what the group `who` says
 * alone; `year` is whoever was one of the staff on the day, came, left, or was so at the end of the year before; `on-file` is every
 * dossier that is kept here, whoever is gone. The others count things of dossiers.
 */
export const populations = [
  'staff',
  'joined',
  'left',
  'outside',
  'present',
  'year',
  'on-file',
  'volumes',
  'papers',
  'transfers',
  'readings',
  'cases',
  'posts',
  'findings',
  'lacks',
] as const

export type Population = (typeof populations)[number]

/** What is counted of a population. */
export const countedOf = (of: Population): Countable => countables.find((one) => one === of) ?? 'people'

/** Those that count people: what a cross-table may be of. */
export const peoplePopulations = populations.filter((of) => countedOf(of) === 'people')

/** Whether somebody is of a population: entered and left in the year of the day, up to it (docs/decisions/0116). */
export const belongs: Readonly<Record<Population, (person: Person, day: Day, thing?: Thing) => boolean>> = {
  staff: isStaff,
  outside: ({ isHere, outside }) => isHere && outside !== undefined,
  joined: hasJoined,
  left: hasLeft,
  present: ({ isPresent }) => isPresent,
  year: (person, day) => isStaff(person) || hasJoined(person, day) || hasLeft(person, day) || person.opening !== 'none',
  'on-file': isOnFile,
  volumes: (person, day) => isOnFile(person, day),
  papers: (_, day, paper) =>
    paper?.is === 'papers' && paper.came <= day && !(paper.gone && paper.gone.day < yearOf(day)),
  transfers: (_, day, one) => one?.is === 'transfers' && one.began <= day && isOfNow(one, day),
  readings: (_, day, one) => one?.is === 'readings' && one.day <= day && one.day >= yearOf(day),
  cases: (_, day, one) => one?.is === 'cases' && one.began <= day && !(one.ended && one.ended < yearOf(day)),
  posts: (_, __, one) => one?.is === 'posts',
  findings: (person, day) => isOnFile(person, day),
  lacks: (person, day) => isOnFile(person, day),
}

/** The groups that say who is of a population: a figure of it depends on them, whatever else it counts by. */
export const groupsOfPopulation: Readonly<Record<Population, readonly MaskedGroup[]>> = {
  staff: ['who', 'career'],
  outside: ['who', 'career'],
  joined: ['who', 'career'],
  left: ['who', 'career'],
  present: ['who'],
  year: ['who', 'career'],
  'on-file': ['who', 'custody'],
  volumes: ['who', 'custody'],
  papers: ['who', 'materials'],
  transfers: ['who', 'custody'],
  readings: ['who', 'custody'],
  cases: ['who', 'whole'],
  posts: ['who'],
  findings: ['who', 'whole'],
  lacks: ['who', 'whole'],
}

/** Whether the dossier of somebody is kept here on the day: it was put on file, and its paper was not sent away. */
function isOnFile({ archived, sent }: Person, day: Day): boolean {
  return archived <= endOfDay(day) && !(sent && isOver(sent, day))
}

/** The first day of the year of a day. */
const yearOf = (day: Day): Day => `${day.slice(0, 4)}-01-01` as Day

/** Whether it is under way on the day, or came to its end in the year of it: sent or stored, and its receipt there. */
function isOfNow({ sent, receipt }: Extract<Thing, { readonly is: 'transfers' }>, day: Day): boolean {
  return !sent || !receipt || (sent > receipt ? sent : receipt) >= yearOf(day)
}

/** Whether somebody is one of the staff on the day. */
export function isStaff({ isHere, outside }: Person): boolean {
  return isHere && !outside
}

/** Whether somebody became one of the staff in the year of the day. */
export function hasJoined({ entered, isEverStaff }: Person, day: Day): boolean {
  return isEverStaff && entered !== undefined && isOfYear(entered, day) && hasCome(entered, day)
}

/** Whether somebody's last day among the staff was in the year of the day. */
export function hasLeft({ lastDay, isEverStaff }: Person, day: Day): boolean {
  if (!isEverStaff || lastDay === undefined || !isOfYear(lastDay, day)) return false
  return isOver(lastDay, day) || isLastOf(lastDay, day)
}

const isOfYear = (date: PartialDate, day: Day): boolean => date.slice(0, 4) === day.slice(0, 4)
