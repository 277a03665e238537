import { once } from '#actions/once.ts'
import { answered, type Command, partOf } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as prints from '#db/prints/prints.ts'
import { addRun, keyed, parametersOf } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Conflict, Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { standingOf } from '#domain/materials/material.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import { readPageCode } from '#domain/prints/code.ts'
import { paperFoot, previewFoot, watermark } from '#domain/prints/foot.ts'
import type { PaperParameters, Parameters } from '#domain/prints/form.ts'
import type { BatchPart, Drawing, PrintJob } from '#domain/prints/job.ts'
import { lackingIn, type Stopped } from '#domain/prints/lacking.ts'
import { type PaperKind, papers } from '#domain/prints/papers/index.ts'
import { isStale } from '#domain/prints/print.ts'
import { ok } from '#domain/result.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import { guard } from '#gate/guard.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import type { App } from '#house/app.ts'
import { type FreshRun, freshRun } from './fresh-run.ts'
import { keyedPages, materialOf, parametersNow, sourcesOf, stoppedAt } from './material.ts'

/**
 * 预览 of one paper as it would print now, with a watermark and without codes. Throws NotFound where the dossier is
 * invisible, Forbidden where it may be seen but the paper not printed.
 */
export async function previewPaper(
  app: App,
  actor: Actor,
  { paper, dossier, by, ...wish }: { paper: PaperKind; dossier: DossierId; by: string } & PaperParameters,
): Promise<{
  readonly drawing: Drawing
  readonly reading: Reading
  readonly parameters: Parameters
  readonly stopped?: Stopped
}> {
  const { reading, filed } = await readFor(app, actor, paper, dossier, 'dossier.previewed')
  const at = app.now()
  const parameters = { ...(await parametersNow(app, at)), paper: wish }
  const drawing = await app.printRoom.draw({
    ...(await materialOf(app, dossier, { ...reading, filed }, parameters, [paper])),
    formVersion: parameters.formVersion,
    at,
    foot: previewFoot({ by, at }),
    watermark: watermark({ by, at }),
  })
  const shown = { drawing, reading, parameters }
  return drawing.ok ? shown : { ...shown, stopped: stoppedAt(reading, drawing.missing) }
}

/** What is printed, of whom, and how. */
export type PaperOrder = PaperParameters & {
  readonly paper: PaperKind
  /** In the order of the list that they were chosen from. */
  readonly dossiers: readonly DossierId[]
  /** How the foot names the printer. */
  readonly by: string
}

/** 印不了的人: characters without glyph, a dossier that cannot be read whole, or one that is no longer in sight. */
export type LeftOut = { readonly dossier: DossierId } & (
  | { readonly why: 'glyphs'; readonly stopped: Stopped }
  | { readonly why: 'damaged' }
  | { readonly why: 'out-of-sight' }
)

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
 * Prints a paper of one person or many as one file: reads each through the gate, draws outside any transaction, and then
 * records a run for each. Whoever cannot be printed refuses the whole and is named with the reason, so that the others can
 * be printed knowing who is missing. A repeat of the command answers the same file and records nothing; a Conflict where a dossier says something
 * else by now.
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

type Ready = { readonly dossier: DossierId; readonly reading: Reading; readonly filed: readonly Ordered[] }

/** Each is decided and logged by itself; what stops one leaves the others alone. */
async function readAll(app: App, actor: Actor, { paper, dossiers }: PaperOrder) {
  const ready: Ready[] = []
  const leftOut: LeftOut[] = []
  for (const dossier of new Set(dossiers)) {
    const read = await readOne(app, actor, paper, dossier)
    if ('why' in read) leftOut.push(read)
    else ready.push(read)
  }
  return { ready, leftOut }
}

async function readOne(app: App, actor: Actor, paper: PaperKind, dossier: DossierId): Promise<Ready | LeftOut> {
  try {
    const ready = await readFor(app, actor, paper, dossier, 'dossier.printed')
    const { reading } = ready
    const places = lackingIn(reading.contents, sections, app.printRoom.coverage.lacks)
    if (places.length === 0) return ready
    return { dossier, why: 'glyphs', stopped: { missing: [...new Set(places.flatMap(({ chars }) => chars))], places } }
  } catch (error) {
    if (error instanceof Damaged) return { dossier, why: 'damaged' }
    if (error instanceof NotFound || error instanceof Forbidden) return { dossier, why: 'out-of-sight' }
    throw error
  }
}

