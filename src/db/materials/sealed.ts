import { type Selectable, type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Unsound } from '#db/seals/soundness.ts'
import { type MaterialGroup, materialGroups } from '#domain/access/groups.ts'
import { Damaged } from '#domain/errors.ts'
import type { CaseId, DossierId, MaterialId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import { type Entry, groupOf, type Material } from '#domain/materials/material.ts'
import type { Instant } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Opening as OpeningVault, Place, Vault } from '#keys/vault.ts'

type Row = Selectable<Schema['materials']>
type Store = Sound & { readonly vault: Vault } & Noting

const schema = 1

const placeOf = (
  dossier: DossierId,
  group: MaterialGroup,
  { material_id, version, schema_version }: Pick<Row, 'material_id' | 'version' | 'schema_version'>,
): Place => ({ table: 'materials', group, dossier, record: material_id, version, schema: schema_version })

/** The newest line of each paper. */
const newestLines = (db: Db) =>
  db
    .selectFrom('materials as m')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('materials as later')
            .select('later.version')
            .whereRef('later.dossier_id', '=', 'm.dossier_id')
            .whereRef('later.material_id', '=', 'm.material_id')
            .whereRef('later.version', '>', 'm.version'),
        ),
      ),
    )

/** The papers of a dossier as they stand, still sealed. */
const newest = compiledOnce((db, dossier: DossierId) =>
  newestLines(db).selectAll('m').where('m.dossier_id', '=', dossier).orderBy('m.material_id'),
)

const every = compiledOnce((db, dossier: DossierId) =>
  db.selectFrom('materials').selectAll().where('dossier_id', '=', dossier).orderBy('material_id').orderBy('version'),
)

/** Every paper of a dossier as it stands, of the classes that somebody may see. */
export async function openNewest(store: Store, dossier: DossierId, wanted: ReadonlySet<MaterialGroup>) {
  if (wanted.size === 0) return []
  ensureSound(store, dossier)
  return openRows(store, dossier, wanted, await newest(store.db, dossier))
}

/** The whole life of the papers that stand in these classes now; what a paper was in another class is opened only there. */
export async function openLives(store: Store, dossier: DossierId, wanted: ReadonlySet<MaterialGroup>) {
  if (wanted.size === 0) return []
  ensureSound(store, dossier)
  const rows = await every(store.db, dossier)
  const last = new Map(rows.map((row) => [row.material_id, row.group_tag]))
  const tags = new Set([...wanted].map((group) => groupTag(store.vault, dossier, group)))
  const shown = rows.filter(({ material_id }) => tags.has(last.get(material_id) ?? ('' as never)))
  return openRows(store, dossier, wanted, shown)
}

function ensureSound({ seals }: Pick<Store, 'seals'>, dossier: DossierId): void {
  if (!seals.isSound('dossier', dossier, 0) || !seals.isSound('dossier', dossier, 2))
    throw new Damaged({ table: 'materials', id: dossier })
}

/** What does not open is noted as damage and left out (docs/decisions/0083). */
function openRows(store: Store, dossier: DossierId, wanted: ReadonlySet<MaterialGroup>, rows: readonly Row[]) {
  const groups = new Map(materialGroups.map((group) => [groupTag(store.vault, dossier, group), group]))
  return rows.flatMap((row): Material[] => {
    const group = groups.get(row.group_tag)
    if (group && !wanted.has(group)) return []
    const damage = {
      of: 'dossier',
      id: dossier,
      what: group ? 'does-not-open' : 'misplaced',
      where: 'materials',
    } as const
    const opened = salvaged(store, damage, () => {
      if (!group) throw new Damaged({ table: 'materials', id: row.material_id })
      return store.vault.open(row.payload, placeOf(dossier, group, row)) as unknown as Payload
    })
    return opened ? [{ ...stepOf(row), ...opened }] : []
  })
}

type Payload = { readonly entry: Entry; readonly reason?: string }

const stepOf = ({ material_id, version, kind, at, author }: Row) => ({ id: material_id, version, kind, at, by: author })

