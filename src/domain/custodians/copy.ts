import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/** 密钥环副本: where a copy of the wrapped keyring lies, and by which lock it opens. */
export type KeyringCopy = {
  readonly id: string
  /** A folder that the machine knows, or in words where somebody took it. */
  readonly where: string
  readonly is: 'folder' | 'taken'
  readonly at: Instant
  readonly by: AccountId | 'system'
  /** The first digits of the SHA-256 of its bytes, in hexadecimal. */
  readonly fingerprint: string
  /** The epoch of the lock that opens it. */
  readonly epoch: number
  readonly destroyed?: { readonly at: Instant; readonly by: AccountId }
}

/** So many are remembered; destroyed ones are forgotten first. */
export const mostCopies = 60

export const longestWhere = 200

/** One copy a folder: what is written there again takes the place of what was there. */
export function withCopy(all: readonly KeyringCopy[], copy: KeyringCopy): readonly KeyringCopy[] {
  const others = all.filter((one) => copy.is === 'taken' || one.is === 'taken' || one.where !== copy.where)
  const next = [copy, ...others]
  if (next.length <= mostCopies) return next
  const gone = next.findLastIndex(({ destroyed }) => destroyed !== undefined)
  return next.filter((_, at) => at !== (gone < 0 ? next.length - 1 : gone))
}

/** Whether it opens by a lock that is no longer in force. */
export const isStale = ({ epoch, destroyed }: KeyringCopy, now: number): boolean =>
  destroyed === undefined && epoch < now
