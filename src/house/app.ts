import type { Blobs } from '#db/blobs.ts'
import type { Db } from '#db/database.ts'
import type { Disk } from '#db/disk.ts'
import type { LogChecked } from '#db/log/check.ts'
import type { Seals } from '#db/seals/seals.ts'
import type { Measures } from '#domain/health/measures.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { Instant } from '#domain/time.ts'
import type { Found } from '#gate/asides/found.ts'
import type { FilingCounts } from '#gate/custody/queue.ts'
import type { Readers } from '#gate/dossiers/who-sees.ts'
import type { Refusals } from '#gate/log/refusals.ts'
import type { Suggestions } from '#gate/log/suggestions.ts'
import type { Pasts } from '#gate/roster/past.ts'
import type { Locks } from '#keys/locks.ts'
import type { Vault } from '#keys/vault.ts'
import type { CardDesk } from '#memory/card-desk.ts'
import type { Damages } from '#memory/damages.ts'
import type { Directory } from '#memory/directory.ts'
import type { OpenFilings } from '#memory/filings.ts'
import type { OpenedDossiers } from '#memory/opened.ts'
import type { Roster } from '#memory/roster.ts'
import type { RunNames } from '#memory/run-names.ts'
import type { Standstill } from '#memory/standstill.ts'
import type { Statistics } from '#memory/statistics.ts'
import type { ToldImports } from '#memory/told.ts'
import type { Workbooks } from '#memory/workbooks.ts'
import type { Report } from '#routes/web/house.ts'
import type { Bringer } from './bringer.ts'
import type { Clock } from './clock.ts'
import type { Copies } from './copies/copies.ts'
import type { ChartRoom } from './rooms/chart-room.ts'
import type { ExportRoom } from './rooms/export-room.ts'
import type { PrintRoom } from './rooms/print-room.ts'
import type { ReadingRoom } from './rooms/reading-room.ts'
import type { Unattended } from './unattended.ts'

/** Everything the application needs from the outside world. Built once when the house is unsealed, faked in test/world.ts. */
export type App = {
  readonly db: Db
  readonly vault: Vault
  /** Who opens the keyring, and how that is changed (docs/decisions/0262). */
  readonly locks: Locks
  readonly cardDesk: CardDesk
  readonly unattended: Unattended
  /** What authenticates the rows (docs/decisions/0081). */
  readonly seals: Seals
  /** Whether what was committed is on the disk (docs/decisions/0225). */
  readonly disk: Disk
  /** Keeps the head of the log apart from the data: on locking, on stopping, and now and then. */
  readonly keepLogHead: () => void
  readonly blobs: Blobs
  readonly roster: Roster
  readonly directory: Directory
  readonly damages: Damages
  readonly filings: OpenFilings
  readonly filingCounts: FilingCounts
  readonly runNames: RunNames
  readonly readers: Readers
  readonly found: Found
  readonly opened: OpenedDossiers
  readonly standstill: Standstill
  readonly workbooks: Workbooks
  readonly told: ToldImports
  readonly clock: Clock
  readonly printRoom: PrintRoom
  readonly readingRoom: ReadingRoom
  readonly exportRoom: ExportRoom
  readonly chartRoom: ChartRoom
  readonly copies: Copies
  /** 体检: everything about the house that can be measured, but how a request came in. */
  readonly measure: () => Promise<Measures>
  readonly bringer: Bringer
  /** Writes the entry durably before anything is read; concurrent readers share one commit. */
  readonly logRead: (entry: Entry) => Promise<void>
  readonly logChecked: LogChecked
  readonly refusals: Refusals
  readonly suggestions: Suggestions
  readonly pasts: Pasts
  readonly statistics: Statistics
  readonly now: () => Instant
  readonly newId: <Id extends string>() => Id
  readonly demo: boolean
  /**
   * Runs `work` once the transaction has committed, never when it rolled back; at once outside a transaction. For what is
   * remembered of the data and has to say what they say: it may not be on the disk yet.
   */
  readonly whenCommitted: (work: () => void) => void
  /** The same for what only saves work: whoever writes next may be judged before it has run. */
  readonly afterCommit: (work: () => void) => void
  /** The same once it is on the disk: for what is done elsewhere and cannot be taken back. */
  readonly whenKept: (work: () => void) => void
  /** Runs `work` when the transaction was rolled back by what happened inside it, never when its commit failed. */
  readonly whenUndone: (work: () => void) => void
  /** Takes the roster anew from the sealed summaries, while no other transaction is open. */
  readonly reload: () => Promise<void>
  /** Whether the roster missed a change that is committed; the end of the next transaction takes it anew. */
  readonly missed: { roster: boolean }
  /** Tells whoever keeps the machine of an error: its kind and its places in the program, never its words. */
  readonly report: Report
}
