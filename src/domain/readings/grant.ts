import type { Group } from '#domain/access/groups.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/**
 * 查阅权: what a reading case opened to one person: these groups of this dossier, from one moment to another. It ends by
 * itself, since it is asked of the clock each time.
 */
export type Grant = {
  readonly case: CaseId
  readonly dossier: DossierId
  readonly person: PersonId
  readonly groups: ReadonlySet<Group>
  readonly from: Instant
  readonly until: Instant
  readonly revokedAt?: Instant
  /** How often the dossier was opened by it. */
  readonly count: number
}

export type GrantState = 'coming' | 'open' | 'over' | 'revoked'

/** Whether a grant opens anything at this moment. */
export function grantState({ from, until, revokedAt }: Pick<Grant, 'from' | 'until' | 'revokedAt'>, now: Instant) {
  if (revokedAt !== undefined) return 'revoked' satisfies GrantState
  if (now < from) return 'coming' satisfies GrantState
  return now <= until ? ('open' satisfies GrantState) : ('over' satisfies GrantState)
}
