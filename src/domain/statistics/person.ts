import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Day, dayOf, endOfDay, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { hasBegun } from './month.ts'

/** What a dossier said from a moment on: its line of the list and its facts. */
export type Version = { readonly since: Instant; readonly listed: Listed; readonly facts: CountedFacts }

export type Listed = Pick<Summary, 'who' | 'identity' | 'career'>

/** Everything that figures know of a dossier, its versions in their order, never empty. */
export type Known = {
  readonly dossier: DossierId
  /** Since when it is on file; nobody is counted before. */
  readonly archived?: Instant
  /** Since when another unit has its paper. */
  readonly sent?: Instant
  readonly versions: readonly Version[]
}

/** 口径: what was true on the day as far as is known now, or what was known at its end. */
export const clocks = ['effective', 'known'] as const

export type Clock = (typeof clocks)[number]

/** Why somebody who is here stands in no figure of the staff (docs/decisions/0116). */
export type Outside = 'dispatched' | 're-engaged' | 'seconded'

/** A person as of a cut-off date: what figures count. */
export type Person = Listed & {
  readonly dossier: DossierId
  readonly facts: CountedFacts
  readonly outside?: Outside
  /** Whether the person is here on the day: the last day still counts. */
  readonly isHere: boolean
  /** The last day here, whether or not it lies ahead. */
  readonly lastDay?: PartialDate
}

/**
 * A dossier as of a day. *Effective*: what no date tells stands as it was known at the end of the day, or first known where
 * that came later; everything else by the dates that records name now. *Known*: what was known at the end of the day, all of
 * it; undefined where the dossier was not on file then.
 */
export function personOn(known: Known, day: Day, clock: Clock): Person | undefined {
  const { dossier, archived, versions } = known
  const until = endOfDay(day)
  const newest = versions.at(-1)
  const then = versions.findLast(({ since }) => since <= until)
  if (!newest || !archived || (clock === 'known' && (archived > until || !then))) return undefined
  const undated = then ?? versions[0] ?? newest
  const dated = clock === 'known' ? (then ?? newest) : newest
  const facts = clock === 'known' ? dated.facts : joined(undated.facts, newest.facts)
  const { who, identity, career } = undated.listed
  const lastDay = lastDayOf(known, facts, clock === 'known' ? until : undefined)
  const outside = outsideOf(facts)
  return {
    dossier,
    who: undated.facts.isRankOfBasic ? who : withRank(who, facts, day),
    identity,
    career,
    facts,
    ...(outside && { outside }),
    ...(lastDay && { lastDay }),
    isHere: !isBefore(day, who.entered) && !(lastDay && isBefore(lastDay, day)),
  }
}

/** What has dates from the newest version, what has none from the one of the day. */
const joined = (
  { kind, employment, way, authority, base, limit }: CountedFacts,
  newest: CountedFacts,
): CountedFacts => ({
  ...newest,
  ...(kind && { kind }),
  ...(employment && { employment }),
  ...(way && { way }),
  ...(authority && { authority }),
  ...(base && { base }),
  ...(limit && { limit }),
})

/** The rank in force by the dates of 职级; where one of them has none, what was known stands. */
function withRank(who: Listed['who'], { ranks = [] }: CountedFacts, day: Day): Listed['who'] {
  if (ranks.length === 0 || ranks.some(({ from }) => from === undefined)) return who
  const { rank: _, ...others } = who
  const rank = ranks.findLast(({ from }) => from && hasBegun(from, day))?.rank
  return rank === undefined ? others : { ...others, rank }
}

function lastDayOf({ sent }: Known, { left, retired }: CountedFacts, until: Instant | undefined) {
  const sentOn = sent && (until === undefined || sent <= until) ? partialDateOf(dayOf(sent)) : undefined
  return left?.day ?? retired ?? sentOn
}

/** Whether a day lies before a date that is as precise as its source, or a date before a day: a month counts from its first day. */
const isBefore = (one: Day | PartialDate, other: Day | PartialDate | undefined): boolean => {
  if (other === undefined) return false
  const [a, b] = [one, other].map((date) => date.replaceAll('-', '')) as [string, string]
  const precise = Math.min(a.length, b.length)
  return a.slice(0, precise) < b.slice(0, precise)
}

function outsideOf({ kind, employment }: CountedFacts): Outside | undefined {
  if (kind === '40' || employment === '4') return 'dispatched'
  if (kind === '41') return 're-engaged'
  return employment === '7' ? 'seconded' : undefined
}
