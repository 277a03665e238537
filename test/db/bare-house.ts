import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as accounts from '#db/accounts.ts'
import type { Database } from '#db/connection.ts'
import { migrate, openDatabase } from '#db/database.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { addPerson } from '#db/organisation/sealed.ts'
import * as units from '#db/organisation/units.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Cost } from '#keys/argon.ts'
import type { Suite } from '#keys/envelope.ts'
import { createKeyring, type Keyring } from '#keys/keyring.ts'
import { createVault, type Vault } from '#keys/vault.ts'
import { bytesOf } from '../bytes.ts'

/** Argon2id so cheap that a test may use it. */
export const cheap: Cost = { memory: 64, passes: 1, lanes: 1 }

export const morning = '2026-11-24T01:00:00.000Z' as Instant

export type BareHouse = {
  readonly db: Database
  readonly keyring: Keyring
  readonly vault: Vault
  readonly account: AccountId
  readonly addDossier: (id: string) => Promise<DossierId>
  readonly close: () => Promise<void>
}

/** A database in memory with one unit, one person and one account: what the modules below the gate need, no more. */
export async function bareHouse(suite: Suite = 1): Promise<BareHouse> {
  empty ??= withTables()
  const { db, close } = openDatabase(await empty)
  const { keyring } = await createKeyring({
    path: ':memory:',
    mark: 'real',
    passphrases: ['a custodian'],
    suite,
    cost: cheap,
    at: morning,
  })
  const vault = createVault(keyring, () => morning)
  const [unit, person, account] = ['unit' as UnitId, 'person' as PersonId, 'account' as AccountId]
  await units.add(db, {
    id: unit,
    kind: 'company',
    name: '华星',
    code: 'hx',
    series: '',
    openedOn: '2000-01-01' as Day,
  })
  await addPerson({ db, vault }, { id: person })
  await accounts.add({ db, vault }, { id: account, staffNumber: 'H1', person, passwordHash: '', at: morning })

  const addDossier = async (id: string) => {
    const dossier = id as DossierId
    vault.addKey(dossier)
    await dossiers.add(db, {
      id: dossier,
      entity: unit,
      person,
      keeper: 'hr',
      state: 'draft',
      at: morning,
      by: account,
    })
    return dossier
  }
  return { db, keyring, vault, account, addDossier, close }
}

/** A file in which nobody has written anything: made once, since each change of the tables is run on it, and copied. */
let empty: Promise<Buffer> | undefined

async function withTables(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-bare-'))
  const file = join(folder, 'juanzong.db')
  const { db, close } = openDatabase(file)
  await migrate(db)
  await close()
  const bytes = bytesOf(file)
  rmSync(folder, { recursive: true })
  return bytes
}
