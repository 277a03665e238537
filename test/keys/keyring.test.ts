import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShareSecret } from '#domain/unseal/secret.ts'
import { createKeyring, type Keyring, type NewKeyring, openKeyring } from '#keys/keyring.ts'
import { fits, lockOf } from '#keys/lock.ts'
import { readRecoveryCode } from '#keys/recovery-code.ts'
import type { OpenedParts } from '#keys/shares.ts'
import { cheap, morning } from '../db/bare-house.ts'

let folder: string
let path: string
const left: Keyring[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-keys-'))
  path = join(folder, 'keyring.db')
})

afterEach(() => {
  for (const keyring of left.splice(0)) keyring.close()
  rmSync(folder, { recursive: true })
})

const create = async (more: Partial<NewKeyring> = {}) => {
  const made = await createKeyring({
    path,
    mark: 'real',
    passphrases: ['江南 可采莲 2026'],
    cost: cheap,
    at: morning,
    ...more,
  })
  const secret = made.keyring.dataKey('organisation')?.secret.toString('hex')
  made.keyring.close()
  return { ...made, secret }
}

const passphrase = (text: string): ShareSecret => ({ kind: 'passphrase', text })
const recovery = (text = ''): ShareSecret => ({ kind: 'recovery-code', text })
const demoKey = (text = ''): ShareSecret => ({ kind: 'demo-key', text })

const open = async (secrets: ShareSecret | ShareSecret[], demo = false) => {
  const opened = await openKeyring(path, [secrets].flat(), { demo })
  if (!opened.ok) return opened.refusal
  left.push(opened.value)
  return opened.value.dataKey('organisation')?.secret.toString('hex')
}

const rawBytes = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

describe('one custodian', () => {
  it('opens with the passphrase, however an input method writes it', async () => {
    const { secret } = await create()
    expect(await open(passphrase('江南 可采莲 2026'))).toBe(secret)
    expect(await open(passphrase('江南 可采莲 ２０２６ '))).toBe(secret)
  })

  it('does not open with another passphrase', async () => {
    await create()
    expect(await open(passphrase('江南 可采莲 2027'))).toBe('unseal.wrong-secret')
    expect(await open(passphrase(''))).toBe('unseal.wrong-secret')
  })

  it('opens with the recovery code, in any case and grouping, with O for 0 and l for 1', async () => {
    const { secret, recoveryCode = '' } = await create({ recoveryCard: true })
    expect(await open(recovery(recoveryCode))).toBe(secret)
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await open(recovery(typed))).toBe(secret)
  })

  it('notices a mistyped recovery code before trying it', async () => {
    const { recoveryCode = '' } = await create({ recoveryCard: true })
    const wrong = (recoveryCode.startsWith('7') ? '8' : '7') + recoveryCode.slice(1)
    expect(readRecoveryCode(recoveryCode)).toBeDefined()
    expect(readRecoveryCode(wrong)).toBeUndefined()
    expect(await open(recovery(wrong))).toBe('unseal.wrong-secret')
  })

  it('does not take the recovery code for a passphrase', async () => {
    const { recoveryCode = '' } = await create({ recoveryCard: true })
    expect(await open(passphrase(recoveryCode))).toBe('unseal.wrong-secret')
  })
})

describe('two of three', () => {
  const custodians = { passphrases: ['first custodian', 'second custodian'], recoveryCard: true, threshold: 2 }

  it('opens with any two', async () => {
    const { secret, recoveryCode } = await create(custodians)
    expect(await open([passphrase('first custodian'), passphrase('second custodian')])).toBe(secret)
    expect(await open([recovery(recoveryCode), passphrase('second custodian')])).toBe(secret)
    expect(await open([passphrase('first custodian'), recovery(recoveryCode)])).toBe(secret)
  })

  it('asks for more custodians when one has spoken, and does not count one twice', async () => {
    await create(custodians)
    expect(await open(passphrase('first custodian'))).toBe('unseal.more-custodians')
    expect(await open([passphrase('first custodian'), passphrase('first custodian')])).toBe('unseal.said-already')
    expect(await open([passphrase('first custodian'), passphrase('a stranger')])).toBe('unseal.wrong-secret')
  })

  it('waits for the second with the part of the first, and keeps none once it is open', async () => {
    const { secret } = await create(custodians)
    const parts: OpenedParts = new Map()
    const first = await openKeyring(path, [passphrase('first custodian')], { demo: false, parts })
    expect(first).toEqual({ ok: false, refusal: 'unseal.more-custodians' })
    const kept = [...parts.values()]
    const second = await openKeyring(path, [passphrase('second custodian')], { demo: false, parts })
    if (second.ok) left.push(second.value)
    expect(second.ok && second.value.dataKey('organisation')?.secret.toString('hex')).toBe(secret)
    expect([parts.size, kept.every((part) => part.every((byte) => byte === 0))]).toEqual([0, true])
  })

  it('does not open for one custodian who lowers the threshold in the file', async () => {
    await create(custodians)
    edit("update label set value = '1' where name = 'threshold'")
    expect(await open(passphrase('first custodian'))).toBe('unseal.wrong-secret')
  })
})

