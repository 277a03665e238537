import { type Kind, parts } from './tables.ts'

/** A keyed digest in hex, whichever thread makes it. */
type Mac = (text: string) => string

/** What one owner's rows add up to: how many and their sum, part by part. `n` counts the owner's changes. */
export type Head = {
  readonly kind: Kind
  readonly id: string
  readonly n: number
  readonly counts: readonly number[]
  readonly sums: readonly bigint[]
}

export type HeadRow = {
  readonly kind: string
  readonly id: string
  readonly n: number
  readonly counts: string
  readonly sums: Buffer
  readonly mac: Buffer
}

export type Value = string | number | null | Buffer

/** Modulo 2²⁵⁶. */
export const added = (a: bigint, b: bigint) => BigInt.asUintN(256, a + b)

/** The number that bytes stand for, most significant first. */
export const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`)

/** The same back, 32 bytes. */
export const bytesOf = (sum: bigint): Buffer => Buffer.from(sum.toString(16).padStart(64, '0'), 'hex')

/**
 * The term of one row: its table and every column that says something, so that a column more with nothing in it changes no sum.
 * The values of the columns begin at `from`.
 */
export function termOf(
  mac: Mac,
  table: string,
  columns: readonly string[],
  values: readonly Value[],
  from = 0,
): bigint {
  // Joined, not added to one another: a text of many pieces is put together a second time where it is read.
  const pieces = [`row ${table}`]
  for (let at = 0; at < columns.length; at += 1) {
    const value = values[at + from]
    if (value === null || value === undefined) continue
    const told = typeof value === 'object' ? value.toString('base64') : String(value)
    pieces.push(`${columns[at]}=${told.length}:${told}`)
  }
  return BigInt(`0x${mac(pieces.join(' '))}`)
}

/** What authenticates a head: its owner, its counts and the sums over its rows, each as `inHex` has it. */
export const macOfTold = (
  mac: Mac,
  { kind, id, n, counts }: Pick<HeadRow, 'kind' | 'id' | 'n' | 'counts'>,
  sums: readonly string[],
): string => mac(`head ${kind} ${id.length}:${id} ${n} ${counts} ${sums.join(',')}`)

/** As the MAC of a head has it: without zeros in front. */
export const inHex = (sum: bigint): string => sum.toString(16)

/** The head of an owner without any row yet. */
export const emptyHead = (kind: Kind, id: string): Head => ({
  kind,
  id,
  n: 0,
  counts: parts[kind].map(() => 0),
  sums: parts[kind].map(() => 0n),
})

/** Whether nothing is left under a head. */
export const isEmpty = ({ counts, sums }: Head) =>
  counts.every((count) => count === 0) && sums.every((sum) => sum === 0n)

/** A head as it lies in the file, its sums and its MAC in hex. */
export type ToldHead = Pick<HeadRow, 'kind' | 'id' | 'n' | 'counts'> & { readonly sums: string; readonly mac: string }

/** The sums of a head, each in hex as `inHex` has it, or undefined where its MAC says that it is not ours. */
export function provenSums(mac: Mac, told: ToldHead): readonly string[] | undefined {
  const of: readonly string[] | undefined = parts[told.kind as Kind]
  if (!of || told.sums.length !== of.length * 64) return undefined
  const sums = of.map((_, at) => withoutZeros(told.sums, at * 64, at * 64 + 64))
  return macOfTold(mac, told, sums) === told.mac ? sums : undefined
}

function withoutZeros(hex: string, from: number, to: number): string {
  let start = from
  while (start < to - 1 && hex[start] === '0') start += 1
  return hex.slice(start, to)
}

/** A head that lay in the file, with the MAC that proved it, in hex. */
export type Proven = Head & { readonly proof: string }

/** The head in a row, or undefined where its MAC says that it is not ours. */
export function headOf(mac: Mac, row: HeadRow): Proven | undefined {
  const { kind, id, n, counts } = row
  const proof = row.mac.toString('hex')
  const sums = provenSums(mac, { kind, id, n, counts, sums: row.sums.toString('hex'), mac: proof })
  if (!sums) return undefined
  return {
    kind: kind as Kind,
    id,
    n,
    counts: counts.split(',').map(Number),
    sums: sums.map((sum) => BigInt(`0x${sum}`)),
    proof,
  }
}

/** 总封: the sum of all heads, the newest entry of the log and the end of the chain of moves. */
export type Root = {
  readonly total: bigint
  readonly logSeq: number
  readonly logChain: string
  readonly moves: number
  readonly movesChain: string
}

/** Before anything was written. */
export const noRoot: Root = { total: 0n, logSeq: 0, logChain: '0'.repeat(64), moves: 0, movesChain: '0'.repeat(64) }

/** What authenticates the sum of all heads, together with the ends of the log and of the moves. */
export const rootMac = (mac: Mac, { total, logSeq, logChain, moves, movesChain }: Root): string =>
  mac(`root ${total.toString(16)} ${logSeq} ${logChain} ${moves} ${movesChain}`)

/** The next link of the chain that says which owner reached which number. 0 says that the owner is gone. */
export const moveLink = (mac: Mac, previous: string, at: number, kind: string, id: string, n: number): string =>
  mac(`move ${previous} ${at} ${kind} ${id.length}:${id} ${n}`)
