import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import { inTurns } from '#db/turns.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import { payloadSchema, type Revision, type RevisionKind, type RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged } from '#domain/errors.ts'
import type { AccountId, CaseId, ChangeId, DossierId, ImportId, RecordId, RevisionId } from '#domain/ids.ts'
import type { Instant, PartialDate } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'
import {
  allOf,
  countChange,
  every,
  newestOf,
  ofRecords,
  payloadsOf,
  type Row,
  versionsTaken,
  withoutPayload,
} from './rows.ts'

export const groupTag = (vault: Vault, dossier: DossierId, group: Group): Tag => vault.tag(dossier, `group:${group}`)
export const sectionTag = (vault: Vault, dossier: DossierId, section: string): Tag =>
  vault.tag(dossier, `section:${section}`)

const placeOf = (dossier: DossierId, group: Group, record: RecordId, version: number, schema: number): Place => ({
  table: 'revisions',
  group,
  dossier,
  record,
  version,
  schema,
})

type Store = Sound & { readonly vault: Vault } & Noting

/** The revisions of a dossier are as many and say what they said when they were written, or nothing of them is served. */
function ensureSound({ seals }: Pick<Store, 'seals'>, dossier: DossierId): void {
  if (!seals.isSound('dossier', dossier, 0) || !seals.isSound('dossier', dossier, 1))
    throw new Damaged({ table: 'revisions', id: dossier })
}

/**
 * Opens what `reader.ts` has already decided on and logged: the present, or with `all` the whole history. What does not
 * open is noted as damage and left out.
 */
export async function open(
  { db, vault, damages, seals }: Store,
  dossier: DossierId,
  wanted: Iterable<Group>,
  { asOf, all = false }: { asOf?: Instant | undefined; all?: boolean } = {},
): Promise<readonly Revision[]> {
  const names = new Map([...wanted].map((group) => [groupTag(vault, dossier, group), group]))
  if (names.size === 0) return []
  ensureSound({ seals }, dossier)
  const tags = JSON.stringify([...names.keys()])
  const rows = await (all ? every(db, dossier, tags) : newestOf(db, dossier, tags, asOf))
  return openRows({ vault, damages }, dossier, names, rows)
}

/** The whole history of a few records, opened like the rest. */
export async function openRecords(
  { db, vault, damages, seals }: Store,
  dossier: DossierId,
  wanted: Iterable<Group>,
  records: readonly RecordId[],
): Promise<readonly Revision[]> {
  const names = new Map([...wanted].map((group) => [groupTag(vault, dossier, group), group]))
  ensureSound({ seals }, dossier)
  const rows = await ofRecords(db, dossier, JSON.stringify(records), JSON.stringify([...names.keys()]))
  return openRows({ vault, damages }, dossier, names, rows)
}

/** What belongs to no section or group, as its tags have it, is noted as damage and left out. */
async function openRows(
  { vault, damages }: Pick<Store, 'vault' | 'damages'>,
  dossier: DossierId,
  groups: ReadonlyMap<Tag, Group>,
  rows: readonly Row[],
): Promise<readonly Revision[]> {
  const keys = new Map(sections.map(({ key }) => [sectionTag(vault, dossier, key), key]))
  const opened = await inTurns(rows, atOnce, (row) => {
    const [group, section] = [groups.get(row.group_tag), keys.get(row.section_tag)]
    if (!group || !section) {
      damages.note({ of: 'dossier', id: dossier, what: 'misplaced', where: 'revisions' })
      return []
    }
    return openRow({ vault, damages }, row, metaOf(row, section, group))
  })
  return opened.flat()
}

/** So many envelopes are opened in one turn of the event loop. */
const atOnce = 100

/**
 * The present (or what was known at `asOf`) opened, and all changes unopened: what the page of a dossier shows. The tags are
 * sorted out here, since the file does not tell which is which. However often records were changed, only the envelopes that
 * are opened are fetched.
 */
