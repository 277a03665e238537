import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as filings from '#db/custody/filings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { readScan, type ScanRefusal } from '#domain/custody/scan.ts'
import { NotFound } from '#domain/errors.ts'
import type { FilingId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type ConfirmRefusal = ScanRefusal | 'filing.ended' | 'filing.no-box' | 'scan.box-expected' | 'filing.elsewhere'

/**
 * 存量: confirms that the paper stands in the box that was said, by the code of that box; so the task ends without a print. Where
 * it stands elsewhere, that box is chosen first.
 */
export function confirmStanding(
  app: App,
  actor: Actor,
  { filing: id, code }: { readonly filing: FilingId; readonly code: string },
  command: Command,
): Promise<Result<string, ConfirmRefusal>> {
  return once<ConfirmRefusal>(app, actor, command, async (app) => {
    const filing = await filings.find(app, id)
    if (!filing?.confirms) throw new NotFound()
    await guard(app, actor, filing.dossier, { action: 'file', groups: ['custody'], filing: true })
    if (filing.endedAt) return refuse('filing.ended')
    const { box } = filing.volume
    if (!box) return refuse('filing.no-box')
    const scan = readScan(code)
    if (scan.is === 'miss') return refuse(scan.refusal)
    if (scan.is !== 'place' || scan.kind !== 'box') return refuse('scan.box-expected')
    if (scan.code !== box.code) return refuse('filing.elsewhere')
    await filings.end(app.db, id, app.now())
    await trace(app, actor, 'filing.place-confirmed', { dossier: filing.dossier, filing: id, box: box.code })
    app.whenCommitted(() => app.filings.ended(filing.dossier))
    return ok(id)
  })
}
