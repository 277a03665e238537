import { createHash, timingSafeEqual } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { Damaged } from '#domain/errors.ts'
import type { Secret, ShareKind } from '#domain/unseal/secret.ts'
import type { Suite } from './envelope.ts'
import { closeFor, type Lock, openWith } from './lock.ts'

/** What every share of one keyring is bound to; a share moved to another keyring, or a mark changed, does not open. */
export type Binding = {
  readonly installation: string
  readonly mark: string
  readonly threshold: number
  readonly suite: Suite
}

/** 份额: one custodian's part of the root key, closed for the custodian's lock. `serial` tells the shares apart. */
export type Share = Lock & { readonly serial: number; readonly wrapped: Buffer }

/** The parts of the root key that lie open, each once, by the serial of its share. */
export type OpenedParts = Map<number, Buffer>

/**
 * One share a lock. Any `threshold` of them make the root key: by Shamir's scheme from two on; with one, which the
 * scheme does not offer, each share is the root key itself (docs/decisions/0062).
 */
export async function makeShares(root: Buffer, locks: readonly Lock[], binding: Binding): Promise<Share[]> {
  const parts =
    binding.threshold === 1
      ? locks.map(() => root)
      : await split(Uint8Array.from(root), locks.length, binding.threshold)
  return locks.map((lock, index) => closedShare(lock, index + 1, Buffer.from(parts[index] ?? []), binding))
}

/** The same part under another lock: for a custodian who takes another passphrase. */
export function closedShare(lock: Lock, serial: number, part: Buffer, binding: Binding): Share {
  const plain = Buffer.concat([part, checksum(part)])
  const wrapped = closeFor(lock, plain, placeOf(serial, lock.kind, binding), binding.suite)
  plain.fill(0)
  return { ...lock, serial, wrapped }
}

/** Adds the part that this secret opens to those that lie open; tells which share it was, if any. */
export async function openInto(
  parts: OpenedParts,
  shares: readonly Share[],
  secret: Secret,
  binding: Binding,
): Promise<number | undefined> {
  for (const share of shares) {
    if (share.kind !== secret.kind) continue
    const part = await openShare(share, secret, binding)
    if (!part) continue
    parts.set(share.serial, part)
    return share.serial
  }
  return undefined
}

/** The root key from as many parts as it takes; undefined while there are fewer. The parts stay the caller's to wipe. */
export async function joined(parts: OpenedParts, { threshold }: Binding): Promise<Buffer | undefined> {
  const [first] = parts.values()
  if (!first || parts.size < threshold) return undefined
  if (threshold === 1) return Buffer.from(first)
  return Buffer.from(await combine([...parts.values()].slice(0, threshold).map((part) => Uint8Array.from(part))))
}

async function openShare(share: Share, secret: Secret, binding: Binding): Promise<Buffer | undefined> {
  try {
    const plain = await openWith(
      secret,
      share,
      share.wrapped,
      placeOf(share.serial, share.kind, binding),
      binding.suite,
    )
    const part = plain.subarray(0, -4)
    return timingSafeEqual(checksum(part), plain.subarray(-4)) ? part : undefined
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  }
}

const checksum = (part: Buffer) => createHash('sha256').update('share').update(part).digest().subarray(0, 4)

const placeOf = (serial: number, kind: ShareKind, { installation, mark, threshold, suite }: Binding) => [
  'share',
  installation,
  mark,
  String(threshold),
  String(suite),
  String(serial),
  kind,
]
