import type { Group } from '#domain/access/groups.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** 抽查: a routine change that a second person looks at after it was applied (docs/decisions/0034). */
export type Sample = {
  readonly case: CaseId
  readonly dossier: DossierId
  /** Whoever applied it. */
  readonly by: PersonId
  readonly at: Instant
  /** What it changed, by which it is decided who may look. */
  readonly groups: readonly Group[]
  readonly ended?: SampleVerdict
}

export type SampleVerdict = {
  /** 属实, or 有疑问 with a reason. */
  readonly how: 'sound' | 'doubted'
  readonly by: PersonId
  readonly at: Instant
  readonly reason: string
}

export const sampleVerdicts = ['sound', 'doubted'] as const satisfies readonly SampleVerdict['how'][]

export type SampleRefusal =
  | 'samples.no-verdict'
  | 'samples.no-reason'
  | 'samples.ended'
  /** The page had only just come, so nobody can have read it (docs/decisions/0085). */
  | 'samples.unread'

export const mostSampleReason = 500

/** One in twenty. */
const share = 0.05

/**
 * Whether a case is drawn, by the fingerprint of its id: the same answer however often it is asked, and nobody who does not
 * hold the key of the house can tell beforehand. `print` in hex, of eight digits at least.
 */
export const isDrawn = (print: string): boolean => Number.parseInt(print.slice(0, 8), 16) < share * 2 ** 32
