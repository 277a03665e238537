import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import type { BringingId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { mustHaveBrought } from './theirs.ts'

type Failing = { readonly bringing: BringingId; readonly sheet: SheetJob; readonly rows: number }

/** What was not read, as a workbook for whoever brought it; that it left is written down before. */
export async function exportFailed(
  app: App,
  actor: Actor,
  { bringing, sheet, rows }: Failing,
  command: Command,
): Promise<Uint8Array> {
  await mustHaveBrought(app, actor, bringing)
  const bytes = await app.exportRoom.sheet(sheet)
  await once<never, number>(app, actor, command, async (app) => {
    const about = { batch: bringing, rows }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'bringing.failed-exported', about })
    return ok(rows)
  })
  return bytes
}
