import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Day, Instant, PartialDate } from '#domain/time.ts'
import { hasCome, isLastOf } from './month.ts'
import { enteredOn, saidOn, sentOn, type Told } from './said.ts'
import { isWithin, type Outside, stayOf } from './stay.ts'
import type { Thing } from './thing.ts'

/** What a dossier said from a moment on: its line of the list and its facts. */
export type Version = { readonly since: Instant; readonly listed: Listed; readonly facts: CountedFacts }

/** A line of the list: what figures count by, and what the names behind them say. */
export type Listed = Pick<Summary, 'who' | 'identity' | 'career'> & {
  /** 完整度, as three digits. */
  readonly complete?: string
}

/** Everything that figures know of a dossier, its versions in their order, never empty. */
export type Known = {
  readonly dossier: DossierId
  /** Since when it is on file; nobody is counted before. */
  readonly archived?: Instant
  /** Since when another unit has its paper. */
  readonly sent?: Instant
  /** The box that its first volume lies in now. */
  readonly box?: string
  /** What belongs to it and is counted for itself. */
  readonly things?: readonly Thing[]
  readonly versions: readonly Version[]
  /** What was worked out of it when somebody first asked (`said.ts`): it holds for every day. */
  told?: Told
}

/** 口径: what was true on the day as far as is known now, or what was known at its end. */
export const clocks = ['effective', 'known'] as const

export type Clock = (typeof clocks)[number]

/** Neither, one of the staff at the end of a year, or there for the last time. */
export const openings = ['none', 'staff', 'last-day'] as const

export type Opening = (typeof openings)[number]

/** A person as of a cut-off date: what figures count. `who` is what the list says of it, without those dates that records name. */
export type Person = Pick<Listed, 'who' | 'identity' | 'career'> & {
  readonly dossier: DossierId
  /** Since when here. */
  readonly entered: PartialDate | undefined
  readonly complete: string | undefined
  readonly facts: CountedFacts
  /** Since when the dossier is on file, and since when its paper is with another unit. */
  readonly archived: Instant
  readonly sent: PartialDate | undefined
  readonly box: string | undefined
  readonly outside: Outside | undefined
  /** Whether the person is here on the day: the last day still counts. */
  readonly isHere: boolean
  /** The same by what the group `who` says alone: whoever left no more than a date of retirement is still here. */
  readonly isPresent: boolean
  /** Whether figures of the staff count the person on some day: never of somebody dispatched or on loan. */
  readonly isEverStaff: boolean
  /** The last day among the staff, whether or not it lies ahead. */
  readonly lastDay: PartialDate | undefined
  /** How the person stood at the end of the year before, by the same clock. */
  readonly opening: Opening
}

/**
 * A dossier as of a day. *Effective*: what no date tells stands as it was known at the end of the day, or as it was first said
 * where that came later; everything else by the dates that records name now. *Known*: what was known at the end of the day, all of
 * it; undefined where the dossier was not on file then.
 */
export function personOn(known: Known, day: Day, clock: Clock): Person | undefined {
  const { dossier, archived, box } = known
  const said = saidOn(known, day, clock)
  if (!said || !archived) return undefined
  const { listed, facts } = said
  const sent = sentOn(known, day, clock)
  const entered = enteredOn(known, said, clock)
  const stay = stayOf(entered, facts, sent, day)
  return {
    dossier,
    who: listed.who,
    entered,
    identity: listed.identity,
    career: listed.career,
    facts,
    archived,
    sent,
    box,
    complete: listed.complete,
    outside: stay.outside,
    lastDay: stay.lastDay,
    isHere: isWithin(day, entered, stay.end),
    isPresent: isWithin(day, entered, facts.left?.day ?? sent),
    isEverStaff: stay.isEverStaff,
    opening: openingOn(known, yearBefore(day), clock),
  }
}

/** Nothing else is told of the end of the year before. */
function openingOn(known: Known, day: Day, clock: Clock): Opening {
  const said = saidOn(known, day, clock)
  if (!said) return 'none'
  const entered = enteredOn(known, said, clock)
  const { outside, lastDay, end } = stayOf(entered, said.facts, sentOn(known, day, clock), day)
  if (outside || !isWithin(day, entered, end)) return 'none'
  return lastDay && isLastOf(lastDay, day) ? 'last-day' : 'staff'
}

/** The last day of the year before. */
export function yearBefore(day: Day): Day {
  if (asked?.day !== day) asked = { day, before: `${Number(day.slice(0, 4)) - 1}-12-31` as Day }
  return asked.before
}

/** Everybody of a census asks about one day. */
let asked: { readonly day: Day; readonly before: Day } | undefined

/** Where somebody belongs, with the day of entering as it is known now, since whoever corrects it corrects every day, and the rank. */
export const whoOn = (person: Person, day: Day): Listed['who'] =>
  // Keys without a value are as none.
  ({ ...person.who, rank: rankOn(person, day), entered: person.entered }) as Listed['who']

/**
 * The rank in force by the dates of 职级, to the day as in the list of a past day; where there are none, or one of them has no date,
 * what was known stands.
 */
export function rankOn({ who: { rank }, facts: { ranks, isRankOfBasic } }: Person, day: Day): string | undefined {
  if (isRankOfBasic || !ranks || ranks.length === 0) return rank
  let found: string | undefined
  for (const one of ranks) {
    if (one.from === undefined) return rank
    if (hasCome(one.from, day)) found = one.rank
  }
  return found
}
