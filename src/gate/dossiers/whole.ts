import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { openForWork } from './work.ts'

/**
 * Paper and signatures rest on the whole of a dossier: throws Damaged where a part of what was opened just now cannot be
 * read. What is missing would be printed or approved as if it had never been.
 */
export function mustBeWhole({ damages }: App, id: DossierId): void {
  if (damages.of('dossier', id).some(({ where }) => where === 'revisions'))
    throw new Damaged({ table: 'revisions', id })
}

/** The same for an act that opens nothing by itself, inside the caller's transaction. */
export async function ensureWhole(app: App, id: DossierId): Promise<void> {
  await openForWork(app, 'condition', id, { silent: true })
  mustBeWhole(app, id)
}
