import type { CountedFacts } from '#domain/dossiers/counted.ts'
import { isAfter } from '#domain/dossiers/days.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Day, dayOf, endOfDay, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { firstDateOf, lastDateOf, withMonth } from './month.ts'

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

/** One of the staff at the end of a year, there for the last time, or neither. */
export type Opening = 'staff' | 'last-day' | 'none'

/** A person as of a cut-off date: what figures count. */
export type Person = Listed & {
  readonly dossier: DossierId
  readonly facts: CountedFacts
  readonly outside?: Outside
  /** Whether the person is here on the day: the last day still counts. */
  readonly isHere: boolean
  /** The same by what the group `who` says alone: whoever left no more than a date of retirement is still here. */
  readonly isPresent: boolean
  /** Whether figures of the staff count the person on some day: never of somebody dispatched or on loan. */
  readonly isEverStaff: boolean
  /** The last day among the staff, whether or not it lies ahead. */
  readonly lastDay?: PartialDate
  /** How the person stood at the end of the year before, by the same clock; reckoned when it is asked for. */
  readonly opening: Opening
}

/**
 * A dossier as of a day. *Effective*: what no date tells stands as it was known at the end of the day, or as it was first said
 * where that came later; everything else by the dates that records name now. *Known*: what was known at the end of the day, all of
 * it; undefined where the dossier was not on file then.
 */
export function personOn(known: Known, day: Day, clock: Clock): Person | undefined {
  const { dossier } = known
  const said = saidOn(known, day, clock)
  if (!said) return undefined
  const { undated, facts, sent } = said
  const who = enteredOn(undated.listed.who, said.entered)
  const stay = stayOf(who.entered, facts, sent)
  const outside = stay.outsideOn(day)
  return {
    dossier,
    who: undated.facts.isRankOfBasic ? who : withRank(who, facts, day),
    identity: undated.listed.identity,
    career: undated.listed.career,
    facts,
    ...(outside && { outside }),
    ...(stay.lastDay && { lastDay: stay.lastDay }),
    isHere: isWithin(day, who.entered, stay.end),
    isPresent: isWithin(day, who.entered, facts.left?.day ?? sent),
    isEverStaff: stay.isEverStaff,
    get opening() {
      return openingOf(personOn(known, yearBefore(day), clock), yearBefore(day))
    },
  }
}

type Said = {
  readonly undated: Version
  readonly facts: CountedFacts
  readonly entered: PartialDate | undefined
  readonly sent: PartialDate | undefined
}

/** What a dossier says of a day. */
function saidOn({ archived, sent, versions }: Known, day: Day, clock: Clock): Said | undefined {
  const until = endOfDay(day)
  const at = versions.findLastIndex(({ since }) => since <= until)
  const [then, newest] = [versions[at], versions.at(-1)]
  if (!newest || !archived) return undefined
  if (clock === 'known') {
    if (archived > until || !then) return undefined
    const { listed, facts } = then
    return { undated: then, facts, entered: listed.who.entered, sent: sent && sent <= until ? dateOf(sent) : undefined }
  }
  const first = then ?? versions[0] ?? newest
  const undated = first === newest ? first : completed(first, versions.slice(Math.max(at, 0) + 1))
  return {
    undated,
    facts: undated === newest ? newest.facts : joined(undated.facts, newest.facts),
    entered: newest.listed.who.entered,
    sent: sent && dateOf(sent),
  }
}

const dateOf = (at: Instant): PartialDate => partialDateOf(dayOf(at))

function openingOf(before: Person | undefined, day: Day): Opening {
  if (!before?.isHere || before.outside) return 'none'
  return before.lastDay && lastDateOf(before.lastDay) === partialDateOf(day) ? 'last-day' : 'staff'
}

/** The last day of the year before. */
export const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}-12-31` as Day

/** What has dates from the newest version, what has none from the one of the day. */
const joined = (
  { kind, employment, way, authority, base, limit, isRankOfBasic }: CountedFacts,
  { kind: _, employment: __, way: ___, authority: ____, base: _____, limit: ______, ...newest }: CountedFacts,
): CountedFacts => ({ ...newest, ...said({ kind, employment, way, authority, base, limit, isRankOfBasic }) })

/** A version, with what it leaves open as a later one first says it. */
function completed({ since, listed, facts }: Version, later: readonly Version[]): Version {
  return later.reduce(
    (one, next) => ({
      since,
      listed: { ...one.listed, identity: { ...next.listed.identity, ...one.listed.identity } },
      facts: { ...undatedOf(next.facts), ...one.facts },
    }),
    { since, listed, facts },
  )
}

const undatedOf = ({ kind, employment, way, authority, base, limit }: CountedFacts): CountedFacts =>
  said({ kind, employment, way, authority, base, limit })

const said = <T extends object>(facts: { readonly [Key in keyof T]: T[Key] | undefined }) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T

/** The day of entering is a date of its own: whoever corrects it corrects every day. */
function enteredOn({ entered: _, ...who }: Listed['who'], entered: PartialDate | undefined): Listed['who'] {
  return entered === undefined ? who : { ...who, entered }
}

/** The rank in force by the dates of 职级, to the day as in the list of a past day; where one of them has none, what was known stands. */
function withRank(who: Listed['who'], { ranks = [] }: CountedFacts, day: Day): Listed['who'] {
  if (ranks.length === 0 || ranks.some(({ from }) => from === undefined)) return who
  const { rank: _, ...others } = who
  const rank = ranks.findLast(({ from }) => from && !isAfter(withMonth(from), day))?.rank
  return rank === undefined ? others : { ...others, rank }
}

type Stay = {
  readonly isEverStaff: boolean
  readonly lastDay: PartialDate | undefined
  /** The last day here, of whomever. */
  readonly end: PartialDate | undefined
  readonly outsideOn: (day: Day) => Outside | undefined
}

/** From when to when somebody belongs to the staff: whoever retired and was engaged again did so until then. */
function stayOf(
  entered: PartialDate | undefined,
  { kind, employment, left, retired }: CountedFacts,
  sent: PartialDate | undefined,
): Stay {
  const end = left?.day ?? sent
  if (kind === '40' || employment === '4') return aside('dispatched', end)
  if (kind === '41') {
    const isOfElsewhere = retired === undefined || (entered !== undefined && lastDateOf(retired) < firstDateOf(entered))
    if (isOfElsewhere) return aside('re-engaged', end)
    const outsideOn = (day: Day) => (partialDateOf(day) > lastDateOf(retired) ? 're-engaged' : undefined)
    return { isEverStaff: true, lastDay: retired, end, outsideOn }
  }
  if (employment === '7') return aside('seconded', end)
  const lastDay = left?.day ?? retired ?? sent
  return { isEverStaff: true, lastDay, end: lastDay, outsideOn: () => undefined }
}

const aside = (outside: Outside, end: PartialDate | undefined): Stay => ({
  isEverStaff: false,
  lastDay: end,
  end,
  outsideOn: () => outside,
})

/** Whether a day lies in a stretch: a month begins with its first day and ends with its last. */
const isWithin = (day: Day, from: PartialDate | undefined, until: PartialDate | undefined): boolean => {
  const date = partialDateOf(day)
  return !(from && date < firstDateOf(from)) && !(until && date > lastDateOf(until))
}
