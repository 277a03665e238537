import type { Json } from '#domain/json.ts'
import { backUpAlone } from '#house/copies/alone.ts'
import type { Copied } from '#house/copies/copying.ts'
import { askRunning } from '#house/socket.ts'
import { exitOf, progressLine, readCommand, sayBoth } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

/**
 * `npm run backup -- TO [--keyring FOLDER] [--data DIR]`: a copy of the data to TO, made by the running server where one
 * has the folder. Exit 0: made. 1: made, but something in the data is missing, or found wanting. 2: not made.
 */
await startSaying(async () => {
  const { paths, data, path } = readCommand({
    usage: 'npm run backup -- TO [--keyring FOLDER] [--data DIR]',
    operands: 1,
    options: ['keyring'],
  })
  const [to = ''] = paths
  const keyring = path('keyring')
  const line = progressLine()
  const told = (step: Json) => {
    const { step: name, done, total } = step as { step: string; done: number; total: number }
    line(name, done, total)
  }
  const copied = ((await askRunning(data, 'backup', { to, ...(keyring && { keyring }) }, told)) ??
    (await backUpAlone(data, { to, keyring }, line))) as Copied
  say(to, copied, keyring ?? '')
  process.exitCode = copied.missing > 0 || copied.older || copied.keyringTrouble ? 1 : 0
}, exitOf)

function say(
  to: string,
  { name, files, added, missing, older, keyring, keyringTrouble, seq }: Copied,
  folder: string,
): void {
  sayBoth('copies.command.made', { folder: to, name, files, added, seq })
  if (missing > 0) sayBoth('copies.command.missing', { count: missing })
  if (older) sayBoth('copies.command.older', {})
  if (keyringTrouble) sayBoth(`trouble.${keyringTrouble}`, { folder, file: folder, value: '', address: '' })
  else if (!keyring) sayBoth('copies.command.no-keyring', {})
}
