import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as filings from '#db/custody/filings.ts'
import * as prints from '#db/prints/prints.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, visible } from '#domain/access/policy.ts'
import { type Filing, isLastPage, pagesOf } from '#domain/custody/filing.ts'
import { readScan, type ScanRefusal } from '#domain/custody/scan.ts'
import type { PrintPage } from '#domain/prints/print.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import type { App } from '#house/app.ts'
import { mustKeep } from './keeper.ts'
import { trace } from './trace.ts'

export type FileRefusal =
  | ScanRefusal
  | 'scan.page-unknown'
  | 'scan.page-filed'
  | 'scan.page-replaced'
  | 'scan.page-expected'
  | 'scan.box-expected'
  | 'scan.wrong-box'
  | 'filing.no-box'

/** A page that waits to be filed, and the filing that it belongs to. */
export type WaitingPage = { readonly page: PrintPage; readonly filing: Filing }

/**
 * Step 1: the page that a code names, if it waits to be filed. A code of a page that this actor may not see is as unknown
 * as one that nobody printed.
 */
export async function pageToFile(app: App, actor: Actor, typed: string): Promise<Result<WaitingPage, FileRefusal>> {
  mustKeep(actor)
  const scan = readScan(typed)
  if (scan.is === 'miss') return refuse(scan.refusal)
  if (scan.is === 'place') return refuse('scan.page-expected')
  const known = await prints.pageWithCode(app.db, scan.code)
  const filing = known?.run.filing && (await filings.find(app, known.run.filing))
  const subject = known && app.roster.entry(known.run.dossier)?.subject
  if (!known || !filing || !subject) return refuse('scan.page-unknown')
  const circumstances = await circumstancesOf(app, actor, subject.dossier)
  const asked = { ...circumstances, filing: true }
  if (!visible(actor, subject, circumstances) || !decide(actor, 'file', subject, 'custody', asked).allow) {
    return refuse('scan.page-unknown')
  }
  prints.ensureSound(app, subject.dossier)
  if (known.page.filed) return refuse('scan.page-filed')
  if (filing.endedAt || !pagesOf(filing).some(({ id }) => id === known.page.id)) return refuse('scan.page-replaced')
  if (!filing.volume.box) return refuse('filing.no-box')
  return ok({ page: known.page, filing })
}

/**
 * Step 2: confirms that the page went into its box. A wrong box files nothing, and the log keeps that it was tried; the
 * last page ends the filing. Answers what was done.
 */
export async function confirmScan(
  app: App,
  actor: Actor,
  { page: pageCode, box: boxCode }: { page: string; box: string },
  command: Command,
): Promise<Result<'filing.page-filed' | 'filing.ended', FileRefusal>> {
  const done = await once<FileRefusal, 'filing.page-filed' | 'filing.ended'>(app, actor, command, async (app) => {
    const waiting = await pageToFile(app, actor, pageCode)
    if (!waiting.ok) return waiting
    const scan = readScan(boxCode)
    if (scan.is === 'miss') return refuse(scan.refusal)
    if (scan.is === 'page' || scan.kind !== 'box') return refuse('scan.box-expected')
    const { page, filing } = waiting.value
    const { box } = filing.volume
    if (!box) return refuse('filing.no-box')
    if (scan.code !== box.code) return refuse('scan.wrong-box')
    await prints.file(app.db, { page: page.id, at: app.now(), by: actor.account, box: box.id })
    await trace(app, actor, 'filing.page-filed', {
      dossier: filing.dossier,
      filing: filing.id,
      code: page.code,
      box: box.code,
    })
    if (!isLastPage(filing, page)) return ok('filing.page-filed')
    await filings.end(app.db, filing.id, app.now())
    await trace(app, actor, 'filing.ended', { dossier: filing.dossier, filing: filing.id })
    app.whenCommitted(() => app.filings.ended(filing.dossier))
    return ok('filing.ended')
  })
  if (!done.ok && done.refusal === 'scan.wrong-box') {
    const [page, box] = [readScan(pageCode), readScan(boxCode)]
    await app.logRead({
      at: app.now(),
      actor: actor.account,
      act: 'filing.page-misplaced',
      about: { ...(page.is === 'page' && { code: page.code }), ...(box.is === 'place' && { box: box.code }) },
    })
  }
  return done
}
