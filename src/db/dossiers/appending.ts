import type { Db } from '#db/database.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import { payloadSchema, type Revision, type RevisionKind, type RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { AccountId, CaseId, ChangeId, DossierId, ImportId, RecordId, RevisionId } from '#domain/ids.ts'
import type { Instant, PartialDate } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import { keep, manyTogether } from './presents.ts'
import { groupTag, metaOf, placeOf, sectionTag } from './revision-row.ts'
import { countChange, insert, type NewRow, versionsTaken } from './rows.ts'

/** One change of one record: its fields group by group, sharing a change id. */
export type Change = {
  readonly dossier: DossierId
  readonly record: RecordId
  readonly section: string
  readonly kind: RevisionKind
  readonly fields: ReadonlyMap<Group, Fields>
  readonly effective?: PartialDate
  readonly change: ChangeId
  readonly at: Instant
  readonly author: AccountId
  readonly case?: CaseId
  readonly import?: ImportId
  /** The newest revisions of the dossier, where the caller has opened them in this very transaction. */
  readonly newest?: readonly RevisionMeta[] | undefined
}

/** Appends the revisions of one change and raises the dossier's content counter; answers them as they would be opened. */
export async function add(
  { db, vault, newId }: { db: Db; vault: Vault; newId: <Id extends string>() => Id },
  change: Change,
): Promise<readonly Revision[]> {
  const { dossier, record } = change
  const versions = await versionsBefore({ db, vault }, change)
  const made = recordGroups.flatMap((group) => {
    const fields = change.fields.get(group)
    if (!fields) return []
    const tag = groupTag(vault, dossier, group)
    const version = (versions.get(group) ?? 0) + 1
    const payload = { fields, ...(change.effective && { effective: change.effective }) }
    const row: NewRow = {
      id: newId<RevisionId>(),
      dossier_id: dossier,
      record_id: record,
      section_tag: sectionTag(vault, dossier, change.section),
      group_tag: tag,
      version,
      kind: change.kind,
      change_id: change.change,
      known_since: change.at,
      author: change.author,
      case_id: change.case ?? null,
      import_id: change.import ?? null,
      source_id: null,
      schema_version: payloadSchema,
      payload: vault.sealing(payload, placeOf(dossier, group, record, version, payloadSchema)),
    }
    return [{ row, revision: { ...metaOf(row, change.section, group), ...payload } }]
  })
  await insert(
    db,
    made.map(({ row }) => row),
  )
  await countChange(db, dossier)
  return made.map(({ revision }) => revision)
}

/** Up to which version each group of the record has come; asked of the file unless the caller knows of each that is changed. */
async function versionsBefore(
  { db, vault }: { db: Db; vault: Vault },
  { dossier, record, fields, newest = [] }: Change,
): Promise<ReadonlyMap<Group, number>> {
  const known = new Map(newest.filter((one) => one.record === record).map(({ group, version }) => [group, version]))
  if ([...fields.keys()].every((group) => known.has(group))) return known
  const taken = await versionsTaken(db, dossier, record)
  const versions = new Map(taken.map(({ group_tag, version }) => [group_tag, version]))
  return new Map([...fields.keys()].map((group) => [group, versions.get(groupTag(vault, dossier, group)) ?? 0]))
}

/**
 * Repeats the newest revisions of the long groups in one envelope each, in the transaction that wrote some of them; of the
 * groups of `written` alone where the caller knows what that was. `newest` is the whole dossier as it stands.
 */
export async function keepTogether(
  { db, vault }: { db: Db; vault: Vault },
  dossier: DossierId,
  newest: readonly Revision[],
  written: readonly Revision[] = newest,
): Promise<void> {
  for (const group of new Set(written.map(({ group }) => group))) {
    const own = newest.filter((one) => one.group === group)
    if (own.length < manyTogether) continue
    await keep({ db, vault }, dossier, { group, tag: groupTag(vault, dossier, group) }, own)
  }
}
