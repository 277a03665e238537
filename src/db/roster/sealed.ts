import type { Db } from '#db/database.ts'
import { groupTag } from '#db/dossiers/sealed.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import { type Summary, summarisedGroups, summarySchema } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault } & Noting

const placeOf = (dossier: DossierId, group: (typeof summarisedGroups)[number], version: number): Place => ({
  table: 'summaries',
  group,
  dossier,
  record: 'summary',
  version,
  schema: summarySchema,
})

/** Appends the summary envelopes that differ from the newest ones; summaries are never overwritten (decisions.md 12). */
export async function add(
  { db, vault, damages }: Store,
  dossier: DossierId,
  summary: Summary,
  at: Instant,
): Promise<void> {
  const newest = await newestOf(db, dossier)
  for (const group of summarisedGroups) {
    const tag = groupTag(vault, dossier, group)
    const known = newest.get(tag)
    // One of an older schema opens as that alone, and is replaced whatever it says.
    const isOfToday = known?.schema_version === summarySchema
    const before = isOfToday && opened({ vault, damages }, dossier, group, known)
    if (before && same(before.value, summary[group])) continue
    const version = (known?.version ?? 0) + 1
    await db
      .insertInto('summaries')
      .values({
        dossier_id: dossier,
        group_tag: tag,
        version,
        schema_version: summarySchema,
        known_since: at,
        payload: vault.seal(summary[group], placeOf(dossier, group, version)),
      })
      .execute()
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

async function newestOf(db: Db, dossier: DossierId) {
  const rows = await db
    .selectFrom('summaries')
    .select(['group_tag', 'version', 'schema_version', 'payload'])
    .where('dossier_id', '=', dossier)
    .orderBy('version')
    .execute()
  return new Map(rows.map((row) => [row.group_tag, row]))
}

/** Opens the newest summaries of many dossiers, for the roster only. A group is absent that is missing, damaged or of an older schema. */
export async function openNewest(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Partial<Summary>>> {
  const rows = await db
    .selectFrom('summaries')
    .select(['dossier_id', 'group_tag', 'version', 'schema_version', 'payload'])
    .where('dossier_id', 'in', [...dossiers])
    .orderBy('dossier_id')
    .orderBy('group_tag')
    .orderBy('version')
    .execute()
  const newest = new Map<DossierId, Map<Tag, (typeof rows)[number]>>()
  for (const row of rows) {
    const of = newest.get(row.dossier_id) ?? new Map<Tag, (typeof rows)[number]>()
    newest.set(row.dossier_id, of.set(row.group_tag, row))
  }
  return new Map(dossiers.map((id) => [id, openOne({ vault, damages }, id, newest.get(id) ?? new Map())]))
}

type Kept = { version: number; schema_version: number; payload: Parameters<Vault['open']>[0] }

function openOne(store: Omit<Store, 'db'>, dossier: DossierId, rows: ReadonlyMap<Tag, Kept>): Partial<Summary> {
  return Object.fromEntries(
    summarisedGroups.flatMap((group) => {
      const row = rows.get(groupTag(store.vault, dossier, group))
      const found = row?.schema_version === summarySchema && opened(store, dossier, group, row)
      return found ? [[group, found.value]] : []
    }),
  )
}

function opened(
  { vault, damages }: Omit<Store, 'db'>,
  dossier: DossierId,
  group: (typeof summarisedGroups)[number],
  { payload, version }: Kept,
) {
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'summaries' } as const
  return salvaged({ damages }, damage, () => ({ value: vault.open(payload, placeOf(dossier, group, version)) }))
}
