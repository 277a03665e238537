import type { RecordId } from '#domain/ids.ts'
import { proposedSection } from './particulars.ts'

/**
 * 占用的范围: what a live case locks of a dossier. Two cases may go on side by side while nothing is locked by both: the whole
 * dossier is part of everything, a section of each of its records (docs/decisions/0052, docs/approvals.md E6).
 */
export type Scope = '*' | { readonly section: string; readonly record?: RecordId }

type Touching = { readonly section: string; readonly record: RecordId }

/** The records that a proposal touches, each once. */
export function scopesOf(changes: readonly Touching[]): readonly Scope[] {
  const scopes = new Map(changes.map((change) => [placeOf(change), scopeOf(change)]))
  return [...scopes.values()]
}

/** A section of one record is locked as a whole: two would each bring it a record, and it can hold but one. */
export const scopeOf = ({ section, record }: Touching): Exclude<Scope, '*'> =>
  proposedSection(section)?.single ? { section } : { section, record }

const placeOf = ({ section, record }: Touching) => (proposedSection(section)?.single ? section : `${section}/${record}`)
