import { dirname } from 'node:path'
import { connectionOf, type Db } from '#db/connection.ts'
import { type Migrating, migrate, migrationsKnown } from '#db/database.ts'
import { installationOf } from '#db/installation.ts'
import { migrations } from '#db/migrations/index.ts'
import { type Instant, instant } from '#domain/time.ts'
import { version } from '#house/version.ts'
import { keepBefore, type Snapshot } from './snapshot.ts'

/** `copy` counts bytes, `migrate` counts what runs on the file. */
export type UpgradeStep = 'copy' | 'migrate'

type How = Pick<Migrating, 'list' | 'version'> & {
  readonly progress?: (step: UpgradeStep, done: number, total: number) => void
  readonly now?: () => Instant
  /** Takes a snapshot though nothing is to be changed. */
  readonly always?: boolean
}

export type Upgraded = { readonly ran: number; readonly snapshot: Snapshot | undefined }

/**
 * 升级: brings a data file of an earlier program up to this one. First a proved snapshot beside it, then everything that is
 * lacking in one transaction: whoever ends it, the file is as it was or as it is to be. Throws `Trouble` for the file of a
 * newer program. A file that is new needs no snapshot.
 */
export async function upgrade(db: Db, file: string, how: How = {}): Promise<Upgraded> {
  const { list = migrations, progress = () => {}, now = () => instant(new Date()), always = false } = how
  const by = { list, version: how.version ?? version }
  const isNew = (await installationOf(db)) === 'none'
  const done = isNew ? new Set<string>() : await migrationsKnown(db, file, by)
  const lacking = list.filter(({ name }) => !done.has(name)).length
  const { seals, disk } = connectionOf(db)
  const snapshot =
    done.size > 0 && (lacking > 0 || always)
      ? await keepBefore(dirname(file), seals, {
          at: now(),
          migrations: [...done],
          progress: (done, total) => progress('copy', done, total),
        })
      : undefined
  if (lacking > 0) {
    await migrate(db, file, { ...by, progress: (done, total) => progress('migrate', done, total) })
    await disk.kept()
  }
  return { ran: lacking, snapshot }
}
