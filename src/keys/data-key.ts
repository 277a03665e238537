import { hash, randomBytes } from 'node:crypto'
import { Damaged } from '#domain/errors.ts'
import { type CipherKey, decrypt, encrypt } from './envelope.ts'
import type { DataKeyRow, Label } from './keyring-file.ts'

/** A data key out of its wrapping. The secret is the caller's to wipe. */
export type DataKey = { readonly id: Buffer; readonly secret: Buffer }

/**
 * What data keys are wrapped with, and what they are bound to. It opens no key of the house and is not the root key: it may
 * be handed to the worker that unseals (docs/decisions/0106).
 */
export type Wrapping = { readonly key: CipherKey; readonly label: Pick<Label, 'installation' | 'mark'> }

/** A fresh key for an owner, wrapped. */
export function newDataKey(owner: string, epoch: number, { key, label }: Wrapping): DataKeyRow {
  const [id, secret] = [randomBytes(8), randomBytes(32)]
  const wrapped = encrypt(key, secret, placeOf(label, owner, id))
  return { owner, id, epoch, wrapped, check: Buffer.from(checkValue(secret), 'latin1') }
}

/** The same key in the wrapping of another epoch; its secret is wiped. */
export function newWrapped(
  row: DataKeyRow,
  { id, secret }: DataKey,
  epoch: number,
  { key, label }: Wrapping,
): DataKeyRow {
  const wrapped = encrypt(key, secret, placeOf(label, row.owner, id))
  secret.fill(0)
  return { ...row, epoch, wrapped }
}

/** Undefined where the key was shredded. Throws `Damaged` where the row is not what was written. */
export function openDataKey(row: Omit<DataKeyRow, 'epoch'>, { key, label }: Wrapping): DataKey | undefined {
  if (!row.wrapped) return undefined
  const secret = decrypt(key, row.wrapped, placeOf(label, row.owner, row.id))
  if (checkValue(secret) !== row.check.toString('latin1')) throw new Damaged()
  return { id: row.id, secret }
}

const placeOf = ({ installation, mark }: Wrapping['label'], owner: string, id: Buffer) => [
  'keyring',
  installation,
  mark,
  'data',
  owner,
  id.toString('hex'),
]

/** Tells whether two copies of a keyring hold the same key, without telling the key: eight bytes, a sign each. */
function checkValue(secret: Buffer): string {
  checked.set(secret, checkWord.length)
  const check = hash('sha256', checked, 'binary').slice(0, 8)
  checked.fill(0, checkWord.length)
  return check
}

const checkWord = 'check'
const checked = Buffer.alloc(checkWord.length + 32)
checked.write(checkWord)
