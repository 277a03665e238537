import { type Difference, differences, sameValue } from '#domain/dossiers/diff.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import type { ProposedRecord } from './proposal.ts'

/**
 * What a proposed record says old beside new, in the order of the section's fields. A new one that takes the place of another
 * stands beside what holds until then, and tells of the amounts that would hold no longer.
 */
export function changedIn(
  section: Section,
  { base, fields, beside }: Pick<ProposedRecord, 'base' | 'fields' | 'beside'>,
): readonly Difference[] {
  if (!beside) return differences(section, base, fields)
  return section.fields.flatMap((field) => {
    const [old, fresh] = [beside[field.key], fields[field.key]]
    if (fresh === undefined ? !isLost(field) || sameValue(old, undefined) : sameValue(fresh, undefined)) return []
    return [{ field, ...(old !== undefined && { old }), ...(fresh !== undefined && { new: fresh }) }]
  })
}

/** An amount that is not worked out from others. */
const isLost = ({ kind, derive }: Field): boolean => kind === 'money' && derive === undefined
