import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PrintRunId } from '#domain/ids.ts'
import { runCode } from '#domain/prints/code.ts'
import { headText } from '#domain/prints/foot.ts'
import type { PrintRun } from '#domain/prints/print.ts'
import type { App } from '#house/app.ts'

export type FreshRun = PrintRun & { readonly code: string }

/** A run with a name of its own, at this moment, under the present head of the log. `taken`: names given but not recorded. */
export async function freshRun(
  app: App,
  actor: Actor,
  of: Pick<PrintRun, 'dossier' | 'filing' | 'purpose'>,
  taken: ReadonlySet<string> = new Set(),
): Promise<FreshRun> {
  let code = runCode(app.vault.random(4))
  while (taken.has(code) || (await prints.isTaken(app.db, code))) code = runCode(app.vault.random(4))
  return {
    ...of,
    id: app.newId<PrintRunId>(),
    printedAt: app.now(),
    printedBy: actor.account,
    logHead: headText(await log.head(app.db)),
    code,
  }
}
