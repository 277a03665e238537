import { migrate, openDatabase } from '#db/database.ts'
import { migrations } from '#db/migrations/index.ts'
import { instant } from '#domain/time.ts'
import { placesIn } from '#house/config.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { putBack } from '#house/upgrading/snapshot.ts'
import { upgrade } from '#house/upgrading/upgrading.ts'
import { later, laterVersion } from './later.ts'

/**
 * The program that is killed: brings a data folder up to the later version, or puts its snapshot back. `sabotage` upgrades as
 * a careless program would, one transaction a migration and nothing kept. It says `begun` before it touches anything.
 */
const [work = '', data = ''] = process.argv.slice(2)
const held = holdFolder(data)
const { database } = placesIn(data)
process.stdout.write('begun\n')
if (work === 'back') {
  await putBack(data, new Set(migrations.map(({ name }) => name)), instant(new Date()))
} else {
  const { db, close } = openDatabase(database)
  if (work === 'sabotage')
    for (let many = migrations.length; many <= later.length; many += 1)
      await migrate(db, database, { list: later.slice(0, many), version: laterVersion })
  else await upgrade(db, database, { list: later, version: laterVersion })
  await close()
}
held.release()
