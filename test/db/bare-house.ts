import { type Db, migrate, openDatabase } from '#db/database.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Cost } from '#keys/argon.ts'
import type { Suite } from '#keys/envelope.ts'
import { createKeyring, type Keyring } from '#keys/keyring.ts'
import type { Sealed } from '#keys/sealed.ts'
import { createVault, type Vault } from '#keys/vault.ts'

/** Argon2id so cheap that a test may use it. */
export const cheap: Cost = { memory: 64, passes: 1, lanes: 1 }

export const morning = '2026-11-24T01:00:00.000Z' as Instant

export type BareHouse = {
  readonly db: Db
  readonly keyring: Keyring
  readonly vault: Vault
  readonly account: AccountId
  readonly addDossier: (id: string) => Promise<DossierId>
  readonly close: () => Promise<void>
}

/** A database in memory with one unit, one person and one account: what the modules below the gate need, no more. */
export async function bareHouse(suite: Suite = 1): Promise<BareHouse> {
  const { db, close } = openDatabase(':memory:')
  await migrate(db)
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
  await db
    .insertInto('units')
    .values({
      id: unit,
      parent_id: null,
      kind: 'company',
      name: '华星',
      code: 'hx',
      position: 0,
      entity: 1,
      opened_on: '2000-01-01' as Day,
      closed_on: null,
    })
    .execute()
  await db.insertInto('persons').values({ id: person, name: null }).execute()
  const nothing = Buffer.alloc(0) as unknown as Sealed
  await db
    .insertInto('accounts')
    .values({ id: account, staff_number: 'H1', secret: nothing, person: nothing, state: 'active', created_at: morning })
    .execute()

  const addDossier = async (id: string) => {
    const dossier = id as DossierId
    vault.addKey(dossier)
    await db
      .insertInto('dossiers')
      .values({
        id: dossier,
        entity_id: unit,
        person_id: person,
        state: 'draft',
        number_print: null,
        keeper: 'hr',
        created_at: morning,
        created_by: account,
        archived_at: null,
      })
      .execute()
    return dossier
  }
  return { db, keyring, vault, account, addDossier, close }
}
