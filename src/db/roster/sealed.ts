import { sql } from 'kysely'
import { compiledOnce } from '#db/compiled.ts'
import type { Db } from '#db/database.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Group } from '#domain/access/groups.ts'
import {
  type Paid,
  rosterParts,
  type Summary,
  type SummaryPart,
  summaryParts,
  summarySchema,
} from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Instant } from '#domain/time.ts'
import type { Kind } from '#keys/bundle.ts'
import type { Pack } from '#keys/pack.ts'
import type { Sealed, Tag } from '#keys/sealed.ts'
import type { Opening, Place, Vault } from '#keys/vault.ts'
import type { SealedSummaries } from './elsewhere.ts'

/** Where summaries lie, and what opens them. */
export type Store = { readonly db: Db; readonly vault: Vault } & Noting

const parts = Object.keys(summaryParts) as readonly SummaryPart[]

const placeOf = (dossier: DossierId, part: SummaryPart, version: number, schema: number = summarySchema): Place => ({
  ...kindOf(part),
  dossier,
  version,
  schema,
})

const kindOf = (part: SummaryPart): Kind => ({ table: 'summaries', group: groupOf[part], record: part })

const groupOf = { listed: 'who', family: 'family', dated: 'career', paid: 'pay' } as const satisfies Record<
  SummaryPart,
  Group
>

/** By what the envelopes of a part are tagged. */
export const tagName = (part: SummaryPart) => `summary:${part}`

function contentOf(summary: Summary, part: SummaryPart) {
  const content: Partial<Record<keyof Summary, Summary[keyof Summary]>> = {}
  for (const group of summaryParts[part]) content[group] = summary[group]
  return content
}

/** What the newest envelopes of a dossier say, as one text each. */
export type SummarySaid = ReadonlyMap<SummaryPart, { readonly version: number; readonly text: string }>

/**
 * Appends the summary envelopes that differ from the newest ones; summaries are never overwritten
 * (docs/decisions/0012). Whoever knows what those say spares opening them, and where they still say all of it nothing is
 * read at all: `lately` itself is the answer. Answers what they say now.
 */
export async function add(
  { db, vault, damages }: Store,
  dossier: DossierId,
  summary: Summary,
  at: Instant,
  lately?: SummarySaid,
): Promise<SummarySaid> {
  const textOf = (part: SummaryPart) => JSON.stringify(contentOf(summary, part))
  const isSaid = (part: SummaryPart) => {
    const known = lately?.get(part)
    return known ? known.text === textOf(part) : part === 'paid' && !summary.paid.months
  }
  if (lately && parts.every(isSaid)) return lately
  const tagOf = (part: SummaryPart) => vault.tag(dossier, tagName(part))
  const newest = await newestOfEach(
    db,
    parts.map((part) => written(dossier, tagOf(part))),
  )
  const said = new Map<SummaryPart, { readonly version: number; readonly text: string }>()
  for (const [nth, part] of parts.entries()) {
    const tag = tagOf(part)
    const known = newest[nth]
    // One of an older schema opens as that alone, and is replaced whatever it says.
    const isCurrent = known !== undefined && isOfToday(known)
    const content = contentOf(summary, part)
    // Most people have no payslip here: nothing is kept for them.
    if (!known && part === 'paid' && !summary.paid.months) continue
    const text = textOf(part)
    const isKnown = (one = lately?.get(part)) => one?.version === known?.version && one?.text === text
    if (isCurrent && (isKnown() || says({ vault, damages }, dossier, part, known, content))) {
      said.set(part, { version: known.version, text })
      continue
    }
    const version = (known?.version ?? 0) + 1
    const payload = vault.seal(content, placeOf(dossier, part, version))
    await insert(db, dossier, tag, version, summarySchema, at, payload)
    said.set(part, { version, text })
  }
  return said
}

const insert = compiledOnce(
  (
    db,
    dossier_id: DossierId,
    group_tag: Tag,
    version: number,
    schema_version: number,
    known_since: Instant,
    payload: Sealed,
  ) => db.insertInto('summaries').values({ dossier_id, group_tag, version, schema_version, known_since, payload }),
)

/** Not so where the envelope does not open: it is replaced. */
const says = (
  { vault, damages }: Pick<Store, 'vault'> & Noting,
  dossier: DossierId,
  part: SummaryPart,
  { payload, version, schema_version }: Kept,
  content: object,
): boolean =>
  salvaged({ damages }, damageOf(dossier), () =>
    vault.says(payload, placeOf(dossier, part, version, schema_version), content as Json),
  ) ?? false

const damageOf = (id: DossierId) => ({ of: 'dossier', id, what: 'does-not-open', where: 'summaries' }) as const

/**
 * Opens the newest summaries of many dossiers, for the roster only, under keys that are made for it and kept nowhere. A
 * group is absent that is missing, damaged or of an older schema. However often a dossier was changed, only the envelopes
 * that are opened are fetched.
 */
