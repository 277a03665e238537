import { once } from '#actions/once.ts'
import { type Command, partOf } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { addRun, keyed } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, PrintPageId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { paperFoot } from '#domain/prints/foot.ts'
import type { PaperParameters, TypedForm } from '#domain/prints/form.ts'
import type { BatchPart, PrintJob } from '#domain/prints/job.ts'
import { type PaperKind, papers } from '#domain/prints/papers/index.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { keyedPages, materialOf, sourcesOf, stoppedAt } from './material.ts'
import { type LeftOut, type Ready, readAll } from './reading-papers.ts'
import { atOnce, mustSayTheSame, partsOf, type Run } from './runs-in-parts.ts'

/** What is printed, of whom, and how. */
export type PaperOrder = PaperParameters & {
  readonly paper: PaperKind
  /** In the order of the list that they were chosen from. */
  readonly dossiers: readonly DossierId[]
  /** How the foot names the printer. */
  readonly by: string
  /** What the form of each says, where that differs from person to person. */
  readonly forms?: ReadonlyMap<DossierId, TypedForm>
}

export type PaperRefusal =
  | 'paper.nobody'
  | 'paper.too-many'
  | 'paper.copies'
  | 'paper.too-much'
  | 'paper.reason-needed'
  | 'paper.some-left-out'
  | 'paper.all-left-out'

export type PaperResult =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly runCode: string }
  | { readonly ok: false; readonly refusal: PaperRefusal; readonly leftOut?: readonly LeftOut[] }

/**
 * Prints a paper of one person or many as one file: reads each through the gate, draws outside any transaction, and
 * then records a run for each. Whoever cannot be printed refuses the whole and is named with the reason, so that the
 * others can be printed knowing who is missing. A repeat of the command answers the same file and records nothing; a
 * Conflict where a dossier says something else by now.
 */
export async function printPapers(app: App, actor: Actor, order: PaperOrder, command: Command): Promise<PaperResult> {
  const wrong = wrongIn(order)
  if (wrong) return { ok: false, refusal: wrong }
  const { ready, leftOut } = await readAll(app, actor, order)
  if (ready.length === 0) return { ok: false, refusal: 'paper.all-left-out', leftOut }
  if (leftOut.length > 0) return { ok: false, refusal: 'paper.some-left-out', leftOut }
  return drawAndRecord(app, actor, order, ready, command)
}

function wrongIn({ dossiers, copies, reason }: PaperOrder): PaperRefusal | undefined {
  if (dossiers.length === 0) return 'paper.nobody'
  if (dossiers.length > limits.paperPeople) return 'paper.too-many'
  if (!Number.isInteger(copies) || copies < 1 || copies > limits.paperCopies) return 'paper.copies'
  if (dossiers.length * copies > limits.paperForms) return 'paper.too-much'
  return reason.trim() === '' ? 'paper.reason-needed' : undefined
}

async function drawAndRecord(
  app: App,
  actor: Actor,
  order: PaperOrder,
  ready: readonly Ready[],
  command: Command,
): Promise<PaperResult> {
  const parts = await partsOf(app, actor, ready, command)
  const runs = parts.flatMap((part) => part.runs)
  const drawn = await drawRuns(app, order, ready, runs)
  const leftOut = drawn.parts.flatMap((part, at): readonly LeftOut[] => {
    const one = ready[at]
    return part.ok || !one
      ? []
      : [{ dossier: one.dossier, why: 'glyphs', stopped: stoppedAt(one.reading, part.missing) }]
  })
  if (leftOut.length > 0) return { ok: false, refusal: 'paper.all-left-out', leftOut }

  for (const [at, { runs, known }] of parts.entries()) {
    const own = runs.map((run, index) => ({
      run,
      drawn: drawn.parts[at * atOnce + index],
      one: ready[at * atOnce + index],
    }))
    if (known) await mustSayTheSame(app, own)
    else {
      const recorded = await once<never, readonly string[]>(app, actor, partOf(command, at), async (app) => {
        for (const { one, run, drawn: part } of own) {
          if (one && part?.ok) await record(app, order, one, { run, pages: part.pages, pdfHash: drawn.pdfHash })
        }
        return ok(runs.map(({ id }) => id))
      })
      // The same form was sent twice at once, and the other one was first: its runs are the file.
      if (recorded.ok && recorded.value[0] !== runs[0]?.id) return drawAndRecord(app, actor, order, ready, command)
    }
  }
  return { ok: true, pdf: drawn.pdf, runCode: runs[0]?.code ?? '' }
}

async function drawRuns(app: App, order: PaperOrder, ready: readonly Ready[], runs: readonly Run[]) {
  const jobs: PrintJob[] = []
  for (const [at, { dossier, reading, filed }] of ready.entries()) {
    const run = runs[at]
    if (!run) continue
    const parameters = { ...run.parameters, paper: wishOf(order, dossier) }
    jobs.push({
      ...(await materialOf(app, dossier, { ...reading, filed }, parameters, [order.paper])),
      formVersion: parameters.formVersion,
      at: run.printedAt,
      foot: paperFoot({ by: order.by, at: run.printedAt, logHead: run.logHead, purpose: papers[order.paper].purpose }),
      run: run.code,
    })
  }
  const [first] = jobs
  if (!first) throw new NotFound()
  return app.printRoom.drawBatch({ jobs, copies: order.copies, at: first.at })
}

function wishOf({ paper: _, dossiers: __, by: ___, forms, ...wish }: PaperOrder, dossier: DossierId): PaperParameters {
  const form = forms?.get(dossier)
  return { ...wish, reason: wish.reason.trim(), ...(form && { form }) }
}

type Drawn = Pick<BatchPart & { ok: true }, 'pages'> & { readonly run: Run; readonly pdfHash: string }

async function record(app: App, order: PaperOrder, { dossier, reading }: Ready, { run, pages, pdfHash }: Drawn) {
  await addRun(app, {
    ...run,
    parameters: { ...run.parameters, paper: wishOf(order, dossier) },
    sources: sourcesOf(reading.changes),
    pdfHash: keyed(app.vault, dossier, pdfHash),
    pages: keyedPages(app, dossier, pages).map((page) => ({ ...page, id: app.newId<PrintPageId>() })),
  })
  await log.record(app.db, {
    at: app.now(),
    actor: run.printedBy,
    act: 'paper.printed',
    about: { dossier, run: run.id, paper: order.paper, pages: pages.length, copies: order.copies },
  })
}
