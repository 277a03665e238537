import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import { Damaged } from '#domain/errors.ts'
import { createRandom } from './random.ts'

/** 1 = AES-256-GCM · 2 = SM4-CTR with HMAC-SM3 over everything, encrypt-then-MAC. */
export type Suite = 1 | 2

/** A key for one purpose and one suite. `id` (8 bytes) stands in every envelope it makes. */
export type CipherKey =
  | { readonly id: Buffer; readonly suite: 1; readonly cipher: KeyObject }
  | { readonly id: Buffer; readonly suite: 2; readonly cipher: KeyObject; readonly mac: KeyObject }

type SmKey = Extract<CipherKey, { suite: 2 }>

/** Where an envelope lies: each part is authenticated with its length, so no two places read the same. */
export type Parts = readonly string[]

/**
 * Version (1 byte) · suite (1) · key id (8) · nonce (12, SM4: 16) · ciphertext · tag (16, HMAC-SM3: 32).
 * A nonce is random: a key may seal 2³² values before a repeat is likelier than one in four billion (NIST SP 800-38D).
 */
export function encrypt(key: CipherKey, plain: Uint8Array, place: Parts): Buffer {
  const head = headFor(key)
  const nonce = head.subarray(headBytes)
  const authenticated = headAndPlace(head, head.length, place)

  if (key.suite === 1) {
    const cipher = createCipheriv('aes-256-gcm', key.cipher, nonce).setAAD(authenticated)
    const sealed = cipher.update(plain)
    // Ends it; of this mode nothing is left to come.
    cipher.final()
    return Buffer.concat([head, sealed, cipher.getAuthTag()])
  }
  const cipher = createCipheriv('sm4-ctr', key.cipher, nonce)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, sealed, macOf(key, authenticated, sealed)])
}

/** All that stands before the ciphertext. */
function headFor(key: CipherKey): Buffer {
  const head = Buffer.alloc(headBytes + nonceBytes[key.suite])
  head[0] = version
  head[1] = key.suite
  key.id.copy(head, 2)
  random(nonceBytes[key.suite]).copy(head, headBytes)
  return head
}

const random = createRandom()

/** The plain bytes, or `Damaged` when a byte, the place or the key is another than when it was sealed. */
export function decrypt(key: CipherKey, envelope: Uint8Array, place: Parts): Buffer {
  // Whoever writes to the file itself can leave text or nothing in its place.
  if (!ArrayBuffer.isView(envelope)) throw new Damaged()
  const bytes = Buffer.isBuffer(envelope)
    ? envelope
    : Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length)
  const start = headBytes + nonceBytes[key.suite]
  const end = bytes.length - tagBytes[key.suite]
  if (end < start || bytes[0] !== version || bytes[1] !== key.suite) throw new Damaged()
  if (!isOf(key, bytes)) throw new Damaged()

  const nonce = bytes.subarray(headBytes, start)
  const authenticated = headAndPlace(bytes, start, place)
  const sealed = bytes.subarray(start, end)
  const tag = bytes.subarray(end)
  return key.suite === 1
    ? openGcm(key, nonce, authenticated, sealed, tag)
    : openSm4(key, nonce, authenticated, sealed, tag)
}

/** Byte by byte: for eight of them that is quicker than to ask. */
function isOf({ id }: CipherKey, envelope: Buffer): boolean {
  for (let at = 0; at < id.length; at += 1) if (envelope[2 + at] !== id[at]) return false
  return true
}

/** How many bytes an envelope has beyond its plain bytes. */
export const overhead = (suite: Suite): number => headBytes + nonceBytes[suite] + tagBytes[suite]

/** The key for `purpose` under a secret of 32 uniformly random bytes. */
export function deriveKey(secret: Buffer, purpose: string, suite: Suite, id: Buffer): CipherKey {
  if (suite === 1) return { id, suite, cipher: keyFrom(subkey(secret, purpose, suite)) }
  const cipher = subkey(secret, `${purpose} cipher`, suite)
  const mac = subkey(secret, `${purpose} mac`, suite)
  return { id, suite, cipher: keyFrom(cipher, 16), mac: keyFrom(mac) }
}

