import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import { remembered } from '#db/remembered.ts'
import type { Sound } from '#db/seals/seals.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Grant } from '#domain/readings/grant.ts'
import type { Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'

type Store = { readonly db: Db; readonly vault: Vault }

/** The groups stand as keyed tags: the file alone does not tell what was read (docs/decisions/0049). */
export async function add({ db, vault }: Store, { groups: given, ...grant }: Omit<Grant, 'count' | 'revokedAt'>) {
  await db
    .insertInto('reading_grants')
    .values({
      case_id: grant.case,
      person_id: grant.person,
      dossier_id: grant.dossier,
      group_tags: [...given].map((group) => groupTag(vault, grant.dossier, group)).join(' '),
      from_at: grant.from,
      until_at: grant.until,
      count: 0,
      revoked_at: null,
      revoked: null,
    })
    .execute()
}

const columns = [
  'case_id',
  'person_id',
  'dossier_id',
  'group_tags',
  'from_at',
  'until_at',
  'count',
  'revoked_at',
] as const

type Row = {
  readonly case_id: CaseId
  readonly person_id: PersonId
  readonly dossier_id: DossierId
  readonly group_tags: string
  readonly from_at: Instant
  readonly until_at: Instant
  readonly count: number
  readonly revoked_at: Instant | null
}

/** What this person was ever granted on one dossier; what is not as it was written grants nothing. */
export async function grantsOn(store: Sound & Store, person: PersonId, dossier: DossierId): Promise<readonly Grant[]> {
  const rows = await remembered(store.db, `grants ${person} ${dossier}`, () => rowsOn(store.db, person, dossier), [
    'reading_grants',
  ])
  return opened(store, rows)
}

const rowsOn = compiledOnce((db, person: PersonId, dossier: DossierId) =>
  db
    .selectFrom('reading_grants')
    .select(columns)
    .where('person_id', '=', person)
    .where('dossier_id', '=', dossier)
    .orderBy('from_at'),
)

/** What a case opened, to each reader. */
export async function grantsOfCase(store: Sound & Store, id: CaseId): Promise<readonly Grant[]> {
  const rows = await store.db.selectFrom('reading_grants').select(columns).where('case_id', '=', id).execute()
  return opened(store, rows)
}

/** What this person was granted, the last to end first. */
export async function grantsOfPerson(store: Sound & Store, person: PersonId): Promise<readonly Grant[]> {
  const rows = await store.db
    .selectFrom('reading_grants')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('until_at', 'desc')
    .limit(100)
    .execute()
  return opened(store, rows)
}

/** What is open at this moment, to whomever; the first to end first. */
export async function grantsInForce(store: Sound & Store, now: Instant): Promise<readonly Grant[]> {
  const rows = await store.db
    .selectFrom('reading_grants')
    .select(columns)
    .where('until_at', '>=', now)
    .where('from_at', '<=', now)
    .where('revoked_at', 'is', null)
    .orderBy('until_at')
    .limit(500)
    .execute()
  return opened(store, rows)
}

/** What began between two moments, the earliest first. */
export async function grantsBetween(store: Sound & Store, from: Instant, until: Instant, most: number) {
  const rows = await store.db
    .selectFrom('reading_grants')
    .select(columns)
    .where('from_at', '>=', from)
    .where('from_at', '<=', until)
    .orderBy('from_at')
    .limit(most)
    .execute()
  return opened(store, rows)
}

const opened = ({ vault, seals }: Sound & Store, rows: readonly Row[]): readonly Grant[] =>
  rows
    .filter(({ dossier_id }) => vault.hasKey(dossier_id) && seals.isSound('dossier', dossier_id, 1))
    .map((row) => ({
      case: row.case_id,
      person: row.person_id,
      dossier: row.dossier_id,
      groups: groupsOf(vault, row),
      from: row.from_at,
      until: row.until_at,
      count: row.count,
      ...(row.revoked_at && { revokedAt: row.revoked_at }),
    }))

function groupsOf(vault: Vault, { dossier_id, group_tags }: Row): ReadonlySet<Group> {
  const tags = new Set(group_tags.split(' '))
  return new Set(groups.filter((group) => tags.has(groupTag(vault, dossier_id, group))))
}

/** One more time that the dossier was opened by it. */
export const countUse = async (db: Db, { case: id, person }: Grant): Promise<void> => {
  await db
    .updateTable('reading_grants')
    .set((eb) => ({ count: eb('count', '+', 1) }))
    .where('case_id', '=', id)
    .where('person_id', '=', person)
    .execute()
}

/** What cases opened on the screen, of many dossiers: the case, and from when on; without a word on what was opened. */
export type OnScreen = { readonly case: CaseId; readonly dossier: DossierId; readonly from: Instant }

/** Each case once, whoever read by it; readers from outside are given nothing on the screen. */
export async function onScreen(db: Db, dossiers: readonly DossierId[]): Promise<readonly OnScreen[]> {
  const rows = await onScreenOf(db, JSON.stringify(dossiers))
  return rows.map(({ case_id, dossier_id, from_at }) => ({ case: case_id, dossier: dossier_id, from: from_at }))
}

const onScreenOf = compiledOnce((db, ids: string) =>
  db
    .selectFrom('reading_grants')
    .select((eb) => ['case_id', 'dossier_id', eb.fn.min('from_at').as('from_at')])
    .where(sql<SqlBool>`dossier_id in (select value from json_each(${ids}))`)
    .where('group_tags', '<>', '')
    .groupBy(['case_id', 'dossier_id']),
)
