import type { Duty } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { AccountId, CrossId, UnitId } from '#domain/ids.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Day, Instant } from '#domain/time.ts'

/** 存下的交叉表: what somebody keeps of a table of the own asking, under a name (docs/decisions/0287). */
export type SavedCross = CrossContent & {
  readonly id: CrossId
  readonly owner: AccountId
  readonly version: number
  /** The duty that it is shared with; undefined while it is the owner's alone. */
  readonly sharedWith?: Duty
}

/** What stands sealed: a name is typed by somebody, and may say anything. */
export type CrossContent = {
  readonly name: string
  /** The definition as `crossText` wrote it; an older or a newer program may read it or not. */
  readonly text: string
  /** `today` is the day on which it is opened. */
  readonly day: Day | 'today'
  readonly clock: Clock
  readonly savedAt: Instant
  /** The uppermost units of whoever shared it: it reaches those who hold the duty somewhere below them. */
  readonly within?: readonly UnitId[]
}

/** So many tables has one account, so long is a name, so many stand on a start page. */
export const crossMost = { own: 200, name: 60, pins: 6 } as const

export type CrossRefusal = 'cross.no-name' | 'cross.long-name' | 'cross.name-taken' | 'cross.many' | 'cross.many-pins'

/** A name as it is kept: one line, without what nobody sees. */
export const crossName = (typed: string): string => cleanText(typed).replace(/\s+/g, ' ')

/** Two names that a reader takes for one. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other)

const plain = (name: string) => name.normalize('NFKC').toLowerCase()

/** Why a table cannot have this name, as `crossName` wrote it, beside the other tables of its owner. */
export function refuseName(name: string, others: readonly Pick<SavedCross, 'name'>[]): CrossRefusal | undefined {
  if (name === '') return 'cross.no-name'
  if ([...name].length > crossMost.name) return 'cross.long-name'
  return others.some((other) => isSameName(other.name, name)) ? 'cross.name-taken' : undefined
}
