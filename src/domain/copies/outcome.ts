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
  /** The data went back since the copy before. */
  readonly older?: boolean
  /** A drill that had the keys opened everything; without them it proved bytes, chain and counts. */
  readonly opened?: boolean
}

/** How many are remembered: about two weeks of two places and their drills. */
const most = 60

/** The newest first. */
export const withOutcome = (outcomes: readonly Outcome[], outcome: Outcome): readonly Outcome[] =>
  [outcome, ...outcomes].slice(0, most)

/** Whether nothing is wrong with it. */
export const isGood = ({ trouble, keyring, missing = 0, older = false }: Outcome): boolean =>
  trouble === undefined && keyring === undefined && missing === 0 && !older

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
