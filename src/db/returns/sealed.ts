import { hash } from 'node:crypto'
import type { Db } from '#db/database.ts'
import { remembered } from '#db/remembered.ts'
import { type Noting, salvaged } from '#db/salvage.ts'
import type { Sound } from '#db/seals/seals.ts'
import type { ReturnId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import type { FrozenTable } from '#domain/returns/figures.ts'
import { type Asked, type Event, frozenOf, type Return } from '#domain/returns/return.ts'
import type { HeldPeople, HeldThings, Snapshot } from '#domain/returns/snapshot.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { ThingKind } from '#domain/statistics/thing.ts'
import type { Place, Vault } from '#keys/vault.ts'
import { unpacked, unpackedThings } from './packed.ts'

type Store = { readonly db: Db; readonly vault: Vault }
type Reading = Store & Noting & Sound

/** Events follow what was asked; parts have the number of their freezing. */
const placeOf = (table: 'returns' | 'return_events' | 'return_parts', record: string, version: number): Place => ({
  table,
  group: 'organisation',
  dossier: 'organisation',
  record,
  version,
  schema: 1,
})

const partPlace = (id: ReturnId, run: number, part: string) => placeOf('return_parts', `${id}/${part}`, run)

/** The part that holds the people; the others go by the keys of their tables, or by what they hold. */
export const peoplePart = 'people'

/** The part that holds things of one kind. */
export const thingsPart = (kind: ThingKind): string => `things of ${kind}`

/** A return that was begun. */
export async function add({ db, vault }: Store, id: ReturnId, asked: Asked): Promise<void> {
  const sealed = vault.seal(asked as unknown as Json, placeOf('returns', id, 1))
  await db.insertInto('returns').values({ id, asked: sealed }).execute()
}

/** What happened to it next, under the next number. */
export async function addEvent({ db, vault }: Store, id: ReturnId, n: number, event: Event): Promise<void> {
  const sealed = vault.seal(event as unknown as Json, placeOf('return_events', id, n))
  await db.insertInto('return_events').values({ return_id: id, n, event: sealed }).execute()
}

/** One part of what is to be frozen, sealed as it will lie there. */
export function sealPart(
  { vault }: Pick<Store, 'vault'>,
  id: ReturnId,
  { run, part, content }: { readonly run: number; readonly part: string; readonly content: Json },
) {
  return { return_id: id, run, part, content: vault.seal(content, partPlace(id, run, part)) }
}

/** Keeps it. */
export async function addPart(db: Db, part: ReturnType<typeof sealPart>): Promise<void> {
  await db.insertInto('return_parts').values(part).execute()
}

/** SHA-256 of a part, in hex. */
export const printOf = (content: Json): string => hash('sha256', canonical(content))

/** What people sign: the digest of what was asked and of every part, in hex. */
export const digestOf = ({ id, events: _, ...asked }: Return, parts: Readonly<Record<string, string>>): string =>
  hash('sha256', canonical({ return: id, asked: asked as unknown as Json, parts }))

/** Every return, the newest first; remembered until one is written. One that is not what was written, or does not open, is left out. */
export const list = (store: Reading): Promise<readonly Return[]> =>
  remembered(store.db, 'returns', () => read(store), ['returns', 'return_events'])

async function read(store: Reading): Promise<readonly Return[]> {
  const rows = await store.db.selectFrom('returns').select(['id', 'asked']).orderBy('id', 'desc').execute()
  const events = await store.db
    .selectFrom('return_events')
    .select(['return_id', 'n', 'event'])
    .orderBy('return_id')
    .orderBy('n')
    .execute()
  const of = Map.groupBy(events, ({ return_id }) => return_id)
  return rows.flatMap(({ id, asked }) => {
    if (!store.seals.isSound('returns', id)) return []
    const damage = { of: 'organisation', id, what: 'does-not-open', where: 'returns' } as const
    const opened = salvaged(store, damage, (): Return => {
      const { vault } = store
      const happened = (of.get(id) ?? []).map(
        ({ n, event }) => vault.open(event, placeOf('return_events', id, n)) as unknown as Event,
      )
      return { id, ...(vault.open(asked, placeOf('returns', id, 1)) as unknown as Asked), events: happened }
    })
    return opened ? [opened] : []
  })
}

/** One return; read within a transaction as it stands there. */
export const find = async (store: Reading, id: ReturnId): Promise<Return | undefined> =>
  (await list(store)).find((one) => one.id === id)

/** A part as it was frozen; undefined, and the damage noted, where it does not open or is another one. */
async function partOf(store: Reading, one: Return, part: string): Promise<Json | undefined> {
  const now = frozenOf(one)
  if (!now || !store.seals.isSound('returns', one.id)) return undefined
  const row = await store.db
    .selectFrom('return_parts')
    .select('content')
    .where('return_id', '=', one.id)
    .where('run', '=', now.run)
    .where('part', '=', part)
    .executeTakeFirst()
  const damage = { of: 'organisation', id: one.id, what: 'does-not-open', where: 'returns' } as const
  const text = row && salvaged(store, damage, () => store.vault.text(row.content, partPlace(one.id, now.run, part)))
  if (text !== undefined && hash('sha256', text) === now.frozen.parts[part]) return JSON.parse(text)
  store.damages.note(damage)
  return undefined
}

/** A frozen table. */
export const table = async (store: Reading, one: Return, key: TableKey): Promise<FrozenTable | undefined> =>
  (await partOf(store, one, key)) as unknown as FrozenTable | undefined

/** The people behind the figures. */
export async function people(store: Reading, one: Return): Promise<HeldPeople | undefined> {
  const content = await partOf(store, one, peoplePart)
  return content === undefined ? undefined : unpacked(content)
}

/** The things of one kind behind them. */
async function things(store: Reading, one: Return, kind: ThingKind): Promise<HeldThings | undefined> {
  const content = await partOf(store, one, thingsPart(kind))
  return content === undefined ? undefined : unpackedThings(content)
}

/** The people and the things of some kinds, a part a turn; undefined where one of the parts is not what was frozen. */
export async function snapshot(
  store: Reading,
  one: Return,
  kinds: readonly ThingKind[],
  turn: () => Promise<void>,
): Promise<Snapshot | undefined> {
  const held = await people(store, one)
  if (!held) return undefined
  const found = new Map<ThingKind, HeldThings>()
  for (const kind of kinds) {
    await turn()
    const own = await things(store, one, kind)
    if (!own) return undefined
    found.set(kind, own)
  }
  return { ...held, things: found }
}

/** Whether everything that was frozen is there and says what its digest says, one part a turn. */
export async function isWhole(store: Reading, one: Return, turn: () => Promise<void>): Promise<boolean> {
  const now = frozenOf(one)
  if (!now || digestOf(one, now.frozen.parts) !== now.frozen.digest) return false
  for (const part of Object.keys(now.frozen.parts)) {
    if ((await partOf(store, one, part)) === undefined) return false
    await turn()
  }
  return true
}
