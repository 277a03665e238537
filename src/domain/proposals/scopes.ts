import type { RecordId } from '#domain/ids.ts'

/**
 * 占用的范围: what a live case locks of a dossier. Two cases may go on side by side while nothing is locked by both: the whole
 * dossier is part of everything, a section of each of its records (docs/decisions/0052, docs/approvals.md E6).
 */
export type Scope = '*' | { readonly section: string; readonly record?: RecordId }

/** The records that a proposal touches, each once. */
export const scopesOf = (
  changes: readonly { readonly section: string; readonly record: RecordId }[],
): readonly Scope[] => {
  const records = new Map(changes.map(({ section, record }) => [record, { section, record }]))
  return [...records.values()]
}
