import { createDraft } from '#actions/dossiers/beginning.ts'
import { addAccount, addPerson, giveDuty } from '#actions/organisation/people.ts'
import { found } from '#actions/organisation/units.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
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
  const passwordHash = await app.vault.hashPassword('crash')
  const { unit, account } = await inTransaction(app, async (app) => {
    const opened = '2000-01-01' as Day
    const founding = { name: '公司', code: 'c', series: 'C', profile: 'state', openedOn: opened } as const
    const unit = expected(await found(app, 'system', founding))
    const person = await addPerson(app, 'system', {})
    const account = expected(await addAccount(app, 'system', { staffNumber: '1', person, passwordHash }))
    expected(await giveDuty(app, 'system', { account, duty: 'hr', unit, from: opened }))
    return { unit, account }
  })
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
