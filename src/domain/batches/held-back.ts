import { Conflict, Damaged, Forbidden, NotFound } from '#domain/errors.ts'

/** Why a row of a batch was left as it is, where nothing that a person could correct is the reason. */
export type HeldBack = { readonly code: 'batch.out-of-reach' | 'batch.damaged' | 'batch.changed' }

/** What stops one row alone; undefined for what stops the whole. */
export function heldBackBy(error: unknown): HeldBack | undefined {
  if (error instanceof NotFound || error instanceof Forbidden) return { code: 'batch.out-of-reach' }
  if (error instanceof Damaged) return { code: 'batch.damaged' }
  return error instanceof Conflict ? { code: 'batch.changed' } : undefined
}
