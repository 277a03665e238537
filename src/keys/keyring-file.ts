import { basename } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { ShareKind } from '#domain/unseal/secret.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { Cost } from './argon.ts'
import type { Suite } from './envelope.ts'
import type { Pack } from './pack.ts'
import type { Share } from './shares.ts'

/** The clear part of a keyring. `mark` says whether it is the demo's; it is bound into everything the keyring wraps. */
export type Label = {
  readonly installation: string
  readonly mark: 'real' | 'demo'
  readonly suite: Suite
  readonly threshold: number
  readonly epoch: number
  readonly cost: Cost
}

/** 数据密钥: one a dossier, wrapped. A shredded one keeps its row and has lost its key. */
export type DataKeyRow = {
  readonly owner: string
  readonly id: Buffer
  readonly epoch: number
  readonly wrapped: Buffer | null
  readonly check: Buffer
}

/**
 * The newest entry of the log when the data were last known whole, with a MAC: kept apart from the data
 * (docs/decisions/0081).
 */
export type KeptHead = { readonly seq: number; readonly chain: string; readonly mac: string }

export type KeyringFile = ReturnType<typeof keyringIn>

/**
 * data/keyring.db: apart from the data, so that a copy of the data alone holds no key. Every commit reaches the disk, or,
 * `hurried`, all of them together when the file is closed. For tests `path` may be `:memory:`, or bytes to open a copy of.
 */
