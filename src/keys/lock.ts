import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hash, randomBytes } from 'node:crypto'
import type { Secret, ShareKind, ShareSecret } from '#domain/unseal/secret.ts'
import { type Cost, stretch } from './argon.ts'
import { type CipherKey, decrypt, deriveKey, encrypt, type Parts, type Suite } from './envelope.ts'
import { readRecoveryCode } from './recovery-code.ts'

/**
 * 锁: what everybody may close and only one secret opens (X25519 from the stretched secret). It tells no more of the secret
 * than a share that is wrapped by it, so it may lie in the data folder before there is a share, and a share can be made
 * anew while its custodian is away (docs/decisions/0257).
 */
export type Lock = {
  readonly kind: ShareKind
  readonly salt: Buffer
  readonly cost: Cost
  readonly face: Buffer
}

/** The lock that this secret will open. */
export async function lockOf(secret: ShareSecret, cost: Cost): Promise<Lock> {
  const salt = randomBytes(16)
  return { kind: secret.kind, salt, cost, face: faceOf(await keyOf(secret, salt, cost)) }
}

/** Whether a secret opens this lock. */
export const fits = async (lock: Lock, secret: Secret): Promise<boolean> =>
  lock.kind === secret.kind && faceOf(await keyOf(secret, lock.salt, lock.cost)).equals(lock.face)

/** Closes something for whoever has the secret of the lock. */
export function closeFor(lock: Lock, plain: Uint8Array, place: Parts, suite: Suite): Buffer {
  const passing = generateKeyPairSync('x25519')
  const face = passing.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const shared = diffieHellman({ privateKey: passing.privateKey, publicKey: publicKey(lock.face) })
  return Buffer.concat([face, encrypt(cipherKey(shared, face, lock.face, suite), plain, place)])
}

/** What was closed for this lock, or `Damaged` when the secret is another or a byte is. */
export async function openWith(
  secret: Secret,
  lock: Lock,
  closed: Buffer,
  place: Parts,
  suite: Suite,
): Promise<Buffer> {
  const privateKey = await keyOf(secret, lock.salt, lock.cost)
  const face = closed.subarray(0, 32)
  const shared = diffieHellman({ privateKey, publicKey: publicKey(face) })
  return decrypt(cipherKey(shared, face, lock.face, suite), closed.subarray(32), place)
}

/** Both faces go into the key, so that what was closed for one lock is never taken for another's. */
function cipherKey(shared: Buffer, passing: Buffer, lock: Buffer, suite: Suite): CipherKey {
  const secret = hash('sha256', Buffer.concat([Buffer.from('lock'), shared, passing, lock]), 'buffer')
  const key = deriveKey(secret, 'share', suite, Buffer.alloc(8))
  secret.fill(0)
  shared.fill(0)
  return key
}

async function keyOf(secret: Secret, salt: Buffer, cost: Cost) {
  const seed = await stretch(bytesOf(secret), salt, cost)
  const der = Buffer.concat([privateHead, seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  seed.fill(0)
  der.fill(0)
  return key
}

const faceOf = (key: ReturnType<typeof createPrivateKey>): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32)

const publicKey = (face: Buffer) =>
  createPublicKey({ key: Buffer.concat([publicHead, face]), format: 'der', type: 'spki' })

/** What stands before the 32 bytes of an X25519 key in PKCS #8 and in SPKI (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')

/** A passphrase counts in its compatibility form, so that input methods and full-width digits make no difference. */
const bytesOf = ({ kind, text }: Secret): Buffer =>
  (kind === 'recovery-code' ? readRecoveryCode(text) : undefined) ?? Buffer.from(text.normalize('NFKC').trim())
