import { answered, type Command, partOf } from '#db/commands.ts'
import * as prints from '#db/prints/prints.ts'
import { parametersOf } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { DossierId, PrintRunId } from '#domain/ids.ts'
import { readPageCode } from '#domain/prints/code.ts'
import type { Parameters } from '#domain/prints/form.ts'
import type { BatchPart } from '#domain/prints/job.ts'
import { isStale } from '#domain/prints/print.ts'
import type { App } from '#house/app.ts'
import { type FreshRun, freshRun } from './fresh-run.ts'
import { keyedPages, parametersNow } from './material.ts'

/** So many are recorded in one transaction: it is over in a few hundredths of a second (docs/decisions/0107). */
export const atOnce = 10

export type Run = FreshRun & { readonly parameters: Parameters }

type Part = { readonly runs: readonly Run[]; readonly known: boolean }

/** The runs of each part of a command, one a dossier: those recorded before, or fresh ones with codes of their own. */
export async function partsOf(
  app: App,
  actor: Actor,
  wanted: readonly { readonly dossier: DossierId }[],
  command: Command,
): Promise<readonly Part[]> {
  const parameters = await parametersNow(app, app.now())
  const parts: Part[] = []
  for (let from = 0; from < wanted.length; from += atOnce) {
    const own = wanted.slice(from, from + atOnce)
    const ids = await answered<readonly string[]>(app, actor, partOf(command, parts.length))
    const runs: Run[] = []
    for (const [at, { dossier }] of own.entries()) {
      const id = ids?.[at] as PrintRunId | undefined
      const run = id ? await runOf(app, id) : await freshRun(app, actor, { dossier, purpose: 'work' })
      if (run.dossier !== dossier) throw new Conflict()
      runs.push({ parameters, ...run })
    }
    parts.push({ runs, known: ids !== undefined })
  }
  return parts
}

/** A run that was recorded, with the code of its pages. */
export async function runOf(app: App, id: PrintRunId): Promise<Run> {
  const run = await prints.find(app.db, id)
  const [first] = await prints.pagesOfRun(app.db, id)
  const code = readPageCode(first?.code ?? '')
  if (!run || !code.ok) throw new NotFound()
  return { ...run, code: code.value.run, parameters: await parametersOf(app, id) }
}

/** What was recorded before is drawn again only as it was. */
export async function mustSayTheSame(
  app: App,
  parts: readonly { readonly run: Run; readonly drawn?: BatchPart | undefined }[],
) {
  for (const { run, drawn } of parts) {
    const now = drawn?.ok ? keyedPages(app, run.dossier, drawn.pages) : []
    const pages = await prints.pagesOfRun(app.db, run.id)
    if (pages.some((page) => isStale(page, now))) throw new Conflict()
  }
}
