import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Day, Instant, PartialDate } from '#domain/time.ts'
import { hasCome, isLastOf } from './month.ts'
import { enteredOn, type Said, saidOn, sentOn, type Told } from './said.ts'
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

/** One of the staff at the end of a year, there for the last time, or neither. */
export type Opening = 'staff' | 'last-day' | 'none'

/** A person as of a cut-off date: what figures count. */
export type Person = Pick<Listed, 'who' | 'identity' | 'career'> & {
  readonly dossier: DossierId
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
  readonly opening: () => Opening
}

/**
 * A dossier as of a day. *Effective*: what no date tells stands as it was known at the end of the day, or as it was first said
 * where that came later; everything else by the dates that records name now. *Known*: what was known at the end of the day, all of
 * it; undefined where the dossier was not on file then. `before` is the same person at the end of the year before, where somebody
 * has it already.
 */
export function personOn(
  known: Known,
  day: Day,
  clock: Clock,
  before: () => Person | undefined = () => personOn(known, yearBefore(day), clock),
): Person | undefined {
  const { dossier, archived, box } = known
  const said = saidOn(known, day, clock)
  if (!said || !archived) return undefined
  const { listed, facts } = said
  const sent = sentOn(known, day, clock)
  const who = whoOn(said, enteredOn(known, said, clock), day)
  const stay = stayOf(who.entered, facts, sent, day)
  return {
    dossier,
    who,
    identity: listed.identity,
    career: listed.career,
    facts,
    archived,
    sent,
    box,
    complete: listed.complete,
    outside: stay.outside,
    lastDay: stay.lastDay,
    isHere: isWithin(day, who.entered, stay.end),
    isPresent: isWithin(day, who.entered, facts.left?.day ?? sent),
    isEverStaff: stay.isEverStaff,
    opening: () => openingOf(before(), yearBefore(day)),
  }
}

function openingOf(before: Person | undefined, day: Day): Opening {
  if (!before?.isHere || before.outside) return 'none'
  return before.lastDay && isLastOf(before.lastDay, day) ? 'last-day' : 'staff'
}

/** The last day of the year before. */
export const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}-12-31` as Day

/**
 * Where somebody belongs, with the day of entering as it is known now, since whoever corrects it corrects every day, and the rank
 * in force by the dates of 职级, to the day as in the list of a past day; where one of those has none, what was known stands.
 */
function whoOn(
  { listed: { who }, facts, isRankOfBasic }: Said,
  entered: PartialDate | undefined,
  day: Day,
): Listed['who'] {
  const rank = isRankOfBasic ? who.rank : rankOn(who, facts, day)
  if (who.entered === entered && who.rank === rank) return who
  // Keys without a value are as none: copying all at once is what a census of a past day mostly does.
  return { ...who, rank, entered } as Listed['who']
}

function rankOn({ rank }: Listed['who'], { ranks = [] }: CountedFacts, day: Day): string | undefined {
  if (ranks.length === 0) return rank
  let found: string | undefined
  for (const one of ranks) {
    if (one.from === undefined) return rank
    if (hasCome(one.from, day)) found = one.rank
  }
  return found
}