export async function openNewest(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Partial<Summary>>> {
  const opening = vault.opening(dossiers)
  const store = { ...opening, damages }
  const newest = await newestParts(db, opening, dossiers)
  return new Map(
    newest.map(({ id, rows }) => {
      const found = rosterParts.map((part, at) => openedToday(store, id, part, rows[at]))
      return [id, Object.assign({}, ...found) as Partial<Summary>]
    }),
  )
}

/**
 * The newest summaries of many dossiers as they lie there, for whichever thread reads them; of an older schema none. Nothing is
 * made of any row here.
 */
export async function newestSealed(
  { db, vault }: Pick<Store, 'db' | 'vault'>,
  dossiers: readonly DossierId[],
): Promise<Pick<SealedSummaries, 'owners' | 'kinds' | 'envelopes' | 'groups'>> {
  const [packed] = await newestPacked(db, JSON.stringify(pairsOf(vault.opening([]), dossiers)))
  return {
    owners: dossiers,
    kinds: rosterParts.map(kindOf),
    groups: rosterParts.map((part) => summaryParts[part]),
    envelopes: packed ?? { told: '[]', bytes: null },
  }
}

/** For each dossier the newest row of each part of the roster, in their order. */
async function newestParts(db: Db, { tag }: Pick<Opening, 'tag'>, dossiers: readonly DossierId[]) {
  const newest = await newestOfEach(db, pairsOf({ tag }, dossiers))
  return dossiers.map((id, at) => ({ id, rows: rosterParts.map((_, part) => newest[at * rosterParts.length + part]) }))
}

/** Where the parts of the roster lie of each dossier, in their order. */
function pairsOf({ tag }: Pick<Opening, 'tag'>, dossiers: readonly DossierId[]): readonly WrittenPair[] {
  const pairs: WrittenPair[] = []
  for (const id of dossiers) for (const part of rosterParts) pairs.push(written(id, tag(id, tagName(part))))
  return pairs
}

/** A pair of a dossier and a tag as the statements below read it: a tag has sixteen signs. */
type WrittenPair = `${Tag}${DossierId}`

const written = (dossier: DossierId, tag: Tag): WrittenPair => `${tag}${dossier}`

/** The newest version of each pair of a dossier and a tag, in their order; only those are read, by key. */
async function newestOfEach(db: Db, pairs: readonly WrittenPair[]): Promise<readonly (Kept | undefined)[]> {
  const newest: (Kept | undefined)[] = pairs.map(() => undefined)
  for (const row of await newestRows(db, JSON.stringify(pairs))) newest[row.at] = row
  return newest
}

const newestIn = sql`cross join summaries as s
  where s.dossier_id = substr(pair.value, 17) and s.group_tag = substr(pair.value, 1, 16) and s.version = (
    select max(version) from summaries
    where dossier_id = substr(pair.value, 17) and group_tag = substr(pair.value, 1, 16)
  )`

const newestRows = compiledOnce((db, pairs: string) => ({
  compile: () =>
    sql<Kept & { readonly at: number }>`
      select pair.key as at, s.version, s.schema_version, s.payload from json_each(${pairs}) as pair ${newestIn}`.compile(
      db,
    ),
}))

/** The same of today's schema, each by the place of its pair, put together by SQLite. */
const newestPacked = compiledOnce((db, pairs: string) => ({
  compile: () =>
    sql<Pack>`
      select json_group_array(json_array(pair.key, s.version, s.schema_version, octet_length(s.payload))) as told,
        cast(group_concat(s.payload, '') as blob) as bytes
      from json_each(${pairs}) as pair ${newestIn} and s.schema_version = ${summarySchema}`.compile(db),
}))

/** One envelope as it lies there. */
export type Kept = { readonly version: number; readonly schema_version: number; readonly payload: Sealed }

const openedToday = (store: Opening & Noting, dossier: DossierId, part: SummaryPart, row: Kept | undefined) =>
  row && isOfToday(row) ? opened(store, dossier, part, row) : undefined

const isOfToday = (row: Pick<Kept, 'schema_version'>) => row.schema_version === summarySchema

/** What an envelope says; undefined, with the damage noted, where it does not open. */
export function opened(
  { open, damages }: Pick<Opening, 'open'> & Noting,
  dossier: DossierId,
  part: SummaryPart,
  { payload, version, schema_version }: Kept,
): Partial<Summary> | undefined {
  const place = placeOf(dossier, part, version, schema_version)
  return salvaged({ damages }, damageOf(dossier), () => open(payload, place) as Partial<Summary>)
}

/**
 * What many people were paid, under keys that are made for it and kept nowhere: few at a time, since it is one turn. Absent where
 * nothing is kept, or it cannot be read.
 */
export async function openPaid(
  { db, vault, damages }: Store,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Paid>> {
  const opening = vault.opening(dossiers)
  const rows = await newestOfEach(
    db,
    dossiers.map((id) => written(id, opening.tag(id, tagName('paid')))),
  )
  return new Map(
    dossiers.flatMap((id, at) => {
      const paid = openedToday({ ...opening, damages }, id, 'paid', rows[at])?.paid?.months
      return paid ? [[id, paid] as const] : []
    }),
  )
}
