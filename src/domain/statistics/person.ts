import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { type Day, dayOf, endOfDay, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { hasCome, isLastOf } from './month.ts'
import { isWithin, type Outside, stayOf } from './stay.ts'
import type { Thing } from './thing.ts'

/** What a dossier said from a moment on: its line of the list and its facts. */
export type Version = { readonly since: Instant; readonly listed: Listed; readonly facts: CountedFacts }

/** A line of the list: what figures count by, and what the names behind them say. */
export type Listed = Pick<Summary, 'who' | 'identity' | 'career'> & {
  /** 完整度, as three digits. */
  readonly complete?: string
}

/** What figures read of 基本信息. */
const stated = ['sex', 'birth', 'nation', 'politics', 'workStart'] as const

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
  const { listed, facts, sent } = said
  const who = whoOn(listed.who, facts, said, day)
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

type Said = {
  readonly listed: Listed
  readonly facts: CountedFacts
  readonly entered: PartialDate | undefined
  readonly sent: PartialDate | undefined
  /** Whether the rank of the day itself was 基本信息's. */
  readonly isRankOfBasic: boolean
}

/** What a dossier says of a day. */
function saidOn({ archived, sent, versions }: Known, day: Day, clock: Clock): Said | undefined {
  const until = endOfDay(day)
  let at = versions.length - 1
  while (at >= 0 && (versions[at] as Version).since > until) at -= 1
  const [then, newest] = [versions[at], versions.at(-1)]
  if (!newest || !archived) return undefined
  if (clock === 'known') {
    if (archived > until || !then) return undefined
    const { listed, facts } = then
    const gone = sent && sent <= until ? dateOf(sent) : undefined
    return { listed, facts, entered: listed.who.entered, sent: gone, isRankOfBasic: facts.isRankOfBasic === true }
  }
  const from = Math.max(at, 0)
  const first = versions[from] ?? newest
  const [entered, gone] = [newest.listed.who.entered, sent && dateOf(sent)]
  const isRankOfBasic = first.facts.isRankOfBasic === true
  if (first === newest) return { listed: newest.listed, facts: newest.facts, entered, sent: gone, isRankOfBasic }
  const identity = filled(first.listed.identity, stated, versions, from, ({ listed }) => listed.identity)
  const listed = identity === first.listed.identity ? first.listed : { ...first.listed, identity }
  const facts = joined(
    filled(first.facts, undatedFacts, versions, from, ({ facts }) => facts),
    newest.facts,
  )
  return { listed, facts, entered, sent: gone, isRankOfBasic }
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
  if (undatedFacts.every((fact) => then[fact] === newest[fact])) return newest
  const { kind, employment, way, authority, base, limit } = then
  // Keys without a value are as none: copying all at once is what a census of a past day mostly does.
  return { ...newest, kind, employment, way, authority, base, limit } as CountedFacts
}

/** The one, with those keys that it lacks from the first later version that says them; itself where none does. */
function filled<Said extends object>(
  one: Said,
  keys: readonly (keyof Said)[],
  versions: readonly Version[],
  at: number,
  of: (version: Version) => Said,
): Said {
  let made = one
  for (const key of keys) {
    if (one[key] !== undefined) continue
    for (let later = at + 1; later < versions.length; later += 1) {
      const said = of(versions[later] as Version)[key]
      if (said === undefined) continue
      if (made === one) made = { ...one }
      made[key] = said
      break
    }
  }
  return made
}

/**
 * Where somebody belongs, with the day of entering as it is known now, since whoever corrects it corrects every day, and the rank
 * in force by the dates of 职级, to the day as in the list of a past day; where one of those has none, what was known stands.
 */
function whoOn(who: Listed['who'], facts: CountedFacts, said: Said, day: Day): Listed['who'] {
  const rank = said.isRankOfBasic ? who.rank : rankOn(who, facts, day)
  const { entered } = said
  if (who.entered === entered && who.rank === rank) return who
  const { entered: _, rank: __, ...others } = who
  return { ...others, ...(rank && { rank }), ...(entered && { entered }) }
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
