import { openDatabase } from '#db/database.ts'
import { migrations } from '#db/migrations/index.ts'
import { instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkFolder, troubleOf } from '#house/data-folder.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { putBack } from '#house/upgrading/snapshot.ts'
import { upgrade } from '#house/upgrading/upgrading.ts'
import { exitOf, progressLine, readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'
import { sayUpgraded } from './upgraded.ts'

refuseOldNode()

/**
 * `npm run upgrade -- [--back] [--data DIR]`: keeps a proved snapshot of a data folder that no server has, and brings its
 * file up to this program; with `--back` puts the newest snapshot that this program can read in the place of the file. No
 * key is needed for either. Exit 0: done. 1: something is wrong with the data or the snapshot. 2: it could not be done.
 */
await startSaying(async () => {
  const asked = readCommand({ name: 'upgrade', operands: 0, flags: ['back'] })
  if (!asked) return
  const { data, say } = asked
  const held = holdFolder(data)
  const { database } = placesIn(data)
  try {
    if (asked.has('back')) {
      if (await isReadable(data)) return say('upgrade.back-needless', {})
      const { file, at } = await putBack(data, new Set(migrations.map(({ name }) => name)), instant(new Date()))
      return say('upgrade.back', { file, at })
    }
    await checkFolder(data, { demo: false })
    const { db, close } = openDatabase(database)
    try {
      sayUpgraded(await upgrade(db, database, { always: true, progress: progressLine() }), say)
    } finally {
      await close()
    }
  } catch (error) {
    throw troubleOf(error, database, 'database-unreadable')
  } finally {
    held.release()
  }
}, exitOf)

/** What this program reads as it is, is not given up for an older copy. */
function isReadable(data: string): Promise<boolean> {
  return checkFolder(data, { demo: false }).then(
    () => true,
    (error) => {
      if (error instanceof Trouble && error.code === 'database-newer') return false
      throw error
    },
  )
}
