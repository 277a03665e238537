import type { Instant } from '#domain/time.ts'
import type { TroubleCode } from '#domain/unseal/trouble.ts'
import type { Place } from './place.ts'

/** Where a copy went: a place with a name, or a folder that a command named. */
export type Where = Exclude<Place, 'keyring'> | 'named'

/** What became of one copy or one drill: counts and codes, for IT's page. */
export type Outcome = {
  readonly kind: 'copy' | 'drill'
  readonly where: Where
  readonly at: Instant
  readonly seconds: number
  /** Of the whole copy; `written` is what was new in it. */
  readonly bytes: number
  readonly written: number
  /** Why it came to nothing. */
  readonly trouble?: TroubleCode | undefined
  /** Encrypted files that were missing or altered already. */
  readonly missing?: number
  /** Why the copy of the keyring is not that of now. */
  readonly keyring?: TroubleCode | undefined
  /** No copy of the keyring went along, so that with this copy alone nobody opens anything. */
  readonly keyless?: boolean
  /** The data went back since the copy before. */
  readonly older?: boolean
  /** A drill that had the keys opened everything; without them it proved bytes, chain and counts. */
  readonly opened?: boolean
}

/** How many are remembered: about two weeks of two places and their drills. */
const most = 60

/** The newest first. The last drill that had the keys is remembered beyond them: nobody does one every night. */
export function withOutcome(outcomes: readonly Outcome[], outcome: Outcome): readonly Outcome[] {
  const all = [outcome, ...outcomes].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  const [kept, over] = [all.slice(0, most), all.slice(most)]
  const withKeys = (each: Outcome) => each.kind === 'drill' && each.opened === true && each.trouble === undefined
  const opened = kept.some(withKeys) ? undefined : over.find(withKeys)
  return opened ? [...kept, opened] : kept
}

/** Whether nothing is wrong with it. */
export const isGood = ({ trouble, keyring, missing = 0, older = false, keyless = false }: Outcome): boolean =>
  trouble === undefined && keyring === undefined && missing === 0 && !older && !keyless

/** The last time that a copy was made there. */
export const lastMade = (outcomes: readonly Outcome[], where: Where): Instant | undefined =>
  outcomes.find((outcome) => outcome.kind === 'copy' && outcome.where === where && outcome.trouble === undefined)?.at

/** The last time that one was begun there, whatever came of it. */
export const lastTried = (outcomes: readonly Outcome[], where: Where): Instant | undefined =>
  outcomes.find((outcome) => outcome.kind === 'copy' && outcome.where === where)?.at

/** Whether the last drill of this place found a file that is not what it was: the next copy reads them all and mends it. */
export const mustBeThorough = (outcomes: readonly Outcome[], where: Where): boolean => {
  const drill = outcomes.find((outcome) => outcome.kind === 'drill' && outcome.where === where)
  return drill?.trouble === 'copy-file-altered' || drill?.trouble === 'copy-file-missing'
}
