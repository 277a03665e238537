import type { Json } from '#domain/json.ts'
import { backUpAlone } from '#house/copies/alone.ts'
import type { Copied } from '#house/copies/copying.ts'
import { askRunning } from '#house/socket.ts'
import { exitOf, progressLine, readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

/**
 * `npm run backup -- TO [--keyring FOLDER] [--data DIR]`: a copy of the data to TO, made by the running server where one
 * has the folder. Exit 0: made. 1: made, but something in the data is missing, or found wanting. 2: not made.
 */
await startSaying(async () => {
  const asked = readCommand({ name: 'backup', operands: 1, options: ['keyring'] })
  if (!asked) return
  const { paths, data, path } = asked
  const [to = ''] = paths
  const keyring = path('keyring')
  const line = progressLine()
  const told = (step: Json) => {
    const { step: name, done, total } = step as { step: string; done: number; total: number }
    line(name, done, total)
  }
  const copied = ((await askRunning(data, 'backup', { to, ...(keyring && { keyring }) }, told)) ??
    (await backUpAlone(data, { to, keyring }, line))) as Copied
  tell(asked.say, to, copied, keyring ?? '')
  process.exitCode = copied.missing > 0 || copied.older || copied.keyringTrouble ? 1 : 0
}, exitOf)

type Say = NonNullable<ReturnType<typeof readCommand>>['say']

function tell(
  say: Say,
  to: string,
  { name, files, added, missing, older, keyring, keyringTrouble, seq }: Copied,
  folder: string,
): void {
  say('copies.command.made', { folder: to, name, files, added, seq })
  if (missing > 0) say('copies.command.missing', { count: missing })
  if (older) say('copies.command.older', {})
  if (keyringTrouble) say(`trouble.${keyringTrouble}`, { folder, file: folder, value: '', address: '' })
  else if (!keyring) say('copies.command.no-keyring', {})
}
