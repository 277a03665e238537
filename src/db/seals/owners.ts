import type { Mac } from '#keys/mac.ts'
import { type Compared, compareOwners } from './comparing.ts'
import { type Elsewhere, handOver } from './elsewhere.ts'
import type { Range } from './rows.ts'
import type { Seals } from './seals.ts'
import { readSlice } from './slices.ts'
import { type Kind, kinds, ownTables, parts } from './tables.ts'
import type { Tally } from './tally.ts'
import { type Ending, settled, turn } from './turn.ts'

/**
 * Compares each owner's own row with its head, and with `whole` everything that hangs on it; the heads that are ours go
 * into the tally. Others are served meanwhile and may write. Of many dossiers another thread compares what it has time for.
 */
export async function checkOwners(seals: Seals, mac: Mac, tally: Tally, how: Checking = {}): Promise<void> {
  for (const kind of kinds) {
    const isRead = await checkKind(seals, mac, tally, kind, how)
    if (!isRead) return
    seals.vouch(kind, 0)
  }
  const foreign = seals
    .statement(`select kind, id from main.heads where kind not in (${kinds.map((kind) => `'${kind}'`).join(', ')})`)
    .all() as readonly { kind: string; id: string }[]
  for (const { kind, id } of foreign) seals.note({ kind: 'root', id: `${kind} ${id}`, what: 'altered', where: 'heads' })
}

/** False where all heads were made anew meanwhile. */
async function checkKind(seals: Seals, mac: Mac, tally: Tally, kind: Kind, how: Checking): Promise<boolean> {
  const below = how.whole ? parts[kind].slice(1).map((_, at) => at + 1) : []
  const elsewhere = how.whole ? undefined : handOver(seals, mac, kind, how.elsewhere)
  const next = ({ after }: Range) => {
    if (elsewhere && seals.busy(kind).size === 0)
      try {
        return elsewhere.slice(after, (upTo) => tally.read(kind, upTo))
      } catch {
        // Bytes where there should be text have no JSON: what such a row is, is told below.
      }
    return checkSlice(seals, mac, tally, kind, after, below)
  }
  for (let range: Range | undefined = {}; range; ) {
    await settled(seals, how)
    if (tally.isVoid()) return false
    range = next(range)
    if (range) await turn(how)
  }
  for await (const compared of elsewhere?.compared() ?? []) noteFound(seals, tally, kind, compared)
  return true
}

type Checking = { readonly whole?: boolean; readonly elsewhere?: Elsewhere | undefined } & Ending

/** How many heads are looked at before others are served: fewer where all that hangs on each is read. */
const [many, few] = [1000, 25]

/** Heads and rows are read in one turn, so that nobody writes between the two. Answers where the next slice begins. */
function checkSlice(
  seals: Seals,
  mac: Mac,
  tally: Tally,
  kind: Kind,
  after: string | undefined,
  below: readonly number[],
): Range | undefined {
  const limit = below.length > 0 ? few : many
  const { slice, upTo } = readSlice(seals, kind, after, limit)
  const compared = compareOwners(mac, slice)
  const busy = seals.busy(kind)
  noteFound(seals, tally, kind, compared, busy)
  const forged = new Set(compared.forged)
  const ours = slice.heads.flatMap(([id]) => (forged.has(id) ? [] : [id]))
  for (const id of [...ours, ...compared.headless]) if (busy.has(id)) seals.look(kind, id, 0)
  if (below.length > 0) for (const id of ours) for (const part of below) seals.look(kind, id, part)
  tally.read(kind, upTo)
  return upTo === undefined ? undefined : { after: upTo }
}

/** Those that are `busy` are left out: the open transaction writes to them. */
function noteFound(
  seals: Seals,
  tally: Tally,
  kind: Kind,
  { total, forged, differing, headless }: Compared,
  busy: ReadonlySet<string> = nobody,
): void {
  const where = ownTables(kind)[0] ?? kind
  tally.add(total)
  for (const id of forged) {
    tally.leaveOut()
    seals.note({ kind, id, what: 'altered', where: 'heads' })
  }
  for (const { id, what } of differing) if (!busy.has(id)) seals.note({ kind, id, what, where, part: 0 })
  for (const id of headless) if (!busy.has(id)) seals.note({ kind, id, what: 'altered', where })
}

const nobody: ReadonlySet<string> = new Set()