describe('a custodian who set a secret before there was a keyring', () => {
  it('opens it with that secret, of which only the lock was known', async () => {
    const lock = await lockOf(passphrase('the first to come'), cheap)
    expect([await fits(lock, passphrase('the first to come')), await fits(lock, passphrase('another'))]).toEqual([
      true,
      false,
    ])
    const { secret } = await create({ passphrases: [], locks: [lock] })
    expect(await open(passphrase('the first to come'))).toBe(secret)
    expect(await open(passphrase('another'))).toBe('unseal.wrong-secret')
  })
})

describe('the demo', () => {
  it('opens with its key file, and under a passphrase', async () => {
    const made = await create({ mark: 'demo', demoKey: true })
    expect(await open(demoKey(made.demoKey), true)).toBe(made.secret)
    expect(await open(passphrase('江南 可采莲 2026'), true)).toBe(made.secret)
  })

  it('has a key file that opens no real keyring', async () => {
    const { demoKey: text } = await create({ mark: 'demo', demoKey: true })
    rmSync(path)
    await create()
    expect(await open(demoKey(text))).toBe('unseal.demo-key-refused')
    expect(await open(demoKey(text), true)).toBe('unseal.demo-key-refused')
  })

  it('takes no other text for its key file', async () => {
    const { demoKey: text = '' } = await create({ mark: 'demo', demoKey: true })
    expect(await open(demoKey(text.split('\n')[1]), true)).toBe('unseal.wrong-secret')
    expect(await open(demoKey('juanzong demo key 1\nnonsense'), true)).toBe('unseal.wrong-secret')
  })

  it('is not served by the real program, nor a real keyring by the demo', async () => {
    const { demoKey: text } = await create({ mark: 'demo', demoKey: true })
    expect(await open(demoKey(text), false)).toBe('unseal.demo-keyring')
    rmSync(path)
    await create()
    expect(await open(passphrase('江南 可采莲 2026'), true)).toBe('unseal.real-keyring')
  })

  it('cannot be passed off as real by changing its mark', async () => {
    await create({ mark: 'demo', demoKey: true })
    edit("update label set value = 'real' where name = 'mark'")
    expect(await open(passphrase('江南 可采莲 2026'))).toBe('unseal.wrong-secret')
  })

  it('alone may be made in a hurry, and is whole once it is closed', async () => {
    await expect(create({ hurried: true })).rejects.toThrow()
    const made = await create({ mark: 'demo', demoKey: true, hurried: true })
    expect(readdirSync(folder)).toEqual(['keyring.db'])
    expect(await open(demoKey(made.demoKey), true)).toBe(made.secret)
  })

  it('alone may have a key file', async () => {
    await expect(create({ demoKey: true })).rejects.toThrow()
  })
})

