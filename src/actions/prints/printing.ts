import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as filings from '#db/custody/filings.ts'
import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import * as sealed from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Filing, sheetsToPrint } from '#domain/custody/filing.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { DossierId, FilingId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import { readPageCode } from '#domain/prints/code.ts'
import type { Parameters } from '#domain/prints/form.ts'
import type { Drawn } from '#domain/prints/job.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import { currentPages, isStale, type PrintPage } from '#domain/prints/print.ts'
import { isSheet, type SheetKind } from '#domain/prints/sheets/index.ts'
import type { SwapSlip } from '#domain/prints/swap.ts'
import { ok, refuse } from '#domain/result.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { type FreshRun, freshRun } from './fresh-run.ts'
import { jobOf, keyedPages, materialOf, parametersNow, sourcesOf, stoppedAt } from './material.ts'

export type PrintRefusal = 'print.missing-glyph' | 'filing.ended'

export type PrintResult =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly runCode: string }
  | { readonly ok: false; readonly refusal: PrintRefusal; readonly stopped?: Stopped }

/**
 * Prints what a filing still lacks: reads through the gate, draws outside any transaction, then records the run with its
 * parameters, sources and page hashes, once. A repeat of the command answers the same file and records nothing.
 * `by` is how the foot names the printer. Throws NotFound where the dossier is invisible, Forbidden without the right.
 */
export async function printFiling(
  app: App,
  actor: Actor,
  { filing: id, by }: { filing: FilingId; by: string },
  command: Command,
): Promise<PrintResult> {
  const filing = await filingFor(app, actor, id)
  const sheets = sheetsToPrint(filing)
  if (sheets.length === 0) return { ok: false, refusal: 'filing.ended' }

  const reading = await readDossier(app, actor, filing.dossier, { act: 'dossier.printed', action: 'print' })
  if (!reading) throw new NotFound()
  const fresh = await freshRun(app, actor, { dossier: filing.dossier, filing: filing.id, purpose: 'filing' })
  const parameters = await parametersNow(app, fresh.printedAt)
  const material = await materialOf(app, filing.dossier, reading, parameters, sheets)
  const slip = await slipOf(app, filing, sheets, fresh.code)
  const drawing = await app.printRoom.draw({ ...jobOf(material, parameters, fresh, fresh.code, by), slip })
  if (!drawing.ok) return { ok: false, refusal: 'print.missing-glyph', stopped: stoppedAt(reading, drawing.missing) }

  const recorded = await once<PrintRefusal>(app, actor, command, async (app) => {
    const now = await filings.find(app, id)
    if (!now || now.endedAt) return refuse('filing.ended')
    await record(app, fresh, parameters, sourcesOf(reading.changes), drawing.value)
    return ok(fresh.id)
  })
  if (!recorded.ok) return { ok: false, refusal: recorded.refusal }
  if (recorded.value === fresh.id) return { ok: true, pdf: drawing.value.pdf, runCode: fresh.code }
  return drawAgain(app, filing, recorded.value as PrintRunId, reading, by)
}

/** The filing, if this actor may print it now. */
async function filingFor(app: App, actor: Actor, id: FilingId): Promise<Filing> {
  const filing = await filings.find(app, id)
  if (!filing) throw new NotFound()
  await guard(app, actor, filing.dossier, { action: 'print', filing: true })
  return filing
}

/** Of a swap: which pages in the box the new ones take the place of. */
async function slipOf(
  app: App,
  { dossier, swaps, volume }: Filing,
  sheets: readonly SheetKind[],
  run: string,
): Promise<SwapSlip | undefined> {
  if (!swaps) return undefined
  const lying = currentPages((await prints.pagesInUse(app.db, dossier)).filter(({ filed }) => filed))
  const { name = '', number = '' } = app.roster.entry(dossier)?.columns.who ?? {}
  const rows = sheets.map((sheet) => ({
    sheet,
    out: lying.filter((page) => page.sheet === sheet).map(({ code }) => code),
  }))
  return { name, number, box: volume.box?.code ?? '', run, rows }
}

async function record(app: App, run: FreshRun, parameters: Parameters, sources: readonly string[], drawn: Drawn) {
  await sealed.addRun(app, {
    ...run,
    parameters,
    sources,
    pdfHash: sealed.keyed(app.vault, run.dossier, drawn.pdfHash),
    pages: drawn.pages.map(({ sheet, page, pages, code = '', contentHash }) => ({
      id: app.newId<PrintPageId>(),
      sheet,
      page,
      pages,
      code,
      contentHash: sealed.keyed(app.vault, run.dossier, contentHash),
    })),
  })
  await log.record(app.db, {
    at: app.now(),
    actor: run.printedBy,
    act: 'filing.printed',
    about: { dossier: run.dossier, filing: run.filing ?? '', run: run.id, pages: drawn.pages.length },
  })
}

/** The file of a run recorded before, byte for byte; a Conflict where the dossier says something else by now. */
async function drawAgain(app: App, filing: Filing, id: PrintRunId, reading: Reading, by: string): Promise<PrintResult> {
  const run = await prints.find(app.db, id)
  if (!run) throw new NotFound()
  const [parameters, pages] = [await sealed.parametersOf(app, id), await prints.pagesOfRun(app.db, id)]
  const wanted = [...new Set(pages.flatMap(({ sheet }) => (isSheet(sheet) ? [sheet] : [])))]
  const code = readPageCode(pages[0]?.code ?? '')
  if (!code.ok) throw new NotFound()
  const material = await materialOf(app, run.dossier, reading, parameters, wanted)
  const slip = await slipOf(app, filing, wanted, code.value.run)
  const drawing = await app.printRoom.draw({ ...jobOf(material, parameters, run, code.value.run, by), slip })
  if (!drawing.ok || !sameWords(app, run.dossier, pages, drawing.value)) throw new Conflict()
  return { ok: true, pdf: drawing.value.pdf, runCode: code.value.run }
}

const sameWords = (app: App, dossier: DossierId, pages: readonly PrintPage[], drawn: Drawn) =>
  pages.every((page) => !isStale(page, keyedPages(app, dossier, drawn.pages)))
