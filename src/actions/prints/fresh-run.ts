import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PrintRunId } from '#domain/ids.ts'
import { runCode } from '#domain/prints/code.ts'
import { headText } from '#domain/prints/foot.ts'
import type { PrintRun } from '#domain/prints/print.ts'
import type { App } from '#house/app.ts'

export type FreshRun = PrintRun & { readonly code: string }

/** A run with a name of its own, at this moment, under the present head of the log. */
export async function freshRun(
  app: App,
  actor: Actor,
  of: Pick<PrintRun, 'dossier' | 'filing' | 'purpose'>,
): Promise<FreshRun> {
  return {
    ...of,
    id: app.newId<PrintRunId>(),
    printedAt: app.now(),
    printedBy: actor.account,
    logHead: headText(await log.head(app.db)),
    code: await freshName(app),
  }
}

/** A name that no run bears, nor one that is being drawn. */
async function freshName({ vault, runNames, db }: App): Promise<string> {
  for (;;) {
    const name = runCode(vault.random(4))
    if (runNames.has(name)) continue
    runNames.add(name)
    if (!(await prints.isTaken(db, name))) return name
  }
}
