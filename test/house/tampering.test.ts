import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveFile } from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import * as asides from '#db/asides/sealed.ts'
import { commandOf } from '#db/commands.ts'
import { migrate, openDatabase } from '#db/database.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import { createBook } from '#db/seals/book.ts'
import type { Head } from '#db/seals/head.ts'
import { checkEverything } from '#db/seals/night.ts'
import { createSoundness } from '#db/seals/soundness.ts'
import { openTables, type SealedName, type SealedTable, sealedTables } from '#db/seals/tables.ts'
import { inTransaction } from '#db/transaction.ts'
import type { AsideAsked } from '#domain/asides/aside.ts'
import type {
  AccountId,
  AgreementId,
  ArrivalId,
  AsideId,
  BlobId,
  BringingId,
  BroughtId,
  CrossId,
  DossierId,
  ExportId,
  LinkId,
  PayScaleId,
  ProposalId,
  ProxyId,
  RecordId,
  ResourceId,
  ReturnId,
  TemplateId,
  TransferId,
  VisitId,
} from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { type Day, type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { type Keyring, openKeyring } from '#keys/keyring.ts'
import { createVault } from '#keys/vault.ts'
import type { Damage } from '#memory/damages.ts'
import { bytesOf } from '../bytes.ts'
import { type DemoWorld, demoCopy, today } from '../demo-world.ts'
import { written } from '../domain/imports/person-file.ts'
import { some } from '../thorough.ts'
import { passphrase } from '../world.ts'

/**
 * Somebody has the disk while the house is sealed, and every tool of SQLite. Each clear column of each table is changed, a
 * row of each is removed, doubled, and two are exchanged. What the tables of the seals call open is harmless for the reason
 * that stands there; everything else is taken by no reader, and found: a house opens on one or two of each table, and on each
 * single one with `npm run thorough`.
 */
let places: ReturnType<typeof placesIn>
let keyring: Keyring
/** The whole file with every trigger out of the way, and what puts them back. */
let bare: Buffer
let triggers: readonly Row[]

beforeAll(async () => {
  const { folder, companyIn } = await demoCopy()
  places = placesIn(folder)
  const { db, close } = openDatabase(places.database)
  const secret = { kind: 'passphrase', text: passphrase } as const
  keyring = expected(await openKeyring(readFileSync(places.keyring), [secret], { demo: true }))
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: true, now: () => instant(today) })
  const company = companyIn(app)
  await stageTwo(app, company)
  for (const id of ['one', 'two'] as AgreementId[])
    await app.db
      .insertInto('agreements')
      .values({ id, asked: Buffer.from(id) as never, ended: null })
      .execute()
  for (const id of ['one', 'two'] as ExportId[]) {
    const told = (what: string) => Buffer.from(`${id} ${what}`) as never
    await app.db
      .insertInto('exports')
      .values({ id, asked: told('asked'), agreed: told('agreed'), fetched: told('fetched') })
      .execute()
  }
  await plantReturns(app)
  const dossiers = await app.db.selectFrom('dossiers').select('id').orderBy('id').limit(2).execute()
  for (const [at, { id: dossier }] of dossiers.entries())
    await asides.add(app, dossier, `aside ${at}` as AsideId, {} as AsideAsked)
  const author = company.actorOf('苏雅琴').account
  for (const [at, { id: dossier }] of dossiers.entries())
    await propose(app, `proposal ${at}` as ProposalId, dossier, author)
  const cases = await app.db.selectFrom('cases').select(['id', 'dossier_id']).orderBy('id').limit(2).execute()
  for (const { id, dossier_id } of cases)
    await app.db
      .insertInto('samples')
      .values({ case_id: id, dossier_id, drawn: Buffer.from(`${id} drawn`) as never, ended: Buffer.from(id) as never })
      .execute()
  for (const [at, kind] of ['create', 'update'].entries())
    await app.db
      .insertInto('proxies')
      .values({
        id: `proxy ${at}` as ProxyId,
        principal: company.actorOf('苏雅琴').person,
        proxy: company.actorOf('尉迟峰').person,
        kind,
        since: '2026-11-01' as Day,
        until: '2026-12-01' as Day,
        named_by: author,
        at: app.now(),
        ended_at: null,
      })
      .execute()
  await addChangesOfTheTree(app, author)
  for (const id of ['one', 'two'])
    await app.db
      .insertInto('pay_scales')
      .values({ id: id as PayScaleId, scale: Buffer.from(`${id} scale`) as never })
      .execute()
  await plantCrosses(app, [company.actorOf('苏雅琴').account, company.actorOf('尉迟峰').account])
  await plantTemplates(app, author)
  for (const [at, { dossier_id }] of cases.slice(0, 2).entries())
    await app.db
      .insertInto('arrivals')
      .values({
        id: `arrival ${at}` as ArrivalId,
        dossier_id,
        version: at + 1,
        stored_at: `2026-11-2${at}T01:00:00.000Z` as Instant,
        content: Buffer.from(`arrival ${at}`) as never,
      })
      .execute()
  await plantBringings(app, author)
  for (const code of ['A-301', 'A-302'])
    await app.db
      .insertInto('resources')
      .values({
        id: `seat ${code}` as ResourceId,
        kind: 'seat',
        code,
        name: `工位 ${code}`,
        place: `位置 ${code}`,
        holder_id: null,
        case_id: null,
        added_at: app.now(),
        retired_at: null,
      })
      .execute()
  for (const [at, code] of ['A-301', 'A-302'].entries()) {
    const of = cases[at]
    if (!of) throw new Error('There are no cases.')
    await app.db
      .insertInto('seats_left')
      .values({ case_id: of.id, resource_id: `seat ${code}` as ResourceId })
      .execute()
  }
  for (const [at, name] of ['苏雅琴', '尉迟峰'].entries())
    await plantDoor(app, company.actorOf(name).account, `2026-11-2${at}T01:00:00.000Z` as Instant)
  const reader = company.personOf('苏雅琴')
  for (const { id, dossier_id } of cases) {
    const [at, told] = [app.now(), (what: string) => Buffer.from(`${id} ${what}`) as never]
    await app.db
      .insertInto('reading_grants')
      .values({
        case_id: id,
        person_id: reader,
        dossier_id,
        group_tags: `${id} tag`,
        from_at: at,
        until_at: at,
        count: 0,
        revoked_at: at,
        revoked: told('revoked'),
      })
      .execute()
    await app.db
      .insertInto('reading_visits')
      .values({ id: `visit ${id}` as VisitId, case_id: id, dossier_id, at, given: told('given'), back: told('back') })
      .execute()
    await app.db
      .insertInto('transfers')
      .values({
        id: `transfer ${id}` as TransferId,
        dossier_id,
        case_id: id,
        started_at: at,
        due_on: at.slice(0, 10) as Day,
        sent_at: at,
        sent: told('sent'),
        receipt: told('receipt'),
      })
      .execute()
  }
  app.keepLogHead()
  await app.printRoom.close()
  await close()
  const raw = new Sqlite(bytesOf(places.database))
  triggers = raw.prepare("select * from sqlite_schema where type = 'trigger'").all() as Row[]
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`)
  bare = raw.serialize()
  raw.close()
})
afterAll(() => {
  keyring.close()
  rmSync(dirname(places.database), { recursive: true })
})

async function plantReturns({ db }: App) {
  for (const id of ['one', 'two'] as ReturnId[]) {
    const told = (what: string) => Buffer.from(`${id} ${what}`) as never
    await db
      .insertInto('returns')
      .values({ id, asked: told('asked') })
      .execute()
    await db
      .insertInto('return_events')
      .values({ return_id: id, n: 1, event: told('event') })
      .execute()
    const part = { return_id: id, run: 1, part: 'people', content: told('people') }
    await db.insertInto('return_parts').values(part).execute()
  }
}

/** Two workbooks of a superior. */
async function plantTemplates(app: App, by: AccountId) {
  for (const [at, id] of (['one', 'two'] as TemplateId[]).entries()) {
    const told = (what: string) => Buffer.from(`${id} ${what}`) as never
    const row = { id, version: at + 2, file_version: at + 1, created_by: by, created_at: app.now() }
    await app.db
      .insertInto('templates')
      .values({ ...row, content: told('content'), file: told('file') })
      .execute()
  }
}

/** Two that came together, each with one file that came to its end. */
async function plantBringings(app: App, author: AccountId): Promise<void> {
  for (const at of [1, 2]) {
    const told = Buffer.from(`bringing ${at}`) as never
    const id = `bringing ${at}` as BringingId
    await app.db.insertInto('bringings').values({ id, created_by: author, created_at: app.now(), told }).execute()
    await app.db
      .insertInto('brought')
      .values({
        id: `brought ${at}` as BroughtId,
        bringing_id: id,
        position: at,
        state: at === 1 ? 'left' : 'undone',
        version: at,
        blob_id: `blob ${at}` as BlobId,
        import_id: null,
        kept_content: at,
        content: told,
      })
      .execute()
  }
}

/** Two cross-tables that are kept, of two people, each shared with a duty. */
async function plantCrosses(app: App, owners: readonly AccountId[]): Promise<void> {
  for (const [at, owner] of owners.entries())
    await app.db
      .insertInto('cross_tables')
      .values({
        id: `cross ${at}` as CrossId,
        account_id: owner,
        shared_with: at === 0 ? 'hr' : 'head',
        version: at + 1,
        content: Buffer.from(`cross ${at}`) as never,
      })
      .execute()
}

/** What stands beside an account: a lock, a code that was used, a second factor with its codes. */
async function plantDoor({ db }: App, account: AccountId, at: Instant): Promise<void> {
  const bytes = Buffer.from(`factor ${account}`) as never
  await db.insertInto('account_locks').values({ account_id: account, kind: 'locked', since: at }).execute()
  await db
    .insertInto('links')
    .values({
      id: `link ${account}` as LinkId,
      account_id: account,
      purpose: 'password',
      print: `print ${account}`,
      made_by: account,
      made_at: at,
      expires_at: at,
      released_at: at,
      ended_at: at,
      ended_how: 'used',
    })
    .execute()
  await db
    .insertInto('factors')
    .values({ account_id: account, kind: 'totp', secret: bytes, since: at, last_step: 1 })
    .execute()
  await db
    .insertInto('factor_codes')
    .values({ account_id: account, kind: 'recovery', position: 1, print: `code ${account}`, used_at: at })
    .execute()
}

/** A proposal that came to its end, with one record in it. */
/** Two of each: a unit renamed twice, a post renamed twice, two deputies. */
async function addChangesOfTheTree(app: App, by: AccountId): Promise<void> {
  const unit = await app.db.selectFrom('units').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  const post = await app.db.selectFrom('posts').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  const person = await app.db.selectFrom('persons').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  for (const [n, since] of [
    [1, '2026-11-01'],
    [2, '2026-11-02'],
  ] as const) {
    const change = { n, what: 'name', value: `名称 ${n}`, since: since as Day, at: app.now(), made_by: by } as const
    await app.db
      .insertInto('unit_changes')
      .values({ ...change, unit_id: unit.id })
      .execute()
    await app.db
      .insertInto('post_changes')
      .values({ ...change, post_id: post.id })
      .execute()
    const held = { person_id: person.id, title: `副部长 ${n}`, held_from: since as Day, held_until: null }
    await app.db
      .insertInto('deputies')
      .values({ id: `deputy ${n}`, unit_id: unit.id, ...held })
      .execute()
  }
}

async function propose(app: App, id: ProposalId, dossier: DossierId, author: AccountId): Promise<void> {
  const at = app.now()
  await proposals.add(app.db, { id, dossier, kind: 'update', revision: 1, createdAt: at })
  await proposed.write(
    app,
    { id, dossier, kind: 'update', revision: 1, createdAt: at },
    {
      section: 'titles',
      record: app.newId<RecordId>(),
      kind: 'add',
      basis: '',
      parts: new Map([['career', { base: {}, fields: { title: '高级工程师' } }]]),
      at,
      author,
    },
  )
  await proposals.end(app.db, id, at)
}

/** Two imports that nobody has kept yet: the demo keeps its own. */
async function stageTwo(app: App, { actorOf }: DemoWorld['company']): Promise<void> {
  const { id: unit } = await app.db
    .selectFrom('units')
    .select('id')
    .where('code', '=', 'LC-YF')
    .executeTakeFirstOrThrow()
  for (const ShenFenZheng of ['11010119750312999X', '110101198804179979']) {
    const bytes = new TextEncoder().encode(written({ ShenFenZheng }))
    const files = await receiveFile(app, { name: 'x.lrmx', bytes, mend: false })
    const sent = { unit, files }
    await stageFiles(app, actorOf('苏雅琴'), sent, commandOf(app.newId(), [ShenFenZheng]))
  }
}

type Row = Record<string, unknown>
type Column = { readonly name: string; readonly type: string; readonly pk: number }

/** A copy without trigger or constraint in the way; the triggers are put back, so that nothing else shows. */
function tamper(work: (raw: Sqlite.Database) => void): Buffer {
  const raw = new Sqlite(bare)
  raw.pragma('foreign_keys = off')
  raw.pragma('ignore_check_constraints = on')
  work(raw)
  // As rows of the schema: each statement that creates one would be read and checked again, for every test.
  raw.unsafeMode(true)
  raw.pragma('writable_schema = on')
  const back = raw.prepare('insert into sqlite_schema values (:type, :name, :tbl_name, :rootpage, :sql)')
  for (const row of triggers) back.run(row)
  const bytes = raw.serialize()
  raw.close()
  return bytes
}

/** What a house that opens on it knows to be damaged, in the night at the latest: what it knows at once, it need not wait for. */
async function found(file: Buffer): Promise<readonly Damage[]> {
  const { db, close } = openDatabase(file)
  try {
    await migrate(db)
    const now = () => instant(today)
    const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: true, now })
    if (app.damages.all().length === 0) await checkEverything(app.seals, app.vault.mac)
    // What was found is on its way into the log; the next transaction comes after it.
    await inTransaction(app, async () => {})
    await app.printRoom.close()
    return app.damages.all()
  } finally {
    await close()
  }
}

const columnsOf = (raw: Sqlite.Database, table: string) => raw.pragma(`table_info(${table})`) as readonly Column[]

const sealed = sealedTables as Readonly<Record<SealedName, SealedTable>>

/** The first rows that say something, by all their columns. */
function rowsOf(raw: Sqlite.Database, table: string, limit: number): readonly Row[] {
  const worth = sealed[table as SealedName]?.worth?.('t')
  return raw.prepare(`select * from ${table} t ${worth ? `where ${worth}` : ''} limit ${limit}`).all() as Row[]
}

function where(raw: Sqlite.Database, table: string, row: Row) {
  const keys = columnsOf(raw, table).filter(({ pk }) => pk > 0)
  return {
    text: keys.map(({ name }) => `"${name}" = ?`).join(' and '),
    values: keys.map(({ name }) => row[name]),
  }
}

const other = (value: unknown, { type, name }: Column): unknown => {
  if (type === 'INTEGER') return Number(value ?? 0) + 1000
  if (type === 'BLOB') return Buffer.isBuffer(value) ? Buffer.from(value.map((byte) => byte ^ 1)) : Buffer.from('x')
  if (value === null) return name.endsWith('_on') || name === 'until' ? '2026-01-01' : 'x'
  return `${value}x`
}

function change(raw: Sqlite.Database, table: string, column: Column): void {
  const [row] = rowsOf(raw, table, 1)
  if (!row) throw new Error(`No row in ${table}.`)
  const { text, values } = where(raw, table, row)
  raw.prepare(`update ${table} set "${column.name}" = ? where ${text}`).run(other(row[column.name], column), ...values)
}

/** Columns that no two rows have alike. */
const unique = /^(code|staff_number|number|number_print|mark|print)$/

/** What tells two rows of a table apart besides their keys, in columns that are added up. */
const tellingOf = (table: string, columns: readonly Column[]) =>
  columns.filter(({ name, pk }) => pk === 0 && !sealed[table as SealedName].open?.[name])

const differIn = (columns: readonly Column[], a: Row, b: Row) =>
  columns.some(({ name }) => String(a[name]) !== String(b[name]))

/** A row like the first one, of the same owner, with another key. */
function addLike(raw: Sqlite.Database, table: string): Row {
  // One that came to its end without a case: of the others there is one of a kind at most.
  const rows = rowsOf(raw, table, 500)
  const row = { ...(rows.find(({ ended_at, case_id }) => ended_at && !case_id) ?? rows[0]) }
  const counted = /^(version|serial|page)$/
  const isOther = ({ name, pk }: Column) => (pk > 0 && !/^(dossier_id|case_id)$/.test(name)) || unique.test(name)
  for (const column of columnsOf(raw, table)) {
    const { name, type } = column
    if (isOther(column)) row[name] = type === 'INTEGER' ? 99 : `${row[name]}-added`
    if (counted.test(name)) row[name] = 99
  }
  if (table === 'samples')
    row['case_id'] = raw.prepare('select id from cases where id not in (select case_id from samples)').pluck().get()
  const names = Object.keys(row)
  const list = names.map((name) => `"${name}"`).join(', ')
  raw.prepare(`insert into ${table} (${list}) values (${names.map(() => '?').join(', ')})`).run(...Object.values(row))
  return row
}

/** Gives each of two rows what the other says. Where the key is all that tells them apart, the rest of the key. */
function exchange(raw: Sqlite.Database, table: string): void {
  const columns = columnsOf(raw, table)
  const telling = tellingOf(table, columns)
  const [a, b] = twoOf(rowsOf(raw, table, 500), columns, telling)
  const set = differIn(telling, a, b) ? telling : columns.filter(({ pk }) => pk > 1)
  for (const [to, from] of [
    [a, { ...b }],
    [b, { ...a }],
  ] as const) {
    const { text, values } = where(raw, table, to)
    for (const { name } of set)
      raw
        .prepare(`update or replace ${table} set "${name}" = ? where ${text}`)
        .run(unique.test(name) ? `${from[name]}~` : from[name], ...values)
  }
}

/** Two rows that say different things; else two of different owners. */
function twoOf(rows: readonly Row[], columns: readonly Column[], telling: readonly Column[]): readonly [Row, Row] {
  const [a, second] = rows
  if (!a || !second) throw new Error('There are no two rows.')
  const [first, ...rest] = columns.filter(({ pk }) => pk > 0)
  const isKeyedApart = (b: Row) => (!first || differIn([first], a, b)) && differIn(rest, a, b)
  return [a, rows.find((row) => differIn(telling, a, row)) ?? rows.find(isKeyedApart) ?? second]
}

const schema = new Sqlite(':memory:')

/** One thing that is done to the rows of a table; answers whose they were, or are. */
type Tampering = {
  readonly title: string
  readonly table: SealedName
  /** Why nobody gains by it. */
  readonly harmless?: string | undefined
  readonly work: (raw: Sqlite.Database) => readonly string[]
}

const names = Object.keys(sealedTables) as readonly SealedName[]

/** Whom a row belongs to. */
function ownerOf(raw: Sqlite.Database, table: SealedName, row: Row): string {
  const { text, values } = where(raw, table, row)
  const query = raw.prepare<unknown[], unknown>(`select ${sealed[table].owner('t')} from ${table} t where ${text}`)
  return String(query.pluck().get(...values))
}

const changed = (table: SealedName, column: Column): Tampering => {
  const harmless = sealed[table].open?.[column.name]
  return {
    title: `${table}.${column.name} is another${harmless ? `: ${harmless}` : ''}`,
    table,
    harmless,
    work: (raw) => {
      const [row = {}] = rowsOf(raw, table, 1)
      const owner = ownerOf(raw, table, row)
      change(raw, table, column)
      return [owner]
    },
  }
}

const gone = (table: SealedName): Tampering => ({
  title: `a row of ${table} is gone`,
  table,
  work: (raw) => {
    const [row = {}] = rowsOf(raw, table, 1)
    const owner = ownerOf(raw, table, row)
    const { text, values } = where(raw, table, row)
    expect(raw.prepare(`delete from ${table} where ${text}`).run(...values).changes).toBe(1)
    return [owner]
  },
})

const doubled = (table: SealedName): Tampering => ({
  title: `a row of ${table} was added`,
  table,
  work: (raw) => [ownerOf(raw, table, addLike(raw, table))],
})

const exchanged = (table: SealedName): Tampering => ({
  title: `two rows of ${table} were exchanged`,
  table,
  work: (raw) => {
    const columns = columnsOf(raw, table)
    const two = twoOf(rowsOf(raw, table, 500), columns, tellingOf(table, columns))
    const owners = two.map((row) => ownerOf(raw, table, row))
    exchange(raw, table)
    return owners
  },
})

/** Whether what is read of these owners is taken for what this house wrote: asked as every reader asks, in a file that is open. */
let isTaken: (tampering: Tampering) => boolean

beforeAll(() => {
  const raw = new Sqlite(bare)
  raw.pragma('foreign_keys = off')
  raw.pragma('ignore_check_constraints = on')
  const { mac } = createVault(keyring, () => instant(today))
  const book = createBook(raw, () => mac)
  const reading = { book, mac: () => mac, columnsOf: book.columnsIn, expected: (head: Head) => head }
  const soundness = createSoundness(reading, () => {})
  isTaken = ({ table, work }) => {
    const { kind, part } = sealed[table]
    raw.exec('begin')
    try {
      return work(raw).every((owner) => soundness.look(kind, owner, part))
    } finally {
      raw.exec('rollback')
    }
  }
  return () => raw.close()
})

describe('a file that was changed while the house was sealed', async () => {
  const { db, close } = openDatabase(':memory:')
  await migrate(db)
  const { rows } = await db.executeQuery<{ name: string; sql: string }>({
    sql: "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
    parameters: [],
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: 'schema' },
  } as never)
  await close()
  for (const { sql } of rows) schema.exec(sql)
  const tables = rows.map(({ name }) => name).filter((name) => name !== 'migrations')

  it('has no table of which nobody has said whether its rows decide something', () => {
    const said = [...Object.keys(sealedTables), ...Object.keys(openTables)].sort()
    // A new table: add a line to src/db/seals/tables.ts, among those that are added up or with the reason why not.
    expect([...tables].sort()).toEqual(said)
  })

  const changes = names.map((table) => columnsOf(schema, table).map((column) => changed(table, column)))
  const harmful = changes.map((own) => own.filter(({ harmless }) => !harmless))
  const harmless = changes.flat().filter(({ harmless }) => harmless)
  const rowsMoved = names.map((table) => [gone(table), doubled(table), exchanged(table)])

  it.each([...harmful, ...rowsMoved].flat())('is not taken by who reads it where $title', (tampering) => {
    expect(isTaken(tampering)).toBe(false)
  })

  it.each(harmless)('is taken where $title', (tampering) => {
    expect(isTaken(tampering)).toBe(true)
  })

  it('is found whole where nothing was changed', async () => {
    expect(await found(tamper(() => {}))).toEqual([])
  })

  it('is found whole where all that is harmless was changed', async () => {
    const all = (raw: Sqlite.Database) => {
      for (const { work } of harmless) work(raw)
    }
    expect(await found(tamper(all))).toEqual([])
  })

  // Of each table one column or one of the three, another of each table: the house adds up what its readers do.
  const met = names
    .flatMap((_, at) => some([harmful[at] ?? [], rowsMoved[at] ?? []], 2, at))
    .flatMap((own, at) => some(own, own.length, at))

  it.each(met)('is found by the house that opens on it where $title', async ({ work }) => {
    expect(await found(tamper(work))).not.toEqual([])
  })

  it.each([
    ['log', 'body', 'json_set(body, "$.actor", "nobody")'],
    ['log', 'chain', "chain || 'x'"],
    ['heads', 'n', 'n + 1'],
    ['heads', 'counts', "'9'"],
    ['heads', 'sums', 'zeroblob(length(sums))'],
    ['heads', 'mac', 'zeroblob(32)'],
    ['heads', 'kind', "'nothing'"],
    ['heads', 'id', "id || 'x'"],
    ['moves', 'n', 'n + 1'],
    ['root', 'total', 'zeroblob(32)'],
    ['root', 'log_seq', 'log_seq - 1'],
    ['root', 'log_chain', "''"],
    ['root', 'moves', 'moves - 1'],
    ['root', 'moves_chain', 'zeroblob(32)'],
    ['root', 'mac', 'zeroblob(32)'],
  ])('is found where %s.%s is another', async (table, column, value) => {
    const last = table === 'log' ? 'where seq = (select max(seq) from log)' : ''
    const one =
      table === 'heads' ? "where kind = 'duties' and id = (select min(id) from heads where kind = 'duties')" : last
    const file = tamper((raw) => raw.exec(`update ${table} set ${column} = ${value.replaceAll('"', "'")} ${one}`))
    expect(await found(file)).not.toEqual([])
  })

  it.each(['log', 'heads', 'moves', 'root'])('is found where the newest row of %s is gone', async (table) => {
    const key = { log: 'seq', heads: 'id', moves: 'at', root: 'one' }[table]
    const file = tamper((raw) => raw.exec(`delete from ${table} where ${key} = (select max(${key}) from ${table})`))
    expect(await found(file)).not.toEqual([])
  })
})
