import { createHash, randomBytes } from 'node:crypto'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { Secret, ShareKind, ShareSecret } from '#domain/unseal/secret.ts'
import { kekName, type Unwrapped, wrapKeys } from './house-keys.ts'
import type { KeyringFile, Label } from './keyring-file.ts'
import { type Lock, lockOf } from './lock.ts'
import { closedShare, makeShares, openInto, type Share } from './shares.ts'
import { allowUnattended } from './unattended.ts'
import type { Wrappings } from './wrappings.ts'

/** A share as everybody may know it. `print` names its lock: another passphrase is another lock. */
export type HeldShare = { readonly print: string; readonly kind: ShareKind }

/** Who opens the keyring: any `threshold` of the shares. */
export type Standing = { readonly threshold: number; readonly epoch: number; readonly shares: readonly HeldShare[] }

export type Relocking = {
  readonly threshold: number
  /** Locks that stay, by their print, and new ones. */
  readonly locks: readonly (string | Lock)[]
}

/** 锁与份额 of an open keyring. Nothing here answers a key or a share. */
export type Locks = {
  readonly standing: () => Standing
  /** Which shares opened it, by the prints of their locks, or that no custodian did. */
  readonly openedBy: () => readonly string[] | 'unattended'
  readonly madeAt: () => Instant | undefined
  /** The lock that this secret will open, at what guessing it costs here. */
  readonly lockFor: (secret: ShareSecret) => Promise<Lock>
  /** Which share this secret opens, by the print of its lock. */
  readonly whose: (secret: Secret) => Promise<string | undefined>
  /** Another secret for the share that the old one opens; answers the prints before and after. */
  readonly changeSecret: (
    old: Secret,
    next: ShareSecret,
  ) => Promise<Result<{ readonly before: string; readonly after: string }, 'unseal.wrong-secret'>>
  /**
   * 换锁: a new root key, its shares for these locks, and a new epoch, in one commit: before it the old lock is in force, after
   * it the new one. Data keys go over to the new epoch afterwards, some at a time (docs/decisions/0262). Whoever started the
   * house unattended no longer does.
   */
  readonly relock: (wanted: Relocking) => Promise<void>
  /** Brings a change to its end that was broken off behind its commit. */
  readonly settle: () => Promise<void>
  readonly isUnattended: () => boolean
  /** With a key of 32 bytes or more; with none it takes custodians again. */
  readonly setUnattended: (key: Buffer | undefined) => void
}

type Inside = {
  readonly file: KeyringFile
  readonly keys: Unwrapped
  readonly wrappings: Wrappings
  readonly openedBy: readonly number[] | 'unattended'
}

/** Of a keyring that lies open in `file`. */
export function createLocks({ file, keys, wrappings, openedBy }: Inside): Locks {
  const began = openedBy === 'unattended' ? openedBy : printsOf(file, openedBy)

  const changed = async (old: Secret, next: ShareSecret) => {
    const [label, shares, parts] = [file.label(), file.shares(), new Map<number, Buffer>()]
    const serial = await openInto(parts, shares, old, label)
    const [before, part] = [shares.find((share) => share.serial === serial), parts.get(serial ?? -1)]
    if (!before || !part) return refuse('unseal.wrong-secret')
    const share = closedShare(await lockOf(next, label.cost), before.serial, part, label)
    part.fill(0)
    await ensureOpens([share], next, label)
    file.replaceShare(share)
    return ok({ before: printOf(before), after: printOf(share) })
  }

  return {
    standing: () => {
      const { threshold, epoch } = file.label()
      return { threshold, epoch, shares: file.shares().map((share) => ({ print: printOf(share), kind: share.kind })) }
    },
    openedBy: () => began,
    madeAt: () => file.madeAt() as Instant | undefined,
    lockFor: (secret) => lockOf(secret, file.label().cost),
    whose: async (secret) => {
      const [shares, parts] = [file.shares(), new Map<number, Buffer>()]
      const serial = await openInto(parts, shares, secret, file.label())
      for (const part of parts.values()) part.fill(0)
      const share = shares.find((one) => one.serial === serial)
      return share && printOf(share)
    },
    changeSecret: changed,
    relock: async ({ threshold, locks }) => {
      await wrappings.settle()
      const before = file.label()
      const label: Label = { ...before, threshold, epoch: before.epoch + 1 }
      const held = new Map<string, Lock>(file.shares().map((share) => [printOf(share), share]))
      const all = locks.map((lock) => (typeof lock === 'string' ? held.get(lock) : lock))
      const known = all.flatMap((lock) => (lock ? [lock] : []))
      if (known.length < all.length) throw new Error('A lock that was to stay is not there.')
      if (threshold < 1 || known.length < threshold) throw new Error('A keyring needs as many custodians as it takes.')
      const root = randomBytes(32)
      const shares = await makeShares(root, known.map(plainLock), label)
      keys.set(kekName(label.epoch), randomBytes(32))
      file.replaceAll(label, shares, wrapKeys(root, label, keys, 'root'))
      root.fill(0)
      wrappings.begin(label)
      await wrappings.settle()
    },
    settle: wrappings.settle,
    isUnattended: () => Object.keys(file.unattendedKeys()).length > 0,
    setUnattended: (key) => {
      if (key) allowUnattended(file, file.label(), keys, key)
      else file.setUnattended({})
    },
  }
}

/** What a lock is called, so that it can be spoken of: 16 hexadecimal digits. */
export const printOf = ({ kind, salt, face }: Pick<Lock, 'kind' | 'salt' | 'face'>): string =>
  createHash('sha256').update(`lock ${kind} `).update(salt).update(face).digest('hex').slice(0, 16)

const printsOf = (file: KeyringFile, serials: readonly number[]): readonly string[] =>
  file
    .shares()
    .filter(({ serial }) => serials.includes(serial))
    .map(printOf)

/** A share is a lock and more; what is made anew takes the lock alone. */
const plainLock = ({ kind, salt, cost, face }: Lock): Lock => ({ kind, salt, cost, face })

/** What is to be written opens, tried before anything is replaced. */
async function ensureOpens(shares: readonly Share[], secret: Secret, label: Label): Promise<void> {
  const parts = new Map<number, Buffer>()
  if ((await openInto(parts, shares, secret, label)) === undefined) throw new Error('A share did not open again.')
  for (const part of parts.values()) part.fill(0)
}
