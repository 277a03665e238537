import { dropUnnamed, type PaperPlace, type PaperTaken, takePaper } from '#actions/dossiers/paper.ts'
import { limits } from '#domain/limits.ts'
import type { App } from '#house/app.ts'
import type { Coming } from '#routes/web/incoming.ts'
import type { Receiving } from '#routes/web/upload.ts'

/**
 * Takes the one paper of a form as it comes in. `placeOf` says where it goes, and throws for whoever may not put it there: it
 * is asked before the first byte is kept.
 */
export const receivingPaper = (
  app: App,
  placeOf: (coming: Coming) => Promise<Omit<PaperPlace, 'name'>>,
): Receiving<PaperTaken> => ({
  mostFiles: 1,
  mostBytes: limits.attachedPaper,
  take: async (coming) => takePaper(app, { ...(await placeOf(coming)), name: coming.name }),
  abandon: (taken) => dropPapers(app, taken),
})

/** At the end of a request: no file stays that no row names. */
export async function dropPapers(app: App, taken: readonly PaperTaken[]): Promise<void> {
  for (const one of taken) if (one.ok) await dropUnnamed(app, one.value.row)
}
