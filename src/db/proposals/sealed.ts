import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import { groupTag, sectionTag } from '#db/dossiers/revision-row.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Schema } from '#db/schema.ts'
import type { Sound } from '#db/seals/seals.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import type { Vouched } from '#domain/cases/content.ts'
import { payloadSchema } from '#domain/dossiers/revision.ts'
import { Damaged } from '#domain/errors.ts'
import type { AccountId, ProposalId, RecordId, RevisionId } from '#domain/ids.ts'
import { proposedSections } from '#domain/proposals/particulars.ts'
import { keyOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'
import type { Tag } from '#keys/sealed.ts'
import type { Place, Vault } from '#keys/vault.ts'
import type { Proposal } from './proposals.ts'

type Reading = Sound & { readonly vault: Vault } & Noting

/** The clear part of one group of one proposed record, section and group named. */
export type ProposedMeta = Pick<ProposedRecord, 'section' | 'record' | 'kind'> & {
  readonly group: Group
  readonly version: number
  readonly at: Instant
  readonly author: AccountId
}

type Part = Pick<ProposedRecord, 'base' | 'fields' | 'basis' | 'beside'>

const placeOf = (
  { id, dossier }: Pick<Proposal, 'id' | 'dossier'>,
  group: Group,
  record: RecordId,
  version: number,
  schema: number,
): Place => ({
  table: 'proposed',
  group,
  dossier,
  record: `${id}/${record}`,
  version,
  schema,
})

/** What a proposal holds now: the newest version of each record and group, without what was dropped again. Opens nothing. */
export async function heldIn(store: Reading, proposal: Proposal): Promise<readonly ProposedMeta[]> {
  return held(await rowsOf(store, proposal, recordGroups)).map(({ meta }) => meta)
}

/**
 * Opens these groups of a proposal, record by record, in the order in which they were first written; with `exact` only the
 * values of these keys, at the versions that somebody decided on. What does not open is noted as damage and left out.
 */
export async function open(
  store: Reading,
  proposal: Proposal,
  wanted: Iterable<Group>,
  exact?: Vouched,
): Promise<readonly ProposedRecord[]> {
  const { vault, damages } = store
  const all = await rowsOf(store, proposal, wanted)
  const chosen = exact
    ? all.filter(({ meta }) => exact[keyOf(meta.section, meta.record, meta.group)] === meta.version)
    : held(all)
  const records = new Map<RecordId, ProposedRecord>()
  for (const { meta, row } of chosen) {
    const { section, record, kind, group, version } = meta
    const damage = { of: 'dossier', id: proposal.dossier, what: 'does-not-open', where: 'proposed' } as const
    const place = placeOf(proposal, group, record, version, row.schema_version)
    const part = salvaged({ damages }, damage, () => vault.open(row.payload, place) as unknown as Part)
    if (!part) continue
    const known = records.get(record)
    const joined = (of: 'base' | 'fields' | 'beside') => ({ ...known?.[of], ...part[of] })
    const basis = part.basis || (known?.basis ?? '')
    const beside = known?.beside || part.beside ? { beside: joined('beside') } : {}
    records.set(record, { section, record, kind, base: joined('base'), fields: joined('fields'), basis, ...beside })
  }
  return [...records.values()]
}

type Row = Selectable<Schema['proposed']>
type Placed = { readonly row: Row; readonly meta: ProposedMeta; readonly isDropped: boolean }

/** Every version that was ever written, in that order, of the groups that are wanted. */
async function rowsOf(
  { db, vault, seals, damages }: Reading,
  { id, dossier }: Proposal,
  wanted: Iterable<Group>,
): Promise<readonly Placed[]> {
  if (!seals.isSound('dossier', dossier, 0) || !seals.isSound('dossier', dossier, 1))
    throw new Damaged({ table: 'proposed', id: dossier })
  const names = new Map(recordGroups.map((group) => [groupTag(vault, dossier, group), group]))
  const asked = new Set(wanted)
  const keys = new Map(proposedSections().map(({ key }) => [sectionTag(vault, dossier, key), key]))
  const rows = await db.selectFrom('proposed').selectAll().where('proposal_id', '=', id).orderBy('id').execute()
  return rows.flatMap((row) => {
    const [group, section] = [names.get(row.group_tag), keys.get(row.section_tag)]
    if (!group || !section) {
      damages.note({ of: 'dossier', id: dossier, what: 'misplaced', where: 'proposed' })
      return []
    }
    if (!asked.has(group)) return []
    const isDropped = row.kind === 'dropped'
    const kind = row.kind === 'dropped' ? 'change' : row.kind
    const { record_id: record, version, at, author } = row
    return [{ row, isDropped, meta: { section, record, kind, group, version, at, author } }]
  })
}

function held(rows: readonly Placed[]): readonly Placed[] {
  const newest = new Map<string, Placed>()
  for (const one of rows) {
    const place = `${one.meta.record}/${one.meta.group}`
    if (one.isDropped) newest.delete(place)
    else newest.set(place, one)
  }
  return [...newest.values()]
}

type Writing = { readonly db: Db; readonly vault: Vault; readonly newId: <Id extends string>() => Id }

/** One record as it is proposed from now on, group by group; a group that is no longer to change is dropped. */
export type Written = Pick<ProposedRecord, 'section' | 'record' | 'kind' | 'basis'> & {
  readonly parts: ReadonlyMap<Group, Pick<ProposedRecord, 'base' | 'fields' | 'beside'> | 'dropped'>
  readonly at: Instant
  readonly author: AccountId
}

/** Appends what is proposed of one record, an envelope a group, and raises their versions. */
export async function write({ db, vault, newId }: Writing, proposal: Proposal, written: Written): Promise<void> {
  const { id, dossier } = proposal
  const { section, record, kind, basis, parts, at, author } = written
  const taken = await versionsOf(db, id, record)
  const rows = [...parts].map(([group, part]) => {
    const tag = groupTag(vault, dossier, group)
    const version = (taken.get(tag) ?? 0) + 1
    const sealed = part === 'dropped' ? { base: {}, fields: {}, basis: '' } : { ...part, basis }
    return {
      id: newId<RevisionId>(),
      proposal_id: id,
      dossier_id: dossier,
      record_id: record,
      section_tag: sectionTag(vault, dossier, section),
      group_tag: tag,
      version,
      kind: part === 'dropped' ? ('dropped' as const) : kind,
      at,
      author,
      schema_version: payloadSchema,
      payload: vault.seal(sealed, placeOf(proposal, group, record, version, payloadSchema)),
    }
  })
  if (rows.length > 0) await db.insertInto('proposed').values(rows).execute()
}

async function versionsOf(db: Db, id: ProposalId, record: RecordId): Promise<ReadonlyMap<Tag, number>> {
  const rows = await db
    .selectFrom('proposed')
    .select((eb) => ['group_tag', eb.fn.max('version').as('version')])
    .where('proposal_id', '=', id)
    .where('record_id', '=', record)
    .groupBy('group_tag')
    .execute()
  return new Map(rows.map(({ group_tag, version }) => [group_tag, Number(version)]))
}
