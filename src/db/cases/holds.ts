import type { Db } from '#db/database.ts'
import { sectionTag } from '#db/dossiers/revision-row.ts'
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

/** A live case that locks what one of these scopes would lock too; the one that asks locks nothing against itself. */
export const blocker = async (
  store: Store,
  dossier: DossierId,
  scopes: readonly Scope[],
  own?: CaseId,
): Promise<CaseId | undefined> => (await blockers(store, dossier, scopes, own))[0]

/** Every live case that does. */
export async function blockers(
  { db, vault }: Store,
  dossier: DossierId,
  scopes: readonly Scope[],
  own?: CaseId,
): Promise<readonly CaseId[]> {
  const rows = await db.selectFrom('holds').selectAll().where('dossier_id', '=', dossier).execute()
  if (rows.length === 0) return []
  const wanted = wantedTags(vault, dossier, scopes)
  const standing = rows.filter((held) => held.case_id !== own && overlaps(held, wanted))
  return [...new Set(standing.map(({ case_id }) => case_id))]
}

/** The case that locks the whole dossier: what else is under way on it is pre-empted (docs/approvals.md E6, E21). */
export async function wholeHolder({ db, vault }: Store, dossier: DossierId): Promise<CaseId | undefined> {
  const row = await db
    .selectFrom('holds')
    .select('case_id')
    .where('dossier_id', '=', dossier)
    .where('scope_tag', '=', tagOf(vault, dossier, '*'))
    .executeTakeFirst()
  return row?.case_id
}

/** Every live case of the house that locks something of this section, whatever dossier it is about; not those that lock all of one. */
export async function lockingIn({ db, vault }: Store, section: string): Promise<readonly CaseId[]> {
  const rows = await db.selectFrom('holds').select(['case_id', 'dossier_id', 'section_tag']).execute()
  const own = rows.filter(({ dossier_id, section_tag }) => section_tag === sectionTag(vault, dossier_id, section))
  return [...new Set(own.map(({ case_id }) => case_id))]
}

/** Holds that would stand in the way, and sections any record of which would; undefined where everything does. */
type Wanted = { readonly scopes: ReadonlySet<Tag>; readonly sections: ReadonlySet<Tag> } | undefined

function wantedTags(vault: Vault, dossier: DossierId, scopes: readonly Scope[]): Wanted {
  const named = scopes.flatMap((scope) => (scope === '*' ? [] : [scope]))
  if (named.length < scopes.length) return undefined
  const sections = new Map(named.map(({ section }) => [section, tagOf(vault, dossier, { section })]))
  return {
    scopes: new Set([
      tagOf(vault, dossier, '*'),
      ...sections.values(),
      ...named.map((scope) => tagOf(vault, dossier, scope)),
    ]),
    sections: new Set(named.filter(({ record }) => !record).map(({ section }) => sectionTag(vault, dossier, section))),
  }
}

const overlaps = ({ scope_tag, section_tag }: Held, wanted: Wanted): boolean =>
  !wanted || wanted.scopes.has(scope_tag) || (section_tag !== null && wanted.sections.has(section_tag))

type Held = { readonly scope_tag: Tag; readonly section_tag: Tag | null }

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

/** What came back is drawn anew: the case locks what it touches now, and no more. */
export async function renew(
  store: Store,
  of: { readonly id: CaseId; readonly dossier: DossierId },
  scopes: readonly Scope[],
): Promise<void> {
  await release(store.db, of.id)
  await hold(store, of, scopes)
}

/** Gives back what a case locked of its dossier: at its end, whatever the end was. */
export async function release(db: Db, id: CaseId): Promise<void> {
  await db.deleteFrom('holds').where('case_id', '=', id).execute()
}
