import type { Db } from '#db/database.ts'
import { salvaged } from '#db/salvage.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet, type Subject, visible } from '#domain/access/policy.ts'
import type { Keeper } from '#domain/dossiers/dossier.ts'
import type { ImageRef } from '#domain/dossiers/section.ts'
import { Conflict } from '#domain/errors.ts'
import type { BlobId, CommandId, DossierId, ImportId, PersonId, UnitId } from '#domain/ids.ts'
import { basicOf, contentsOf, type Draft } from '#domain/imports/draft.ts'
import type { Json } from '#domain/json.ts'
import { readIdNumber } from '#domain/people/id-number.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { Fingerprint, Sealed } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

/** A staged import without its content: what says whether this actor may open it. */
export type StagedImport = {
  readonly id: ImportId
  readonly dossier: DossierId
  readonly state: 'staged' | 'kept' | 'discarded'
  readonly at: Instant
  readonly version: number
  readonly subject: Subject
  readonly entity: UnitId
  readonly sealed: Sealed
}

const schema = 1

const placeOf = (id: ImportId, dossier: DossierId, version: number): Place => ({
  table: 'imports',
  group: 'discipline',
  dossier,
  record: id,
  version,
  schema,
})

export type NewImport = {
  readonly id: ImportId
  readonly batch: CommandId
  readonly dossier: DossierId
  readonly blob: BlobId
  readonly draft: Draft
  readonly at: Instant
}

/** Adds the sealed draft; its dossier row is there already. */
export async function add({ db, vault }: Sealing, actor: Actor, { id, batch, dossier, blob, draft, at }: NewImport) {
  await db
    .insertInto('imports')
    .values({
      id,
      batch_id: batch,
      dossier_id: dossier,
      blob_id: blob,
      state: 'staged',
      draft: vault.seal(draft as unknown as Json, placeOf(id, dossier, 1)),
      created_at: at,
      created_by: actor.account,
    })
    .execute()
  await saveFingerprints({ db, vault }, dossier, draft)
}

type Sealing = { readonly db: Db; readonly vault: Vault }

/** An import is its author's: for anybody else it does not exist. */
export async function find(db: Db, actor: Actor, id: ImportId): Promise<StagedImport | undefined> {
  const row = await selected(db).where('i.id', '=', id).where('i.created_by', '=', actor.account).executeTakeFirst()
  return row && importOf(row)
}

/** The author's imports that still wait, the newest first. */
export async function awaiting(db: Db, actor: Actor): Promise<readonly StagedImport[]> {
  const rows = await selected(db)
    .where('i.created_by', '=', actor.account)
    .where('i.state', '=', 'staged')
    .orderBy('i.created_at', 'desc')
    .execute()
  return rows.map(importOf)
}

/** The import of the author that stages this dossier. */
export async function ofDossier(db: Db, actor: Actor, dossier: DossierId): Promise<ImportId | undefined> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('created_by', '=', actor.account)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  return row?.id
}

const selected = (db: Db) =>
  db
    .selectFrom('imports as i')
    .innerJoin('dossiers as d', 'd.id', 'i.dossier_id')
    .select(['i.id', 'i.dossier_id', 'i.state', 'i.draft', 'i.created_at', 'i.created_by', 'i.version'])
    .select(['d.person_id', 'd.entity_id', 'd.keeper', 'd.state as dossier_state'])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

/** Its unit is sealed; until it is opened the legal entity stands for it. */
const importOf = (row: Row): StagedImport => ({
  id: row.id,
  dossier: row.dossier_id,
  state: row.state,
  at: row.created_at,
  version: row.version,
  entity: row.entity_id,
  sealed: row.draft,
  subject: {
    dossier: row.dossier_id,
    person: row.person_id,
    unit: row.entity_id,
    state: row.dossier_state,
    keeper: row.keeper,
    kin: new Set(),
    author: row.created_by,
  },
})

/** What an import shows to its author. */
export type ReadImport = { readonly staged: StagedImport; readonly draft: Draft }

/**
 * The gate for imports: decide, write the access log, then open. Undefined where it does not exist for this actor, has
 * become a dossier or was given up.
 */
export async function read(app: App, actor: Actor, id: ImportId): Promise<ReadImport | undefined> {
  const staged = await find(app.db, actor, id)
  if (staged?.state !== 'staged' || !visible(actor, staged.subject, quiet)) return undefined
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'import.read',
    about: { import: id, dossier: staged.dossier },
  })
  return { staged, draft: openDraft(app, staged) }
}

/** The author's waiting imports, opened for the list of them: one entry in the log, with how many. */
export async function list(app: App, actor: Actor): Promise<readonly ReadImport[]> {
  const mine = (await awaiting(app.db, actor)).filter(({ subject }) => visible(actor, subject, quiet))
  if (mine.length === 0) return []
  await app.logRead({ at: app.now(), actor: actor.account, act: 'import.listed', about: { rows: mine.length } })
  return mine.flatMap((staged) => {
    const damage = { of: 'dossier', id: staged.dossier, what: 'does-not-open', where: 'imports' } as const
    const draft = salvaged(app, damage, () => openDraft(app, staged))
    return draft ? [{ staged, draft }] : []
  })
}

