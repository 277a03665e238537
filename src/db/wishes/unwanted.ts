import { type Db, oneOf } from '#db/database.ts'
import type { PersonId } from '#domain/ids.ts'
import type { NoticeKind } from '#domain/notices/notice.ts'

/** The kinds of notice of which this person does not want to be told. */
export async function unwantedBy(db: Db, person: PersonId): Promise<ReadonlySet<NoticeKind>> {
  const rows = await db.selectFrom('unwanted_notices').select('kind').where('person_id', '=', person).execute()
  return new Set(rows.map(({ kind }) => kind as NoticeKind))
}

/** The kinds of notice that somebody does not want, in the place of those before. */
export async function setUnwanted(db: Db, person: PersonId, kinds: readonly NoticeKind[]): Promise<void> {
  await db.deleteFrom('unwanted_notices').where('person_id', '=', person).execute()
  if (kinds.length === 0) return
  await db
    .insertInto('unwanted_notices')
    .values(kinds.map((kind) => ({ person_id: person, kind })))
    .execute()
}

/** Of what is to be told, what its reader wants to be told. */
export async function wanted<Told extends { readonly person: PersonId; readonly kind: NoticeKind }>(
  db: Db,
  told: readonly Told[],
): Promise<readonly Told[]> {
  if (told.length === 0) return told
  const people = [...new Set(told.map(({ person }) => person))]
  const rows = await db.selectFrom('unwanted_notices').selectAll().where(oneOf('person_id', people)).execute()
  const off = new Set(rows.map(({ person_id, kind }) => `${person_id} ${kind}`))
  return told.filter(({ person, kind }) => !off.has(`${person} ${kind}`))
}
