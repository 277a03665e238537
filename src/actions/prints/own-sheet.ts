import { once } from '#actions/once.ts'
import { answered, type Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import { addRun, keyed } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict } from '#domain/errors.ts'
import type { DossierId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { paperFoot } from '#domain/prints/foot.ts'
import type { PageModel } from '#domain/prints/papers/index.ts'
import { isStale } from '#domain/prints/print.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { freshRun } from './fresh-run.ts'
import { keyedPages, parametersNow } from './material.ts'
import { runOf } from './runs-in-parts.ts'

/** A sheet that is made from something else than the contents of a dossier, and is printed by itself. */
export type OwnSheet = {
  readonly dossier: DossierId
  /** How the foot names the printer, and what it is printed for. */
  readonly by: string
  readonly purpose: string
  readonly sheet: PageModel
  /** What it was made from, at which version. */
  readonly source: string
  readonly act: Act
  readonly about: Readonly<Record<string, string>>
}

export type OwnSheetPrinted =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly runCode: string }
  | { readonly ok: false; readonly missing: readonly string[] }

/**
 * Prints it and records the run. A repeat of the command answers the same file and records nothing; a Conflict where it says
 * something else by now. Whoever calls has asked whether the actor may.
 */
export async function printOwnSheet(app: App, actor: Actor, own: OwnSheet, command: Command): Promise<OwnSheetPrinted> {
  const { dossier } = own
  const known = await answered<string>(app, actor, command)
  const run = known
    ? await runOf(app, known as PrintRunId)
    : {
        ...(await freshRun(app, actor, { dossier, purpose: 'work' })),
        parameters: await parametersNow(app, app.now()),
      }
  if (run.dossier !== dossier) throw new Conflict()
  const { printedAt: at, logHead, code, parameters } = run
  const foot = paperFoot({ by: own.by, at, logHead, purpose: own.purpose })
  const sheets = [own.sheet]
  const drawing = await app.printRoom.draw({ sheets, formVersion: parameters.formVersion, at, foot, run: code })
  if (!drawing.ok) return drawing
  const pages = keyedPages(app, dossier, drawing.value.pages)
  const printed = { ok: true, pdf: drawing.value.pdf, runCode: code } as const
  if (known) {
    const before = await prints.pagesOfRun(app.db, run.id)
    if (before.some((page) => isStale(page, pages))) throw new Conflict()
    return printed
  }
  const recorded = await once<never>(app, actor, command, async (app) => {
    const pdfHash = keyed(app.vault, dossier, drawing.value.pdfHash)
    const numbered = pages.map((page) => ({ ...page, id: app.newId<PrintPageId>() }))
    await addRun(app, { ...run, sources: [own.source], pdfHash, pages: numbered })
    const about = { ...own.about, run: run.id, pages: pages.length }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: own.act, about })
    return ok(run.id)
  })
  // The same form was sent twice at once, and the other one was first: its run is the file.
  return recorded.ok && recorded.value !== run.id ? printOwnSheet(app, actor, own, command) : printed
}
