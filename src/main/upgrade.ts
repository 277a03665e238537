import { parseArgs } from 'node:util'
import { openDatabase } from '#db/database.ts'
import { migrations } from '#db/migrations/index.ts'
import { instant } from '#domain/time.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn } from '#house/config.ts'
import { checkFolder, troubleOf } from '#house/data-folder.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { putBack } from '#house/upgrading/snapshot.ts'
import { upgrade } from '#house/upgrading/upgrading.ts'
import { exitOf, folderOf, progressLine, sayBoth } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'
import { sayUpgraded } from './upgraded.ts'

refuseOldNode()

/**
 * `npm run upgrade -- [--data DIR] [--back]`: keeps a proved snapshot of a data folder that no server has, and brings its
 * file up to this program; with `--back` puts the newest snapshot that this program can read in the place of the file. No
 * key is needed for either. Exit 0: done. 1: something is wrong with the data or the snapshot. 2: it could not be done.
 */
await startSaying(async () => {
  const { data, isBack } = asked()
  const held = holdFolder(data)
  const { database } = placesIn(data)
  try {
    if (isBack) {
      if (await isReadable(data)) return sayBoth('upgrade.back-needless', {})
      const { file, at } = await putBack(data, new Set(migrations.map(({ name }) => name)), instant(new Date()))
      return sayBoth('upgrade.back', { file, at })
    }
    await checkFolder(data, { demo: false })
    const { db, close } = openDatabase(database)
    try {
      sayUpgraded(await upgrade(db, database, { always: true, progress: progressLine() }))
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

function asked(): { readonly data: string; readonly isBack: boolean } {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, back: { type: 'boolean', default: false } } })
    return { data: folderOf(values.data), isBack: values.back }
  } catch (cause) {
    throw new Trouble('copy-usage', { value: 'npm run upgrade -- [--data DIR] [--back]' }, { cause })
  }
}
