import { Damaged } from '#domain/errors.ts'
import { type Unwrapped, unwrapKeys, wrapKeys } from './house-keys.ts'
import type { KeyringFile, Label } from './keyring-file.ts'

/** What a start without custodians needs at least, in bytes: it is guessed at without any limit once the file is stolen. */
const least = 32

/** 无人值守启动: wraps the keys of the house a second time, by a key that lies on the machine (docs/decisions/0263). */
export function allowUnattended(file: KeyringFile, label: Label, keys: Unwrapped, key: Buffer): void {
  if (key.length < least) throw new Error('The key for an unattended start is too short.')
  file.setUnattended(wrapKeys(key, label, keys, 'unattended'))
}

/** The keys of the house, by the text (base64url) of that key; undefined where it is another, or the start was forbidden again. */
export function openedUnattended(file: KeyringFile, label: Label, text: string): Unwrapped | undefined {
  const [key, wrapped] = [Buffer.from(text, 'base64url'), file.unattendedKeys()]
  if (Object.keys(wrapped).length === 0 || key.length < least) return undefined
  try {
    return unwrapKeys(key, label, wrapped, 'unattended')
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  } finally {
    key.fill(0)
  }
}
