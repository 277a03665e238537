import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { KeyringRefusal, Secret, ShareSecret } from '#domain/unseal/secret.ts'
import { type Cost, fullCost } from './argon.ts'
import { type DataKey, newDataKey, openDataKey, type Wrapping } from './data-key.ts'
import type { Suite } from './envelope.ts'
import { freshKeys, type HouseKey, type Unwrapped, unwrapKeys, wrapKeys } from './house-keys.ts'
import { type DataKeyRow, type KeptHead, type KeyringFile, type Label, openKeyringFile } from './keyring-file.ts'
import { type Lock, lockOf } from './lock.ts'
import { createLocks, type Locks } from './locks.ts'
import type { Pack } from './pack.ts'
import { printRecoveryCode } from './recovery-code.ts'
import { joined, makeShares, type OpenedParts, openInto } from './shares.ts'
import { openedUnattended } from './unattended.ts'
import { createWrappings } from './wrappings.ts'

export type { HouseKey } from './house-keys.ts'

/** An opened keyring. The keys it hands out are its own buffers: they turn to zeros when it is closed. */
export type Keyring = {
  readonly installation: string
  readonly suite: Suite
  readonly demo: boolean
  /** What hashing a password costs here. */
  readonly cost: Cost
  readonly key: (name: HouseKey) => Buffer
  /** Undefined when there never was one or it was shredded. The secret is the caller's to wipe. */
  readonly dataKey: (owner: string) => DataKey | undefined
  /** The same for many owners, whose rows are read together. */
  readonly dataKeys: (owners: readonly string[]) => Keyring['dataKey']
  /** The same still wrapped, and what opens them: for the worker that unseals (docs/decisions/0106). */
  readonly wrapped: (owners: readonly string[]) => Pack
  readonly wrapping: Wrapping
  readonly hasDataKey: (owner: string) => boolean
  /** Durable when it returns, so that a dossier's row is never committed without its key (docs/decisions/0014). */
  readonly addDataKeys: (owners: readonly string[], at: Instant) => void
  readonly shred: (owner: string, at: Instant) => void
  /** The dossiers that have a key, whatever the data know of them. Nothing is ever shredded for being unknown there. */
  readonly owners: () => readonly string[]
  /** Whose shares open it, and how they are changed. */
  readonly locks: Locks
  /** The wrapped keyring for its copy elsewhere; nothing in it opens without the custodians. */
  readonly bytes: () => Uint8Array
  readonly logHead: () => KeptHead | undefined
  readonly keepLogHead: (head: KeptHead) => void
  readonly close: () => void
}

export type NewKeyring = {
  /** A file that does not exist yet, or `:memory:`. */
  readonly path: string
  readonly mark: 'real' | 'demo'
  /** One a custodian. */
  readonly passphrases?: readonly string[]
  /** Of those who have set their secret already, where nobody else knows it. */
  readonly locks?: readonly Lock[]
  /** How many custodians it takes; 1 unless said otherwise (docs/decisions/0062). */
  readonly threshold?: number
  /** One more share as a code to print. */
  readonly recoveryCard?: boolean
  /** One more share as a key file; only for the demo. */
  readonly demoKey?: boolean
  /** The disk is not waited for until the keyring is closed; only for a demo in the making. */
  readonly hurried?: boolean
  readonly suite?: Suite
  readonly cost?: Cost
  readonly at: Instant
}

export type Created = { readonly keyring: Keyring; readonly recoveryCode?: string; readonly demoKey?: string }

/** 密钥环: a new one, opened. The recovery code and the text of the demo's key file are answered once and kept nowhere. */
export async function createKeyring(wanted: NewKeyring): Promise<Created> {
  ensureCreatable(wanted)
  const recoveryCode = wanted.recoveryCard ? printRecoveryCode(randomBytes(20)) : undefined
  const demoKey = wanted.demoKey ? demoKeyHeading + randomBytes(32).toString('base64url') : undefined
  const secrets: ShareSecret[] = [
    ...(wanted.passphrases ?? []).map((text) => ({ kind: 'passphrase', text }) as const),
    ...(recoveryCode ? [{ kind: 'recovery-code', text: recoveryCode } as const] : []),
    ...(demoKey ? [{ kind: 'demo-key', text: demoKey } as const] : []),
  ]
  const label: Label = {
    installation: randomUUID(),
    mark: wanted.mark,
    suite: wanted.suite ?? 1,
    threshold: wanted.threshold ?? 1,
    epoch: 1,
    cost: wanted.cost ?? fullCost,
  }
  const locks = [...(wanted.locks ?? []), ...(await Promise.all(secrets.map((secret) => lockOf(secret, label.cost))))]
  if (locks.length < label.threshold) throw new Error('A keyring needs as many custodians as it takes to open it.')

  const root = randomBytes(32)
  const shares = await makeShares(root, locks, label)
  // Before anything is in it: SQLite gives its companions the same rights.
  if (wanted.path !== ':memory:') writeFileSync(wanted.path, '', { mode: 0o600, flag: 'wx' })
  const file = openKeyringFile(wanted.path, { create: true, hurried: wanted.hurried })
  const keys = freshKeys(label.epoch)
  file.write(label, shares, wrapKeys(root, label, keys, 'root'))
  root.fill(0)
  const keyring = unlock(file, label, keys, [])
  keyring.addDataKeys(['organisation'], wanted.at)
  return { keyring, ...(recoveryCode && { recoveryCode }), ...(demoKey && { demoKey }) }
}

