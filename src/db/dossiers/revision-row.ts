import type { Group } from '#domain/access/groups.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'
import type { Unopened } from './rows.ts'

/** What stands in a row instead of the name of its group, other for each dossier, so that the file does not tell. */
export const groupTag = (vault: Vault, dossier: DossierId, group: Group): Tag => vault.tag(dossier, `group:${group}`)

/** The same for the name of a section. */
export const sectionTag = (vault: Vault, dossier: DossierId, section: string): Tag =>
  vault.tag(dossier, `section:${section}`)

/** Where an envelope was sealed, and where alone it opens. */
export const placeOf = (
  dossier: DossierId,
  group: Group,
  record: RecordId,
  version: number,
  schema: number,
): Place => ({
  table: 'revisions',
  group,
  dossier,
  record,
  version,
  schema,
})

/**
 * What a row says without its envelope. Every row comes with texts of its own, and most say in part what the row before them says: they are kept once, since
 * what was opened is remembered for thousands of dossiers.
 */
export function metaOf(row: Unopened, section: string, group: Group, before?: RevisionMeta): RevisionMeta {
  const meta = {
    record: same(row.record_id, before?.record),
    section,
    group,
    version: row.version,
    kind: same(row.kind, before?.kind),
    change: same(row.change_id, before?.change),
    knownSince: same(row.known_since, before?.knownSince),
    author: same(row.author, before?.author),
  }
  if (!row.case_id && !row.import_id) return meta
  return { ...meta, ...(row.case_id && { case: row.case_id }), ...(row.import_id && { import: row.import_id }) }
}

const same = <Text extends string>(text: Text, before: Text | undefined): Text => (text === before ? before : text)
