import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Group } from '#domain/access/groups.ts'
import type { DatedFacts } from '#domain/dossiers/dated.ts'
import {
  type Paid,
  rosterParts,
  type Summary,
  type SummaryPart,
  summaryParts,
  summarySchema,
} from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Sealed, Tag } from '#keys/sealed.ts'
import type { Opening, Place, Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault } & Noting

const parts = Object.keys(summaryParts) as readonly SummaryPart[]

const placeOf = (dossier: DossierId, part: SummaryPart, version: number, schema: number = summarySchema): Place => ({
  table: 'summaries',
  group: groupOf[part],
  dossier,
  record: part,
  version,
  schema,
})

const groupOf = { listed: 'who', family: 'family', dated: 'career', paid: 'pay' } as const satisfies Record<
  SummaryPart,
  Group
>

const tagName = (part: SummaryPart) => `summary:${part}`

const contentOf = (summary: Summary, part: SummaryPart) =>
  Object.fromEntries(summaryParts[part].map((group) => [group, summary[group]]))

/**
 * Appends the summary envelopes that differ from the newest ones; summaries are never overwritten
 * (docs/decisions/0012).
 */
export async function add(
  { db, vault, damages }: Store,
  dossier: DossierId,
  summary: Summary,
  at: Instant,
): Promise<void> {
  const newest = await newestOf(db, dossier)
  for (const part of parts) {
    const tag = vault.tag(dossier, tagName(part))
    const known = newest.get(tag)
    // One of an older schema opens as that alone, and is replaced whatever it says.
    const isOfToday = known?.schema_version === summarySchema
    const before = isOfToday && opened({ open: vault.open, damages }, dossier, part, known)
    const content = contentOf(summary, part)
    // Most people have no payslip here: nothing is kept for them.
    if (!known && part === 'paid' && !summary.pay.paid) continue
    if (before && same(before, content)) continue
    const version = (known?.version ?? 0) + 1
    const payload = vault.seal(content, placeOf(dossier, part, version))
    await insert(db, dossier, tag, version, summarySchema, at, payload)
  }
}

const insert = compiledOnce(
  (
    db,
    dossier_id: DossierId,
    group_tag: Tag,
    version: number,
    schema_version: number,
    known_since: Instant,
    payload: Sealed,
  ) => db.insertInto('summaries').values({ dossier_id, group_tag, version, schema_version, known_since, payload }),
)

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, sorted(inner)]),
      )
    : value

async function newestOf(db: Db, dossier: DossierId) {
  const rows = await versionsOf(db, dossier)
  return new Map(rows.map((row) => [row.group_tag, row]))
}

const versionsOf = compiledOnce((db, dossier: DossierId) =>
  db
    .selectFrom('summaries')
    .select(['group_tag', 'version', 'schema_version', 'payload'])
    .where('dossier_id', '=', dossier)
    .orderBy('version'),
)

/**
 * Opens the newest summaries of many dossiers, for the roster only, under keys that are made for it and kept nowhere. A
 * group is absent that is missing, damaged or of an older schema. However often a dossier was changed, only the envelopes
 * that are opened are fetched.
 */
