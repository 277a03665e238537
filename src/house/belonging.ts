import type { Db } from '#db/database.ts'
import { installationOf, markInstallation } from '#db/installation.ts'
import { accountPlace } from '#db/organisation/sealed.ts'
import { Damaged } from '#domain/errors.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { Keyring } from '#keys/keyring.ts'
import type { Vault } from '#keys/vault.ts'

/**
 * Whether database and keyring are of one installation, shown by what opens: the mark in clear is believed only where it
 * speaks against it. A pair that is new is marked. Throws `Trouble`, and has written nothing then.
 */
export async function ensureBelonging(db: Db, keyring: Keyring, vault: Vault, file: string): Promise<void> {
  const mark = await installationOf(db)
  const accounts = await db.selectFrom('accounts').select(['id', 'person']).orderBy('id').limit(100).execute()
  if (accounts.length === 0 && keyring.owners().length > 0) throw new Trouble('database-empty', { file })
  const isMarkedOtherwise = mark !== 'unmarked' && mark !== keyring.installation
  const opens =
    accounts.length === 0 || accounts.some(({ id, person }) => isOurs(() => vault.open(person, accountPlace(id))))
  if (isMarkedOtherwise || !opens) throw new Trouble('database-foreign', { file })
  if (mark === 'unmarked') await markInstallation(db, keyring.installation)
}

function isOurs(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch (error) {
    if (error instanceof Damaged) return false
    throw error
  }
}
