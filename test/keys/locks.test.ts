import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Damaged } from '#domain/errors.ts'
import type { ShareSecret } from '#domain/unseal/secret.ts'
import { openDataKey } from '#keys/data-key.ts'
import { createKeyring, type Keyring, openKeyring } from '#keys/keyring.ts'
import { lockOf } from '#keys/lock.ts'
import { eachPiece } from '#keys/pack.ts'
import { cheap, morning } from '../db/bare-house.ts'

let folder: string
let path: string
let keyring: Keyring
let owners: string[]

/** The key of an owner as it lies there. */
function rowOf(owner: string) {
  const rows: { owner: string; id: Buffer; wrapped: Buffer; check: Buffer }[] = []
  eachPiece(keyring.wrapped([owner]), ([, id = 0, wrapped = 0], bytes) => {
    const end = id + wrapped
    rows.push({ owner, id: bytes.subarray(0, id), wrapped: bytes.subarray(id, end), check: bytes.subarray(end) })
  })
  const [row] = rows
  if (!row) throw new Error('There is no key.')
  return row
}

const said = (text: string): ShareSecret => ({ kind: 'passphrase', text })
const [first, second, third] = ['第一位保管人的口令', '第二位保管人的口令', '第三位保管人的口令'].map(said) as [
  ShareSecret,
  ShareSecret,
  ShareSecret,
]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-locks-'))
  path = join(folder, 'keyring.db')
  owners = Array.from({ length: 600 }, (_, at) => `dossier-${at}`)
  const made = await createKeyring({ path, mark: 'real', passphrases: [first.text], cost: cheap, at: morning })
  keyring = made.keyring
  keyring.addDataKeys(owners, morning)
})

afterEach(() => {
  keyring.close()
  rmSync(folder, { recursive: true })
})

const keysNow = (from: Keyring) => owners.map((owner) => from.dataKey(owner)?.secret.toString('hex'))

const copied = () => {
  const file = join(folder, 'copy.db')
  writeFileSync(file, keyring.bytes())
  return file
}

const openWith = async (file: string, ...secrets: ShareSecret[]) => {
  const opened = await openKeyring(file, secrets, { demo: false })
  if (!opened.ok) return opened.refusal
  const keys = keysNow(opened.value)
  opened.value.close()
  return keys
}

const relockFor = async (threshold: number, ...secrets: ShareSecret[]) => {
  const locks = await Promise.all(secrets.map((secret) => lockOf(secret, cheap)))
  await keyring.locks.relock({ threshold, locks })
}

