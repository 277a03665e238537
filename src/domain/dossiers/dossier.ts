import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/**
 * 档案的一生. `staged` is an import not yet kept, `draft` is worked on by HR, `confirming` and `approving` follow the case,
 * `archived` changes only through cases, `closed` after departure, `transferred` once another unit has receipted its paper
 * (docs/decisions/0243), `discarded` when a draft or import was given up.
 */
export const dossierStates = [
  'staged',
  'draft',
  'confirming',
  'approving',
  'archived',
  'closed',
  'transferred',
  'discarded',
] as const

export type DossierState = (typeof dossierStates)[number]

/** Who keeps it: HR, or the 代管人 for HR people and their relatives (docs/decisions/0039). */
export type Keeper = 'hr' | 'deputy'

export type Dossier = {
  readonly id: DossierId
  readonly entity: UnitId
  readonly person: PersonId
  readonly state: DossierState
  /** Of one that was transferred: it had been closed before. */
  readonly departed?: true
  readonly keeper: Keeper
  readonly createdAt: Instant
  readonly createdBy: AccountId
  readonly archivedAt?: Instant
  /** Counts every change of content: what a verdict vouches for. */
  readonly content: number
  readonly version: number
}

/** Only a draft is written to directly; afterwards content changes through cases alone (docs/decisions/0020). */
export const isOpenForWork = (state: DossierState): boolean => state === 'draft'

/** How long the reason for giving up a draft may be, in characters. */
export const mostReason = 500

/** What a dossier's state may become. */
const next: Readonly<Record<DossierState, readonly DossierState[]>> = {
  staged: ['draft', 'discarded'],
  draft: ['confirming', 'discarded'],
  confirming: ['approving', 'archived', 'draft'],
  approving: ['archived', 'confirming', 'draft'],
  archived: ['closed', 'transferred'],
  closed: ['transferred'],
  transferred: ['archived', 'closed'],
  discarded: [],
}

/** Whether a dossier may go from one state to another; it may always stay. */
export const mayBecome = (from: DossierState, to: DossierState): boolean => from === to || next[from].includes(to)
