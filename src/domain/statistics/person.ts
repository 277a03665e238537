import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Day, dayOf, endOfDay, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { hasCome, isLastOf, isOver, lastDateOf, withMonth } from './month.ts'

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
  /** How the person stood at the end of the year before, by the same clock. */
  readonly opening: () => Opening
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
  const stay = stayOf(who.entered, facts, sent, day)
  const { outside } = stay
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
    opening: () => openingOf(personOn(known, yearBefore(day), clock), yearBefore(day)),
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
  return before.lastDay && isLastOf(before.lastDay, day) ? 'last-day' : 'staff'
}

/** The last day of the year before. */
export const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}-12-31` as Day

/** What has no date, in a dossier's facts. */
const undatedFacts = ['kind', 'employment', 'way', 'authority', 'base', 'limit'] as const

/** What has dates from the newest version, what has none from the one of the day. */
function joined(then: CountedFacts, newest: CountedFacts): CountedFacts {
  const made: { -readonly [Fact in keyof CountedFacts]: CountedFacts[Fact] } = { ...newest }
  for (const fact of undatedFacts) {
    const said = then[fact]
    if (said === undefined) delete made[fact]
    else made[fact] = said
  }
  return made
}

/** A version, with what it leaves open as a later one first says it. */
function completed(then: Version, later: readonly Version[]): Version {
  return later.reduce(
    (one, { listed, facts }) => ({
      since: one.since,
      listed: { ...one.listed, identity: filled(one.listed.identity, listed.identity, stated) },
      facts: filled(one.facts, facts, undatedFacts),
    }),
    then,
  )
}

/** What figures read of 基本信息. */
const stated = ['sex', 'birth', 'nation', 'politics', 'workStart'] as const

/** The one, with those keys from the other that it lacks. */
function filled<Said extends object>(one: Said, other: Said, keys: readonly (keyof Said)[]): Said {
  let made = one
  for (const key of keys) if (one[key] === undefined && other[key] !== undefined) made = { ...made, [key]: other[key] }
  return made
}

/** The day of entering is a date of its own: whoever corrects it corrects every day. */
function enteredOn(who: Listed['who'], entered: PartialDate | undefined): Listed['who'] {
  if (who.entered === entered) return who
  const { entered: _, ...others } = who
  return entered === undefined ? others : { ...others, entered }
}

/** The rank in force by the dates of 职级, to the day as in the list of a past day; where one of them has none, what was known stands. */
function withRank(who: Listed['who'], { ranks = [] }: CountedFacts, day: Day): Listed['who'] {
  if (ranks.length === 0 || ranks.some(({ from }) => from === undefined)) return who
  const rank = ranks.findLast(({ from }) => from && hasCome(from, day))?.rank
  if (rank === who.rank) return who
  const { rank: _, ...others } = who
  return rank === undefined ? others : { ...others, rank }
}

type Stay = {
  readonly isEverStaff: boolean
  readonly lastDay: PartialDate | undefined
  /** The last day here, of whomever. */
  readonly end: PartialDate | undefined
  readonly outside: Outside | undefined
}

/** From when to when somebody belongs to the staff, and why not on the day: whoever retired and was engaged again did so until then. */
function stayOf(
  entered: PartialDate | undefined,
  { kind, employment, left, retired }: CountedFacts,
  sent: PartialDate | undefined,
  day: Day,
): Stay {
  const end = left?.day ?? sent
  if (kind === '40' || employment === '4') return aside('dispatched', end)
  if (kind === '41') {
    const isOfElsewhere = retired === undefined || (entered !== undefined && endsBefore(retired, entered))
    if (isOfElsewhere) return aside('re-engaged', end)
    const outside = isOver(retired, day) ? 're-engaged' : undefined
    return { isEverStaff: true, lastDay: retired, end, outside }
  }
  if (employment === '7') return aside('seconded', end)
  const lastDay = left?.day ?? retired ?? sent
  return { isEverStaff: true, lastDay, end: lastDay, outside: undefined }
}

const aside = (outside: Outside, end: PartialDate | undefined): Stay => ({
  isEverStaff: false,
  lastDay: end,
  end,
  outside,
})

/** Whether a date is over before another one begins. */
const endsBefore = (one: PartialDate, other: PartialDate): boolean =>
  lastDateOf(one) < `${withMonth(other)}01`.slice(0, 8)

/** Whether a day lies in a stretch: a month begins with its first day and ends with its last. */
const isWithin = (day: Day, from: PartialDate | undefined, until: PartialDate | undefined): boolean =>
  (!from || hasCome(from, day)) && !(until && isOver(until, day))
