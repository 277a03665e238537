import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import { inTurns } from '#db/turns.ts'
import { Conflict } from '#domain/errors.ts'
import type { TemplateId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Template } from '#domain/templates/template.ts'
import type { Place, Vault } from '#keys/vault.ts'

type Sealing = { readonly db: Db; readonly vault: Vault }
type Opening = Sealing & Noting & Sound

const placeOf = (id: TemplateId, version: number): Place => ({
  table: 'templates',
  group: 'organisation',
  dossier: 'organisation',
  record: id,
  version,
  schema: 1,
})

const placeOfFile = (id: TemplateId, version: number): Place => ({ ...placeOf(id, version), table: 'templates.file' })

type Content = Omit<Template, 'id' | 'by' | 'at' | 'version'>

const contentOf = ({ name, file, form, meanings, changes }: Template): Content => ({
  name,
  file,
  form,
  meanings,
  ...(changes && { changes }),
})

const sealedFile = (vault: Vault, id: TemplateId, version: number, bytes: Uint8Array) =>
  vault.seal(Buffer.from(bytes).toString('base64'), placeOfFile(id, version))

/** Keeps a workbook and what was read of it, sealed under a key of the organisation. */
export async function add({ db, vault }: Sealing, template: Template, bytes: Uint8Array): Promise<void> {
  const { id, by, at, version } = template
  await db
    .insertInto('templates')
    .values({
      id,
      version,
      file_version: version,
      created_by: by,
      created_at: at,
      content: vault.seal(contentOf(template) as unknown as Json, placeOf(id, version)),
      file: sealedFile(vault, id, version, bytes),
    })
    .execute()
}

/** Writes it as the next version of the one that was read, with another file where one came; a change in between is a Conflict. */
export async function change({ db, vault }: Sealing, template: Template, bytes?: Uint8Array): Promise<void> {
  const { id } = template
  const version = template.version + 1
  const { numUpdatedRows } = await db
    .updateTable('templates')
    .set({
      version,
      content: vault.seal(contentOf(template) as unknown as Json, placeOf(id, version)),
      ...(bytes && { file_version: version, file: sealedFile(vault, id, version, bytes) }),
    })
    .where('id', '=', id)
    .where('version', '=', template.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

/** Takes it away with its file. */
export async function remove({ db }: Pick<Sealing, 'db'>, id: TemplateId): Promise<void> {
  await db.deleteFrom('templates').where('id', '=', id).execute()
}

/** One of them; undefined where there is none, or it is not what was written. */
export async function find(store: Opening, id: TemplateId): Promise<Template | undefined> {
  const row = await store.db.selectFrom('templates').select(columns).where('id', '=', id).executeTakeFirst()
  return row && opened(store, row)
}

/** Every one, the newest first; what is not as it was written is left out. */
export async function all(store: Opening): Promise<readonly Template[]> {
  const rows = await store.db.selectFrom('templates').select(columns).orderBy('id', 'desc').execute()
  return (await inTurns(rows, 1, (row) => opened(store, row))).filter((one) => one !== undefined)
}

/** How many there are. */
export async function count({ db }: Pick<Sealing, 'db'>): Promise<number> {
  const row = await db
    .selectFrom('templates')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

/** The blank workbook; undefined where it is not what was written. */
export async function fileOf({ db, vault, seals, damages }: Opening, id: TemplateId): Promise<Buffer | undefined> {
  const row = await db.selectFrom('templates').select(['file', 'file_version']).where('id', '=', id).executeTakeFirst()
  if (!row || !seals.isSound('templates', id)) return undefined
  return salvaged({ damages }, damageOf(id), () =>
    Buffer.from(vault.open(row.file, placeOfFile(id, row.file_version)) as string, 'base64'),
  )
}

const columns = ['id', 'version', 'created_by', 'created_at', 'content'] as const

type Row = Pick<Selectable<Schema['templates']>, (typeof columns)[number]>

function opened({ vault, seals, damages }: Opening, row: Row): Template | undefined {
  const { id, version, created_by: by, created_at: at, content } = row
  if (!seals.isSound('templates', id)) return undefined
  return salvaged({ damages }, damageOf(id), () => {
    const told = vault.open(content, placeOf(id, version)) as unknown as Content
    return { id, by, at, version, ...told }
  })
}

const damageOf = (id: TemplateId) => ({ of: 'organisation', id, what: 'does-not-open', where: 'templates' }) as const
