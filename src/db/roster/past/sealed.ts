import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { type Kept, opened, type Store, tagName } from '#db/roster/sealed.ts'
import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { DatedFacts } from '#domain/dossiers/dated.ts'
import { type Summary, type SummaryPart, summarySchema } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'

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
  const then = await newestOf(db, opening, dossiers, 'listed', until)
  const facts = await datedOf({ db, damages, opening }, dossiers, endOfTime)
  return new Map(
    dossiers.map((id) => {
      const old = then.get(id)
      const listed =
        old && old.schema_version >= listedSince ? opened({ ...opening, damages }, id, 'listed', old) : undefined
      return [id, { listed, dated: facts.get(id) }]
    }),
  )
}

/** The dated facts of many dossiers as they were known at a moment, or as they are now. */
export const openDated = (
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
  until: Instant = endOfTime,
): Promise<ReadonlyMap<DossierId, DatedFacts>> =>
  datedOf({ db, damages, opening: vault.opening(dossiers) }, dossiers, until)

type Opening = ReturnType<Store['vault']['opening']>

async function datedOf(
  { db, damages, opening }: Pick<Store, 'db' | 'damages'> & { readonly opening: Opening },
  dossiers: readonly DossierId[],
  until: Instant,
): Promise<ReadonlyMap<DossierId, DatedFacts>> {
  const newest = await newestOf(db, opening, dossiers, 'dated', until)
  return new Map(
    [...newest].flatMap(([id, row]): [DossierId, DatedFacts][] => {
      const dated =
        row.schema_version === summarySchema ? opened({ ...opening, damages }, id, 'dated', row)?.dated : undefined
      return dated ? [[id, dated]] : []
    }),
  )
}

async function newestOf(db: Db, opening: Opening, dossiers: readonly DossierId[], part: SummaryPart, until: Instant) {
  const tags = dossiers.map((id) => opening.tag(id, tagName(part)))
  const ids = JSON.stringify(dossiers)
  const rows = await newestOfTags(db, ids, ids, JSON.stringify(tags), until)
  return new Map(rows.map((row) => [row.dossier_id, row]))
}

/** What a dossier said from a moment on, as far as it opens. */
export type Version = {
  readonly since: Instant
  readonly listed: Partial<Summary>
  readonly counted: CountedFacts | undefined
}

/**
 * Every version that figures know of many dossiers, in their order, under keys that are made for it and kept nowhere: few at a
 * time, since it is one turn. Where a fact was kept in an older shape it is absent.
 */
export async function openVersions(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, readonly Version[]>> {
  const opening = vault.opening(dossiers)
  const store = { ...opening, damages }
  const partOf = new Map<string, SummaryPart>(
    dossiers.flatMap((id) =>
      (['listed', 'dated'] as const).map((part) => [`${id} ${opening.tag(id, tagName(part))}`, part] as const),
    ),
  )
  const rows = byDossiers(await versionRows(db, JSON.stringify(dossiers)))
  return new Map(dossiers.map((id) => [id, versionsIn(rows.get(id) ?? [])]))

  function versionsIn(rows: readonly VersionRow[]): readonly Version[] {
    const versions: Version[] = []
    let [listed, counted] = [{} as Partial<Summary>, undefined as CountedFacts | undefined]
    for (const row of rows) {
      const part = partOf.get(`${row.dossier_id} ${row.group_tag}`)
      if (!part || row.schema_version < listedSince) continue
      const said = opened(store, row.dossier_id, part, row)
      if (part === 'listed') listed = said ?? listed
      else counted = said?.counted ?? counted
      // What one change said of both stands in one version.
      if (versions.at(-1)?.since === row.known_since) versions.pop()
      versions.push({ since: row.known_since, listed, counted })
    }
    return versions
  }
}

type VersionRow = Kept & { readonly dossier_id: DossierId; readonly group_tag: Tag; readonly known_since: Instant }

const byDossiers = (rows: readonly VersionRow[]) => Map.groupBy(rows, ({ dossier_id }) => dossier_id)

const versionRows = compiledOnce((db, ids: string) =>
  db
    .selectFrom('summaries')
    .select(['dossier_id', 'group_tag', 'version', 'schema_version', 'known_since', 'payload'])
    .where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`)
    .orderBy('dossier_id')
    .orderBy('known_since')
    .orderBy('version'),
)

/** Later than every moment. */
const endOfTime = '9999-12-31T23:59:59.999Z' as Instant

/** Which dossiers is said outside too: without it SQLite looks through the summaries of all of them. */
const newestOfTags = compiledOnce((db, ids: string, again: string, tags: string, until: Instant) =>
  db
    .selectFrom('summaries')
    .select(['dossier_id', 'group_tag', 'version', 'schema_version', 'payload'])
    .where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`)
    .where(
      sql<SqlBool>`(dossier_id, group_tag, version) in (
        select dossier_id, group_tag, max(version) from summaries
        where dossier_id in (select value from json_each(${again}))
          and group_tag in (select value from json_each(${tags})) and known_since <= ${until}
        group by dossier_id, group_tag)`,
    ),
)