describe('a change of custodians', () => {
  it('opens with the new shares, refuses the old, and keeps every key, while it is open and afterwards', async () => {
    const before = keysNow(keyring)
    await relockFor(2, second, third)
    expect(keysNow(keyring)).toEqual(before)
    keyring.addDataKeys(['dossier-new'], morning)
    owners.push('dossier-new')
    const now = keysNow(keyring)
    keyring.close()
    expect(await openWith(path, first)).toBe('unseal.wrong-secret')
    expect(await openWith(path, second)).toBe('unseal.more-custodians')
    expect(await openWith(path, second, third)).toEqual(now)
  })

  it('keeps the lock of whoever stays without asking for the passphrase', async () => {
    const [own] = keyring.locks.standing().shares
    await keyring.locks.relock({ threshold: 2, locks: [own?.print ?? '', await lockOf(second, cheap)] })
    expect(keyring.locks.standing()).toMatchObject({ threshold: 2, epoch: 2, shares: [own, { kind: 'passphrase' }] })
    keyring.close()
    expect(await openWith(path, first)).toBe('unseal.more-custodians')
    expect(await openWith(path, second, first)).toHaveLength(600)
  })

  it('leaves an older copy that opens with the old shares, and of what came since nothing', async () => {
    const copy = copied()
    await relockFor(1, second)
    keyring.addDataKeys(['dossier-new'], morning)
    const older = await openKeyring(copy, [first], { demo: false })
    if (!older.ok) throw new Error(older.refusal)
    expect(older.value.dataKey('dossier-0')).toBeDefined()
    expect(() => openDataKey(rowOf('dossier-new'), older.value.wrapping)).toThrow()
    older.value.close()
  })

  it('goes on with the wrapping of the data keys where it was broken off', async () => {
    const before = keysNow(keyring)
    const locks = [await lockOf(second, cheap)]
    const going = keyring.locks.relock({ threshold: 1, locks })
    // Until the first slice went over: what a kill leaves is what lies in the file now.
    while (keyring.locks.standing().epoch === 1) await Promise.resolve()
    const half = copied()
    await going
    expect(await openWith(half, second)).toEqual(before)
    expect(await openWith(half, first)).toBe('unseal.wrong-secret')
  })

  it('leaves a damaged key in its room: the change goes on, the house opens, and its bytes from a copy open again', async () => {
    const harm = (wrapped: Buffer) => {
      const db = new Sqlite(path)
      const read = db.prepare('select wrapped from data_keys where owner = ?').pluck()
      const was = read.get('dossier-7') as Buffer
      db.prepare('update data_keys set wrapped = ? where owner = ?').run(wrapped, 'dossier-7')
      db.close()
      return was
    }
    const whole = keyring.dataKey('dossier-7')?.secret.toString('hex')
    const bytes = harm(Buffer.alloc(60))
    await relockFor(1, second)
    const read = async () => {
      const opened = await openKeyring(path, [second], { demo: false })
      if (!opened.ok) throw new Error(opened.refusal)
      try {
        return [opened.value.dataKey('dossier-8'), opened.value.dataKey('dossier-7')].map((key) =>
          key?.secret.toString('hex'),
        )
      } finally {
        opened.value.close()
      }
    }
    keyring.close()
    await expect(read()).rejects.toThrow(Damaged)
    harm(bytes)
    expect(await read()).toEqual([expect.any(String), whole])
  })

  it('leaves no byte of the old shares or keys in the file', async () => {
    const old = rowOf('dossier-7').wrapped
    await relockFor(1, second)
    keyring.close()
    const raw = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    expect(raw.includes(old)).toBe(false)
  })

  it('is refused for fewer custodians than it would take, and for a lock that is not there', async () => {
    await expect(relockFor(2, second)).rejects.toThrow('as many custodians')
    await expect(keyring.locks.relock({ threshold: 1, locks: ['0'.repeat(16)] })).rejects.toThrow('not there')
    expect(keyring.locks.standing().epoch).toBe(1)
  })
})

describe('another passphrase', () => {
  it('opens from then on, and the one before no longer', async () => {
    expect(await keyring.locks.changeSecret(second, third)).toMatchObject({ ok: false })
    const done = await keyring.locks.changeSecret(first, third)
    expect(done.ok && done.value.after).toBe(keyring.locks.standing().shares[0]?.print)
    expect(await keyring.locks.whose(third)).toBe(done.ok && done.value.after)
    keyring.close()
    expect(await openWith(path, first)).toBe('unseal.wrong-secret')
    expect(await openWith(path, third)).toHaveLength(600)
  })
})

describe('an unattended start', () => {
  const key = Buffer.alloc(32, 7)
  const unattended = { kind: 'unattended', text: key.toString('base64url') } as const
  const start = async () => {
    const opened = await openKeyring(path, [unattended], { demo: false })
    if (!opened.ok) return opened.refusal
    const by = opened.value.locks.openedBy()
    opened.value.close()
    return by
  }

  it('is nobody’s until it is allowed, and nobody’s again once it is taken back or the lock is another', async () => {
    expect(await start()).toBe('unseal.wrong-secret')
    keyring.locks.setUnattended(key)
    expect(await start()).toBe('unattended')
    keyring.locks.setUnattended(undefined)
    expect(await start()).toBe('unseal.wrong-secret')
    keyring.locks.setUnattended(key)
    await relockFor(1, second)
    expect(keyring.locks.isUnattended()).toBe(false)
    expect(await start()).toBe('unseal.wrong-secret')
  })

  it('takes no short key, and opens by no other', async () => {
    expect(() => keyring.locks.setUnattended(Buffer.alloc(16))).toThrow('too short')
    keyring.locks.setUnattended(Buffer.alloc(32, 8))
    expect(await start()).toBe('unseal.wrong-secret')
  })
})