/**
 * 32 bytes: HMAC of the purpose (docs/decisions/0106), SHA-256 or SM3 for the SM suite. The secret is uniformly random, so
 * nothing has to be extracted from it first, as HKDF would. Put together of its two hashes (RFC 2104) it takes a third of what
 * `createHmac` takes, and a roster wants one for each dossier.
 */
export function subkey(secret: Buffer, purpose: string, suite: Suite): Buffer {
  const algorithm = suite === 1 ? 'sha256' : 'sm3'
  const bytes = padding.write(purpose, block)
  if (bytes < Buffer.byteLength(purpose)) throw new RangeError('The purpose is too long.')
  pad(secret, 0x36)
  const inner = hash(algorithm, padding.subarray(0, block + bytes), 'binary')
  pad(secret, 0x5c)
  padding.write(inner, block, 'latin1')
  const key = hash(algorithm, padding.subarray(0, block + inner.length), 'buffer')
  padding.fill(0)
  return key
}

/** The block of both hashes, of which the key of an HMAC is the beginning. */
const block = 64

/** Room for a block and for a purpose, which is some words, or a hash. */
const padding = Buffer.alloc(block + 256)

function pad(secret: Buffer, filling: number): void {
  padding.fill(filling, 0, block)
  for (let at = 0; at < secret.length; at += 1) padding[at] = filling ^ (secret[at] ?? 0)
}

/** Takes the bytes over and wipes them. */
function keyFrom(bytes: Buffer, length = bytes.length): KeyObject {
  const key = createSecretKey(bytes.subarray(0, length))
  bytes.fill(0)
  return key
}

const version = 1
const headBytes = 10
const nonceBytes = { 1: 12, 2: 16 } as const
const tagBytes = { 1: 16, 2: 32 } as const

/** Netstrings: `7:dossier,`. */
function netstrings(parts: Parts, lengthOf: (part: string) => number): string {
  let text = ''
  for (const part of parts) text += `${lengthOf(part)}:${part},`
  return text
}

/**
 * What is authenticated beside the sealed bytes, in one buffer: a page opens hundreds of envelopes. To ask how many bytes each part
 * has takes longer than all else; of ASCII it is its length.
 */
function headAndPlace(envelope: Buffer, head: number, place: Parts): Buffer {
  const quick = netstrings(place, (part) => part.length)
  const isAscii = Buffer.byteLength(quick) === quick.length
  const text = isAscii ? quick : netstrings(place, (part) => Buffer.byteLength(part))
  const both = Buffer.allocUnsafe(head + (isAscii ? text.length : Buffer.byteLength(text)))
  for (let at = 0; at < head; at += 1) both[at] = envelope[at] ?? 0
  both.write(text, head, isAscii ? 'latin1' : 'utf8')
  return both
}

function openGcm(key: CipherKey, nonce: Buffer, authenticated: Buffer, sealed: Buffer, tag: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key.cipher, nonce, { authTagLength: tagBytes[1] })
  const plain = decipher.setAAD(authenticated).setAuthTag(tag).update(sealed)
  try {
    decipher.final()
  } catch {
    throw new Damaged()
  }
  return plain
}

function openSm4(key: SmKey, nonce: Buffer, authenticated: Buffer, sealed: Buffer, tag: Buffer): Buffer {
  if (!timingSafeEqual(macOf(key, authenticated, sealed), tag)) throw new Damaged()
  return createDecipheriv('sm4-ctr', key.cipher, nonce).update(sealed)
}

/** The length stands first: where the authenticated head ends and the ciphertext begins cannot be shifted. */
function macOf(key: SmKey, authenticated: Buffer, sealed: Buffer): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(authenticated.length))
  return createHmac('sm3', key.mac).update(length).update(authenticated).update(sealed).digest()
}
