import { text } from 'node:stream/consumers'
import type { Outcome } from '#domain/copies/outcome.ts'
import { instant } from '#domain/time.ts'
import type { Secret } from '#domain/unseal/secret.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { findCopy } from '#house/copies/folder.ts'
import { drill, noteDrill } from '#house/drills/drill.ts'
import { askRunning } from '#house/socket.ts'
import { readRecoveryCode } from '#keys/recovery-code.ts'
import { exitOf, progressLine, readCommand } from './copy-command.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'

refuseOldNode()

/**
 * `npm run drill -- FROM [--keyring FOLDER] [--in FOLDER] [--data DIR]`: restores a copy elsewhere and proves it, with the
 * passphrases that are piped in, one a line, or as far as it goes without. Exit 0: everything holds. 1: it does not. 2: it
 * could not be tried.
 */
await startSaying(async () => {
  const asked = readCommand({ name: 'drill', operands: 1, options: ['keyring', 'in'] })
  if (!asked) return
  const { paths, data, path, say } = asked
  const [from = ''] = paths
  const [keyring, begun, at] = [path('keyring'), performance.now(), instant(new Date())]
  const secrets = keyring === undefined || process.stdin.isTTY ? [] : secretsIn(await text(process.stdin))
  const took = () => Math.max(1, Math.round((performance.now() - begun) / 1000))
  const outcome = { kind: 'drill', where: 'named', at, written: 0 } as const
  try {
    const drilled = await drill(from, { secrets, keyring, in: path('in'), progress: progressLine() })
    const { name, seq, dossiers, opened, bytes } = drilled
    const seconds = took()
    await tell(from, data, { ...outcome, seconds, bytes, opened })
    say(opened ? 'copies.command.drilled' : 'copies.command.drilled-closed', { name, seconds, seq, dossiers })
  } catch (error) {
    const code = error instanceof Trouble ? error.code : 'unknown'
    await tell(from, data, { ...outcome, seconds: took(), bytes: 0, trouble: code })
    throw error
  }
}, exitOf)

/** One a line, of as many custodians as it takes. */
function secretsIn(typed: string): readonly Secret[] {
  return typed
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => ({ kind: readRecoveryCode(line) ? 'recovery-code' : 'passphrase', text: line }))
}

/** To the house that has the data here, if one is open, and beside the copy; neither is needed for the drill to count. */
async function tell(from: string, data: string, outcome: Outcome): Promise<void> {
  await askRunning(data, 'drilled', outcome).catch(() => {})
  const found = await findCopy(from).catch(() => undefined)
  const { at, ...note } = outcome
  if (found) await noteDrill(found.root, at, note).catch(() => {})
}
