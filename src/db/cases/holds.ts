import type { Db } from '#db/database.ts'
import { sectionTag } from '#db/dossiers/sealed.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Scope } from '#domain/proposals/scopes.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** 占用: a live case that locks this dossier or any part of it. */
export async function holder(db: Db, dossier: DossierId): Promise<CaseId | undefined> {
  const row = await db.selectFrom('holds').select('case_id').where('dossier_id', '=', dossier).executeTakeFirst()
  return row?.case_id
}

/** A live case that locks what one of these scopes would lock too. */
export async function blocker(
  { db, vault }: Store,
  dossier: DossierId,
  scopes: readonly Scope[],
): Promise<CaseId | undefined> {
  const rows = await db.selectFrom('holds').selectAll().where('dossier_id', '=', dossier).execute()
  const found = rows.find((held) => scopes.some((scope) => overlap(held, scope, { vault, dossier })))
  return found?.case_id
}

type Held = { readonly scope_tag: Tag; readonly section_tag: Tag | null }

function overlap(held: Held, scope: Scope, { vault, dossier }: { vault: Vault; dossier: DossierId }): boolean {
  const isHeld = (of: Scope) => held.scope_tag === tagOf(vault, dossier, of)
  if (scope === '*' || isHeld('*') || isHeld(scope)) return true
  const { section, record } = scope
  return record === undefined ? held.section_tag === sectionTag(vault, dossier, section) : isHeld({ section })
}

const tagOf = (vault: Vault, dossier: DossierId, scope: Scope): Tag =>
  vault.tag(dossier, `scope:${scope === '*' ? scope : [scope.section, scope.record].filter(Boolean).join('/')}`)

/** Locks these parts of the dossier for the case; the primary key admits one case a scope. */
export async function hold(
  { db, vault }: Store,
  { id, dossier }: { readonly id: CaseId; readonly dossier: DossierId },
  scopes: readonly Scope[],
): Promise<void> {
  const rows = scopes.map((scope) => ({
    dossier_id: dossier,
    scope_tag: tagOf(vault, dossier, scope),
    section_tag: scope === '*' ? null : sectionTag(vault, dossier, scope.section),
    case_id: id,
  }))
  if (rows.length > 0) await db.insertInto('holds').values(rows).execute()
}

export async function release(db: Db, id: CaseId): Promise<void> {
  await db.deleteFrom('holds').where('case_id', '=', id).execute()
}
