import type { Revision } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { CaseId, RecordId } from '#domain/ids.ts'
import type { ProposedRecord } from './proposal.ts'

/**
 * What would take back what a case wrote, record by record: what it left there beside what stood there before it. Give
 * it the whole history of those records. Groups that the case did not write are no part of it, so that what others
 * wrote there stays.
 */
export function inverseOf(revisions: readonly Revision[], of: CaseId): readonly ProposedRecord[] {
  const records = [...Map.groupBy(revisions, ({ record }) => record)]
  return records.flatMap(([record, all]) => inverseOfRecord(record, all, of))
}

function inverseOfRecord(record: RecordId, all: readonly Revision[], of: CaseId): readonly ProposedRecord[] {
  const written = all.filter((one) => one.case === of && one.kind !== 'none-declared')
  const [first] = written
  if (!first) return []
  const base: Record<string, Fields[string]> = {}
  const fields: Record<string, Fields[string]> = {}
  for (const group of new Set(written.map((one) => one.group))) {
    const own = written.filter((one) => one.group === group)
    const before = all
      .filter((one) => one.group === group && own.every(({ version }) => one.version < version))
      .reduce<Revision | undefined>((newest, one) => (newest && newest.version > one.version ? newest : one), undefined)
    Object.assign(base, standing(own.reduce((newest, one) => (newest.version > one.version ? newest : one))))
    Object.assign(fields, standing(before))
  }
  const kind = first.kind === 'add' ? 'retract' : first.kind === 'retract' ? 'add' : 'change'
  return [{ section: first.section, record, kind, base, fields, basis: '' }]
}

const standing = (revision: Revision | undefined): Fields =>
  revision && revision.kind !== 'retract' ? revision.fields : {}