export function openKeyringFile(
  path: string | Buffer,
  { create = false, hurried = false }: { create?: boolean; hurried?: boolean | undefined } = {},
): KeyringFile {
  const db = new Sqlite(path, { fileMustExist: !create && typeof path === 'string' && path !== ':memory:' })
  try {
    for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on', 'trusted_schema = off'])
      db.pragma(pragma)
    if (create) db.exec(schema)
    db.pragma('user_version')
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite did not take synchronous = full')
    if (hurried) db.pragma('synchronous = off')
    return keyringIn(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function keyringIn(db: Sqlite.Database) {
  const find = db.prepare<[string], DataKeyRow>(
    'select owner, id, epoch, wrapped, "check" from data_keys where owner = ?',
  )
  const findAll = db.prepare<[string], DataKeyRow>(
    'select owner, id, epoch, wrapped, "check" from data_keys where owner in (select value from json_each(?))',
  )
  const findWritten = db.prepare<[string], Pack>(
    `select json_group_array(json_array(
        asked.key, octet_length(k.id), octet_length(k.wrapped), octet_length(k."check"),
        octet_length(k.id) + octet_length(k.wrapped) + octet_length(k."check"))) as told,
      cast(group_concat(cast(k.id as text) || cast(k.wrapped as text) || cast(k."check" as text), '') as blob) as bytes
      from json_each(?) as asked cross join data_keys as k on k.owner = asked.value where k.wrapped is not null`,
  )
  const has = db.prepare<[string]>('select 1 from data_keys where owner = ? and wrapped is not null').pluck()
  const owners = db.prepare<[], string>('select owner from data_keys where wrapped is not null order by owner').pluck()
  const add = db.prepare(
    'insert into data_keys (owner, id, epoch, wrapped, "check", added_at) values (?, ?, ?, ?, ?, ?)',
  )
  const shred = db.prepare(
    'update data_keys set wrapped = null, shredded_at = ? where owner = ? and wrapped is not null',
  )

  return {
    label: (): Label => readLabel(db),
    write: (label: Label, shares: readonly Share[], houseKeys: Readonly<Record<string, Buffer>>) =>
      db.transaction(() => writeAll(db, label, shares, houseKeys))(),
    shares: (): Share[] => db.prepare<[], ShareRow>('select * from shares order by serial').all().map(shareOf),
    /** One share in the place of the one with its serial. */
    replaceShare: (share: Share) =>
      db.transaction(() => {
        db.prepare('delete from shares where serial = ?').run(share.serial)
        addShares(db, [share])
      })(),
    /** Other custodians, or another number of them: all at once or not at all. Nothing starts it unattended after that. */
    replaceAll: (label: Label, shares: readonly Share[], houseKeys: Readonly<Record<string, Buffer>>) => {
      db.transaction(() => {
        const stale = ['label', 'shares', 'house_keys', ...(hasUnattended(db) ? ['unattended'] : [])]
        for (const table of stale) db.exec(`delete from ${table}`)
        writeAll(db, label, shares, houseKeys)
      })()
      db.pragma('wal_checkpoint(truncate)')
    },
    houseKeys: (): Record<string, Buffer> => wrappedIn(db, 'house_keys'),
    /** Those that are wrapped a second time, for a start without custodians; none where the house is not started so. */
    unattendedKeys: (): Record<string, Buffer> => (hasUnattended(db) ? wrappedIn(db, 'unattended') : {}),
    /** Instead of those before, which are wiped; with none of them nothing but custodians opens the house. */
    setUnattended: (wrapped: Readonly<Record<string, Buffer>>) => {
      db.transaction(() => {
        db.exec(unattendedSchema)
        db.exec('delete from unattended')
        const add = db.prepare('insert into unattended (name, wrapped) values (?, ?)')
        for (const [name, key] of Object.entries(wrapped)) add.run(name, key)
      })()
      db.pragma('wal_checkpoint(truncate)')
    },
    /** When it was made. */
    madeAt: (): string | undefined =>
      db.prepare<[], string>("select added_at from data_keys where owner = 'organisation'").pluck().get(),
    /** Some of those that an older epoch wraps, in the order of their owners; shredded ones are not among them. */
    wrappedBefore: (epoch: number, after: string, most: number): DataKeyRow[] =>
      db
        .prepare<[string, number, number], DataKeyRow>(
          `select owner, id, epoch, wrapped, "check" from data_keys
            where owner > ? and epoch < ? and wrapped is not null order by owner limit ?`,
        )
        .all(after, epoch, most),
    /** The same keys in another wrapping. One that was shredded meanwhile stays so. */
    rewrap: (rows: readonly DataKeyRow[]) =>
      db.transaction(() => {
        const set = db.prepare('update data_keys set wrapped = ?, epoch = ? where owner = ? and wrapped is not null')
        for (const { owner, epoch, wrapped } of rows) set.run(wrapped, epoch, owner)
      })(),
    /** Wipes keys of the house that nothing needs any more. */
    dropHouseKeys: (names: readonly string[]) => {
      const drop = db.prepare('delete from house_keys where name = ?')
      db.transaction(() => {
        for (const name of names) drop.run(name)
      })()
      db.pragma('wal_checkpoint(truncate)')
    },
    dataKey: (owner: string): DataKeyRow | undefined => find.get(owner),
    dataKeys: (owners: readonly string[]): DataKeyRow[] => findAll.all(JSON.stringify(owners)),
    /** The same as they lie there, each by the place of its owner: no value is made of any. Shredded ones are not among them. */
    packed: (owners: readonly string[]): Pack => findWritten.get(JSON.stringify(owners)) ?? nothing,
    hasDataKey: (owner: string): boolean => has.get(owner) === 1,
    addDataKeys: (rows: readonly DataKeyRow[], at: string) =>
      db.transaction(() => {
        for (const { owner, id, epoch, wrapped, check } of rows) add.run(owner, id, epoch, wrapped, check, at)
      })(),
    /** The page that held the key is overwritten, and the write-ahead log is emptied, before this returns. */
    shred: (owner: string, at: string) => {
      shred.run(at, owner)
      db.pragma('wal_checkpoint(truncate)')
    },
    logHead: (): KeptHead | undefined => db.prepare<[], KeptHead>('select seq, chain, mac from log_head').get(),
    keepLogHead: ({ seq, chain, mac }: KeptHead) => {
      db.prepare('insert or replace into log_head (one, seq, chain, mac) values (1, ?, ?, ?)').run(seq, chain, mac)
    },
    /** Whoever has a key that was not shredded. */
    owners: (): string[] => owners.all(),
    /** The whole file as it is now, wrapped as it lies there. */
    bytes: (): Buffer => db.serialize(),
    /** Closing brings the write-ahead log into the file and the file to the disk. Once is enough: a lock during opening asks twice. */
    close: () => {
      if (!db.open) return
      db.pragma('synchronous = full')
      db.close()
    },
  }
}

const nothing: Pack = { told: '[]', bytes: null }

const schema = `
  create table label (name text primary key, value text not null) strict;
  create table shares (
    serial integer primary key, kind text not null check (kind in ('passphrase','recovery-code','demo-key')),
    salt blob not null, memory integer not null, passes integer not null, lanes integer not null, face blob not null,
    wrapped blob not null
  ) strict;
  create table house_keys (name text primary key, wrapped blob not null) strict;
  create table data_keys (
    owner text primary key, id blob not null unique, epoch integer not null, wrapped blob, "check" blob not null,
    added_at text not null, shredded_at text, check ((wrapped is null) = (shredded_at is not null))
  ) strict, without rowid;
  create table log_head (
    one integer primary key check (one = 1), seq integer not null, chain text not null, mac text not null
  ) strict;
  create trigger data_keys_keep before delete on data_keys begin select raise(abort, 'a data key keeps its row'); end;
  create trigger data_keys_stay_shredded before update on data_keys when old.wrapped is null
    begin select raise(abort, 'a shredded key stays shredded'); end;
`

/** Made when it is first needed: keyrings of before do without. */
const unattendedSchema = 'create table if not exists unattended (name text primary key, wrapped blob not null) strict'

const hasUnattended = (db: Sqlite.Database): boolean =>
  db.prepare("select 1 from sqlite_master where type = 'table' and name = 'unattended'").get() !== undefined

const wrappedIn = (db: Sqlite.Database, table: 'house_keys' | 'unattended'): Record<string, Buffer> =>
  Object.fromEntries(
    db
      .prepare<[], { name: string; wrapped: Buffer }>(`select name, wrapped from ${table}`)
      .all()
      .map(({ name, wrapped }) => [name, wrapped]),
  )

type ShareRow = {
  serial: number
  kind: ShareKind
  salt: Buffer
  memory: number
  passes: number
  lanes: number
  face: Buffer
  wrapped: Buffer
}

const shareOf = ({ serial, kind, salt, memory, passes, lanes, face, wrapped }: ShareRow): Share => ({
  serial,
  kind,
  salt,
  cost: { memory, passes, lanes },
  face,
  wrapped,
})

function readLabel(db: Sqlite.Database): Label {
  const rows = db.prepare<[], { name: string; value: string }>('select name, value from label').all()
  const of = (name: string) => rows.find((row) => row.name === name)?.value ?? ''
  // Those of trial versions derived their keys by HKDF, or had shares without locks (docs/decisions/0105, 0106, 0257).
  if (['1', '2'].includes(of('format'))) throw new Trouble('database-trial', { file: basename(db.name) })
  if (of('format') !== '3') throw new Error('This is no keyring that this program can read.')
  return {
    installation: of('installation'),
    mark: of('mark') === 'demo' ? 'demo' : 'real',
    suite: of('suite') === '2' ? 2 : 1,
    threshold: Number(of('threshold')),
    epoch: Number(of('epoch')),
    cost: { memory: Number(of('memory')), passes: Number(of('passes')), lanes: Number(of('lanes')) },
  }
}

function writeAll(
  db: Sqlite.Database,
  label: Label,
  shares: readonly Share[],
  houseKeys: Readonly<Record<string, Buffer>>,
) {
  const { cost, ...plain } = label
  const addLabel = db.prepare('insert into label (name, value) values (?, ?)')
  for (const [name, value] of Object.entries({ format: 3, ...plain, ...cost })) addLabel.run(name, String(value))
  addShares(db, shares)
  const addKey = db.prepare('insert into house_keys (name, wrapped) values (?, ?)')
  for (const [name, wrapped] of Object.entries(houseKeys)) addKey.run(name, wrapped)
}

function addShares(db: Sqlite.Database, shares: readonly Share[]) {
  const add = db.prepare(
    'insert into shares (serial, kind, salt, memory, passes, lanes, face, wrapped) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const { serial, kind, salt, cost, face, wrapped } of shares) {
    add.run(serial, kind, salt, cost.memory, cost.passes, cost.lanes, face, wrapped)
  }
}