describe('a stolen copy', () => {
  it('holds no key in clear', async () => {
    const { keyring } = await createKeyring({
      path,
      mark: 'real',
      passphrases: ['a custodian'],
      cost: cheap,
      at: morning,
    })
    left.push(keyring)
    keyring.addDataKeys(['dossier'], morning)
    const bytes = rawBytes()
    const keys = [keyring.key('pepper'), keyring.key('session'), keyring.key('blind-index'), keyring.key('tag')]
    for (const key of [...keys, keyring.dataKey('dossier')?.secret ?? Buffer.alloc(0)]) {
      expect(key.length).toBe(32)
      expect(bytes.includes(key)).toBe(false)
    }
  })

  it('opens nothing without the passphrase, though it is whole', async () => {
    const { secret } = await create()
    const copy = mkdtempSync(join(tmpdir(), 'juanzong-stolen-'))
    cpSync(folder, copy, { recursive: true })
    path = join(copy, 'keyring.db')
    for (const guess of ['', 'password', '江南可采莲'])
      expect(await open(passphrase(guess))).toBe('unseal.wrong-secret')
    expect(await open(passphrase('江南 可采莲 2026'))).toBe(secret)
    rmSync(copy, { recursive: true })
  })

  it('is noticed when a wrapped key was exchanged for another', async () => {
    const { keyring } = await createKeyring({
      path,
      mark: 'real',
      passphrases: ['a custodian'],
      cost: cheap,
      at: morning,
    })
    left.push(keyring)
    keyring.addDataKeys(['one', 'two'], morning)
    edit("update data_keys set wrapped = (select wrapped from data_keys where owner = 'two') where owner = 'one'")
    expect(() => keyring.dataKey('one')).toThrow()
    expect(keyring.dataKey('two')).toBeDefined()
  })
})

describe('data keys', () => {
  let keyring: Keyring

  beforeEach(async () => {
    keyring = (await createKeyring({ path, mark: 'real', passphrases: ['a custodian'], cost: cheap, at: morning }))
      .keyring
    left.push(keyring)
  })

  it('are there after the process ended', async () => {
    keyring.addDataKeys(['dossier'], morning)
    const before = keyring.dataKey('dossier')?.secret
    const again = await openKeyring(path, [passphrase('a custodian')], { demo: false })
    if (!again.ok) throw new Error(again.refusal)
    left.push(again.value)
    expect(again.value.dataKey('dossier')?.secret).toEqual(before)
  })

  it('are one a dossier, and never replaced', () => {
    keyring.addDataKeys(['one', 'two'], morning)
    expect(keyring.dataKey('one')?.secret).not.toEqual(keyring.dataKey('two')?.secret)
    expect(() => keyring.addDataKeys(['one'], morning)).toThrow()
  })

  it('are gone from the raw bytes once shredded, though the row stays', () => {
    keyring.addDataKeys(['dossier'], morning)
    const wrapped = new Sqlite(path, { readonly: true })
      .prepare("select wrapped from data_keys where owner = 'dossier'")
      .pluck()
      .get() as Buffer
    expect(rawBytes().includes(wrapped)).toBe(true)
    keyring.shred('dossier', morning)
    expect(keyring.dataKey('dossier')).toBeUndefined()
    expect(keyring.hasDataKey('dossier')).toBe(false)
    expect(rawBytes().includes(wrapped)).toBe(false)
  })

  it('stay shredded, and their rows cannot be removed', () => {
    keyring.addDataKeys(['dossier'], morning)
    keyring.shred('dossier', morning)
    expect(() => edit("update data_keys set wrapped = x'00', shredded_at = null where owner = 'dossier'")).toThrow(
      /shredded/,
    )
    expect(() => edit("delete from data_keys where owner = 'dossier'")).toThrow(/keeps its row/)
    expect(() => keyring.addDataKeys(['dossier'], morning)).toThrow()
  })

  it('are told by their dossiers, the shredded ones and that of the organisation aside', () => {
    keyring.addDataKeys(['kept', 'gone', 'unknown to the data'], morning)
    keyring.shred('gone', morning)
    expect(keyring.owners()).toEqual(['kept', 'unknown to the data'])
  })

  it('turn to zeros with all other keys when the keyring closes', () => {
    const pepper = keyring.key('pepper')
    expect(pepper.some((byte) => byte !== 0)).toBe(true)
    keyring.close()
    left.pop()
    expect(pepper.every((byte) => byte === 0)).toBe(true)
    expect(() => keyring.dataKey('organisation')).toThrow()
  })
})

it('is readable by the program alone', async () => {
  await create()
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('never writes over a keyring that is there', async () => {
  await create()
  await expect(create()).rejects.toThrow(/already/)
})

function edit(statement: string): void {
  const db = new Sqlite(path)
  try {
    db.exec(statement)
  } finally {
    db.close()
  }
}
