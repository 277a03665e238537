import { type SqlBool, sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import type { Group } from '#domain/access/groups.ts'
import { payloadSchema, type Revision, type RevisionMeta } from '#domain/dossiers/revision.ts'
import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Sealed, Tag } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'

/**
 * 现状: what stands in one group of a dossier, all of its newest revisions repeated in one envelope. To open 150 envelopes
 * costs as much as the rest of a page (docs/decisions/0250). The revisions stay the truth: what is repeated is believed of
 * the very revision that it names, and whatever it does not name is opened where it lies.
 */
type Store = { readonly db: Db; readonly vault: Vault }

/** What a revision says, whichever envelope it came out of. */
export type Said = Pick<Revision, 'fields' | 'effective'>

/** From so many records on a group is repeated: below that its own envelopes cost less than another question. */
export const manyTogether = 40

/**
 * A revision by what no other of this dossier has, be it in a copy of the file that went another way. What one change says of a
 * record in several groups has record, version and change in common.
 */
export const nameOf = ({ group, record, version, change }: RevisionMeta): string =>
  `${group}/${record}/${version}/${change}`

const placeOf = (dossier: DossierId, group: Group): Place => ({
  table: 'presents',
  group,
  dossier,
  record: 'newest',
  version: 1,
  schema: payloadSchema,
})

/** Repeats these revisions, the newest of each record of this group, in place of what was repeated before. */
export async function keep(
  { db, vault }: Store,
  dossier: DossierId,
  { group, tag }: { readonly group: Group; readonly tag: Tag },
  newest: readonly Revision[],
): Promise<void> {
  const said = newest.map((one): [string, Said] => [
    nameOf(one),
    { fields: one.fields, ...(one.effective && { effective: one.effective }) },
  ])
  const payload = vault.seal(Object.fromEntries(said), placeOf(dossier, group))
  await put(db, dossier, tag, payloadSchema, payload)
}

/** By `nameOf`, what is repeated of these groups; nothing of what was sealed by another program or does not open. */
export async function saidTogether(
  { db, vault }: Store,
  dossier: DossierId,
  groups: ReadonlyMap<Tag, Group>,
): Promise<ReadonlyMap<string, Said>> {
  if (groups.size === 0) return new Map()
  const rows = await kept(db, dossier, JSON.stringify([...groups.keys()]))
  return new Map(
    rows.flatMap(({ group_tag, payload }) => {
      const group = groups.get(group_tag)
      return group ? Object.entries(opened(vault, payload, placeOf(dossier, group))) : []
    }),
  )
}

/** It is no damage: the envelopes that it repeats are there, and the next change writes it anew. */
function opened(vault: Vault, payload: Sealed, place: Place): Readonly<Record<string, Said>> {
  try {
    return vault.open(payload, place) as Record<string, Said>
  } catch (error) {
    if (error instanceof Damaged || error instanceof SyntaxError) return {}
    throw error
  }
}

const kept = compiledOnce((db, dossier: DossierId, tags: string) =>
  db
    .selectFrom('presents')
    .select(['group_tag', 'payload'])
    .where('dossier_id', '=', dossier)
    .where(sql<SqlBool>`group_tag in (select value from json_each(${tags}))`)
    .where('schema_version', '=', payloadSchema),
)

const put = compiledOnce((db, dossier_id: DossierId, group_tag: Tag, schema_version: number, payload: Sealed) =>
  db
    .insertInto('presents')
    .values({ dossier_id, group_tag, schema_version, payload })
    .onConflict((on) =>
      on.columns(['dossier_id', 'group_tag']).doUpdateSet((eb) => ({
        schema_version: eb.ref('excluded.schema_version'),
        payload: eb.ref('excluded.payload'),
      })),
    ),
)
