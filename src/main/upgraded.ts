import type { Upgraded } from '#house/upgrading/upgrading.ts'
import { sayBoth } from './copy-command.ts'

/** What became of a file of an earlier program, and where it lies as it was. */
export function sayUpgraded({ ran, snapshot }: Upgraded, say = sayBoth): void {
  if (ran > 0) say('upgrade.done', { count: ran })
  else say('upgrade.nothing', {})
  if (snapshot) say('upgrade.snapshot', { file: snapshot.file })
}
