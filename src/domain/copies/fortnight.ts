import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { isGood, type Outcome, type Where } from './outcome.ts'

/** What one day brought: how many of the places that were named then have a copy, and what its drill found. */
export type DayOfCopies = {
  readonly day: Day
  readonly is: 'good' | 'part' | 'failed' | 'none'
  readonly made: number
  readonly of: number
  readonly drill: 'good' | 'failed' | 'none'
}

type Named = Readonly<Partial<Record<Exclude<Where, 'named'>, { readonly since: Instant }>>>

const days = 14

/** 十四夜: the last fourteen days, the oldest first. The last copy of a day counts; one without the keys is none that is whole. */
export function fortnight(outcomes: readonly Outcome[], named: Named, now: Instant): readonly DayOfCopies[] {
  const today = Date.parse(`${dayOf(now)}T00:00:00Z`)
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(today - (days - 1 - at) * 86_400_000).toISOString().slice(0, 10) as Day
    const places = (['first', 'second'] as const).filter((where) => {
      const since = named[where]?.since
      return since !== undefined && dayOf(since) <= day
    })
    return ofDay(
      day,
      outcomes.filter((outcome) => dayOf(outcome.at) === day),
      places,
    )
  })
}

function ofDay(day: Day, outcomes: readonly Outcome[], places: readonly Where[]): DayOfCopies {
  const tried = places.flatMap(
    (where) => outcomes.find((outcome) => outcome.kind === 'copy' && outcome.where === where) ?? [],
  )
  const made = tried.filter(({ trouble }) => trouble === undefined)
  const drilled = outcomes.find(({ kind }) => kind === 'drill')
  const drill = drilled ? (drilled.trouble ? 'failed' : 'good') : 'none'
  const isWhole = made.length === places.length && made.every(isGood) && drill !== 'failed'
  const is = tried.length === 0 ? 'none' : made.length === 0 ? 'failed' : isWhole ? 'good' : 'part'
  return { day, is, made: made.length, of: places.length, drill }
}
