import { restore } from '#house/copies/restore.ts'
import { exitOf, progressLine, readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

/**
 * `npm run restore -- FROM TO [--keyring FOLDER]`: a copy into an empty folder, which may be named by `--data` as well. Exit 0:
 * restored. 1: the copy was found wanting. 2: it could not be done. In both TO is as it was.
 */
await startSaying(async () => {
  const asked = readCommand({ name: 'restore', operands: [1, 2], options: ['keyring'] })
  if (!asked) return
  const { paths, data, path, say } = asked
  const [from = '', to = data] = paths
  const line = progressLine()
  const progress = (done: number, total: number) => line('restore', done, total)
  const { found, keyring } = await restore(from, to, { keyring: path('keyring'), progress })
  const { at, log } = found.manifest
  say('copies.command.restored', { folder: to, at, name: found.name, seq: log.seq })
  if (!keyring) say('copies.command.no-keyring-yet', { folder: to })
}, exitOf)
