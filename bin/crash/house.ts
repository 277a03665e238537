import { createDraft } from '#actions/dossiers/beginning.ts'
import * as accounts from '#db/accounts.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { createKeyring, openKeyring } from '#keys/keyring.ts'

const passphrase = 'a custodian of the crash harness'
const cheap = { memory: 64, passes: 1, lanes: 1 }

export type CrashHouse = {
  readonly app: App
  readonly account: AccountId
  readonly dossier: DossierId
  readonly close: () => Promise<void>
}

/** A house on real files with one HR officer and one draft to write to. */
export async function foundHouse(folder: string): Promise<void> {
  const places = placesIn(folder)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const at = instant(new Date())
  const { keyring } = await createKeyring({
    path: places.keyring,
    mark: 'real',
    passphrases: [passphrase],
    cost: cheap,
    at,
  })
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: false })
  const [unit, person, account] = [app.newId<UnitId>(), app.newId<PersonId>(), app.newId<AccountId>()]
  await db
    .insertInto('units')
    .values({
      id: unit,
      parent_id: null,
      kind: 'company',
      name: '公司',
      code: 'c',
      position: 0,
      entity: 1,
      series: 'C',
      opened_on: '2000-01-01' as Day,
      closed_on: null,
    })
    .execute()
  await db.insertInto('persons').values({ id: person, name: null }).execute()
  await accounts.add(app, {
    id: account,
    staffNumber: '1',
    person,
    passwordHash: await app.vault.hashPassword('crash'),
    at,
  })
  await db
    .insertInto('duties')
    .values({ account_id: account, duty: 'hr', unit_id: unit, since: '2000-01-01' as Day, until: null })
    .execute()
  await app.directory.reload()
  const actor = app.directory.actorOf(account)
  if (!actor) throw new Error('The officer cannot act.')
  await inTransaction(app, async (app) => {
    const records = [{ section: 'basic', fields: { name: '写入者', unit } }]
    const begun = await createDraft(app, actor, { entity: unit, keeper: 'hr', records })
    if (!begun.ok) throw new Error(begun.refusal)
  })
  await app.printRoom.close()
  await close()
  keyring.close()
}

export async function enterHouse(folder: string): Promise<CrashHouse> {
  const places = placesIn(folder)
  const opened = await openKeyring(places.keyring, [{ kind: 'passphrase', text: passphrase }], { demo: false })
  if (!opened.ok) throw new Error(opened.refusal)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const app = await buildApp({ db, keyring: opened.value, blobFolder: places.blobs, demo: false })
  const { id: account } = await db.selectFrom('accounts').select('id').executeTakeFirstOrThrow()
  const { id: dossier } = await db.selectFrom('dossiers').select('id').executeTakeFirstOrThrow()
  return {
    app,
    account,
    dossier,
    close: async () => {
      await app.printRoom.close()
      await close()
      opened.value.close()
    },
  }
}
