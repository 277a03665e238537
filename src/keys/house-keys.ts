import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { decrypt, deriveKey, encrypt } from './envelope.ts'
import type { Label } from './keyring-file.ts'

/** The keys of the house beside those of the dossiers. */
export type HouseKey = 'blind-index' | 'session' | 'pepper' | 'tag' | 'log-signing'

const houseKeys: readonly HouseKey[] = ['blind-index', 'session', 'pepper', 'tag', 'log-signing']

/** Everything that the root key wraps, by name: the keys of the house, and `kek:<epoch>` for each epoch in use. */
export type Unwrapped = Map<string, Buffer>

/** By what they are wrapped: the root key of the custodians, or the key that starts the house unattended. */
type Wrapper = 'root' | 'unattended'

/** What the key of an epoch is called among them. */
export const kekName = (epoch: number): string => `kek:${epoch}`

/** Those of a new keyring. */
export function freshKeys(epoch: number): Unwrapped {
  const fresh: Unwrapped = new Map([kekName(epoch), ...houseKeys].map((name) => [name, randomBytes(32)]))
  fresh.set('log-signing', generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }))
  return fresh
}

/** Each wrapped for whoever has `secret`, and bound to this keyring, to its name and to the wrapper. */
export function wrapKeys(secret: Buffer, label: Label, keys: Unwrapped, by: Wrapper): Record<string, Buffer> {
  const wrap = wrapOf(secret, label, by)
  return Object.fromEntries([...keys].map(([name, key]) => [name, encrypt(wrap, key, placeOf(label, name, by))]))
}

/** The reverse; throws `Damaged` where the secret is another or a byte is. */
export function unwrapKeys(
  secret: Buffer,
  label: Label,
  wrapped: Readonly<Record<string, Buffer>>,
  by: Wrapper,
): Unwrapped {
  const wrap = wrapOf(secret, label, by)
  const open = (name: string) => decrypt(wrap, wrapped[name] ?? Buffer.alloc(0), placeOf(label, name, by))
  const names = new Set([...houseKeys, kekName(label.epoch), ...Object.keys(wrapped)])
  return new Map([...names].map((name) => [name, open(name)]))
}

const wrapOf = (secret: Buffer, { suite }: Label, by: Wrapper) =>
  deriveKey(secret, `${by} wraps house keys`, suite, Buffer.alloc(8))

const placeOf = ({ installation, mark }: Label, name: string, by: Wrapper) => [
  'keyring',
  installation,
  mark,
  by === 'root' ? 'house' : 'unattended',
  name,
]
