import { type MaskedGroup, maskedGroups } from '#domain/roster/entry.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { isMeasure, type MeasureKey } from './measures/index.ts'
import { type Clock, clocks, type Person } from './person.ts'

/** 统计范围: whom a figure counts as of its day. */
export const populations = ['staff', 'joined', 'left', 'outside'] as const

export type Population = (typeof populations)[number]

/** A measure has one of these values; the empty one is that the dossier says none. */
export type Where = { readonly measure: MeasureKey; readonly values: readonly string[] }

/** 一格: whom a figure counts, which is everything that its list of names needs to know. */
export type Figure = {
  readonly of: Population
  readonly day: Day
  readonly clock: Clock
  /** Only people of whom the viewer may list all of these: those that the table of the figure reads. */
  readonly within: readonly MaskedGroup[]
  readonly where: readonly Where[]
}

/** Whether somebody is of a population: entered and left in the year of the day, up to it (docs/decisions/0116). */
export const belongs: Readonly<Record<Population, (person: Person, day: Day) => boolean>> = {
  staff: ({ isHere, outside }) => isHere && !outside,
  outside: ({ isHere, outside }) => isHere && outside !== undefined,
  joined: ({ who: { entered }, outside }, day) => !outside && isOfYear(entered, day),
  left: ({ lastDay, outside }, day) => !outside && isOfYear(lastDay, day),
}

function isOfYear(date: string | undefined, day: Day): boolean {
  const until = day.replaceAll('-', '')
  return date !== undefined && date.slice(0, 4) === day.slice(0, 4) && date <= until.slice(0, date.length)
}

/** A figure as one text for an address: `staff.2026-10-31.effective.who+identity.rank:M2.age:46-50`. */
export const figureText = ({ of, day, clock, within, where }: Figure): string =>
  [of, day, clock, within.join('+'), ...where.map(({ measure, values }) => `${measure}:${values.join(',')}`)].join('.')

/** Reads it; undefined for what is none. */
export function readFigure(text: string): Figure | undefined {
  const [of, date, clock, groups = '', ...rest] = text.split('.')
  const day = dayTyped(date ?? '')
  const within = groups.split('+')
  const where = rest.map((one): Where | undefined => {
    const [measure = '', values = ''] = one.split(':')
    return isMeasure(measure) ? { measure, values: values.split(',') } : undefined
  })
  const isGroup = (text: string): text is MaskedGroup => isOneOf(maskedGroups, text)
  if (!isOneOf(populations, of) || !isOneOf(clocks, clock) || !day || !within.every(isGroup)) return undefined
  return where.every((one) => one !== undefined) ? { of, day, clock, within, where } : undefined
}

const isOneOf = <One extends string>(all: readonly One[], text: string | undefined): text is One =>
  (all as readonly (string | undefined)[]).includes(text)
