import { countsOf } from '#db/bringing/bringing.ts'
import { keyOf } from '#db/bringing/sealed.ts'
import { isOver } from '#domain/bringing/brought.ts'
import type { BringingId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Where nothing more can become of it, the names of its files and lines are noise from now on. */
export async function endIfOver(app: App, id: BringingId): Promise<void> {
  const counts = await countsOf(app.db, id)
  if (isOver(counts) && counts.kept === 0 && app.vault.hasKey(keyOf(id))) app.vault.shred(keyOf(id))
}
