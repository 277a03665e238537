import { setImmediate } from 'node:timers/promises'
import { type Head as LogHead, link } from '#db/log/log.ts'
import type { Mac } from '#keys/mac.ts'
import { added, emptyHead, type Head, type HeadRow, headOf, macOf, moveLink, termOf, type Value } from './head.ts'
import { noRoot, type Seals, type Unsound } from './seals.ts'
import { type Kind, parts, type SealedName, sealedNames, tableOf, tablesOf } from './tables.ts'

/** How many rows are looked at before others are served. */
const slice = 2000

const kinds = Object.keys(parts) as readonly Kind[]

/**
 * 启封核验: what is looked at when the house is opened. The organisation and the row of every dossier and case; the courses
 * of open cases; the custody of dossiers with paper under way; that nothing is gone or came back as a whole; and that the
 * log is not older than the one that this house closed with. The rest is looked at when it is first used.
 */
export async function checkOnOpening(seals: Seals, mac: Mac, witness: LogHead | undefined): Promise<'new' | 'known'> {
  if (isUntouched(seals)) {
    seals.writeRoot(noRoot)
    return 'new'
  }
  const total = await checkOwners(seals, mac)
  await checkRoot(seals, mac, total)
  checkLog(seals, witness)
  for (const id of idsOf(
    seals,
    'select id from main.cases where ended_at is null union select case_id from main.holds',
  ))
    seals.isSound('case', id, 1)
  for (const id of idsOf(seals, 'select distinct dossier_id as id from main.filings where ended_at is null'))
    seals.isSound('dossier', id, 2)
  return 'known'
}

/** Everything, as every night. */
export async function checkEverything(seals: Seals, mac: Mac): Promise<void> {
  await checkRoot(seals, mac, await checkOwners(seals, mac))
  for (const kind of ['dossier', 'case'] as const) {
    for (const id of idsOf(seals, `select id from main.heads where kind = '${kind}'`)) {
      for (let part = 1; part < parts[kind].length; part += 1) seals.isSound(kind, id, part)
      await setImmediate()
    }
  }
  const root = seals.readRoot()
  if (root && (await lastMoves(seals, mac)).end !== root.movesChain)
    seals.note({ kind: 'root', id: 'moves', what: 'altered', where: 'moves' })
  await checkWholeLog(seals)
  const isWhole = seals.statement('pragma integrity_check(1)').pluck().get() === 'ok'
  const orphan = seals.statement('pragma foreign_key_check').get()
  if (!isWhole || orphan) seals.note({ kind: 'root', id: 'file', what: 'altered', where: 'file' })
}

/** A database in which nobody has an account and nothing was ever logged holds nothing that could be taken from anybody. */
function isUntouched({ statement }: Seals): boolean {
  return [...sealedNames, 'root', 'heads', 'moves', 'log'].every(
    (table) => statement(`select 1 from main.${table} limit 1`).get() === undefined,
  )
}

const idsOf = ({ statement }: Seals, query: string): readonly string[] => statement(query).pluck().all() as string[]