/** Throws NotFound where the dossier is invisible, Forbidden where this actor does not print the paper of it. */
export async function mustPrintPaper(app: App, actor: Actor, paper: PaperKind, dossier: DossierId): Promise<void> {
  await guard(app, actor, dossier, { action: 'paper', groups: ['who', ...papers[paper].needs] })
}

async function readFor(
  app: App,
  actor: Actor,
  paper: PaperKind,
  dossier: DossierId,
  act: 'dossier.previewed' | 'dossier.printed',
): Promise<Ready> {
  await mustPrintPaper(app, actor, paper, dossier)
  const reading = await readDossier(app, actor, dossier, { act, action: 'paper', only: papers[paper].groups })
  if (!reading) throw new NotFound()
  mustBeWhole(app, dossier)
  return { dossier, reading, filed: paper === 'catalogue' ? await filedOf(app, actor, dossier, act) : [] }
}

/** What lies in the catalogue, whole: throws Damaged where a line of it cannot be read. */
async function filedOf(app: App, actor: Actor, dossier: DossierId, act: 'dossier.previewed' | 'dossier.printed') {
  const catalogue = await readCatalogue(app, actor, dossier, act)
  if (app.damages.of('dossier', dossier).some(({ where }) => where === 'materials'))
    throw new Damaged({ table: 'materials', id: dossier })
  return (catalogue?.materials ?? []).filter(({ kind }) => standingOf(kind) === 'filed')
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
      drawn: drawn.parts[at * people + index],
      one: ready[at * people + index],
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

/** So many are recorded in one transaction: it is over in a few hundredths of a second (docs/decisions/0107). */
const people = 10

type Run = FreshRun & { readonly parameters: Parameters }

/** The runs of a part of the command: those recorded before, or fresh ones. */
type Part = { readonly runs: readonly Run[]; readonly known: boolean }

async function partsOf(app: App, actor: Actor, ready: readonly Ready[], command: Command): Promise<readonly Part[]> {
  const parameters = await parametersNow(app, app.now())
  const taken = new Set<string>()
  const parts: Part[] = []
  for (let from = 0; from < ready.length; from += people) {
    const own = ready.slice(from, from + people)
    const ids = await answered<readonly string[]>(app, actor, partOf(command, parts.length))
    const runs: Run[] = []
    for (const [at, { dossier }] of own.entries()) {
      const id = ids?.[at] as PrintRunId | undefined
      const run = id ? await runOf(app, id) : await freshRun(app, actor, { dossier, purpose: 'work' }, taken)
      if (run.dossier !== dossier) throw new Conflict()
      taken.add(run.code)
      runs.push({ parameters, ...run })
    }
    parts.push({ runs, known: ids !== undefined })
  }
  return parts
}

async function runOf(app: App, id: PrintRunId): Promise<Run> {
  const run = await prints.find(app.db, id)
  const [first] = await prints.pagesOfRun(app.db, id)
  const code = readPageCode(first?.code ?? '')
  if (!run || !code.ok) throw new NotFound()
  return { ...run, code: code.value.run, parameters: await parametersOf(app, id) }
}

async function drawRuns(app: App, order: PaperOrder, ready: readonly Ready[], runs: readonly Run[]) {
  const jobs: PrintJob[] = []
  for (const [at, { dossier, reading, filed }] of ready.entries()) {
    const run = runs[at]
    if (!run) continue
    const parameters = { ...run.parameters, paper: wishOf(order) }
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

const wishOf = ({ paper: _, dossiers: __, by: ___, ...wish }: PaperOrder): PaperParameters => ({
  ...wish,
  reason: wish.reason.trim(),
})

type Drawn = Pick<BatchPart & { ok: true }, 'pages'> & { readonly run: Run; readonly pdfHash: string }

async function record(app: App, order: PaperOrder, { dossier, reading }: Ready, { run, pages, pdfHash }: Drawn) {
  await addRun(app, {
    ...run,
    parameters: { ...run.parameters, paper: wishOf(order) },
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

/** What was recorded before is drawn again only as it was. */
async function mustSayTheSame(
  app: App,
  parts: readonly { readonly run: Run; readonly drawn?: BatchPart | undefined }[],
) {
  for (const { run, drawn } of parts) {
    const now = drawn?.ok ? keyedPages(app, run.dossier, drawn.pages) : []
    const pages = await prints.pagesOfRun(app.db, run.id)
    if (pages.some((page) => isStale(page, now))) throw new Conflict()
  }
}