export async function openWithChanges(
  { db, vault, damages, seals }: Store,
  dossier: DossierId,
  wanted: ReadonlySet<Group>,
  asOf: Instant | undefined,
): Promise<{
  readonly opened: readonly Revision[]
  readonly changes: readonly RevisionMeta[]
  readonly unread: number
}> {
  const names = new Map(recordGroups.map((group) => [groupTag(vault, dossier, group), group]))
  const keys = new Map(sections.map(({ key }) => [sectionTag(vault, dossier, key), key]))
  ensureSound({ seals }, dossier)
  const all = (await allOf(db, dossier)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  let misplaced = 0
  const known = all.flatMap((row) => {
    const [group, section] = [names.get(row.group_tag), keys.get(row.section_tag)]
    if (group && !wanted.has(group)) return []
    if (group && section) return [{ row, group, meta: metaOf(row, section, group) }]
    misplaced += 1
    return []
  })
  if (misplaced > 0) damages.note({ of: 'dossier', id: dossier, what: 'misplaced', where: 'revisions' })
  const newest = new Map<string, (typeof known)[number]>()
  for (const one of known) {
    const { record_id, group_tag, version, known_since } = one.row
    const before = newest.get(`${record_id} ${group_tag}`)
    if ((asOf && known_since > asOf) || (before && before.row.version > version)) continue
    newest.set(`${record_id} ${group_tag}`, one)
  }
  const ids = JSON.stringify([...newest.values()].map(({ row }) => row.id))
  const payloads = new Map((await payloadsOf(db, ids)).map(({ id, payload }) => [id, payload]))
  const inOrder = [...newest.values()].sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
  const found = await inTurns(inOrder, atOnce, ({ row, meta }) => {
    const payload = payloads.get(row.id)
    return payload ? openRow({ vault, damages }, { ...row, payload }, meta) : []
  })
  const opened = found.flat()
  return { changes: known.map(({ meta }) => meta), opened, unread: newest.size - opened.length + misplaced }
}

/** One revision opened, or none with the damage noted. */
function openRow({ vault, damages }: Pick<Store, 'vault' | 'damages'>, row: Row, meta: RevisionMeta): Revision[] {
  const damage = { of: 'dossier', id: row.dossier_id, what: 'does-not-open', where: 'revisions' } as const
  const payload = salvaged({ damages }, damage, () => openPayload(vault, row, meta.group))
  return payload ? [{ ...meta, ...payload }] : []
}

/** When and by whom records changed, without opening anything; only in the groups asked for. */
export async function changesOf(
  { db, vault, seals }: Omit<Store, 'damages'>,
  dossier: DossierId,
  wanted: Iterable<Group>,
): Promise<readonly RevisionMeta[]> {
  const names = new Map([...wanted].map((group) => [groupTag(vault, dossier, group), group]))
  if (names.size === 0) return []
  ensureSound({ seals }, dossier)
  const keys = new Map(sections.map(({ key }) => [sectionTag(vault, dossier, key), key]))
  const rows = await db
    .selectFrom('revisions')
    .select(withoutPayload)
    .where('dossier_id', '=', dossier)
    .where('group_tag', 'in', [...names.keys()])
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const [group, section] = [names.get(row.group_tag), keys.get(row.section_tag)]
    return group && section ? [metaOf(row, section, group)] : []
  })
}

const metaOf = (row: Omit<Row, 'payload'>, section: string, group: Group): RevisionMeta => ({
  record: row.record_id,
  section,
  group,
  version: row.version,
  kind: row.kind,
  change: row.change_id,
  knownSince: row.known_since,
  author: row.author,
  ...(row.case_id && { case: row.case_id }),
  ...(row.import_id && { import: row.import_id }),
})

function openPayload(vault: Vault, row: Row, group: Group) {
  const place = placeOf(row.dossier_id, group, row.record_id, row.version, row.schema_version)
  return vault.open(row.payload, place) as { fields: Fields; effective?: PartialDate }
}

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
}

/** Appends the revisions of one change and raises the dossier's content counter. */
export async function add(
  { db, vault, newId }: { db: Db; vault: Vault; newId: <Id extends string>() => Id },
  change: Change,
): Promise<void> {
  const { dossier, record } = change
  const taken = await versionsTaken(db, dossier, record)
  const versions = new Map(taken.map(({ group_tag, version }) => [group_tag, version]))
  const rows = recordGroups
    .filter((group) => change.fields.has(group))
    .map((group) => {
      const tag = groupTag(vault, dossier, group)
      const version = (versions.get(tag) ?? 0) + 1
      const payload = {
        fields: change.fields.get(group) ?? {},
        ...(change.effective && { effective: change.effective }),
      }
      return {
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
        payload: vault.seal(payload, placeOf(dossier, group, record, version, payloadSchema)),
      }
    })
  if (rows.length > 0) await db.insertInto('revisions').values(rows).execute()
  await countChange(db, dossier)
}
