import type { Mac } from '#keys/mac.ts'
import { type HeadRow, noRoot, type Root } from './head.ts'
import { accepted, followMoves, type Move } from './moves.ts'
import type { Seals } from './seals.ts'
import type { Unsound } from './soundness.ts'
import { kinds, tablesOf } from './tables.ts'
import type { Tally } from './tally.ts'
import { type Ending, settled, turn } from './turn.ts'

/** The root has the sum of all heads; where it has not, the chain of moves tells which owner came back or is gone. */
export async function checkRoot(seals: Seals, mac: Mac, tally: Tally, ending: Ending = {}): Promise<void> {
  await settled(seals, ending)
  if (tally.isVoid()) return
  const root = seals.readRoot()
  if (root && agrees(seals, root, tally.total())) return
  if (!root) {
    seals.note({ kind: 'root', id: 'root', what: 'altered', where: 'root' })
    seals.refuseWriting(true)
  }
  const last = new Map<string, number>()
  // A head of another copy of the data, with as many changes, stands where ours was, and nobody can tell which.
  const account = (agree: boolean) => {
    if (root && agree && tally.isWhole()) seals.note({ kind: 'root', id: 'heads', what: 'altered', where: 'heads' })
  }
  await walkMoves(
    seals,
    mac,
    ending,
    ({ kind, id, n }) => last.set(`${kind} ${id}`, n),
    (isWhole) => {
      if (tally.isVoid()) return
      if (!root || isWhole) return account(compare(seals, last))
      seals.note({ kind: 'root', id: 'moves', what: 'altered', where: 'moves' })
      seals.refuseWriting(true)
    },
  )
}

/** The chain of moves leads to where the root says. */
export async function checkMoves(seals: Seals, mac: Mac, ending: Ending): Promise<void> {
  await walkMoves(
    seals,
    mac,
    ending,
    () => {},
    (isWhole) => {
      if (!isWhole) seals.note({ kind: 'root', id: 'moves', what: 'altered', where: 'moves' })
    },
  )
}

function agrees({ statement }: Seals, root: Root, total: bigint): boolean {
  const end = statement('select at, chain from main.moves order by at desc limit 1').get() as Move | undefined
  const movesEnd = end?.chain.toString('hex') ?? noRoot.movesChain
  return root.total === total && root.moves === (end?.at ?? 0) && root.movesChain === movesEnd
}

/** Holds the heads that stand against the last move of each. */
function compare(seals: Seals, last: ReadonlyMap<string, number>): boolean {
  let agree = true
  const standing = new Map<string, number>()
  for (const { kind, id, n } of seals.statement('select kind, id, n from main.heads').all() as readonly HeadRow[])
    standing.set(`${kind} ${id}`, n)
  for (const [key, n] of last) {
    const stands = standing.get(key) ?? 0
    standing.delete(key)
    if (stands === n) continue
    agree = false
    noteOwner(seals, key, stands === 0 ? 'missing' : 'altered')
  }
  for (const key of standing.keys()) noteOwner(seals, key, 'altered')
  return agree && standing.size === 0
}

function noteOwner(seals: Seals, key: string, what: Unsound['what']): void {
  const [kind = '', ...id] = key.split(' ')
  const known = kinds.find((name) => name === kind)
  if (known) seals.note({ kind: known, id: id.join(' '), what, where: tablesOf(known)[0] ?? 'heads' })
}

/**
 * Tells of each move, some at a time, and at the end, in the same turn as the last of them, whether the chain holds and
 * ends where the root says.
 */
async function walkMoves(
  seals: Seals,
  mac: Mac,
  ending: Ending,
  each: (move: Move) => void,
  ended: (isWhole: boolean) => void,
): Promise<void> {
  const query = seals.statement('select at, kind, id, n, chain from main.moves where at > ? order by at limit ?')
  const chain = followMoves(mac)
  for (let at = 0; ; ) {
    await settled(seals, ending)
    const some = query.all(at, slice) as readonly Move[]
    for (const move of some) {
      chain.follow(move)
      if (move.kind !== accepted) each(move)
      at = move.at
    }
    if (some.length < slice) return ended(chain.holds && seals.readRoot()?.movesChain === chain.end)
    await turn(ending)
  }
}

/** How many moves are looked at before others are served. */
const slice = 2000
