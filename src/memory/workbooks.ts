import type { AccountId, DossierId } from '#domain/ids.ts'
import type { Layout } from '#domain/materials/workbook.ts'
import type { Instant } from '#domain/time.ts'
import type { Workbook } from '#domain/workbooks/workbook.ts'

/** A workbook in hand: what was read, and what its reader said about it so far. */
export type InHand = {
  readonly id: string
  readonly name: string
  readonly at: Instant
  readonly book: Workbook
  /** The sheet in work, and how each was said to be laid out. */
  readonly sheet: number
  readonly layout: Layout
  /** Whether hidden rows count; nothing as long as nobody said. */
  readonly hidden?: 'take' | 'leave' | undefined
  /** Which of several people of one name is meant. */
  readonly meant: Readonly<Record<string, DossierId>>
  /** Rows that are entered already, `sheet:row`. */
  readonly done: ReadonlySet<string>
}

/**
 * 手边的工作簿: one of each account, in memory alone and gone with the house or after a working day, so that nothing of it lies on
 * the disk before it is in its dossiers (docs/decisions/0231).
 */
export type Workbooks = {
  readonly of: (account: AccountId, now: Instant) => InHand | undefined
  readonly put: (account: AccountId, inHand: InHand) => void
  readonly drop: (account: AccountId) => void
}

/** So many at once; the one put down longest ago leaves first. */
const most = 8
const day = 12 * 60 * 60 * 1000

/** The workbook that each account is working through, for a day. */
export function createWorkbooks(): Workbooks {
  const known = new Map<AccountId, InHand>()
  return {
    of: (account, now) => {
      const found = known.get(account)
      if (found && Date.parse(now) - Date.parse(found.at) > day) known.delete(account)
      return known.get(account)
    },
    put: (account, inHand) => {
      known.delete(account)
      known.set(account, inHand)
      for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
    },
    drop: (account) => void known.delete(account),
  }
}
