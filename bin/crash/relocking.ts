import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { noteCustodians } from '#actions/custodians/settling.ts'
import { proveSeat, said } from '#actions/custodians/sitting.ts'
import * as kept from '#db/custodians/kept.ts'
import { openDatabase } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Change } from '#domain/custodians/change.ts'
import type { ChangeId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { openKeyring } from '#keys/keyring.ts'
import { textOf } from '#keys/lock-text.ts'
import { passphraseOf } from './custodian-cycle.ts'

/**
 * Changes the custodian of a house again and again, each time to the next passphrase, through the last step that a real one does.
 * What is about to change is a line, and so is what has changed. Killed from outside.
 */
const [folder = '', given = '0', broken] = process.argv.slice(2)

/** The fault that is to be noticed: what belongs together is written piece by piece, and the end comes between two of them. */
if (broken === 'torn') {
  const { exec } = Sqlite.prototype
  Object.assign(Sqlite.prototype, {
    transaction: (work: (...args: unknown[]) => unknown) => work,
    exec(this: Sqlite.Database, sql: string) {
      exec.call(this, sql)
      if (sql === 'delete from house_keys') process.kill(process.pid, 'SIGKILL')
      return this
    },
  })
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const places = placesIn(folder)
const keyring = expected(await openKeyring(places.keyring, [said(passphraseOf(Number(given)))], { demo: false }))
const { db } = openDatabase(places.database)
const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: false })
await noteCustodians(app)
for (const { kind, what } of app.seals.unsound()) say(`wrong ${kind} ${what}`)
const actor = [...app.directory.everyone()].find(({ duties }) => duties.length === 0)
if (!actor || dirname(places.keyring) !== folder) throw new Error('Nobody could be a custodian.')

let now = Number(given)
if (await app.locks.whose(said(passphraseOf(now + 1)))) now += 1
say(`changed ${now}`)
for (;;) {
  const next = now + 1
  const lock = textOf(await app.locks.lockFor(said(passphraseOf(next))))
  const change: Change = {
    id: app.newId<ChangeId>(),
    threshold: 1,
    seats: [{ is: 'new', person: actor.person, lock }],
    card: { is: 'none' },
    by: actor.person,
    at: app.now(),
    agreedAt: app.now(),
  }
  await inTransaction(app, ({ db }) => kept.saveChange(db, change))
  say(`changing ${next}`)
  expected(await proveSeat(app, actor, { passphrase: passphraseOf(next), from: { address: 'crash', local: true } }))
  say(`changed ${next}`)
  now = next
}