export async function openNewest(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Partial<Summary>>> {
  const opening = vault.opening(dossiers)
  const store = { ...opening, damages }
  const asked = dossiers.map((id) => ({ id, tags: rosterParts.map((part) => opening.tag(id, tagName(part))) }))
  const rows = await newestOfEach(db, JSON.stringify(asked.flatMap(({ id, tags }) => tags.map((tag) => [id, tag]))))
  const newest = new Map(rows.map((row) => [`${row.dossier_id} ${row.group_tag}`, row]))
  return new Map(
    asked.map(({ id, tags }) => {
      const found = rosterParts.map((part, at) => openedToday(store, id, part, newest.get(`${id} ${tags[at]}`)))
      return [id, Object.assign({}, ...found) as Partial<Summary>]
    }),
  )
}

/** The newest version of each pair of a dossier and a tag (JSON), found by key: the others are not read. */
const newestOfEach = compiledOnce((db, pairs: string) => ({
  compile: () =>
    sql<Kept & { readonly dossier_id: DossierId; readonly group_tag: Tag }>`
      select s.dossier_id, s.group_tag, s.version, s.schema_version, s.payload
      from json_each(${pairs}) as pair cross join summaries as s
      where s.dossier_id = pair.value ->> 0 and s.group_tag = pair.value ->> 1 and s.version = (
        select max(version) from summaries where dossier_id = pair.value ->> 0 and group_tag = pair.value ->> 1
      )`.compile(db),
}))

type Kept = { readonly version: number; readonly schema_version: number; readonly payload: Sealed }

const openedToday = (store: Opening & Noting, dossier: DossierId, part: SummaryPart, row: Kept | undefined) =>
  row?.schema_version === summarySchema ? opened(store, dossier, part, row) : undefined

function opened(
  { open, damages }: Pick<Opening, 'open'> & Noting,
  dossier: DossierId,
  part: SummaryPart,
  { payload, version, schema_version }: Kept,
): Partial<Summary> | undefined {
  const damage = { of: 'dossier', id: dossier, what: 'does-not-open', where: 'summaries' } as const
  const place = placeOf(dossier, part, version, schema_version)
  return salvaged({ damages }, damage, () => open(payload, place) as Partial<Summary>)
}

/** What the list said of a dossier at a moment, and its dated facts as they are known now; absent what cannot be read. */
export type Then = { readonly listed: Partial<Summary> | undefined; readonly dated: DatedFacts | undefined }

/** Summaries of this shape and later say of a list what today's do. */
const listedSince = 4

/** Opens them for many dossiers, under keys that are made for it and kept nowhere: few at a time, since it is one turn. */
export async function openThen(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
  until: Instant,
): Promise<ReadonlyMap<DossierId, Then>> {
  const opening = vault.opening(dossiers)
  const tagsOf = (part: SummaryPart) => new Map(dossiers.map((id) => [id, opening.tag(id, tagName(part))]))
  const [listed, dated] = [tagsOf('listed'), tagsOf('dated')]
  const ids = JSON.stringify(dossiers)
  const then = byDossier(await newestOfTags(db, ids, JSON.stringify([...listed.values()]), until))
  const now = byDossier(await newestOfTags(db, ids, JSON.stringify([...dated.values()]), endOfTime))
  const store = { ...opening, damages }
  return new Map(
    dossiers.map((id) => {
      const [old, facts] = [then.get(id), now.get(id)]
      return [
        id,
        {
          listed: old && old.schema_version >= listedSince ? opened(store, id, 'listed', old) : undefined,
          dated: facts?.schema_version === summarySchema ? opened(store, id, 'dated', facts)?.dated : undefined,
        },
      ]
    }),
  )
}

/**
 * What many people were paid, under keys that are made for it and kept nowhere: few at a time, since it is one turn. Absent where
 * nothing is kept, or it cannot be read.
 */
export async function openPaid(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Paid>> {
  const opening = vault.opening(dossiers)
  const pairs = dossiers.map((id) => [id, opening.tag(id, tagName('paid'))])
  const rows = await newestOfEach(db, JSON.stringify(pairs))
  return new Map(
    rows.flatMap((row) => {
      const paid = openedToday({ ...opening, damages }, row.dossier_id, 'paid', row)?.pay?.paid
      return paid ? [[row.dossier_id, paid] as const] : []
    }),
  )
}

/** Later than every moment. */
const endOfTime = '9999-12-31T23:59:59.999Z' as Instant

const byDossier = <Row extends { readonly dossier_id: DossierId }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.dossier_id, row]))

const newestOfTags = compiledOnce((db, ids: string, tags: string, until: Instant) =>
  db
    .selectFrom('summaries')
    .select(['dossier_id', 'group_tag', 'version', 'schema_version', 'payload'])
    .where(
      sql<SqlBool>`(dossier_id, group_tag, version) in (
        select dossier_id, group_tag, max(version) from summaries
        where dossier_id in (select value from json_each(${ids}))
          and group_tag in (select value from json_each(${tags})) and known_since <= ${until}
        group by dossier_id, group_tag)`,
    ),
)