/** Compares each owner's own row with its head, and answers the sum of all heads that are ours. */
async function checkOwners(seals: Seals, mac: Mac): Promise<bigint> {
  let total = 0n
  for (const kind of kinds) total = added(total, await checkKind(seals, mac, kind))
  const foreign = seals
    .statement(`select kind, id from main.heads where kind not in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
    .all() as readonly { kind: string; id: string }[]
  for (const { kind, id } of foreign) seals.note({ kind: 'root', id: `${kind} ${id}`, what: 'altered', where: 'heads' })
  return total
}

async function checkKind(seals: Seals, mac: Mac, kind: Kind): Promise<bigint> {
  const terms = new Map<string, { count: number; sum: bigint }>()
  const names = tablesOf(kind).filter((name) => tableOf(name).part === 0)
  for (const name of names) addTerms(seals, mac, name, terms)
  let total = 0n
  const heads = seals.statement('select * from main.heads where kind = ? and id > ? order by id limit ?')
  for (let last = ''; ; ) {
    const some = heads.all(kind, last, slice) as readonly HeadRow[]
    for (const row of some) {
      const head = headOf(mac, row)
      const found = terms.get(row.id)
      terms.delete(row.id)
      if (head) total = added(total, BigInt(`0x${macOf(mac, head)}`))
      const wrong = wrongIn(head, found)
      if (wrong)
        seals.note({
          kind,
          id: row.id,
          what: wrong,
          where: head ? (names[0] ?? kind) : 'heads',
          ...(head && { part: 0 }),
        })
      else seals.vouch(kind, row.id, 0)
      last = row.id
    }
    if (some.length < slice) break
    await setImmediate()
  }
  for (const id of terms.keys()) seals.note({ kind, id, what: 'altered', where: names[0] ?? kind })
  return total
}

/** Read to the end at once: the connection serves nobody else while a statement is walked. */
function addTerms(seals: Seals, mac: Mac, name: SealedName, terms: Map<string, { count: number; sum: bigint }>): void {
  const { owner, worth } = tableOf(name)
  const columns = seals.columnsOf(name)
  const list = [owner('t'), ...columns.map((column) => `t.${column}`)].join(', ')
  const query = seals.statement(`select ${list} from main.${name} t${worth ? ` where ${worth('t')}` : ''}`)
  for (const [owner, ...values] of query.raw(true).iterate() as IterableIterator<Value[]>) {
    const id = String(owner)
    const found = terms.get(id) ?? { count: 0, sum: 0n }
    found.count += 1
    found.sum = added(found.sum, termOf(mac, name, columns, values))
    terms.set(id, found)
  }
}

function wrongIn(
  head: Head | undefined,
  found: { count: number; sum: bigint } | undefined,
): Unsound['what'] | undefined {
  if (!head) return 'altered'
  if ((found?.count ?? 0) < (head.counts[0] ?? 0)) return 'missing'
  return found?.sum === head.sums[0] || (!found && head.sums[0] === 0n) ? undefined : 'altered'
}

/** The root has the sum of all heads; where it has not, the chain of moves tells which owner came back or is gone. */
async function checkRoot(seals: Seals, mac: Mac, total: bigint): Promise<void> {
  const root = seals.readRoot()
  const end = seals.statement('select at, chain from main.moves order by at desc limit 1').get() as MoveRow | undefined
  const movesEnd = end?.chain.toString('hex') ?? noRoot.movesChain
  if (!root) {
    seals.note({ kind: 'root', id: 'root', what: 'altered', where: 'root' })
    seals.refuseWriting(true)
  } else if (root.total === total && root.moves === (end?.at ?? 0) && root.movesChain === movesEnd) return
  const moves = await lastMoves(seals, mac)
  if (root && moves.end !== root.movesChain) {
    seals.note({ kind: 'root', id: 'moves', what: 'altered', where: 'moves' })
    seals.refuseWriting(true)
    return
  }
  const standing = new Map<string, number>()
  for (const { kind, id, n } of seals.statement('select kind, id, n from main.heads').all() as readonly HeadRow[])
    standing.set(`${kind} ${id}`, n)
  for (const [key, n] of moves.last) {
    const stands = standing.get(key) ?? 0
    standing.delete(key)
    if (stands !== n) noteOwner(seals, key, stands === 0 ? 'missing' : 'altered')
  }
  for (const key of standing.keys()) noteOwner(seals, key, 'altered')
}

function noteOwner(seals: Seals, key: string, what: Unsound['what']): void {
  const [kind = '', ...id] = key.split(' ')
  const known = kinds.find((name) => name === kind)
  if (known) seals.note({ kind: known, id: id.join(' '), what, where: tablesOf(known)[0] ?? 'heads' })
}

type MoveRow = {
  readonly at: number
  readonly kind: string
  readonly id: string
  readonly n: number
  readonly chain: Buffer
}

async function lastMoves({ statement }: Seals, mac: Mac) {
  const last = new Map<string, number>()
  let [at, end] = [0, '0'.repeat(64)]
  const query = statement('select at, kind, id, n, chain from main.moves where at > ? order by at limit ?')
  for (;;) {
    const some = query.all(at, slice) as readonly MoveRow[]
    for (const move of some) {
      end = moveLink(mac, end, move.at, move.kind, move.id, move.n)
      if (end !== move.chain.toString('hex')) return { last, end: 'broken' }
      last.set(`${move.kind} ${move.id}`, move.n)
      at = move.at
    }
    if (some.length < slice) return { last, end }
    await setImmediate()
  }
}

/**
 * The newest entry of the log is the one in the root, and the one that the keyring remembers is still in it: else the data
 * are older than the house that closed them, or another's, and nothing is written until two people say which copy counts.
 */
function checkLog(seals: Seals, witness: LogHead | undefined): void {
  const newest = seals.statement('select seq, chain from main.log order by seq desc limit 1').get() as
    | LogHead
    | undefined
  const root = seals.readRoot()
  const agrees = (newest?.seq ?? 0) === root?.logSeq && (newest?.chain ?? noRoot.logChain) === root.logChain
  if (!agrees) seals.note({ kind: 'log', id: 'log', what: 'altered', where: 'log' })
  const chain =
    witness && witness.seq > 0
      ? seals.statement('select chain from main.log where seq = ?').pluck().get(witness.seq)
      : noRoot.logChain
  if (witness && chain === witness.chain) return
  seals.note({ kind: 'log', id: 'copy', what: 'missing', where: 'log' })
  seals.refuseWriting(true)
}

async function checkWholeLog(seals: Seals): Promise<void> {
  const query = seals.statement('select seq, body, chain from main.log where seq > ? order by seq limit ?')
  for (let last: LogHead = { seq: noRoot.logSeq, chain: noRoot.logChain }; ; ) {
    const some = query.all(last.seq, slice) as readonly (LogHead & { body: string })[]
    for (const entry of some) {
      const follows = entry.seq === last.seq + 1 && link(last, entry.body) === entry.chain
      if (!follows) return seals.note({ kind: 'log', id: 'log', what: 'altered', where: 'log' })
      last = entry
    }
    if (some.length < slice) return
    await setImmediate()
  }
}

/**
 * Two people have said that this copy of the data counts: what stands is added up anew and is sound from here on. For a
 * backup that was put back, and for rows that were found altered and were looked through by people.
 */
export function accept(seals: Seals, mac: Mac): void {
  const { statement } = seals
  const owners = new Map<string, Head>()
  for (const name of sealedNames) {
    const { kind, part, owner, worth } = tableOf(name)
    const columns = seals.columnsOf(name)
    const list = [owner('t'), ...columns.map((column) => `t.${column}`)].join(', ')
    const rows = statement(`select ${list} from main.${name} t${worth ? ` where ${worth('t')}` : ''}`)
    for (const [id, ...values] of rows.raw(true).all() as Value[][]) {
      const key = `${kind} ${id}`
      const { n, counts, sums } = owners.get(key) ?? emptyHead(kind, String(id))
      owners.set(key, {
        kind,
        id: String(id),
        n,
        counts: counts.map((count, at) => (at === part ? count + 1 : count)),
        sums: sums.map((sum, at) => (at === part ? added(sum, termOf(mac, name, columns, values)) : sum)),
      })
    }
  }
  seals.beginAnew([...owners.values()])
}
