import type { Db } from '#db/database.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { Vault } from '#keys/vault.ts'
import type { Case } from './cases.ts'

/** 占用: the live case that locks this dossier, if any. */
export async function holder(db: Db, dossier: DossierId): Promise<CaseId | undefined> {
  const row = await db.selectFrom('holds').select('case_id').where('dossier_id', '=', dossier).executeTakeFirst()
  return row?.case_id
}

/** Locks the dossier for the case; the primary key admits one case a scope. */
export async function hold(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  { id, dossier, route }: Case,
): Promise<void> {
  const scope_tag = vault.tag(dossier, `scope:${route.hold}`)
  await db.insertInto('holds').values({ dossier_id: dossier, scope_tag, case_id: id }).execute()
}

export async function release(db: Db, id: CaseId): Promise<void> {
  await db.deleteFrom('holds').where('case_id', '=', id).execute()
}
