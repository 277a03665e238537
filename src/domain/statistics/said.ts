import type { CountedFacts } from '#domain/dossiers/counted.ts'
import { type Day, dayOf, endOfDay, type PartialDate, partialDateOf } from '#domain/time.ts'
import type { Clock, Known, Version } from './person.ts'

/** What a dossier says of a day: a version of it, or one with what others say. */
export type Said = Pick<Version, 'listed' | 'facts'>

/** What was worked out of a dossier. */
export type Told = {
  /** By version before the newest, what it says with what others say of it, as effective. */
  readonly effective: (Said | undefined)[]
  /** The day on which another unit had its paper. */
  readonly sent: PartialDate | undefined
}

/** What a dossier says of a day; undefined where it was not on file by the clock. */
export function saidOn(known: Known, day: Day, clock: Clock): Said | undefined {
  const { archived, versions } = known
  const until = endOfDay(day)
  let at = versions.length - 1
  while (at >= 0 && (versions[at] as Version).since > until) at -= 1
  if (!archived) return undefined
  if (clock === 'known') return archived > until ? undefined : versions[at]
  const from = Math.max(at, 0)
  if (from === versions.length - 1) return versions[from]
  const { effective } = toldOf(known)
  effective[from] ??= asEffective(versions, from)
  return effective[from]
}

/** When somebody entered: as effective as it is known now, since whoever corrects it corrects every day. */
export const enteredOn = ({ versions }: Known, { listed }: Said, clock: Clock): PartialDate | undefined =>
  (clock === 'known' ? listed : (versions.at(-1)?.listed ?? listed)).who.entered

/** Since when another unit has the paper, as far as that is known by the clock. */
export const sentOn = (known: Known, day: Day, clock: Clock): PartialDate | undefined =>
  known.sent === undefined || (clock === 'known' && known.sent > endOfDay(day)) ? undefined : toldOf(known).sent

function toldOf(known: Known): Told {
  known.told ??= { effective: [], sent: known.sent && partialDateOf(dayOf(known.sent)) }
  return known.told
}

/** Of a day on which this version was the last: with what only later ones say, and dates as the newest has them. */
function asEffective(versions: readonly Version[], from: number): Said | undefined {
  const [first, newest] = [versions[from], versions.at(-1)]
  if (!first || !newest) return newest
  const identity = filled(first.listed.identity, stated, versions, from, ({ listed }) => listed.identity)
  const listed = identity === first.listed.identity ? first.listed : { ...first.listed, identity }
  const facts = joined(
    filled(first.facts, undatedFacts, versions, from, ({ facts }) => facts),
    newest.facts,
  )
  return { listed, facts }
}

/** What figures read of 基本信息. */
const stated = ['sex', 'birth', 'nation', 'politics', 'workStart'] as const

/** What has no date, in a dossier's facts. */
const undatedFacts = ['kind', 'employment', 'way', 'authority', 'base', 'limit'] as const

/** What has dates from the newest version, what has none from the one of the day; so has the rank of 基本信息. */
function joined(then: CountedFacts, newest: CountedFacts): CountedFacts {
  const isAlike = undatedFacts.every((fact) => then[fact] === newest[fact])
  if (isAlike && then.isRankOfBasic === newest.isRankOfBasic) return newest
  const { kind, employment, way, authority, base, limit, isRankOfBasic } = then
  // Keys without a value are as none.
  return { ...newest, kind, employment, way, authority, base, limit, isRankOfBasic } as CountedFacts
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
