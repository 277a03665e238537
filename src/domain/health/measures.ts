import type { Outcome, Where } from '#domain/copies/outcome.ts'
import type { Place } from '#domain/copies/place.ts'
import type { Instant } from '#domain/time.ts'

/** What a night found out about the size of things, in bytes. */
export type Night = { readonly at: Instant; readonly bytes: number; readonly free: number }

/** How a request came in, as it looked from here. */
export type Entrance = {
  /** As the visitor sees it. */
  readonly https: boolean
  /** An address is configured that a proxy stands before. */
  readonly behindProxy: boolean
  /** The request came from the named proxy. */
  readonly fromProxy: boolean
  /** The proxy said whom it came from. */
  readonly says: boolean
  /** The configured address is the one that was asked for; true where none is configured. */
  readonly sameName: boolean
  /** Who connected: an address, never a person's. */
  readonly peer: string
}

/** What the address of the house answered to `doctor`. */
export type Answer =
  | { readonly is: 'well'; readonly address: string; readonly days: number | undefined; readonly safe: boolean }
  | { readonly is: 'silent' | 'untrusted'; readonly address: string }

/** Somebody whose sign-in was refused: a staff number, or nobody's. */
export type Refused = { readonly staffNumber: string | undefined; readonly count: number; readonly last: Instant }

/** What the file says of itself: one row a pragma that is not as it should be. */
export type Pragma = { readonly name: string; readonly found: string }

/**
 * 体检的数据: what was measured, for the checks to judge. What could not be looked at is absent: without keys nobody reads the
 * data, and `doctor` sees no request. Numbers, paths and staff numbers; never a name.
 */
export type Measures = {
  /** What the machine's clock says. */
  readonly now: Instant
  readonly version: { readonly here: string; readonly running?: string | undefined }
  readonly node: string
  readonly server: 'open' | 'opening' | 'sealed' | 'none'
  readonly upSeconds?: number
  readonly unlocked?: { readonly at: Instant; readonly by: string } | undefined
  /** Who locked it last, by staff number. */
  readonly locked?: { readonly at: Instant; readonly by: string } | undefined
  readonly folder: { readonly path: string; readonly mode: string; readonly isPrivate: boolean }
  /** Files in it that other accounts of the machine can read or write. */
  readonly openFiles: readonly string[]
  readonly keyring:
    | { readonly is: 'whole'; readonly threshold: number }
    | { readonly is: 'missing' | 'unreadable'; readonly file: string }
  /** How it starts, except in the demo. Where the key of an unattended start lies only the server knows. */
  readonly start?: {
    readonly is: 'custodians' | 'unattended'
    readonly key?: { readonly file: string; readonly isThere: boolean }
  }
  readonly database: { readonly is: 'ours' | 'foreign' | 'missing'; readonly file: string; readonly keyless: boolean }
  /** In bytes. */
  readonly disk: { readonly free: number; readonly total: number }
  readonly size: { readonly data: number; readonly files: number; readonly count: number }
  /** The newest first. */
  readonly nights?: readonly Night[]
  readonly copies?: {
    readonly named: readonly Place[]
    readonly late: readonly Where[]
    /** The newest first. */
    readonly outcomes: readonly Outcome[]
  }
  readonly newest?: Instant | undefined
  readonly head?: { readonly seq: number; readonly chain: string }
  /** When everything was last held against its seals. */
  readonly checked?: { readonly at: Instant; readonly damages: number } | undefined
  readonly openedSince?: Instant
  readonly unproven?: boolean
  readonly damages?: number
  readonly unused?: { readonly keys: number; readonly files: number }
  readonly sessions?: number
  /** Within a day, the most often first. */
  readonly refused?: readonly Refused[]
  readonly pragmas?: readonly Pragma[]
  /** Scripts without a face. */
  readonly faceless?: readonly string[]
  readonly entrance?: Entrance
  readonly answer?: Answer
}
