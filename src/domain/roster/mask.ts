import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import { listedBy, type MaskedGroup, maskedGroups } from './entry.ts'

/** The groups of a row that a viewer may list, one bit each, so that 100,000 rows are kept in two bytes each. */
export type Mask = number

/** The bit of a group in a mask. */
export const bitOf = (group: MaskedGroup): Mask => 1 << maskedGroups.indexOf(group)

/** How many masks there can be. */
export const manyMasks = 1 << maskedGroups.length

/** Whoever may not list `who` has no row at all, whatever else would be granted. */
export const listedBit: Mask = bitOf('who')

/** Asks the policy about every group of one row. */
export function maskOf(actor: Actor, subject: Subject, seats: ReadonlySet<Group>): Mask {
  const circumstances = { ...quiet, seats }
  const may = (group: Group) => decide(actor, 'list', subject, group, circumstances).allow
  return may('who') ? listedBy(may).reduce((mask, group) => mask | bitOf(group), 0) : 0
}

const sets = new Map<Mask, ReadonlySet<MaskedGroup>>()

/** The groups whose bits are set. */
export function groupsIn(mask: Mask): ReadonlySet<MaskedGroup> {
  const known = sets.get(mask)
  if (known) return known
  const made = new Set(maskedGroups.filter((group) => (mask & bitOf(group)) !== 0))
  sets.set(mask, made)
  return made
}
