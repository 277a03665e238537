import type { Duty } from './actor.ts'

/**
 * 不相容职责: whoever keeps the machine, whoever reads the log and whoever gives the duties are three people, so that none
 * of them can cover what another did (docs/security.md §4).
 */
const apart: readonly Duty[] = ['it', 'auditor', 'hr-lead']

/** The duty among those held already that keeps somebody from this one. */
export const excludedBy = (held: readonly Duty[], wanted: Duty): Duty | undefined =>
  apart.includes(wanted) ? held.find((duty) => duty !== wanted && apart.includes(duty)) : undefined
