import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { Bringing, Brought, BroughtContent } from '#domain/bringing/brought.ts'
import { Conflict } from '#domain/errors.ts'
import type { BringingId, DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Sealing = { readonly db: Db; readonly vault: Vault }
type Opening = Sealing & Noting & Sound

/**
 * Names of files and lines are sealed under a key of the bringing's own, which is shredded when nothing more can become of
 * them (docs/decisions/0260). The keyring counts it as it counts a dossier's.
 */
export const keyOf = (id: BringingId): DossierId => id as string as DossierId

const placeOfTold = (id: BringingId): Place => ({
  table: 'bringings',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version: 1,
  schema: 1,
})

const placeOf = ({ id, bringing, version }: Pick<Brought, 'id' | 'bringing' | 'version'>): Place => ({
  table: 'brought',
  group: 'discipline',
  dossier: keyOf(bringing),
  record: id,
  version,
  schema: 1,
})

/** Adds what came together; its rows are there already. */
export async function add({ db, vault }: Sealing, { id, by, at, ...told }: Bringing): Promise<void> {
  const sealed = vault.seal(told as unknown as Json, placeOfTold(id))
  await db.insertInto('bringings').values({ id, created_by: by, created_at: at, told: sealed }).execute()
}

/** Adds files and lines, as their first version. */
export async function addRows({ db, vault }: Sealing, rows: readonly Brought[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('brought')
      .values(rows.map((row) => rowOf(vault, row)))
      .execute()
}

function rowOf(vault: Vault, one: Brought): Selectable<Schema['brought']> {
  const { id, bringing, position, state, version, import: of, keptContent, content } = one
  return {
    id,
    bringing_id: bringing,
    position,
    state,
    version,
    blob_id: content.file?.blob ?? null,
    import_id: of ?? null,
    kept_content: keptContent ?? null,
    content: vault.seal(content as unknown as Json, placeOf(one)),
  }
}

/** Writes it as the next version of the one that was read; somebody else's change in between is a Conflict. */
export async function change({ db, vault }: Sealing, one: Brought): Promise<Brought> {
  const next = { ...one, version: one.version + 1 }
  const { id, ...row } = rowOf(vault, next)
  const { numUpdatedRows } = await db
    .updateTable('brought')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', one.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
  return next
}

/** Opens what came together; undefined where it is not as it was written. */
export function openTold(
  { vault, damages, seals }: Opening,
  row: Selectable<Schema['bringings']>,
): Bringing | undefined {
  const { id, created_by: by, created_at: at, told } = row
  if (!seals.isSound('bringings', id)) return undefined
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'bringings' } as const
  return salvaged({ damages }, damage, () => {
    const content = vault.open(told, placeOfTold(id)) as unknown as Pick<Bringing, 'unit' | 'isExisting'>
    return { id, by, at, ...content }
  })
}

/** Opens a file or line; one whose key was shredded has no name any more, one that was altered is left out. */
export function openRow(
  { vault, damages, seals }: Omit<Opening, 'db'>,
  row: Selectable<Schema['brought']>,
): Brought | undefined {
  const { id, bringing_id: bringing, position, state, version, import_id, kept_content } = row
  if (!seals.isSound('brought', id)) return undefined
  const known = {
    id,
    bringing,
    position,
    state,
    version,
    ...(import_id && { import: import_id }),
    ...(kept_content !== null && { keptContent: kept_content }),
  }
  if (!vault.hasKey(keyOf(bringing))) return { ...known, content: { name: '', is: 'form' } }
  const damage = { of: 'organisation', id, what: 'does-not-open', where: 'brought' } as const
  return salvaged({ damages }, damage, () => ({
    ...known,
    content: vault.open(row.content, placeOf({ id, bringing, version })) as unknown as BroughtContent,
  }))
}
