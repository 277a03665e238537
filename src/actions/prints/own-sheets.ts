import { once } from '#actions/once.ts'
import { type Command, partOf } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { addRun, keyed } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PrintPageId } from '#domain/ids.ts'
import { paperFoot } from '#domain/prints/foot.ts'
import type { DrawnPage } from '#domain/prints/job.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { keyedPages } from './material.ts'
import type { OwnSheet } from './own-sheet.ts'
import { atOnce, mustSayTheSame, partsOf, type Run } from './runs-in-parts.ts'

export type OwnSheetsPrinted =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly runCode: string }
  /** Which of them no face can set, and for which characters: none is printed then. */
  | { readonly ok: false; readonly stopped: readonly { readonly at: number; readonly missing: readonly string[] }[] }

/**
 * Prints many such sheets as one file, in their order, each as a run of its own dossier. A repeat of the command answers the same
 * file and records nothing, also one that was cut off half way; a Conflict where one says something else by now. Whoever calls has
 * asked whether the actor may, and for how many.
 */
export async function printOwnSheets(
  app: App,
  actor: Actor,
  sheets: readonly OwnSheet[],
  command: Command,
): Promise<OwnSheetsPrinted> {
  const parts = await partsOf(app, actor, sheets, command)
  const runs = parts.flatMap((part) => part.runs)
  const jobs = sheets.map((own, at) => jobOf(own, runs[at] as Run))
  const drawn = await app.printRoom.drawBatch({ jobs, copies: 1, at: jobs[0]?.at ?? app.now() })
  const stopped = drawn.parts.flatMap((part, at) => (part.ok ? [] : [{ at, missing: part.missing }]))
  if (stopped.length > 0) return { ok: false, stopped }
  for (const [at, { known }] of parts.entries()) {
    const own = sheets.slice(at * atOnce, (at + 1) * atOnce)
    const done = own.map((sheet, index) => {
      const part = drawn.parts[at * atOnce + index]
      return { sheet, run: runs[at * atOnce + index] as Run, pages: part?.ok ? part.pages : [], drawn: part }
    })
    if (known) await mustSayTheSame(app, done)
    else {
      const recorded = await once<never, readonly string[]>(app, actor, partOf(command, at), async (app) => {
        for (const one of done) await record(app, actor, one, drawn.pdfHash)
        return ok(done.map(({ run }) => run.id))
      })
      // The same form was sent twice at once, and the other one was first: its runs are the file.
      if (recorded.ok && recorded.value[0] !== done[0]?.run.id) return printOwnSheets(app, actor, sheets, command)
    }
  }
  return { ok: true, pdf: drawn.pdf, runCode: runs[0]?.code ?? '' }
}

const jobOf = ({ sheet, by, purpose }: OwnSheet, { parameters, printedAt: at, logHead, code }: Run) => ({
  sheets: [sheet],
  formVersion: parameters.formVersion,
  at,
  foot: paperFoot({ by, at, logHead, purpose }),
  run: code,
})

type Done = { readonly sheet: OwnSheet; readonly run: Run; readonly pages: readonly DrawnPage[] }

async function record(app: App, actor: Actor, { sheet, run, pages }: Done, pdfHash: string) {
  const { dossier, source, act, about } = sheet
  const numbered = keyedPages(app, dossier, pages).map((page) => ({ ...page, id: app.newId<PrintPageId>() }))
  await addRun(app, { ...run, sources: [source], pdfHash: keyed(app.vault, dossier, pdfHash), pages: numbered })
  await log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { ...about, run: run.id, pages: pages.length },
  })
}
