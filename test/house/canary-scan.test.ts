import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as accounts from '#db/accounts.ts'
import { createBlobs } from '#db/blobs.ts'
import { migrate, openDatabase } from '#db/database.ts'
import * as log from '#db/log/log.ts'
import { personPlace } from '#db/organisation/sealed.ts'
import * as attempts from '#db/sign-in-attempts.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { createKeyring } from '#keys/keyring.ts'
import { createVault } from '#keys/vault.ts'
import { scanForText } from '#main/canary-scan.ts'
import { cheap, morning } from '../db/bare-house.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-scan-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('the scan', () => {
  it.each(['utf8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030'])('finds a name written in %s', async (encoding) => {
    writeFileSync(
      join(folder, 'file'),
      Buffer.concat([Buffer.alloc(13, 1), iconv.encode('赵国华', encoding), Buffer.alloc(5)]),
    )
    expect(await scanForText(folder, ['赵国华'])).toMatchObject([{ text: '赵国华', file: join(folder, 'file') }])
  })

  it('finds a name that JSON escaped', async () => {
    writeFileSync(join(folder, 'file'), '{"a":"\\u8d75\\u56fd\\u534e"}')
    expect(await scanForText(folder, ['赵国华'])).toMatchObject([{ encoding: 'json' }])
  })

  it('finds what lies on the seam of two pieces, in folders within', async () => {
    mkdirSync(join(folder, 'blobs', '01'), { recursive: true })
    for (const before of [0, 1, 4, 8]) {
      writeFileSync(
        join(folder, 'blobs', '01', `${before}`),
        Buffer.concat([Buffer.alloc((1 << 20) - before), Buffer.from('赵国华')]),
      )
    }
    expect(await scanForText(folder, ['赵国华'])).toHaveLength(4)
  })

  it('finds nothing where there is nothing, and not everything for an empty text', async () => {
    writeFileSync(join(folder, 'file'), Buffer.alloc(100))
    expect(await scanForText(folder, ['赵国华', ''])).toEqual([])
  })
})

it('finds no name, number, password or photo in the files of a house, while they are open', async () => {
  const { keyring, recoveryCode = '' } = await createKeyring({
    path: join(folder, 'keyring.db'),
    mark: 'real',
    passphrases: ['哨兵口令-七里香'],
    recoveryCard: true,
    cost: cheap,
    at: morning,
  })
  const { db, close } = openDatabase(join(folder, 'juanzong.db'))
  await migrate(db)
  const vault = createVault(keyring, () => morning)
  const person = 'person' as PersonId
  await db
    .insertInto('persons')
    .values({ id: person, name: vault.seal('哨兵姓名-赵国华', personPlace(person)) })
    .execute()
  const passwordHash = await vault.hashPassword('哨兵密码-八宝山')
  await accounts.add({ db, vault }, { id: 'a' as AccountId, staffNumber: 'H1', person, passwordHash, at: morning })
  await attempts.add(db, [vault.termFingerprint('哨兵工号-H777')], morning)
  await log.record(db, {
    at: morning,
    actor: 'system',
    act: 'session.refused',
    about: { number: vault.termFingerprint('哨兵工号-H777') },
  })
  await createBlobs(vault, join(folder, 'blobs')).lay({
    id: 'blob-01' as never,
    dossier: 'organisation' as never,
    group: 'photo',
    bytes: Buffer.from('哨兵照片'.repeat(50_000)),
    at: morning,
  })

  const canaries = [
    '哨兵口令-七里香',
    '哨兵姓名-赵国华',
    '哨兵密码-八宝山',
    '哨兵工号-H777',
    '哨兵照片',
    '哨兵',
    passwordHash,
    recoveryCode,
  ]
  expect(await scanForText(folder, canaries)).toEqual([])
  expect(await scanForText(folder, ['H1'])).not.toEqual([])
  await close()
  keyring.close()
})