type NewLine = Material & { readonly case?: CaseId }

/** Appends lines; one whose version is taken breaks the transaction. */
export async function add(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  dossier: DossierId,
  lines: readonly NewLine[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += most) {
    const rows = lines.slice(at, at + most).map(({ id, version, kind, at, by, entry, reason, case: of }) => {
      const group = groupOf(entry.class)
      const row = { material_id: id, version, schema_version: schema }
      const payload: Payload = { entry, ...(reason && { reason }) }
      return {
        ...row,
        dossier_id: dossier,
        group_tag: groupTag(vault, dossier, group),
        kind,
        at,
        author: by,
        case_id: of ?? null,
        payload: vault.seal(payload as unknown as Json, placeOf(dossier, group, row)),
      }
    })
    await db.insertInto('materials').values(rows).execute()
  }
}

/** Rows in one statement, which may have so many values. */
const most = 500

/** The papers that wait to be filed, in the order in which their last step was taken: not opened, of all dossiers. */
export type Loose = { readonly dossier: DossierId; readonly id: MaterialId }

/** 散材料 that wait to be filed, whatever has waited longest first, without opening any. */
export async function looseOnes(db: Db, from: number, limit: number): Promise<readonly Loose[]> {
  const rows = await newestLines(db)
    .select(['m.dossier_id', 'm.material_id'])
    .where('m.kind', 'in', ['received', 'examined'])
    .orderBy('m.at')
    .orderBy('m.material_id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(({ dossier_id, material_id }) => ({ dossier: dossier_id, id: material_id }))
}

/** What became of papers, without opening one: their class now, and when each was entered, filed, sent back or taken out. */
export type Life = {
  readonly dossier: DossierId
  readonly class: MaterialGroup
  readonly came: Instant
  readonly filed?: Instant
  readonly gone?: { readonly at: Instant; readonly how: 'returned' | 'removed' }
}

/** The papers of many dossiers, for figures; whose custody nobody has looked at yet is believed. */
export async function livesOf(
  { db, seals, opening }: LivesStore,
  dossiers: readonly DossierId[],
): Promise<readonly Life[]> {
  const rows = await lifeRows(db, JSON.stringify(dossiers))
  const unsound = new Set<string>(
    seals.unsound().flatMap(({ kind, id, part }) => (kind === 'dossier' && part !== 1 ? id : [])),
  )
  return [...Map.groupBy(rows, ({ dossier_id }) => dossier_id)].flatMap(([dossier, all]) => {
    if (unsound.has(dossier)) return []
    const classes = new Map(materialGroups.map((group) => [opening.tag(dossier, `group:${group}`), group]))
    return [...Map.groupBy(all, ({ material_id }) => material_id).values()].flatMap((lines) =>
      lifeIn(dossier, classes, lines),
    )
  })
}

type LivesStore = {
  readonly db: Db
  readonly seals: { readonly unsound: () => readonly Unsound[] }
  readonly opening: Pick<OpeningVault, 'tag'>
}

type LifeRow = Pick<Row, 'dossier_id' | 'material_id' | 'group_tag' | 'kind' | 'at'>

function lifeIn(
  dossier: DossierId,
  classes: ReadonlyMap<Tag, MaterialGroup>,
  lines: readonly LifeRow[],
): readonly Life[] {
  const [first, last] = [lines[0], lines.at(-1)]
  const own = last && classes.get(last.group_tag)
  if (!first || !last || !own) return []
  const filed = lines.find(({ kind }) => kind === 'filed')?.at
  const gone = last.kind === 'returned' || last.kind === 'removed' ? { at: last.at, how: last.kind } : undefined
  return [{ dossier, class: own, came: first.at, ...(filed && { filed }), ...(gone && { gone }) }]
}

const lifeRows = compiledOnce((db, ids: string) =>
  db
    .selectFrom('materials')
    .select(['dossier_id', 'material_id', 'group_tag', 'kind', 'at'])
    .where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`)
    .orderBy('dossier_id')
    .orderBy('material_id')
    .orderBy('version'),
)
