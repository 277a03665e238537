import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import { inTurns } from '#db/turns.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import type { Revision, RevisionMeta } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Damaged } from '#domain/errors.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'
import { manyTogether, nameOf, saidTogether } from './presents.ts'
import { groupTag, metaOf, placeOf, sectionTag } from './revision-row.ts'
import { allOf, every, newestOf, ofRecords, payloadsOf, type Row, type Unopened, withoutPayload } from './rows.ts'

type Store = Sound & { readonly vault: Vault } & Noting

/** The revisions of a dossier are as many and say what they said when they were written, or nothing of them is served. */
export function ensureSound({ seals }: Pick<Store, 'seals'>, dossier: DossierId): void {
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
    const revision = openRow({ vault, damages }, dossier, row, row.payload, metaOf(row, section, group))
    return revision ? [revision] : []
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
  const changes: RevisionMeta[] = []
  const newest = new Map<string, { readonly row: Unopened; readonly meta: RevisionMeta }>()
  for (const row of all) {
    const [group, section] = [names.get(row.group_tag), keys.get(row.section_tag)]
    if (group && !wanted.has(group)) continue
    if (!group || !section) {
      misplaced += 1
      continue
    }
    const meta = metaOf(row, section, group, changes.at(-1))
    changes.push(meta)
    if (asOf && row.known_since > asOf) continue
    const key = `${row.record_id} ${row.group_tag}`
    const before = newest.get(key)
    if (!before || before.row.version <= row.version) newest.set(key, { row, meta })
  }
  if (misplaced > 0) damages.note({ of: 'dossier', id: dossier, what: 'misplaced', where: 'revisions' })
  const inOrder = [...newest.values()].sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
  const long = longGroups(
    inOrder.map(({ row }) => row.group_tag),
    names,
  )
  const together = await saidTogether({ db, vault }, dossier, long)
  const alone = inOrder.filter(({ meta }) => !together.has(nameOf(meta)))
  const rows = await payloadsOf(db, JSON.stringify(alone.map(({ row }) => row.id)))
  const payloads = new Map(rows.map(({ id, payload }) => [id, payload]))
  const found = await inTurns(inOrder, atOnce, ({ row, meta }): Revision | undefined => {
    const said = together.get(nameOf(meta))
    if (said) return { ...meta, ...said }
    const payload = payloads.get(row.id)
    return payload && openRow({ vault, damages }, dossier, row, payload, meta)
  })
  const opened = found.filter((revision) => revision !== undefined)
  return { changes, opened, unread: newest.size - opened.length + misplaced }
}

/** The groups that so many of these tags stand for that they are repeated in one envelope. */
function longGroups(tags: readonly Tag[], groups: ReadonlyMap<Tag, Group>): ReadonlyMap<Tag, Group> {
  const counts = new Map<Tag, number>()
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map([...groups].filter(([tag]) => (counts.get(tag) ?? 0) >= manyTogether))
}

/** One revision opened, or none with the damage noted. */
function openRow(
  { vault, damages }: Pick<Store, 'vault' | 'damages'>,
  dossier: DossierId,
  { record_id, version, schema_version }: Unopened,
  payload: Row['payload'],
  meta: RevisionMeta,
): Revision | undefined {
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'revisions' } as const
  const place = placeOf(dossier, meta.group, record_id, version, schema_version)
  const opened = salvaged({ damages }, damage, () => vault.open(payload, place) as Payload)
  return opened && { ...meta, ...opened }
}

type Payload = Pick<Revision, 'fields' | 'effective'>

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
