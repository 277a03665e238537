import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { Damaged } from '#domain/errors.ts'
import type { Secret, ShareKind } from '#domain/unseal/secret.ts'
import { type Cost, stretch } from './argon.ts'
import { decrypt, deriveKey, encrypt, type Suite } from './envelope.ts'
import { readRecoveryCode } from './recovery-code.ts'

/** What every share of one keyring is bound to; a share moved to another keyring, or a mark changed, does not open. */
export type Binding = {
  readonly installation: string
  readonly mark: string
  readonly threshold: number
  readonly suite: Suite
}

/** 份额: one custodian's part of the root key, wrapped by argon2id of the secret. `serial` tells the shares apart. */
export type Share = {
  readonly serial: number
  readonly kind: ShareKind
  readonly salt: Buffer
  readonly cost: Cost
  readonly wrapped: Buffer
}

/**
 * One share a secret. Any `threshold` of them make the root key: by Shamir's scheme from two on; with one, which the
 * scheme does not offer, each share is the root key itself (docs/decisions/0062).
 */
export async function makeShares(
  root: Buffer,
  secrets: readonly Secret[],
  binding: Binding,
  cost: Cost,
): Promise<Share[]> {
  const parts =
    binding.threshold === 1
      ? secrets.map(() => root)
      : await split(Uint8Array.from(root), secrets.length, binding.threshold)
  return Promise.all(
    secrets.map(async (secret, index) => {
      const serial = index + 1
      const salt = randomBytes(16)
      const key = await shareKey(secret, salt, cost, binding.suite)
      const part = Buffer.from(parts[index] ?? [])
      const plain = Buffer.concat([part, checksum(part)])
      return {
        serial,
        kind: secret.kind,
        salt,
        cost,
        wrapped: encrypt(key, plain, placeOf(serial, secret.kind, binding)),
      }
    }),
  )
}

/** The root key from as many different shares as these secrets open, or how many of the threshold they opened. */
export async function openShares(
  shares: readonly Share[],
  secrets: readonly Secret[],
  binding: Binding,
): Promise<Buffer | { readonly opened: number }> {
  const parts = new Map<number, Buffer>()
  for (const secret of secrets) {
    for (const share of shares) {
      if (share.kind !== secret.kind || parts.has(share.serial)) continue
      const part = await openShare(share, secret, binding)
      if (!part) continue
      parts.set(share.serial, part)
      break
    }
  }
  const [first] = parts.values()
  if (!first || parts.size < binding.threshold) return { opened: parts.size }
  if (binding.threshold === 1) return first
  return Buffer.from(
    await combine([...parts.values()].slice(0, binding.threshold).map((part) => Uint8Array.from(part))),
  )
}

async function openShare(share: Share, secret: Secret, binding: Binding): Promise<Buffer | undefined> {
  const key = await shareKey(secret, share.salt, share.cost, binding.suite)
  try {
    const plain = decrypt(key, share.wrapped, placeOf(share.serial, share.kind, binding))
    const part = plain.subarray(0, -4)
    return timingSafeEqual(checksum(part), plain.subarray(-4)) ? part : undefined
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  }
}

async function shareKey(secret: Secret, salt: Buffer, cost: Cost, suite: Suite) {
  const stretched = await stretch(bytesOf(secret), salt, cost)
  const key = deriveKey(stretched, 'share', suite, Buffer.alloc(8))
  stretched.fill(0)
  return key
}

/** A passphrase counts in its compatibility form, so that input methods and full-width digits make no difference. */
const bytesOf = ({ kind, text }: Secret): Buffer =>
  (kind === 'recovery-code' ? readRecoveryCode(text) : undefined) ?? Buffer.from(text.normalize('NFKC').trim())

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
