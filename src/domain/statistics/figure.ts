import type { ReturnId, UnitId } from '#domain/ids.ts'
import { type MaskedGroup, maskedGroups } from '#domain/roster/entry.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { isMeasure, type MeasureKey } from './measures/index.ts'
import { type Clock, clocks } from './person.ts'
import { type Population, populations } from './population.ts'

export type { Population } from './population.ts'

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
  /** A unit with everything that was below it on the day. */
  readonly under?: UnitId
  /** The return whose frozen people it counts, in place of those of now (docs/decisions/0288). */
  readonly frozen?: ReturnId
  /** The table that it stands in, by the address of that, or the definition of a cross-table, to come back to. */
  readonly from?: string
}

/** A figure as one text for an address: `staff.2026-10-31.effective.who_identity.rank:M2.age:46-50@by-rank`. */
export function figureText({ of, day, clock, within, where, under, frozen, from }: Figure): string {
  let text = `${of}.${day}.${clock}.${within.join('_')}`
  if (frozen !== undefined) text += `.frozen:${frozen}`
  if (under !== undefined) text += `.under:${under}`
  for (const { measure, values } of where) text += `.${measure}:${values.join(',')}`
  return from === undefined ? text : `${text}@${from}`
}

/** Reads it; undefined for what is none. */
export function readFigure(text: string): Figure | undefined {
  const [figure = '', from] = text.split('@')
  const [of, date, clock, groups = '', ...rest] = figure.split('.')
  const day = dayTyped(date ?? '')
  const within = groups.split('_')
  const frozen = named('frozen', rest)
  const under = named('under', rest)
  const others = rest.filter((one) => !one.startsWith('frozen:') && !one.startsWith('under:'))
  const where = others.map((one): Where | undefined => {
    const [measure = '', values = ''] = one.split(':')
    return isMeasure(measure) ? { measure, values: values.split(',') } : undefined
  })
  const isGroup = (text: string): text is MaskedGroup => isOneOf(maskedGroups, text)
  if (!isOneOf(populations, of) || !isOneOf(clocks, clock) || !day || !within.every(isGroup)) return undefined
  if (!where.every((one) => one !== undefined)) return undefined
  return {
    of,
    day,
    clock,
    within,
    where,
    ...(under && { under: under as UnitId }),
    ...(frozen && { frozen: frozen as ReturnId }),
    ...(from && /^[\w~=:+-]+$/.test(from) && { from }),
  }
}

const named = (name: string, parts: readonly string[]): string | undefined =>
  parts.find((part) => part.startsWith(`${name}:`))?.slice(name.length + 1)

const isOneOf = <One extends string>(all: readonly One[], text: string | undefined): text is One =>
  (all as readonly (string | undefined)[]).includes(text)