/**
 * Opens a keyring with one secret, or with as many as its threshold asks for. The demo's keyring opens in the demo only
 * and no other there; a demo key file opens no real keyring, nor does another text pass for one (docs/decisions/0014).
 * `parts` are what other custodians opened just before: what these secrets open is added, and all are wiped once they made
 * the root key.
 */
export async function openKeyring(
  path: string | Buffer,
  secrets: readonly Secret[],
  { demo, parts = new Map() }: { readonly demo: boolean; readonly parts?: OpenedParts },
): Promise<Result<Keyring, KeyringRefusal>> {
  const file = openKeyringFile(path)
  const opened = await tryToOpen(file, secrets, { demo, parts })
  if (!opened.ok) file.close()
  return opened
}

async function tryToOpen(
  file: KeyringFile,
  secrets: readonly Secret[],
  { demo, parts }: { readonly demo: boolean; readonly parts: OpenedParts },
): Promise<Result<Keyring, KeyringRefusal>> {
  const label = file.label()
  const refusal = refusalOf(label, secrets, demo)
  if (refusal) return refuse(refusal)
  const [first] = secrets
  if (first?.kind === 'unattended') {
    const keys = openedUnattended(file, label, first.text)
    return keys ? ok(await settled(unlock(file, label, keys, 'unattended'))) : refuse('unseal.wrong-secret')
  }
  const found = await rootFrom(file, secrets, parts)
  if (typeof found === 'string') return refuse(found)
  const keys = unwrapKeys(found.root, label, file.houseKeys(), 'root')
  found.root.fill(0)
  return ok(await settled(unlock(file, label, keys, found.serials)))
}

/** A change of custodians that was broken off behind its last step is brought to its end first. */
async function settled(keyring: Keyring): Promise<Keyring> {
  await keyring.locks.settle()
  return keyring
}

type Root = { readonly root: Buffer; readonly serials: readonly number[] }

/** The root key and by whose shares, whose parts are wiped with that; or what is still lacking. */
async function rootFrom(
  file: KeyringFile,
  secrets: readonly Secret[],
  parts: OpenedParts,
): Promise<Root | 'unseal.wrong-secret' | 'unseal.said-already' | 'unseal.more-custodians'> {
  const [label, shares] = [file.label(), file.shares()]
  for (const secret of secrets) {
    const before = parts.size
    const serial = await openInto(parts, shares, secret, label)
    if (serial === undefined) return 'unseal.wrong-secret'
    if (parts.size === before) return 'unseal.said-already'
  }
  const root = await joined(parts, label)
  if (!root) return 'unseal.more-custodians'
  const serials = [...parts.keys()]
  for (const part of parts.values()) part.fill(0)
  parts.clear()
  return { root, serials }
}

function refusalOf(label: Label, secrets: readonly Secret[], demo: boolean): KeyringRefusal | undefined {
  const keyFiles = secrets.filter(({ kind }) => kind === 'demo-key')
  if (keyFiles.length > 0 && label.mark !== 'demo') return 'unseal.demo-key-refused'
  if (label.mark === 'demo' && !demo) return 'unseal.demo-keyring'
  if (label.mark !== 'demo' && demo) return 'unseal.real-keyring'
  if (keyFiles.some(({ text }) => !text.startsWith(demoKeyHeading))) return 'unseal.wrong-secret'
  return undefined
}

function ensureCreatable({ path, mark, demoKey, hurried }: NewKeyring): void {
  if (path !== ':memory:' && existsSync(path)) throw new Error('There is a keyring already.')
  if (demoKey && mark !== 'demo') throw new Error('A key file opens the demo only.')
  if (hurried && mark !== 'demo') throw new Error('Only a demo can be made anew.')
}

const demoKeyHeading = 'juanzong demo key 1\n'
/** Takes the keys over: they are what is in memory as long as the house is open, and are wiped when it is closed. */
function unlock(file: KeyringFile, label: Label, keys: Unwrapped, openedBy: readonly number[] | 'unattended'): Keyring {
  const wrappings = createWrappings(file, label, keys)
  const openRow = (row: DataKeyRow | undefined) => row && openDataKey(row, wrappings.of(row.epoch))

  return {
    installation: label.installation,
    suite: label.suite,
    demo: label.mark === 'demo',
    cost: label.cost,
    key: (name) => keys.get(name) ?? missing(),
    dataKey: (owner) => openRow(file.dataKey(owner)),
    dataKeys: (owners) => {
      const rows = new Map(file.dataKeys(owners).map((row) => [row.owner, row]))
      return (owner) => openRow(rows.get(owner))
    },
    wrapped: (owners) => file.packed(owners),
    get wrapping() {
      return wrappings.current()
    },
    hasDataKey: (owner) => file.hasDataKey(owner),
    addDataKeys: (owners, at) =>
      file.addDataKeys(
        owners.map((owner) => newDataKey(owner, wrappings.epoch(), wrappings.current())),
        at,
      ),
    locks: createLocks({ file, keys, wrappings, openedBy }),
    shred: (owner, at) => file.shred(owner, at),
    bytes: () => file.bytes(),
    owners: () => file.owners().filter((owner) => owner !== 'organisation'),
    logHead: () => file.logHead(),
    keepLogHead: (head) => file.keepLogHead(head),
    close: () => {
      for (const key of keys.values()) key.fill(0)
      file.close()
    },
  }
}

function missing(): never {
  throw new Error('A house key is missing.')
}