/** The portrait of an import, re-encoded for viewing. */
export async function readPhoto(app: App, actor: Actor, id: ImportId): Promise<Buffer | undefined> {
  const staged = await find(app.db, actor, id)
  if (staged?.state !== 'staged' || !decide(actor, 'read', staged.subject, 'photo', quiet).allow) return undefined
  const about = { import: id, dossier: staged.dossier }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'import.photo-read', about })
  const image = contentsOf(openDraft(app, staged))['photo']?.[0]?.fields['image'] as ImageRef | undefined
  return image && app.blobs.read(app.db, image.blob, staged.dossier)
}

/** The draft for the program's own work on it, inside the caller's transaction; never for a view. */
export const openDraft = ({ vault }: Pick<App, 'vault'>, { id, dossier, version, sealed }: StagedImport): Draft =>
  vault.open(sealed, placeOf(id, dossier, version)) as unknown as Draft

/** Keeps what was mended; a version that somebody else (or another window) has moved is a Conflict. */
export async function save({ db, vault }: Sealing, { id, dossier, version }: StagedImport, draft: Draft) {
  const sealed = vault.seal(draft as unknown as Json, placeOf(id, dossier, version + 1))
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ draft: sealed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
  await saveFingerprints({ db, vault }, dossier, draft)
}

export async function end(db: Db, { id }: StagedImport, state: 'kept' | 'discarded'): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'staged')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict()
}

/** The legal entity and the keeper follow what was mended. */
export async function setHome(db: Db, dossier: DossierId, entity: UnitId, keeper: Keeper): Promise<void> {
  await db.updateTable('dossiers').set({ entity_id: entity, keeper }).where('id', '=', dossier).execute()
}

/**
 * The dossier becomes that of somebody who has an account: from now on the name is under the dossier's key alone
 * (decisions.md 50), and the person made for the staging was nobody.
 */
export async function setPerson(db: Db, { dossier, subject }: StagedImport, person: PersonId): Promise<void> {
  await db.updateTable('dossiers').set({ person_id: person }).where('id', '=', dossier).execute()
  await db.updateTable('persons').set({ name: null }).where('id', '=', person).execute()
  await db.deleteFrom('persons').where('id', '=', subject.person).execute()
}

/** Nothing of a discarded import may be found again: its ID numbers are free for another file. */
export async function forget(db: Db, dossier: DossierId): Promise<void> {
  await db.deleteFrom('fingerprints').where('dossier_id', '=', dossier).execute()
}

/** Discarded imports whose key is still there, because the process ended between the commit and the shredding. */
export async function discarded({ db, vault }: Sealing): Promise<readonly DossierId[]> {
  const rows = await db.selectFrom('imports').select('dossier_id').where('state', '=', 'discarded').execute()
  return rows.map(({ dossier_id }) => dossier_id).filter((dossier) => vault.hasKey(dossier))
}

/** The prints of the ID numbers in a draft, so that a second file of the same person is met. */
export const printsOf = (vault: Vault, draft: Draft): readonly Fingerprint[] =>
  (contentsOf(draft)['id-numbers'] ?? []).flatMap(({ fields }) => {
    const text = fields['number']
    const read = typeof text === 'string' ? readIdNumber(text) : undefined
    return read?.ok
      ? [vault.fingerprint('id-number', read.value)]
      : typeof text === 'string' && text !== ''
        ? [vault.fingerprint('id-number', text)]
        : []
  })

async function saveFingerprints({ db, vault }: Sealing, dossier: DossierId, draft: Draft): Promise<void> {
  await db.deleteFrom('fingerprints').where('dossier_id', '=', dossier).execute()
  const prints = [...new Set(printsOf(vault, draft))]
  if (prints.length === 0) return
  await db
    .insertInto('fingerprints')
    .values(prints.map((print) => ({ kind: 'id-number', print, dossier_id: dossier })))
    .execute()
}

/** The dossier, staged or further, that has one of these prints; the one in hand aside. */
export async function holderOf(
  db: Db,
  prints: readonly Fingerprint[],
  except?: DossierId,
): Promise<{ readonly dossier: DossierId; readonly staged: boolean } | undefined> {
  if (prints.length === 0) return undefined
  const row = await db
    .selectFrom('fingerprints as f')
    .innerJoin('dossiers as d', 'd.id', 'f.dossier_id')
    .select(['d.id', 'd.state'])
    .where('f.kind', '=', 'id-number')
    .where('f.print', 'in', prints)
    .where('d.state', '!=', 'discarded')
    .$if(except !== undefined, (query) => query.where('d.id', '!=', except as DossierId))
    .executeTakeFirst()
  return row && { dossier: row.id, staged: row.state === 'staged' }
}

export const nameIn = (draft: Draft): string => String(basicOf(draft)['name'] ?? '')
