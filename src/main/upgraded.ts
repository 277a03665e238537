import type { Upgraded } from '#house/upgrading/upgrading.ts'
import { sayBoth } from './copy-command.ts'

/** What became of a file of an earlier program, and where it lies as it was. */
export function sayUpgraded({ ran, snapshot }: Upgraded): void {
  if (ran > 0) sayBoth('upgrade.done', { count: ran })
  else sayBoth('upgrade.nothing', {})
  if (snapshot) sayBoth('upgrade.snapshot', { file: snapshot.file })
}
